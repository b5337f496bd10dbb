"""Days and the intervals of dates that are not exact, and the axis of time."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from aikg.pictures.reading import value
from aikg.pictures.svg import line, room, text
from aikg.tables.dates import parse
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aikg.sparql.results import Row

_SIZE = 12
# Months between two lines of the axis -> the room that their labels need, in pixels.
_STEPS = {1: 52, 3: 52, 6: 52, 12: 32, 24: 32, 60: 32, 120: 32, 600: 32, 6000: 32, 60000: 32}


class Interval(NamedTuple):
    """The first and the last day that a date can mean, and the date as its source has it."""

    first: date
    last: date
    written: str

    @property
    def exact(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last


def interval(row: Row, variable: str) -> Interval | None:
    """The interval of a date in a row; None if it has none, or something else."""
    found = value(row, variable)
    if isinstance(found, date):
        return Interval(found, found, found.isoformat())
    return None if found is None else _read(str(found))


@lru_cache(4096)
def _read(written: str) -> Interval | None:
    try:
        span = parse(written)
    except ValueError:
        return None
    return Interval(span.earliest, span.latest, written)


class Axis(NamedTuple):
    """An axis of time from the first day of one month to the first of another, between two places on the picture."""

    first: date
    last: date
    left: float
    right: float

    def at(self, day: date) -> float:
        """Where a day stands; a day outside stands at the end that is nearer."""
        part = (day - self.first).days / max(1, (self.last - self.first).days)
        return self.left + min(1.0, max(0.0, part)) * (self.right - self.left)

    def drawn(self, top: float, bottom: float) -> str:
        """The lines of the years or months from *top* down to *bottom*, with their names above."""
        start, end = (12 * day.year + day.month - 1 for day in (self.first, self.last))
        step = next(each for each, wide in _STEPS.items() if (end - start) / each * wide <= self.right - self.left)
        lines = ""
        for month in range(-(-start // step) * step, end, step):
            x = self.at(date(month // 12, month % 12 + 1, 1))
            name = f"{month // 12}" if step >= 12 else f"{month // 12}-{month % 12 + 1:02}"
            lines += line(x, top, x, bottom, "grid")
            if x + 2 + room(name, _SIZE) <= self.right + 4:
                lines += text(x + 2, top - 4, name, "m")
        return lines


def axis(days: Iterable[date], left: float, right: float) -> Axis:
    """The axis on which these days stand, a year at least; that of the year 2000 if there is none."""
    found = sorted(days) or [date(2000, 1, 1)]
    first, last = found[0], found[-1]
    end = min(max(12 * last.year + last.month, 12 * first.year + first.month + 11), 12 * date.max.year + 11)
    return Axis(first.replace(day=1), date(end // 12, end % 12 + 1, 1), left, right)
