"""By when: the years and months that a sentence sets for what it says, and how far each holds."""

from __future__ import annotations

import re
from typing import NamedTuple

from aikg.curate.read.numerals import number
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_YEAR = (
    r"(?P<year>(?:19|20)\d\d|[一二]〇[一二三四五六七八九〇]{2})年"
    r"(?:(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九])月)?"
)
DEADLINE = re.compile(
    rf"(?:(?:力争|争取|确保|到|至|截至|在|于)*)(?<!\d){_YEAR}(?P<end>年?[底末]|上半年|下半年|前)?"
    r"(?:之?前|时|,|(?=[^\d月日—至到-]))"
    r"|(?:19|20)\d\d年?(?:—|至|到|-)(?P<last>(?:19|20)\d\d)年(?:期间|间|,|(?=[一-龥]))"
    r"|(?:到)?[“\"]?(?P<plan>十[三四五六七]五)[”\"]?(?:规划)?(?:期?末|期间|时期|末期)"
)
_PLAN_END = {"十三五": "2020", "十四五": "2025", "十五五": "2030", "十六五": "2035", "十七五": "2040"}
_NOT_BEFORE = "自从以比较对—至~-"
_NOT_AFTER = re.compile(r"\d{1,2}日|版|度?起|以来|以后|及以后")


class Deadline(NamedTuple):
    """A deadline as the draft holds it (a year, or a year and month) and where it stands."""

    when: str
    start: int
    end: int


def deadlines(clean: str, start: int, end: int) -> Iterator[Deadline]:
    """The deadlines of a sentence in order; years that are names, beginnings or grounds of comparison are none."""
    for match in DEADLINE.finditer(clean, start, end):
        if _within(clean, start, match.start()):
            continue
        if match["plan"] or match["last"]:
            yield Deadline(match["last"] or _PLAN_END[match["plan"]], match.start(), match.end())
            continue
        behind = clean[match.start() - 1 : match.start()] if match.start() > start else ""
        after = match.end() - (clean[match.end() - 1] in ",时")
        if (behind and behind in _NOT_BEFORE) or _NOT_AFTER.match(clean, after) or _NOT_AFTER.match(clean, match.end()):
            continue
        year, month = int(number(match["year"])), match["month"]
        yield Deadline(f"{year}-{int(number(month)):02d}" if month else str(year), match.start(), match.end())


def deadline_of(figure: int, found: list[Deadline], carried: Deadline | None) -> Deadline | None:
    """The deadline for a figure: the last one before it in its sentence, else the one carried on, else the first."""
    before = [deadline for deadline in found if deadline.end <= figure]
    return before[-1] if before else carried or (found[0] if found else None)


def year_of_plan(title: str | None) -> str | None:
    """The year of a plan for one year, which is its deadline: 2026 for 2026年工作要点."""
    match = re.search(r"(20\d\d)年(?:度)?(?:[^年]*(?:要点|工作|任务))", title or "")
    return match[1] if match and not re.search(r"20\d\d年?[—至-]20\d\d", title or "") else None


def _within(clean: str, start: int, at: int) -> bool:
    """Whether a place is inside brackets or a title."""
    return any(clean.rfind(first, start, at) > clean.rfind(last, start, at) for first, last in ("()", "《》"))
