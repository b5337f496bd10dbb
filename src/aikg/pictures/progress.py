"""What became of targets: how many stand how, and for each how much was observed of what is aimed at."""

from __future__ import annotations

from collections import Counter
from decimal import ROUND_DOWN, Decimal
from typing import NamedTuple

from aikg.pictures.classes import shade
from aikg.pictures.days import Interval, interval
from aikg.pictures.picture import WIDTH, Amount, finished, parted
from aikg.pictures.reading import iri, name, number
from aikg.pictures.svg import clip, line, mark, marks, mute, rect, room, text
from aikg.sparql.amounts import amount, compared
from aikg.sparql.periods import dated
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.pictures.picture import Datum, Picture, Task
    from aikg.sparql.results import Row

_MOST, _THICK, _LINE = 30, 12, 18
# The percentage at which bars end.
_END = 150
# Comparator (the last part of its concept's IRI) -> the sign before a percentage.
_SIGNS = dict.fromkeys(("over", "at-least", "range"), "≥") | dict.fromkeys(("below", "nearly", "at-most"), "≤")
_SIGNS |= {"about": "≈"}


class Layout(NamedTuple):
    """How a row is laid out: its height, how wide a name may be, how much lower its bar stands, where that begins and
    ends, where the percentage ends, and where the words of what was observed (0: not shown) and aimed at begin."""

    row: int
    name: int
    lower: int
    left: int
    right: int
    percent: int
    observed: int
    aimed: int


# On a phone the bar stands below the name, on a wide screen beside it.
_SLIM = Layout(row=40, name=WIDTH - 56, lower=17, left=0, right=150, percent=WIDTH, observed=0, aimed=160)
_BROAD = Layout(row=24, name=320, lower=0, left=328, right=428, percent=476, observed=486, aimed=704)


class Goal(NamedTuple):
    """A target: its row, how it stands (the last part of the concept's IRI), its deadline, what was observed in percent
    of it, and both in words."""

    row: Row
    standing: str
    deadline: Interval | None
    share: Decimal | None
    observed: str
    aimed: str


def progress(task: Task) -> Picture:
    """Targets with what was observed; the roles are `thing`, `value`, `unit`, `comparator`, `deadline`, `observed`,
    `observed_comparator`, `period`, and `standing`, a concept of the view's `order`."""
    task = parted(task)
    goals = _goals(task)
    counts = Counter(each.standing for each in goals)
    order = [each for each in task.view.order if each in counts] + sorted(set(counts) - set(task.view.order))
    goals.sort(key=lambda each: (order.index(each.standing), -(each.share or 0), iri(each.row, task.one("thing"))))
    words = {each.standing: name(each.row, task.one("standing"), task.lang) for each in goals}
    shades = {each: shade(len(order) - 1 - rank, len(order)) for rank, each in enumerate(order)}
    still, top = _summary(task, [(words[each], shades[each], counts[each]) for each in order])
    layout, shown = _BROAD if task.broad else _SLIM, _latest(goals)
    drawn, still = "", still + _head(task, layout, top)
    top += 18
    for standing in order:
        group = [each for each in shown if each.standing == standing]
        if group:
            still += text(0, top + 17, words[standing], "b ink")
            top += 24
        for each in group:
            drawn += _row(task, layout, each, words[standing], shades[standing], top)
            top += layout.row
    key = [task.word("progress")]
    if len(goals) > len(shown):
        key.append(task.word("latest-deadlines", total=len(goals), shown=len(shown)))
    columns = ("name", "place", "standing", "percent-of", "observed", "observed-in", "aimed", "deadline", "unit")
    table = [_listed(task, each) for each in goals]
    thing = task.one("thing")
    amounts = [
        Amount(name(each.row, thing, task.lang), each.share, f"{words[each.standing]} {_percent(task, each)}")
        for each in goals
    ]
    named = [task.word(each) for each in columns]
    return finished(task, mute(still) + marks(drawn), top, named, table, (), amounts, key)


def _goals(task: Task) -> list[Goal]:
    """Each target once, with the most decided of its standings."""
    found: dict[str, Goal] = {}
    rank = {each: place for place, each in enumerate(task.view.order)}
    for row in task.rows:
        value, observed = number(row, task.one("value")), number(row, task.one("observed"))
        thing, standing = iri(row, task.one("thing")), iri(row, task.one("standing")).rpartition("/")[2]
        earlier = found.get(thing)
        if earlier and rank.get(earlier.standing, len(rank)) <= rank.get(standing, len(rank)):
            continue
        share = observed * 100 / value if value and observed is not None else None
        meant = _worded(task, row, "observed_comparator", observed), _worded(task, row, "comparator", value)
        found[thing] = Goal(row, standing, interval(row, task.one("deadline")), share, *meant)
    return list(found.values())


def _worded(task: Task, row: Row, comparator: str, value: Decimal | None) -> str:
    """A value as people read it, with its comparator unless it is exact."""
    if value is None:
        return task.word("nothing-known")
    unit = iri(row, task.one("unit"))
    words = amount(value, unit or None, name(row, task.one("unit"), task.lang), task.lang)
    sign = iri(row, task.one(comparator)).rpartition("/")[2]
    return words if sign in ("", "exactly") else compared(name(row, task.one(comparator), task.lang), words, task.lang)


def _latest(goals: list[Goal]) -> list[Goal]:
    """Those that are drawn: of many, those with the latest deadlines, in their order."""
    ranked = sorted(range(len(goals)), key=lambda place: (_last(goals[place]), -place), reverse=True)
    return [goals[place] for place in sorted(ranked[:_MOST])]


def _last(goal: Goal) -> str:
    return goal.deadline.last.isoformat() if goal.deadline else ""


def _summary(task: Task, entries: list[tuple[str, int, int]]) -> tuple[str, float]:
    """A strip with a part for each standing, as long as their number, and the key to it."""
    total, x, drawn = sum(count for *_, count in entries) or 1, 0.0, ""
    for _, level, count in entries:
        wide = count / total * task.width
        drawn += rect(x, 0, max(wide - 2, 1), 16, f"q{level}")
        x += wide
    top = 24.0
    for words, level, count in entries:
        drawn += rect(0.5, top + 1.5, 20, 13, f"q{level}") + text(28, top + 12, words)
        drawn += text(240, top + 12, str(count), "m end")
        top += _LINE
    return drawn, top + 8


def _head(task: Task, layout: Layout, top: float) -> str:
    """The heads of the rows."""
    drawn = text(_at(layout, Decimal(100)), top + 15, "100%", "m mid")
    if layout.observed:
        drawn += text(layout.observed, top + 15, task.word("observed"), "m")
    return drawn + text(layout.aimed, top + 15, task.word("aimed"), "m")


def _at(layout: Layout, percent: Decimal) -> float:
    return layout.left + float(min(Decimal(_END), max(Decimal(0), percent))) / _END * (layout.right - layout.left)


def _row(task: Task, layout: Layout, each: Goal, standing: str, level: int, top: float) -> str:
    full, percent = name(each.row, task.one("thing"), task.lang), _percent(task, each)
    shape = rect(0, top, task.width, layout.row, "hit")
    wide = layout.name if task.broad else WIDTH - room(percent, 12) - 8
    shape += text(0, top + 16, clip(full, wide)) + text(layout.percent, top + 16, percent, "ink end")
    if each.share is not None:
        end = _at(layout, each.share)
        shape += rect(layout.left, top + 6 + layout.lower, max(end - layout.left, 1), _THICK, f"q{level}")
    middle = _at(layout, Decimal(100))
    shape += line(middle, top + 3 + layout.lower, middle, top + 21 + layout.lower, "thick")
    observed, aimed = _with(task, each, each.observed, "period"), _with(task, each, each.aimed, "deadline")
    if layout.observed:
        shape += text(layout.observed, top + 16, clip(observed, layout.aimed - layout.observed - 8))
    shape += text(layout.aimed, top + 16 + layout.lower, clip(aimed, task.width - layout.aimed), "m")
    said = task.word("reached", standing=standing, percent=percent, observed=observed, aimed=aimed)
    return mark(shape, task.word("of", name=full, value=said), task.href(iri(each.row, task.one("thing"))))


def _with(task: Task, each: Goal, words: str, role: str) -> str:
    """An amount with the time for which it holds, in brackets."""
    written = name(each.row, task.one(role), task.lang)
    return task.word("in-time", value=words, time=dated(written, task.lang)) if written else words


def _percent(task: Task, each: Goal) -> str:
    """The percentage, rounded down, so that 99.6 does not read as 100."""
    if each.share is None:
        return ""
    sign = iri(each.row, task.one("observed_comparator")).rpartition("/")[2]
    return f"{_SIGNS.get(sign, '')}{each.share.quantize(Decimal(1), ROUND_DOWN):,f}%"


def _listed(task: Task, each: Goal) -> tuple[Datum, ...]:
    said = [name(each.row, task.one(role), task.lang) or None for role in ("thing", "place", "standing")]
    share = None if each.share is None else round(each.share, 1)
    period, deadline = (name(each.row, task.one(role), task.lang) or None for role in ("period", "deadline"))
    observed, value = number(each.row, task.one("observed")), number(each.row, task.one("value"))
    return *said, share, observed, period, value, deadline, name(each.row, task.one("unit"), task.lang) or None
