"""How many things came in each year, in one strip of columns for each part, such as a level."""

from __future__ import annotations

from decimal import Decimal

from aikg.pictures.days import interval
from aikg.pictures.picture import Amount, finished, parted
from aikg.pictures.reading import iri, name
from aikg.pictures.svg import line, mark, marks, mute, rect, text
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.pictures.picture import Picture, Task

    # Part -> year (None: not known) -> the things of that year.
    Things = dict[tuple[str, str], dict[int | None, set[str]]]

_YEARS = 13
_HIGH, _STRIP = 44, 88
# On a wide screen two strips stand side by side, with this between them.
_GAP = 32


def years(task: Task) -> Picture:
    """Columns by year; the roles are `thing`, which is counted, `issued`, its date, and `part`."""
    task = parted(task)
    things = _things(task)
    known = sorted({year for found in things.values() for year in found if year is not None})
    first = max(known[0], known[-1] - _YEARS + 1) if known else 0
    slots = [*([None] if known and known[0] < first else []), *range(first, known[-1] + 1)] if known else []
    most = max((len(_of(found, slot, first)) for found in things.values() for slot in slots), default=1)
    drawn, still, table = "", "", []
    columns = 2 if task.broad else 1
    strip = (task.width - _GAP * (columns - 1)) / columns
    for number, ((_, part), found) in enumerate(things.items()):
        left, top = number % columns * (strip + _GAP), number // columns * _STRIP
        base, end = top + 20 + _HIGH, left + strip
        total = len(set().union(*found.values()))
        still += text(left, top + 12, part, "b ink") + text(end, top + 12, task.word("total", count=total), "m end")
        still += line(left, base, end, base, "axis")
        wide = strip / max(1, len(slots))
        for position, slot in enumerate(slots):
            count = len(_of(found, slot, first))
            year = str(slot) if slot is not None else task.word("before", year=first)
            words = task.word("in-year", part=part, year=year, count=count)
            drawn += mark(_column(count, count / most, left + position * wide, wide, base), words, None)
            still += text(left + (position + 0.5) * wide, base + 13, _short(slot, first), "m mid")
            table.append((part, str(slot) if slot is not None else f"–{first - 1}", count))
    dateless = len({thing for found in things.values() for thing in found.get(None, set())})
    notes = [task.word("dateless-things", count=dateless)] if dateless else []
    heads = [task.word(key) for key in ("group", "year", "number")]
    amounts = [Amount(f"{part} {year}", Decimal(count), str(count)) for part, year, count in table]
    return finished(task, mute(still) + marks(drawn), -(-len(things) // columns) * _STRIP, heads, table, notes, amounts)


def _things(task: Task) -> Things:
    """The things of each part by the year of their date; the parts in the order of the view."""
    found: Things = {}
    for row in task.rows:
        part = (iri(row, task.one("part")).rpartition("/")[2], name(row, task.one("part"), task.lang))
        when = interval(row, task.one("issued"))
        year = when.first.year if when and when.first.year == when.last.year else None
        found.setdefault(part, {}).setdefault(year, set()).add(iri(row, task.one("thing")))
    order = task.view.order
    ranked = sorted(found, key=lambda part: (order.index(part[0]) if part[0] in order else len(order), part))
    return {part: found[part] for part in ranked}


def _of(found: dict[int | None, set[str]], slot: int | None, first: int) -> set[str]:
    """The things of a year; of all years before the first if the slot is None."""
    if slot is not None:
        return found.get(slot, set())
    return set().union(*(things for year, things in found.items() if year is not None and year < first))


def _column(count: int, high: float, x: float, wide: float, base: float) -> str:
    height = max(high * (_HIGH - 14), 1 if count else 0)
    shape = rect(x, base - _HIGH, wide, _HIGH + 16, "hit") + rect(x + 2, base - height, wide - 4, height, "bar")
    return shape + (text(x + wide / 2, base - height - 3, str(count), "ink mid") if count else "")


def _short(slot: int | None, first: int) -> str:
    return f"’{slot % 100:02}" if slot is not None else f"≤{(first - 1) % 100:02}"
