"""Dates as texts print them, read as ISO dates: 2025年6月4日, 二〇二五年六月四日, 2025-06-04, 2025.6.4, 2025/6/4."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from aikg.curate.read.numerals import DIGIT, number

_HAN_YEAR = f"[{DIGIT}]{{4}}"
_HAN_PART = "[一二三四五六七八九十]{1,3}"
DATE = re.compile(
    rf"(?<!\d)(?P<year>(?:19|20)\d\d|{_HAN_YEAR})年(?P<month>\d{{1,2}}|{_HAN_PART})月(?P<day>\d{{1,2}}|{_HAN_PART})日"
    r"|(?<![\d/.-])(?P<year2>(?:19|20)\d\d)(?P<sign>[-./])(?P<month2>\d{1,2})(?P=sign)(?P<day2>\d{1,2})(?![\d])"
)
# The same without named groups, to stand inside other expressions.
ANY = (
    rf"(?:(?:19|20)\d\d|{_HAN_YEAR})年(?:\d{{1,2}}|{_HAN_PART})月(?:\d{{1,2}}|{_HAN_PART})日"
    r"|(?:19|20)\d\d(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.)\d{1,2}"
)
# A date that has lost 年 and 月, as 2022922日 or 2022922 alone on its line.
BROKEN = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d{2,4})(?:日|(?=\s*(?:\n|$)))")


class Written(NamedTuple):
    """A date and where it stands."""

    iso: str
    start: int
    end: int


def dates(text: str, start: int = 0, end: int | None = None) -> list[Written]:
    """The full dates in a text, in order; what is no day of the calendar is left out."""
    found = []
    for match in DATE.finditer(text, start, len(text) if end is None else end):
        iso = iso_of(match)
        if iso:
            found.append(Written(iso, match.start(), match.end()))
    return found


def iso_of(match: re.Match[str]) -> str | None:
    """The ISO form of a match of `DATE`, or nothing when there is no such day."""
    parts = [match["year"] or match["year2"], match["month"] or match["month2"], match["day"] or match["day2"]]
    try:
        year, month, day = (int(number(part)) for part in parts)
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def mended(match: re.Match[str]) -> str | None:
    """The day that a match of `BROKEN` can only mean: 2022922 is 22 September; 2022111 may be two days and is none."""
    rest = match[2]
    ways = set()
    for cut in range(1, len(rest)):
        month, day = rest[:cut], rest[cut:]
        if month[0] == "0" or day[0] == "0":
            continue
        try:
            ways.add(datetime.date(int(match[1]), int(month), int(day)).isoformat())
        except ValueError:
            continue
    return ways.pop() if len(ways) == 1 else None
