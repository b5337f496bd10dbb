"""The tile map: a value or an answer in words for each of the 34 divisions, as equal squares."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import NamedTuple

from aikg.namespaces import ID
from aikg.pictures.classes import shade, steps
from aikg.pictures.divisions import DIVISIONS, ROWS
from aikg.pictures.figures import Scale, scale
from aikg.pictures.picture import Amount, finished, parted
from aikg.pictures.ranks import Ranked, ranks
from aikg.pictures.reading import iri, name, number
from aikg.pictures.svg import mark, marks, mute, rect, room, text
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.pictures.divisions import Division
    from aikg.pictures.picture import Datum, Picture, Task
    from aikg.sparql.results import Row

    # An entry of the legend: its sign, its words, its shade (None: no fill), and the number of its divisions.
    Entry = tuple[str, str, int | None, int]

_PITCH, _SIDE = 45, 42
_LINE = 18
# The legend stands above the first squares, where the grid is empty: two rows high and seven columns wide.
_FREE = 2 * _PITCH - 4
_COUNTS = 240
_PLACE = ID + "place/"


class Tile(NamedTuple):
    """What a tile shows: its sign, its words, its shade, and what stands in the table."""

    sign: str
    words: str
    shade: int
    datum: Datum


def tile_map(task: Task) -> Picture:
    """A tile map; the roles are `place`, `value` (a number, or a concept of the view's `order`) and `of`, its whole.

    Of several parts with as many rows it shows the one with most of the strongest answers.
    """
    task = parted(task, lambda rows: len(rows) + _strongest(task, rows) / 1000)
    rows = {iri(row, task.one("place")).removeprefix(_PLACE): row for row in reversed(task.rows)}
    rows = {slug: row for slug, row in rows.items() if slug in DIVISIONS}
    make = _by_words if task.view.order else _by_share if task.one("of") else _by_number
    tiles, legend, measure = make(task, rows)
    absent = task.view.absent.get(task.lang) or task.word("nothing-known")
    legend = [*legend, ("", absent, None, len(DIVISIONS) - len(tiles))]
    key, height = _legend(task, legend, measure.words if measure else "")
    top = max(0, height - _FREE)
    ranked = sorted(DIVISIONS, key=lambda slug: _rank(tiles.get(slug)))
    names = {slug: _name(task, rows.get(slug), each) for slug, each in DIVISIONS.items()}
    lines, high = _ranks([slug for slug in ranked if slug in tiles], names, tiles) if task.broad else ({}, 0.0)
    drawn = "".join(
        _tile(task, slug, each, top, tiles.get(slug), names[slug], absent, lines.get(slug, ""))
        for slug, each in sorted(DIVISIONS.items(), key=lambda item: (item[1].row, item[1].column))
    )
    columns = [task.word("place"), (measure.exact or task.word("value")) if measure else task.word("answer")]
    table: list[tuple[Datum, ...]] = [(names[slug], tiles[slug].datum if slug in tiles else None) for slug in ranked]
    if task.one("of"):
        columns = [task.word("place"), task.word("number"), task.word("whole")]
        table = [(names[slug], *_part(task, rows.get(slug))) for slug in ranked]
    missing = len(DIVISIONS) - len(tiles)
    notes = [task.word("unknown-divisions", count=missing, absent=absent)] if missing else []
    amounts = [_amount(names[slug], tiles.get(slug), absent) for slug in ranked] if measure else []
    body = key + marks(drawn)
    return finished(task, body, max(top + ROWS * _PITCH, high), columns, table, notes, amounts)


def _ranks(ranked: list[str], names: dict[str, str], tiles: dict[str, Tile]) -> tuple[dict[str, str], float]:
    """The line of each division of which something is known in the list beside the map, and the height of the list."""
    entries = []
    for slug in ranked:
        sign, words, level, datum = tiles[slug]
        entries.append(Ranked(names[slug], sign, words, level, datum if isinstance(datum, Decimal) else None))
    lines, high = ranks(entries)
    return dict(zip(ranked, lines, strict=True)), high


def _amount(words: str, tile: Tile | None, absent: str) -> Amount:
    known = tile.datum if tile and isinstance(tile.datum, Decimal) else None
    return Amount(words, known, tile.words if tile else absent)


def _strongest(task: Task, rows: list[Row]) -> int:
    first = task.view.order[:1]
    return sum([iri(row, task.one("value")).rpartition("/")[2]] == first for row in rows)


def _by_number(task: Task, rows: dict[str, Row]) -> tuple[dict[str, Tile], list[Entry], Scale | None]:
    """The tiles, the entries of the legend, and the scale of the figures."""
    known = {slug: found for slug, row in rows.items() if (found := number(row, task.one("value"))) is not None}
    measure = _scale(task, rows, known)
    signs = {slug: (measure.figure(found), measure.read(found)) for slug, found in known.items()}
    return *_shaded(known, signs, measure), measure


def _by_share(task: Task, rows: dict[str, Row]) -> tuple[dict[str, Tile], list[Entry], Scale | None]:
    """The same for numbers of a whole, such as 7 of 16, shaded by their share in percent."""
    parts = {slug: _part(task, row) for slug, row in rows.items()}
    shares = {
        slug: round(found * 100 / whole, 1) for slug, (found, whole) in parts.items() if found is not None and whole
    }
    signs = {
        slug: (f"{found:f}/{whole:f}", task.word("part-of", found=f"{found:f}", whole=f"{whole:f}"))
        for slug, (found, whole) in parts.items()
        if slug in shares
    }
    measure = Scale(1, "%", "%")
    return *_shaded(shares, signs, measure), measure


def _part(task: Task, row: Row | None) -> tuple[Decimal | None, Decimal | None]:
    return (number(row, task.one("value")), number(row, task.one("of"))) if row is not None else (None, None)


def _shaded(
    known: dict[str, Decimal], signs: dict[str, tuple[str, str]], measure: Scale
) -> tuple[dict[str, Tile], list[Entry]]:
    """The tiles with their shades, and the entries of the legend, from the greatest step down."""
    scaled = steps(list(known.values()))
    tiles = {}
    for slug, found in known.items():
        level = next(step.shade for step in scaled if found <= step.high)
        tiles[slug] = Tile(*signs[slug], level, found)
    legend: list[Entry] = []
    for step in reversed(scaled):
        low, high = measure.figure(step.low), measure.figure(step.high)
        count = sum(step.low <= each <= step.high for each in known.values())
        legend.append(("", low if low == high else f"{low} – {high}", step.shade, count))
    return tiles, legend


def _by_words(task: Task, rows: dict[str, Row]) -> tuple[dict[str, Tile], list[Entry], Scale | None]:
    """The same for concepts, each with a letter, the strongest darkest."""
    variable, order = task.one("value"), task.view.order
    found = {slug: iri(row, variable).rpartition("/")[2] for slug, row in rows.items()}
    words = {found[slug]: name(row, variable, task.lang) for slug, row in rows.items()}
    ranked = [*order, *sorted(set(words) - set(order) - {""})]
    shades = {each: shade(len(ranked) - 1 - rank, len(ranked), palest=0) for rank, each in enumerate(ranked)}
    signs = {each: chr(ord("A") + rank) for rank, each in enumerate(ranked)}
    tiles = {slug: Tile(signs[each], words[each], shades[each], words[each]) for slug, each in found.items() if each}
    counts = Counter(found.values())
    legend: list[Entry] = [(signs[each], words[each], shades[each], counts[each]) for each in ranked if each in words]
    return tiles, legend, None


def _scale(task: Task, rows: dict[str, Row], known: dict[str, Decimal]) -> Scale:
    first = next(iter(rows.values()), None)
    unit, words = (iri(first, task.one("unit")), name(first, task.one("unit"), task.lang)) if first else ("", "")
    return scale(unit, words, known.values(), task.lang)


def _legend(task: Task, entries: list[Entry], unit: str) -> tuple[str, int]:
    """The key to the shades with the number of divisions of each, and its height."""
    drawn = text(0, 12, unit, "m") + text(_COUNTS, 12, task.word("divisions"), "m end")
    top = _LINE
    for sign, words, level, count in entries:
        kind = "none" if level is None else f"q{level}"
        drawn += rect(0.5, top + 1.5, 20, 13, kind) + text(28, top + 12, words)
        if sign:
            drawn += text(10.5, top + 12, sign, f"x{level} mid b")
        drawn += text(_COUNTS, top + 12, str(count), "m end")
        top += _LINE
    return mute(drawn), top


def _tile(
    task: Task, slug: str, each: Division, top: float, tile: Tile | None, full: str, absent: str, line: str
) -> str:
    """A tile, with its line in the list beside the map."""
    x, y = each.column * _PITCH + 0.5, top + each.row * _PITCH + 0.5
    ink = "m" if tile is None else f"x{tile.shade}"
    shape = rect(x, y, _SIDE, _SIDE, f"{'none' if tile is None else f'q{tile.shade}'} hit")
    heads = [each.zh] if task.lang == "zh" else each.en.split("\n")
    shape += "".join(_fitted(x, y + 13 + 12 * number_of, head, ink) for number_of, head in enumerate(heads))
    if tile is not None:
        shape += _fitted(x, y + _SIDE - 4, tile.sign, f"{ink} b")
    words = task.word("of", name=full, value=absent if tile is None else tile.words)
    return mark(shape + line, words, task.href(_PLACE + slug))


def _fitted(x: float, y: float, words: str, ink: str) -> str:
    """A text in the middle of a tile, narrowed if it is wider."""
    tight = {"textLength": _SIDE - 2, "lengthAdjust": "spacingAndGlyphs"} if room(words, 12) > _SIDE - 2 else {}
    return text(x + _SIDE / 2, y, words, f"{ink} mid", **tight)


def _name(task: Task, row: Row | None, each: Division) -> str:
    return name(row, task.one("place"), task.lang) if row is not None else each.name(task.lang)


def _rank(tile: Tile | None) -> tuple[bool, int, Decimal]:
    """Orders the table: the strongest answer or the greatest value first, what is not known last."""
    if tile is None:
        return True, 0, Decimal(0)
    return False, -tile.shade, -tile.datum if isinstance(tile.datum, Decimal) else Decimal(0)
