"""A timeline: when each thing came, by the interval of its date, and what is known of its force."""

from __future__ import annotations

from typing import NamedTuple

from aikg.pictures.days import Axis, Interval, axis, interval
from aikg.pictures.picture import BROAD, finished, parted
from aikg.pictures.reading import iri, name
from aikg.pictures.svg import clip, line, mark, marks, mute, rect, room, tag, text
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.pictures.picture import Datum, Picture, Task
    from aikg.sparql.results import Row

_HEAD = 36
_MOST = 40
# Answers (the last part of the concept's IRI) whose line runs on, and those of which nothing is known.
_HOLDING = ("in-force", "in-force-when-checked")
_UNKNOWN = ("not-known",)


class Layout(NamedTuple):
    """How a row is laid out: its height, where its name stands and how wide it may be (0: as wide as the answer leaves
    it), where the date begins and how much lower it stands, where the axis begins and ends, the room of the answer."""

    row: int
    top: int
    name: int
    date: int
    lower: int
    left: int
    right: int
    answer: int


# On a phone the date and the axis stand below the name and the answer, on a wide screen beside them.
_SLIM = Layout(row=38, top=14, name=0, date=0, lower=16, left=80, right=356, answer=140)
_BROAD = Layout(row=24, top=16, name=340, date=348, lower=0, left=436, right=BROAD - 186, answer=170)


class Event(NamedTuple):
    """A thing on the timeline: when it came, from when it held, when it ended, and the answer about it in words."""

    row: Row
    thing: str
    came: Interval | None
    held: Interval | None
    ended: Interval | None
    answer: str
    words: str


def timeline(task: Task) -> Picture:
    """A timeline; the roles are `thing` and `issued`, and `effective`, `ended`, `until`, `answer`, `day` if known.

    `day` is the day for which `answer` holds: it is a line across the picture.
    """
    task = parted(task)
    events = _events(task)
    layout = _SLIM
    if task.broad:
        layout = _BROAD if any(each.words for each in events) else _BROAD._replace(right=BROAD - 4)
    day = next((found for row in task.rows if (found := interval(row, task.one("day")))), None)
    shown = events[-_MOST:]
    days = [each.came for each in shown if each.came] + ([day] if day else [])
    years = axis([end for each in days for end in (each.first, each.last)], layout.left, layout.right)
    bottom = _HEAD + layout.row * len(shown)
    frame = years.drawn(_HEAD - 8, bottom)
    if day:
        x = years.at(day.last)
        frame += text(x, 12, day.written, "ink end") + line(x, 16, x, _HEAD, "ink-line")
        starts = range(_HEAD + layout.lower + 2, bottom, layout.row)
        frame += "".join(line(x, top, x, top + layout.row - layout.lower - 6, "ink-line") for top in starts)
    tops = range(_HEAD, bottom, layout.row)
    drawn = "".join(_row(task, layout, each, years, day, top) for each, top in zip(shown, tops, strict=True))
    key = [task.word("interval")] + ([task.word("force")] if task.one("effective") else [])
    if len(events) > _MOST:
        key.append(task.word("latest", total=len(events), shown=_MOST))
    columns = [task.word(key) for key in ("name", "came", "held", "ended", "answer")]
    return finished(
        task, mute(frame) + marks(drawn), bottom, columns, [_listed(task, each) for each in events], key=key
    )


def _events(task: Task) -> list[Event]:
    """Each thing once, in the order of time; those without a date come first."""
    roles = ("thing", "issued", "effective", "ended", "until", "answer")
    thing_of, issued, effective, ended_on, until, answer_of = map(task.one, roles)
    found: dict[str, Event] = {}
    for row in task.rows:
        thing = iri(row, thing_of)
        if thing not in found:
            ended = interval(row, ended_on) or interval(row, until)
            answer, words = iri(row, answer_of).rpartition("/")[2], name(row, answer_of, task.lang)
            came, held = interval(row, issued), interval(row, effective)
            found[thing] = Event(row, thing, came, held, ended, answer, words)
    return sorted(
        found.values(),
        key=lambda each: (each.came is not None, (each.came.first, each.came.last) if each.came else (), each.thing),
    )


def _row(task: Task, layout: Layout, each: Event, years: Axis, day: Interval | None, top: float) -> str:
    full = name(each.row, task.one("thing"), task.lang)
    shape = rect(0, top, task.width, layout.row, "hit")
    answer = clip(each.words, layout.answer)
    shape += text(0, top + layout.top, clip(full, layout.name or task.width - room(answer, 12) - 8))
    shape += text(task.width, top + layout.top, answer, "m end")
    date = each.came.written if each.came else task.word("no-date")
    shape += text(layout.date, top + layout.top + layout.lower, date, "m")
    if each.came:
        y = top + layout.top + layout.lower - 4
        shape += _force(each, years, day, y)
        left, right = years.at(each.came.first), years.at(each.came.last)
        if each.came.exact:
            shape += tag("circle", cx=left, cy=y, r=4.5, class_="bar")
        else:
            shape += rect(left, y - 4, max(right - left, 4), 8, "bar")
    said = task.word("of", name=full, value=date)
    return mark(shape, said + (f" ({each.words})" if each.words else ""), task.href(each.thing) if each.thing else None)


def _force(each: Event, years: Axis, day: Interval | None, y: float) -> str:
    """The time of force as a line: dashed if nothing is known of it, closed by a stroke where it ended."""
    assert each.came is not None
    start = years.at((each.held or each.came).first)
    begun = line(start, y - 5, start, y + 5, "edge") if each.held else ""
    if day is None or each.answer not in (*_HOLDING, *_UNKNOWN, "lapsed"):
        return begun
    if each.answer == "lapsed":
        if each.ended is None:
            return begun
        end = years.at(min(each.ended.last, day.last))
        return begun + line(start, y, end, y, "edge") + line(end, y - 5, end, y + 5, "edge")
    return begun + line(start, y, years.at(day.last), y, "edge" if each.answer in _HOLDING else "none")


def _listed(task: Task, each: Event) -> tuple[Datum, ...]:
    dates = [found.written if found else None for found in (each.came, each.held, each.ended)]
    return name(each.row, task.one("thing"), task.lang), *dates, each.words or None
