"""What every answer rests on: its sources, the release, and what the graph covers."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from aikg.cite.collect import dataset_work
from aikg.namespaces import compact
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aikg.cite.model import Work
    from aikg.graph import Graph

_YARDSTICK = "province-coverage"
_NOTE = {
    "en": "The graph holds what its curators have read. Where it has nothing, nothing is known: it may exist all the "
    "same.",
    "zh": "图谱只收录已查阅的材料；查无记录只表示尚不知晓，不表示不存在。",
}


def grounded(
    graph: Graph, answer: Any, works: Iterable[Work], lang: str, places: Sequence[str] = (), **about: Any
) -> dict[str, Any]:
    """Returns an answer with its sources, the release and the coverage it rests on.

    :param works: the sources of the answer
    :param lang: `zh`, `en` or `both`: the language of names
    :param places: the IRIs of the places that were asked about; of provinces the coverage says more
    :param about: what else the coverage says
    """
    lang = "zh" if lang == "zh" else "en"
    return {
        "answer": answer,
        "sources": [source(work, lang) for work in works],
        "release": dict(_release(graph, lang)),
        "coverage": {**_counted(graph, lang), **_provinces(graph, places, lang), **about, "note": _NOTE[lang]},
    }


def source(work: Work, lang: str) -> dict[str, Any]:
    """Returns a work as plain data, without what is not known of it."""
    said = {
        "id": f"source/{work.key}",
        "title": work.title.text(lang),
        "authors": [each.text(lang) for each in work.authors],
        "number": work.number,
        "date": work.day,
        "doi": work.doi,
        "address": work.address,
        "no_address_look_at": [each.text(lang) for each in work.look_at],
        "seen": work.seen,
        "seen_as": work.seen_as.text(lang),
        "places_in_it": list(work.places),
    }
    return {key: value for key, value in said.items() if value}


@lru_cache(maxsize=8)
def _release(graph: Graph, lang: str) -> dict[str, str]:
    work = dataset_work(graph.dataset, graph.source)
    return {
        "title": work.title.text(lang),
        "version": work.version,
        "last_seen": work.published,
        "licence": work.licence,
        "address": work.address,
    }


@lru_cache(maxsize=8)
def _counted(graph: Graph, lang: str) -> dict[str, Any]:
    """Returns how many documents there are by level, how evidence was seen, and when documents were looked at last."""
    documents: dict[str, Any] = {}
    seen: dict[str, int] = {}
    last = ""
    for count in graph.stats():
        name = count.of_zh if lang == "zh" else count.of_en
        if count.counted == "documents":
            documents[name] = {"number": count.number, "newest": count.newest}
        elif count.counted == "evidence":
            seen[name] = count.number
        elif count.counted == "last look":
            last = count.newest or ""
    return {"documents": documents, "evidence_seen_as": seen, "looked_until": last}


def _provinces(graph: Graph, places: Sequence[str], lang: str) -> dict[str, Any]:
    if not places or _YARDSTICK not in {query.name for query in graph.queries()}:
        return {}
    rows = graph.query(_YARDSTICK, lang, (), place=list(places)).to_dicts()
    plain = [{key: compact(str(each)) if key == "place" else each for key, each in row.items()} for row in rows]
    return {"provinces": plain} if plain else {}
