"""Ranked bars: a name and a number for each thing."""

from __future__ import annotations

from aikg.pictures.figures import scale
from aikg.pictures.picture import Amount, finished, parted
from aikg.pictures.reading import iri, name, number
from aikg.pictures.svg import clip, mark, marks, rect, room, text
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from aikg.pictures.figures import Scale
    from aikg.pictures.picture import Picture, Task
    from aikg.sparql.results import Row

_MOST = 40
_THICK = 12
# The widest name that stands beside its bar. On a phone longer ones stand above it, on a wide screen they are cut.
_BESIDE, _BROAD_BESIDE = 116, 420


def bars(task: Task) -> Picture:
    """Ranked bars; the roles are `label` and `value`, `unit` where the number has one, and `thing`.

    A thing is named by its label, such as its place; where all have the same one, by its own name.
    """
    task = parted(task)
    rows, notes = _drawable(task)
    label = task.one("label")
    if task.one("thing") and len(rows) > 1 and len({iri(row, label) for row, _ in rows}) == 1:
        label = task.one("thing")
    key: list[str] = []
    first = rows[0][0] if rows else None
    unit = (iri(first, task.one("unit")), name(first, task.one("unit"), task.lang)) if first else ("", "")
    measure = scale(*unit, (found for _, found in rows), task.lang)
    drawn, top = "", 0.0
    if measure.words:
        drawn, top = text(task.width, 12, measure.words, "m end", aria_hidden="true"), 18.0
    shown, height = _rows(task, label, rows[:_MOST], measure, top)
    if len(rows) > _MOST:
        key.append(task.word("shown", total=len(rows), shown=_MOST))
    columns = [task.word("name"), measure.exact or task.word("value")]
    table = [(name(row, label, task.lang), found) for row, found in rows]
    amounts = [Amount(words, found, measure.short(found)) for words, found in table]
    return finished(task, drawn + marks(shown), height, columns, table, notes, amounts, key)


def _drawable(task: Task) -> tuple[list[tuple[Row, Decimal]], list[str]]:
    """The rows in the unit that most have, once for each thing and number, the greatest first; and what is left out."""
    label, value, unit = (task.one(role) for role in ("label", "value", "unit"))
    seen: dict[tuple[str, Decimal | None, str], Row] = {}
    for row in task.rows:
        key = (iri(row, label) or name(row, label, task.lang), number(row, value), iri(row, unit))
        seen.setdefault(key, row)
    known = [key for key in seen if key[1] is not None]
    units = [key[2] for key in known]
    usual = max(dict.fromkeys(units), key=units.count, default="")
    notes = []
    if len(set(units)) > 1:
        words = next(name(seen[key], unit, task.lang) for key in known if key[2] == usual)
        notes.append(task.word("several-units", unit=words))
    if len(known) < len(seen):
        notes.append(task.word("without-value", count=len(seen) - len(known)))
    pairs = [(seen[key], key[1]) for key in known if key[2] == usual and key[1] is not None]
    return sorted(pairs, key=lambda pair: -pair[1]), notes


def _rows(task: Task, label: str, rows: list[tuple[Row, Decimal]], measure: Scale, top: float) -> tuple[str, float]:
    """The marks of the rows, and the height they reach."""
    names = [name(row, label, task.lang) for row, _ in rows]
    widest = max((room(each, 12) for each in names), default=0)
    figures = [measure.figure(found) for _, found in rows]
    right = max((room(each, 12) for each in figures), default=0) + 8
    beside = task.broad or widest <= _BESIDE
    left = min(widest, _BROAD_BESIDE) + 8 if beside else 0
    pitch = 24 if beside else 37
    most = max((abs(found) for _, found in rows), default=0) or 1
    drawn = ""
    for (row, found), words, figure in zip(rows, names, figures, strict=True):
        length = float(abs(found) / most) * (task.width - left - right)
        y = top + (6 if beside else 21)
        shape = rect(0, top, task.width, pitch, "hit")
        shape += text(0, top + (16 if beside else 14), clip(words, left - 8 if beside else task.width))
        shape += rect(left, y, max(length, 1) if found else 0, _THICK, "bar")
        shape += text(task.width, y + 10, figure, "ink end")
        drawn += mark(shape, task.word("of", name=words, value=measure.read(found)), task.href(iri(row, label)))
        top += pitch
    return drawn, top
