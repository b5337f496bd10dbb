"""The diffusion of a central document: how many places had followed it by when, and which, on one axis of time."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from aikg.pictures.days import Axis, Interval, axis, interval
from aikg.pictures.picture import Amount, finished, parted
from aikg.pictures.reading import iri, name, number
from aikg.pictures.svg import clip, line, mark, marks, mute, rect, tag, text
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aikg.pictures.picture import Datum, Picture, Task
    from aikg.sparql.results import Row

# Where the axis begins, with the names before it, on a phone and on a wide screen; and the room right of it.
_LEFT, _BROAD_LEFT, _BEYOND = 112, 230, 68
_HIGH, _ROW = 132, 24
_HEAD = 52
_MOST = 60


class Follower(NamedTuple):
    """A place that followed: when it first can have and must have, and whether it is a province."""

    row: Row
    when: Interval
    days: int | None
    province: bool


def curve(task: Task) -> Picture:
    """A curve and its places; the roles are `place`, `issued`, `days`, and `province`, which a city or county has."""
    task = parted(task)
    start = _start(task)
    known, dateless = _followers(task, start)
    days = [each.when.first for each in known] + [each.when.last for each in known] + ([start] if start else [])
    years = axis(days, _BROAD_LEFT if task.broad else _LEFT, task.width - _BEYOND)
    shown = known[:_MOST]
    bottom = _HEAD + _HIGH + 14 + _ROW * len(shown)
    frame = years.drawn(_HEAD - 14, bottom)
    if start:
        x = years.at(start)
        frame += line(x, 18, x, bottom, "axis")
        frame += text(x, 12, task.word("start", day=start), "m" if x < (years.left + years.right) / 2 else "m end")
    frame += text(task.width, _HEAD + _HIGH + 12, task.word("days"), "m end")
    places = "".join(_place(task, each, years, number_of) for number_of, each in enumerate(shown))
    notes = [task.word("dateless", count=dateless)] if dateless else []
    key = []
    if len(known) > _MOST:
        key.append(task.word("shown", total=len(known), shown=_MOST))
    if any(not each.when.exact for each in known):
        key.append(task.word("band"))
    table = [_listed(task, each) for each in known]
    columns = [task.word(key) for key in ("place", "level", "first-day", "last-day", "days")]
    body = mute(frame + _stairs(task, known, years)) + marks(places)
    amounts = [
        Amount(name(each.row, task.one("place"), task.lang), None if each.days is None else Decimal(each.days), words)
        for each in known
        for words in [each.when.written if each.days is None else task.word("count-days", count=each.days)]
    ]
    return finished(task, body, bottom, columns, table, notes, amounts, key)


def _start(task: Task) -> date | None:
    """The day of the central document: the day of most exact followers less the days that they came after it."""
    found = Counter(
        when.first - timedelta(int(days))
        for row in task.rows
        if (when := interval(row, task.one("issued"))) and when.exact
        if (days := number(row, task.one("days"))) is not None
    )
    return max(found, key=lambda day: (found[day], day)) if found else None


def _followers(task: Task, start: date | None) -> tuple[list[Follower], int]:
    """Each place with its earliest interval, in the order of time, and the number of places without any date."""
    rows: dict[str, list[Row]] = {}
    for row in task.rows:
        rows.setdefault(iri(row, task.one("place")), []).append(row)
    found = []
    for each in rows.values():
        dated = [(when, row) for row in each if (when := interval(row, task.one("issued")))]
        if not dated:
            continue
        when, row = min(dated, key=lambda pair: (pair[0].last, pair[0].first))
        # Whoever names a document comes after it.
        first = min(max(start, pair[0].first) if start and pair[0].last >= start else pair[0].first for pair in dated)
        days = number(row, task.one("days"))
        province = not iri(row, task.one("province")) and not name(row, task.one("province"), task.lang)
        when = when._replace(first=min(first, when.last))
        found.append(Follower(row, when, None if days is None else int(days), province))
    found.sort(key=lambda each: (each.when.last, each.when.first, iri(each.row, task.one("place"))))
    return found, len(rows) - len(found)


def _stairs(task: Task, known: list[Follower], years: Axis) -> str:
    """The curves: how many at least and at most, of all and of the provinces."""
    if not known:
        return ""
    least = _steps(years, (each.when.last for each in known), len(known))
    most = _steps(years, (each.when.first for each in known), len(known))
    provinces = [each.when.last for each in known if each.province]
    shapes = tag("path", d=_path(most) + "L" + _path(least[::-1])[1:] + "Z", class_="soft")
    shapes += tag("path", d=_path(least), class_="edge wide")
    shapes += tag("path", d=_path(_steps(years, provinces, len(known))), class_="ink-line")
    for count, words in ((len(known), "all-places"), (len(provinces), "of-provinces")):
        if words == "all-places" or 0 < count < len(known):
            y = _HEAD + _HIGH - count / len(known) * _HIGH
            shapes += text(task.width, y + 4, task.word(words, count=count), "ink end")
    shapes += line(years.left, _HEAD + _HIGH, years.right, _HEAD + _HIGH, "axis")
    return shapes


def _steps(years: Axis, days: Iterable[date], most: int) -> list[tuple[float, float]]:
    """The corners of a stair that rises by one on each day."""
    height, corners = _HEAD + _HIGH, [(years.left, float(_HEAD + _HIGH))]
    for count, day in enumerate(sorted(days), 1):
        x, y = years.at(day), height - count / most * _HIGH
        corners += [(x, corners[-1][1]), (x, y)]
    return [*corners, (years.right, corners[-1][1])]


def _path(corners: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in corners)


def _place(task: Task, each: Follower, years: Axis, number_of: int) -> str:
    """A place as a row below the curve: a dot on its day, or a bar over the days that its date can mean."""
    top = _HEAD + _HIGH + 14 + number_of * _ROW
    words = name(each.row, task.one("place"), task.lang)
    left, right = years.at(each.when.first), years.at(each.when.last)
    shape = rect(0, top, task.width, _ROW, "hit") + text(0, top + 16, clip(words, years.left - 10))
    kind = "bar" if each.province else "edge"
    if each.when.exact:
        shape += tag("circle", cx=left, cy=top + 12, r=4.5, class_=kind)
    else:
        shape += rect(left, top + 8, max(right - left, 4), 8, kind)
    days = f"+{each.days:,}" if each.days is not None else each.when.written
    shape += text(task.width, top + 16, days, "ink end" if each.days is not None else "m end")
    level = task.word("province" if each.province else "below")
    said = task.word("followed", name=words, level=level, date=each.when.written)
    if each.days is not None:
        said += task.word("days-after", days=each.days)
    return mark(shape, said, task.href(iri(each.row, task.one("thing")) or iri(each.row, task.one("place"))))


def _listed(task: Task, each: Follower) -> tuple[Datum, ...]:
    level = task.word("province" if each.province else "below")
    first, last = each.when.first.isoformat(), each.when.last.isoformat()
    return name(each.row, task.one("place"), task.lang), level, first, last, each.days
