"""Places on a plain frame of latitude and longitude, without boundaries, each with a number that leads to the key."""

from __future__ import annotations

from decimal import Decimal
from math import ceil, floor
from typing import NamedTuple

from aikg.pictures.figures import scale
from aikg.pictures.labels import place_labels
from aikg.pictures.picture import BROAD, WIDTH, Amount, finished, parted
from aikg.pictures.reading import iri, name, number
from aikg.pictures.svg import clip, line, mark, marks, mute, rect, room, tag, text
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.pictures.figures import Scale
    from aikg.pictures.picture import Datum, Picture, Task
    from aikg.sparql.results import Row

# How much higher than wide a degree is drawn: as in the middle of the country.
_TALL = 1.25
_KEY, _HALF = 20, WIDTH / 2 - 4
# On a wide screen the key stands beside the map, as wide as on a phone.
_BESIDE = BROAD - WIDTH


class Frame(NamedTuple):
    """The degrees of longitude and latitude that a picture shows, in steps of five, and its width in pixels."""

    west: int
    east: int
    south: int
    north: int
    width: int

    @property
    def degree(self) -> float:
        """The pixels of a degree of longitude."""
        return self.width / (self.east - self.west)

    @property
    def height(self) -> float:
        """The height in pixels."""
        return (self.north - self.south) * self.degree * _TALL

    def at(self, latitude: Decimal, longitude: Decimal) -> tuple[float, float]:
        """Where a point is drawn."""
        return float(longitude - self.west) * self.degree, float(self.north - latitude) * self.degree * _TALL


class Figure(NamedTuple):
    """A figure of a place: the rank of its kind, its year, its amount, and its kind in words."""

    rank: int
    year: str
    amount: Decimal
    kind: str


class Spot(NamedTuple):
    """A place with its point, the things that stand there, and its figures."""

    place: str
    name: str
    latitude: Decimal
    longitude: Decimal
    centroid: bool
    things: list[Row]
    figures: list[Figure]


def dots(task: Task) -> Picture:
    """Places as dots; the roles are `place`, `thing`, `latitude` and `longitude`.

    A row with a `value` is a figure of the place, of a `year` and in a `unit`; any other is a thing that stands there.
    """
    task = parted(task)
    spots = _spots(task)
    frame = _frame(spots, _BESIDE - 32 if task.broad else WIDTH)
    unit = next((row for row in task.rows if number(row, task.one("value")) is not None), None)
    words = (iri(unit, task.one("unit")), name(unit, task.one("unit"), task.lang)) if unit else ("", "")
    measure = scale(*words, [], task.lang)
    shift = _BESIDE if task.broad else 0
    legend, top = _legend(task, spots, measure, shift, 0 if task.broad else frame.height + 22)
    half = -(-len(spots) // 2)
    points = [frame.at(spot.latitude, spot.longitude) for spot in spots]
    labels = place_labels(points, frame.width, frame.height)
    drawn = ""
    for place, spot in enumerate(spots):
        corner = shift + (place // max(1, half)) * (WIDTH / 2 + 4), top + (place % max(1, half)) * _KEY
        shape = _shape(*points[place], _disc(spot), bool(spot.figures))
        if at := labels[place]:
            shape += text(at[0], at[1] + 10, str(place + 1), "m")
        shape += _entry(task, spot, str(place + 1), measure, *corner)
        drawn += mark(shape, _said(task, spot, measure), task.href(spot.place))
    dropped = len({iri(row, task.one("place")) for row in task.rows} - {spot.place for spot in spots})
    key = [task.word("no-boundaries")] + ([task.word("no-point", count=dropped)] if dropped else [])
    columns = [task.word(key) for key in ("place", "latitude", "longitude", "name", "kind", "year")]
    columns.append(measure.exact or task.word("value"))
    table = list(dict.fromkeys(_listed(task, row) for row in task.rows))
    body = mute(_drawn(frame) + legend) + marks(drawn)
    amounts = [
        Amount(f"{spot.name} · {each.kind} {each.year}", each.amount, measure.short(each.amount))
        for spot in spots
        for each in spot.figures
    ]
    return finished(task, body, max(top + half * _KEY + 4, frame.height + 22), columns, table, (), amounts, key)


def _spots(task: Task) -> list[Spot]:
    """The places that have a point in the frame, from north to south."""
    found: dict[str, Spot] = {}
    for row in task.rows:
        latitude, longitude = number(row, task.one("latitude")), number(row, task.one("longitude"))
        if latitude is None or longitude is None:
            continue
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            continue
        place = iri(row, task.one("place"))
        centroid = bool(name(row, task.one("position"), task.lang))
        spot = found.setdefault(
            place, Spot(place, name(row, task.one("place"), task.lang), latitude, longitude, centroid, [], [])
        )
        if (figure := _figure(task, row)) is None:
            spot.things.append(row)
        elif figure not in spot.figures:
            spot.figures.append(figure)
    for spot in found.values():
        spot.figures.sort()
    return sorted(found.values(), key=lambda spot: (-spot.latitude, spot.longitude, spot.place))


def _frame(spots: list[Spot], width: int) -> Frame:
    """The frame around all places, twenty degrees wide and ten high at least."""
    longitudes = [float(spot.longitude) for spot in spots] or [104.0]
    latitudes = [float(spot.latitude) for spot in spots] or [36.0]
    west, east = floor(min(longitudes) / 5 - 0.4) * 5, ceil(max(longitudes) / 5 + 0.4) * 5
    south, north = floor(min(latitudes) / 5 - 0.4) * 5, ceil(max(latitudes) / 5 + 0.4) * 5
    return Frame(west, max(east, west + 20), south, max(north, south + 10), width)


def _drawn(frame: Frame) -> str:
    """The lines of the frame, every five or ten degrees."""
    step = 5 if frame.east - frame.west <= 30 else 10 if frame.east - frame.west <= 80 else 30
    drawn = ""
    for degree in range(-(-(frame.west + 1) // step) * step, frame.east, step):
        x, _ = frame.at(Decimal(0), Decimal(degree))
        drawn += line(x, 0, x, frame.height, "grid") + text(x, frame.height + 13, f"{degree}°", "m mid")
    for degree in range(-(-(frame.south + 1) // step) * step, frame.north, step):
        _, y = frame.at(Decimal(degree), Decimal(0))
        drawn += line(0, y, frame.width, y, "grid") + text(2, y - 3, f"{degree}°", "m")
    return drawn


def _legend(task: Task, spots: list[Spot], measure: Scale, left: float, top: float) -> tuple[str, float]:
    """What the shapes and the star mean, from this corner on, and where the key begins."""
    drawn = ""
    kinds = {each.rank: each.kind for spot in spots for each in spot.figures}
    first = kinds.get(0, "")
    discs = sorted({_disc(spot) for spot in spots} - {""})
    for key in (*discs, "figure-here") if kinds else discs:
        drawn += _shape(left + 8, top + 8, "" if key == "figure-here" else key, key == "figure-here")
        drawn += text(left + 22, top + 12, task.word(key, kind=first, unit=measure.words))
        top += 18
    for rank, words in sorted(kinds.items()):
        if rank:
            drawn += text(left + 8, top + 14, "*", "m mid") + text(left + 22, top + 12, words)
            top += 18
    return drawn, top + 10


def _disc(spot: Spot) -> str:
    """Which disc stands for the things of a place: a full one at their own point, an open one in the middle of it."""
    return "" if not spot.things else "thing-near" if spot.centroid else "thing-here"


def _shape(x: float, y: float, disc: str, figures: bool) -> str:
    """A disc for what stands there, a square around the point for a figure."""
    drawn = rect(x - 5.5, y - 5.5, 11, 11, "edge") if figures else ""
    kind = "bar" if disc == "thing-here" else "wide edge"
    return drawn + (tag("circle", cx=x, cy=y, r=3.5, class_=kind) if disc else "")


def _entry(task: Task, spot: Spot, number_of: str, measure: Scale, x: float, y: float) -> str:
    """The line of a place in the key: its number, its name, a disc for each kind of content, and its latest figure."""
    shape = rect(x, y, _HALF, _KEY, "hit") + text(x + 14, y + 14, number_of, "m end")
    right = x + _HALF
    if spot.figures:
        latest = [each for each in spot.figures if each.rank == spot.figures[0].rank][-1]
        figure = f"’{latest.year[2:4]} {measure.figure(latest.amount)}" + ("*" if latest.rank else "")
        shape += text(right, y + 14, figure, "m end")
        right -= room(figure, 12) + 6
    things = len({iri(row, task.one("thing")) for row in spot.things})
    if things > 1:
        shape += text(right, y + 14, str(things), "m end")
        right -= room(str(things), 12) + 3
    if things:
        shape += _shape(right - 5, y + 10, _disc(spot), False)
        right -= 13
    return shape + text(x + 20, y + 14, clip(spot.name, right - x - 22))


def _said(task: Task, spot: Spot, measure: Scale) -> str:
    things = sorted({name(row, task.one("thing"), task.lang) for row in spot.things})
    values = [f"{each.kind} {each.year}: {measure.precise(each.amount)}".strip() for each in spot.figures]
    return task.word("of", name=spot.name, value="; ".join([*things, *values]))


def _figure(task: Task, row: Row) -> Figure | None:
    """The figure of a row, if it has one; its rank is that of its kind in the order of the view."""
    amount = number(row, task.one("value"))
    if amount is None:
        return None
    order, kind = task.view.order, iri(row, task.one("kind")).rpartition("/")[2]
    rank = order.index(kind) if kind in order else len(order)
    return Figure(rank, name(row, task.one("year"), task.lang), amount, name(row, task.one("kind"), task.lang))


def _listed(task: Task, row: Row) -> tuple[Datum, ...]:
    point = number(row, task.one("latitude")), number(row, task.one("longitude"))
    words = [name(row, task.one(role), task.lang) or None for role in ("place", "thing", "kind", "year")]
    return words[0], *point, *words[1:], number(row, task.one("value"))
