"""What stored questions are about: the groups in which they are listed, each with a heading in both languages.

The first tag of a question that is a topic here is the topic of the question.
"""

from __future__ import annotations

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aikg.questions.stored import StoredQuery

# Topic -> its heading in Chinese and in English, in the order in which they are listed.
TOPICS = {
    "documents": ("文件及其效力", "Documents and their force"),
    "alignment": ("中央文件的落实", "How central documents are carried out"),
    "targets": ("目标与数据", "Targets and figures"),
    "instruments": ("政策工具", "Policy instruments"),
    "sites": ("产业载体与算力", "Sites and computing power"),
    "relations": ("地区之间的合作与竞争", "Cooperation and competition of places"),
    "abroad": ("国际合作", "International cooperation"),
    "system": ("治理体系与机制", "Levels of governance and mechanisms"),
    "quality": ("数据的完整与可靠", "How complete and how sure the data is"),
    "federated": ("与其他数据集一并查询", "Together with other data sets"),
    "other": ("其他问题", "Other questions"),
}


def topic(query: StoredQuery) -> str:
    """Returns the topic of a stored question; `other` if it has none."""
    if query.purpose == "federated":
        return "federated"
    return next((tag for tag in query.header.tags if tag in TOPICS), "other")


def heading(topic: str, lang: str) -> str:
    """Returns the heading of a topic.

    >>> heading("targets", "zh"), heading("targets", "en")
    ('目标与数据', 'Targets and figures')
    """
    return TOPICS[topic][lang == "en"]


def grouped(queries: Iterable[StoredQuery]) -> dict[str, list[StoredQuery]]:
    """Returns stored questions by their topics, in the order of these; within one the order stays."""
    found: dict[str, list[StoredQuery]] = {each: [] for each in TOPICS}
    for query in queries:
        found[topic(query)].append(query)
    return {each: several for each, several in found.items() if several}
