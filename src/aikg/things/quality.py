"""Measures the quality of the data."""

from __future__ import annotations

from typing import NamedTuple

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from aikg.sparql.results import Row

    # Answers a stored question by its name.
    Ask = Callable[[str], Iterable[Row]]


class Quality(NamedTuple):
    """One measure of quality: its name, how many of how many meet it, and the share in percent."""

    measure: str
    measure_zh: str
    measure_en: str
    number: int
    of: int
    share: float


def quality(ask: Ask) -> list[Quality]:
    """Returns the measures, from the stored questions document-quality, weak-evidence, province-coverage, contested,
    south-south and alignment-kinds.

    :param ask: answers a stored question by its name
    """
    documents = [
        Quality(row.measure, row.measure_zh, row.measure_en, row.documents, row.of, float(row.share))
        for row in ask("document-quality")
    ]
    weak = [
        Quality("weak-evidence", f"仅有弱证据：{row.class_zh}", f"only weak evidence: {row.class_en}", *_part(row))
        for row in ask("weak-evidence")
    ]
    places = list(ask("province-coverage"))
    covered = sum((row.documents or 0) + (row.local_documents or 0) > 1 for row in places)
    outcomes = {row.initiative: row.outcome for row in ask("south-south")}
    told = sum(outcome is not None for outcome in outcomes.values())
    contested = len({row.contested for row in ask("contested")})
    return [
        *documents,
        _measure("provinces", "有两份以上文件的省级地区", "provinces with two documents or more", covered, len(places)),
        _measure("contested", "有争议的取值", "contested values", contested, contested),
        _measure("outcome", "已查后续的国际倡议", "initiatives whose outcome was looked for", told, len(outcomes)),
        *(_alignments(row) for row in ask("alignment-kinds")),
        *weak,
    ]


def _alignments(row: Row) -> Quality:
    zh, en = f"呼应的依据：{row.property_zh}", f"alignments that rest on: {row.property_en}"
    return Quality("alignment", zh, en, row.alignments, row.of, float(row.share))


def _part(row: Row) -> tuple[int, int, float]:
    return row.weak, row.things, float(row.share)


def _measure(name: str, zh: str, en: str, number: int, of: int) -> Quality:
    return Quality(name, zh, en, number, of, round(100 * number / of, 1) if of else 0.0)
