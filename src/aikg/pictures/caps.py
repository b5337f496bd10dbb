"""Amounts that differ by orders of magnitude, on an axis where each step is ten times the one before."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from math import ceil, floor, log10

from aikg.pictures.figures import scale
from aikg.pictures.picture import WIDTH, Amount, finished, parted
from aikg.pictures.reading import iri, name, number
from aikg.pictures.svg import clip, line, mark, marks, mute, rect, room, tag, text
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.pictures.picture import Datum, Picture, Task
    from aikg.sparql.results import Row

_LEFT, _RIGHT, _HEAD, _ROW = 5, 272, 36, 38
_MOST = 40
# The size of the words of a step, and what stays free between two.
_SMALL, _GAP = 11.0, 6.0


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
    bottom = _HEAD + _ROW * len(shown)
    exact = scale(*unit, [], task.lang).exact
    drawn = "".join(
        _row(task, row, found, unit, (log10(found) - low) / (high - low), _HEAD + _ROW * place)
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
    frame = mute(text(WIDTH, 12, exact, "m end") + _frame(unit, low, high, bottom, task.lang))
    amounts = [
        Amount(name(row, task.one("label"), task.lang), found, scale(*unit, [found], task.lang).short(found))
        for row, found in known
    ]
    return finished(task, frame + marks(drawn), bottom, columns, table, notes, amounts, key)


def _frame(unit: tuple[str, str], low: int, high: int, bottom: float, lang: str) -> str:
    step = (_RIGHT - _LEFT) / (high - low)
    words = [_short(Decimal(10) ** power, unit, lang) for power in range(low, high + 1)]
    each = _apart([room(said, _SMALL) for said in words], step)
    drawn = ""
    for place, said in enumerate(words):
        x = _LEFT + place * step
        drawn += line(x, _HEAD - 6, x, bottom, "grid")
        if place % each == 0:
            drawn += text(x if place else 0, _HEAD - 10, said, "m mid" if place else "m")
    return drawn


def _apart(widths: list[float], step: float) -> int:
    """Of how many steps one is named, that no words cover others; the first begin at the edge, others are centred."""
    for each in range(1, len(widths)):
        ends = [(place * step - width / 2, place * step + width / 2) for place, width in enumerate(widths)][::each]
        ends[0] = (-_LEFT, widths[0] - _LEFT)
        if all(before[1] + _GAP <= after[0] for before, after in pairwise(ends)):
            return each
    return len(widths)


def _short(value: Decimal, unit: tuple[str, str], lang: str) -> str:
    """An amount in the step that fits it, without the currency, which stands above."""
    own = scale(*unit, [value], lang)
    return f"{own.figure(value)} {own.words.removesuffix(own.exact)}".strip()


def _row(task: Task, row: Row, found: Decimal, unit: tuple[str, str], part: float, top: float) -> str:
    words, place = name(row, task.one("label"), task.lang), name(row, task.one("place"), task.lang)
    shape = rect(0, top, WIDTH, _ROW, "hit") + text(0, top + 14, clip(words, WIDTH))
    x = _LEFT + part * (_RIGHT - _LEFT)
    shape += line(_LEFT, top + 26, x, top + 26, "grid")
    shape += tag("circle", cx=x, cy=top + 26, r=4.5, class_="bar")
    shape += text(WIDTH, top + 30, _short(found, unit, task.lang), "ink end")
    value = scale(*unit, [found], task.lang).read(found)
    printed = name(row, task.one("printed"), task.lang)
    named = f"{words} ({place})" if place else words
    said = task.word("of", name=named, value=value) + (f" [{printed}]" if printed else "")
    return mark(shape, said, task.href(iri(row, task.one("label"))))


def _listed(task: Task, row: Row, found: Decimal) -> tuple[Datum, ...]:
    words = [name(row, task.one(role), task.lang) or None for role in ("label", "place", "printed")]
    return words[0], words[1], found, words[2]
