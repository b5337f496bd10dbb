"""Amounts that differ by orders of magnitude, on an axis where each step is ten times the one before."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from math import ceil, floor, log10
from typing import NamedTuple

from aikg.pictures.figures import scale
from aikg.pictures.picture import BROAD, WIDTH, Amount, finished, parted
from aikg.pictures.reading import iri, name, number
from aikg.pictures.svg import clip, line, mark, marks, mute, rect, room, tag, text
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.pictures.picture import Datum, Picture, Task
    from aikg.sparql.results import Row

_HEAD, _MOST = 36, 40
# How far left of the axis the words of its first step begin.
_EDGE = 5
# The size of the words of a step, and what stays free between two.
_SMALL, _GAP = 11.0, 6.0


class Layout(NamedTuple):
    """How a row is laid out: its height, where its name stands and how wide it may be, how much lower its amount is,
    and where the axis begins and ends."""

    row: int
    top: int
    name: int
    lower: int
    left: int
    right: int


# On a phone the amount stands below its name, on a wide screen beside it.
_SLIM = Layout(row=38, top=14, name=WIDTH, lower=16, left=5, right=272)
_BROAD = Layout(row=24, top=16, name=380, lower=0, left=400, right=BROAD - 88)


def caps(task: Task) -> Picture:
    """Amounts on a logarithmic axis; the roles are `label`, `value` and `unit`, and `place` and `printed` if known."""
    task = parted(task, lambda rows: sum(number(row, task.one("value")) is not None for row in rows))
    seen = {(iri(row, task.one("label")), number(row, task.one("value"))): row for row in reversed(task.rows)}
    known = [(row, found) for (_, found), row in seen.items() if found is not None and found > 0]
    known.sort(key=lambda pair: (-pair[1], iri(pair[0], task.one("label"))))
    first = known[0][0] if known else None
    unit = (iri(first, task.one("unit")), name(first, task.one("unit"), task.lang)) if first else ("", "")
    low, high = (floor(log10(known[-1][1])), ceil(log10(known[0][1]))) if known else (0, 1)
    high = max(high, low + 1)
    shown = known[:_MOST]
    layout = _BROAD if task.broad else _SLIM
    bottom = _HEAD + layout.row * len(shown)
    exact = scale(*unit, [], task.lang).exact
    drawn = "".join(
        _row(task, layout, row, found, unit, (log10(found) - low) / (high - low), _HEAD + layout.row * place)
        for place, (row, found) in enumerate(shown)
    )
    key = [task.word("logarithmic")]
    notes = []
    if len(known) < len(seen):
        notes.append(task.word("without-value", count=len(seen) - len(known)))
    if len(known) > _MOST:
        key.append(task.word("shown", total=len(known), shown=_MOST))
    columns = [task.word("name"), task.word("place"), exact or task.word("value"), task.word("printed")]
    table = [_listed(task, row, found) for row, found in known]
    frame = mute(text(task.width, 12, exact, "m end") + _frame(layout, unit, low, high, bottom, task.lang))
    amounts = [
        Amount(name(row, task.one("label"), task.lang), found, scale(*unit, [found], task.lang).short(found))
        for row, found in known
    ]
    return finished(task, frame + marks(drawn), bottom, columns, table, notes, amounts, key)


def _frame(layout: Layout, unit: tuple[str, str], low: int, high: int, bottom: float, lang: str) -> str:
    step = (layout.right - layout.left) / (high - low)
    words = [_short(Decimal(10) ** power, unit, lang) for power in range(low, high + 1)]
    each = _apart([room(said, _SMALL) for said in words], step)
    drawn = ""
    for place, said in enumerate(words):
        x = layout.left + place * step
        drawn += line(x, _HEAD - 6, x, bottom, "grid")
        if place % each == 0:
            drawn += text(x if place else x - _EDGE, _HEAD - 10, said, "m mid" if place else "m")
    return drawn


def _apart(widths: list[float], step: float) -> int:
    """Of how many steps one is named, that no words cover others; the first begin at the edge, others are centred."""
    for each in range(1, len(widths)):
        ends = [(place * step - width / 2, place * step + width / 2) for place, width in enumerate(widths)][::each]
        ends[0] = (-_EDGE, widths[0] - _EDGE)
        if all(before[1] + _GAP <= after[0] for before, after in pairwise(ends)):
            return each
    return len(widths)


def _short(value: Decimal, unit: tuple[str, str], lang: str) -> str:
    """An amount in the step that fits it, without the currency, which stands above."""
    own = scale(*unit, [value], lang)
    return f"{own.figure(value)} {own.words.removesuffix(own.exact)}".strip()


def _row(task: Task, layout: Layout, row: Row, found: Decimal, unit: tuple[str, str], part: float, top: float) -> str:
    words, place = name(row, task.one("label"), task.lang), name(row, task.one("place"), task.lang)
    shape = rect(0, top, task.width, layout.row, "hit") + text(0, top + layout.top, clip(words, layout.name))
    x, base = layout.left + part * (layout.right - layout.left), top + layout.top + layout.lower
    shape += line(layout.left, base - 4, x, base - 4, "grid")
    shape += tag("circle", cx=x, cy=base - 4, r=4.5, class_="bar")
    shape += text(task.width, base, _short(found, unit, task.lang), "ink end")
    value = scale(*unit, [found], task.lang).read(found)
    printed = name(row, task.one("printed"), task.lang)
    named = f"{words} ({place})" if place else words
    said = task.word("of", name=named, value=value) + (f" [{printed}]" if printed else "")
    return mark(shape, said, task.href(iri(row, task.one("label"))))


def _listed(task: Task, row: Row, found: Decimal) -> tuple[Datum, ...]:
    words = [name(row, task.one(role), task.lang) or None for role in ("label", "place", "printed")]
    return words[0], words[1], found, words[2]
