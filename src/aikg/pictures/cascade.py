"""A national target and those of the provinces: who stands above, equal or below, and for how many one is known."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from aikg.pictures.figures import scale
from aikg.pictures.picture import Amount, finished, parted
from aikg.pictures.reading import iri, name, number
from aikg.pictures.svg import clip, line, mark, marks, mute, rect, text
from aikg.sparql.findings import finding
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.pictures.figures import Scale
    from aikg.pictures.picture import Datum, Picture, Task
    from aikg.sparql.results import Row

_ROW, _THICK = 24, 12
# Where bars begin, on a phone and on a wide screen; what stays free behind them, and behind values before a word.
_LEFT, _BROAD_LEFT = 104, 180
_BEHIND, _WORD = 124, 56
_PROVINCES = 31


class Bar(NamedTuple):
    """A row of the picture: its name, its figures, how they are meant, its word, its kind, and its page."""

    name: str
    value: Decimal
    upper: Decimal | None
    comparator: str
    against: str
    kind: str
    thing: str


def cascade(task: Task) -> Picture:
    """The national target, what the provinces add up to, and each province; see `PICTURES` for the roles.

    Of several parts it shows one with a national target, if there is one.
    """
    task = parted(task, lambda rows: len(rows) + 1000 * (number(rows[0], task.one("national_value")) is not None))
    first = task.rows[0] if task.rows else None
    targets = _provinces(task)
    provinces = list({(each.name, each.value, each.upper): each for each in reversed(targets)}.values())[::-1]
    whole = _whole(task, first) if first else []
    values = [each.upper or each.value for each in (*whole, *provinces)]
    unit = (iri(first, task.one("unit")), name(first, task.one("unit"), task.lang)) if first else ("", "")
    measure = scale(*unit, values, task.lang)
    reach = max(values, default=Decimal(1)) or Decimal(1)
    top, drawn, still = 0.0, "", ""
    if measure.words:
        top, still = 18.0, text(task.width, 12, measure.words, "m end")
    for each in whole:
        drawn += _bar(task, each, measure, reach, top)
        top += _ROW
    words, coverage = _coverage(task, first, len({each.name for each in provinces}), bool(whole), top)
    still += coverage
    top += 18 * len(words) + 26
    below = top
    for each in provinces:
        drawn += _bar(task, each, measure, reach, top)
        top += _ROW
    if whole and whole[0].kind == "soft":
        left = _left(task)
        x = left + float(whole[0].value / reach) * (task.width - _BEHIND - left)
        still += line(x, below, x, top, "ink-line")
    columns = [task.word(key) for key in ("place", "meant")] + [measure.exact or task.word("value")]
    table = [_listed(each) for each in (*whole, *targets)]
    columns += [task.word("upper"), task.word("against")]
    key = [task.word("same-figure")] if len(provinces) < len(targets) else []
    amounts = [
        Amount(each.name, each.value, f"{each.comparator} {measure.short(each.value)}".strip())
        for each in (*whole, *provinces)
    ]
    return finished(task, mute(still) + marks(drawn), top, columns, table, (), amounts, key)


def _left(task: Task) -> int:
    return _BROAD_LEFT if task.broad else _LEFT


def _provinces(task: Task) -> list[Bar]:
    """The provinces with their targets, once each, the greatest first."""
    seen: dict[str, Bar] = {}
    for row in task.rows:
        found = number(row, task.one("value"))
        thing = iri(row, task.one("thing")) or iri(row, task.one("place"))
        if found is None or thing in seen:
            continue
        seen[thing] = Bar(
            name(row, task.one("place"), task.lang),
            found,
            number(row, task.one("upper")),
            name(row, task.one("comparator"), task.lang),
            finding(name(row, task.one("against"), task.lang), task.lang),
            "bar",
            thing,
        )
    return sorted(seen.values(), key=lambda each: (-each.value, each.name))


def _whole(task: Task, row: Row) -> list[Bar]:
    """The national target and the sum of the provinces, as far as there are such."""
    found = []
    national, total = number(row, task.one("national_value")), number(row, task.one("sum"))
    if national is not None:
        comparator = name(row, task.one("national_comparator"), task.lang)
        thing = iri(row, task.one("national"))
        found.append(Bar(task.word("national"), national, None, comparator, "", "soft", thing))
    if total is not None:
        known = name(row, task.one("coverage"), task.lang)
        found.append(Bar(task.word("sum", known=known), total, None, "", "", "none", ""))
    return found


def _coverage(task: Task, row: Row | None, known: int, whole: bool, top: float) -> tuple[list[str], str]:
    """A square for each of the 31 provinces, filled where a target is known, and what can be said of the whole."""
    squares = "".join(
        rect(number_of * 7.5 + 0.5, top + 8, 5.5, 10, "bar" if number_of < known else "grid")
        for number_of in range(_PROVINCES)
    )
    words = []
    exceeds = name(row, task.one("exceeds"), task.lang) if row else ""
    if exceeds in ("true", "false", "not shown"):
        words.append(task.word(f"exceeds-{exceeds}"))
    if not whole or (row and number(row, task.one("national_value")) is None):
        words.append(task.word("no-national"))
    squares += text(task.width, top + 17, task.word("covered", known=known, of=_PROVINCES), "ink end")
    squares += "".join(text(0, top + 36 + 18 * number_of, each, "m") for number_of, each in enumerate(words))
    return words, squares


def _bar(task: Task, each: Bar, measure: Scale, reach: Decimal, top: float) -> str:
    left = _left(task)
    unit = (task.width - _BEHIND - left) / reach
    length, end = float(each.value * unit), float((each.upper or each.value) * unit)
    figure = measure.figure(each.value) + (f"–{measure.figure(each.upper)}" if each.upper else "")
    shape = rect(0, top, task.width, _ROW, "hit") + text(0, top + 16, clip(each.name, left - 8))
    if end > length:
        shape += rect(left + length, top + 6, end - length, _THICK, "soft")
    shape += rect(left, top + 6, max(length, 1) if each.value else 0, _THICK, each.kind)
    value = f"{each.comparator} {figure}".strip()
    shape += text(task.width - (_WORD if each.against else 0), top + 16, value, "ink end")
    shape += text(task.width, top + 16, each.against, "m end") if each.against else ""
    precise = measure.precise(each.value) + (f" – {measure.precise(each.upper)}" if each.upper else "")
    words = task.word("of", name=each.name, value=f"{each.comparator} {precise}".strip())
    words += f" ({each.against})" if each.against else ""
    return mark(shape, words, task.href(each.thing) if each.thing else None)


def _listed(each: Bar) -> tuple[Datum, ...]:
    return each.name, each.comparator or None, each.value, each.upper, each.against or None
