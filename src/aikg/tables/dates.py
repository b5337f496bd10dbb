"""Reads dates as the tables write them, with the first and the last day that a date can mean.

`2025`, `2025-06` and `2025-06-04` are a year, a month and a day. `2025-end` is December of that year, and
`2025-05-end` the last ten days of that month. ontology/README.md explains why.
"""

from __future__ import annotations

import calendar
import datetime
import re
from typing import NamedTuple

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(-end)?$", re.ASCII)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Span(NamedTuple):
    """The meaning of a written date: its first and last day, its precision, and how it is written in words."""

    earliest: datetime.date
    latest: datetime.date
    precision: str
    label_en: str
    label_zh: str

    @property
    def number(self) -> int:
        """Days from 1 January 1970 to the earliest day."""
        return (self.earliest - datetime.date(1970, 1, 1)).days


def parse(text: str) -> Span:
    """Returns the meaning of a written date.

    :raises ValueError: if the text is not such a date, or the day does not exist
    """
    match = _FORM.fullmatch(text)
    if match is None or (match[3] and match[4]):
        raise ValueError(f"{text!r} is not a date: write 2025, 2025-06, 2025-06-04, 2025-end or 2025-05-end")
    year, month, day, end = int(match[1]), match[2], match[3], match[4]
    if day:
        exact = datetime.date(year, int(month), int(day))
        label = f"{exact.day} {_MONTHS[exact.month - 1]} {year}"
        return Span(exact, exact, "day", label, f"{year}年{exact.month}月{exact.day}日")
    if month:
        return _month(year, int(month), bool(end))
    first = datetime.date(year, 12 if end else 1, 1)
    precision, label = ("year-end", f"end of {year}") if end else ("year", str(year))
    return Span(first, datetime.date(year, 12, 31), precision, label, f"{year}年底" if end else f"{year}年")


def _month(year: int, month: int, end: bool) -> Span:
    first = datetime.date(year, month, 1)
    last = first.replace(day=calendar.monthrange(year, month)[1])
    name, label_zh = f"{_MONTHS[month - 1]} {year}", f"{year}年{month}月"
    if end:
        return Span(last - datetime.timedelta(days=9), last, "month-end", f"end of {name}", label_zh + "底")
    return Span(first, last, "month", name, label_zh)
