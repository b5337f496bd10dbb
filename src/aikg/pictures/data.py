"""The table of a picture as plain data for a plotting library: a dictionary a row, with keys of its own."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from aikg.namespaces import ID
from aikg.pictures.divisions import DIVISIONS
from aikg.pictures.reading import iri, name
from aikg.tables.dates import parse
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aikg.pictures.picture import Datum, Picture
    from aikg.questions.model import View
    from aikg.sparql.results import Row

    Plain = dict[str, str | int | float | None]

# The bars of a chart.
_MOST = 40
# Kind of picture -> a key for each column of its table.
_KEYS = {
    "caps": ("name", "place", "value", "printed"),
    "diffusion": ("name", "level", "first", "last", "days"),
    "dots": ("name", "latitude", "longitude", "thing", "kind", "year", "value"),
    "profile": ("name", "value", "low", "high", "whole"),
    "timeline": ("name", "came", "held", "ended", "answer"),
    "years": ("name", "year", "value"),
}


class Points(NamedTuple):
    """The data of a chart: its rows, and the words for its keys that a reader sees."""

    values: list[Plain]
    titles: dict[str, str]


def points(view: View, rows: Iterable[Row], picture: Picture, lang: str) -> Points:
    """Returns the data of a picture.

    :param rows: those that the picture shows
    """
    if view.picture == "tile-map":
        return _tiles(view, rows, picture, lang)
    if view.picture == "pairs":
        return _pairs(picture)
    if view.picture not in _KEYS:
        values: list[Plain] = [
            {"name": each.name, "value": _plain(each.value), "words": each.words} for each in picture.amounts[:_MOST]
        ]
        return Points(values, {"name": picture.columns[0], "value": "", "words": ""})
    keys = _KEYS[view.picture]
    table: list[Plain] = [dict(zip(keys, map(_plain, row), strict=True)) for row in picture.rows]
    if view.picture == "timeline":
        table = [row | _span(row["came"]) for row in table]
    return Points(table, dict(zip(keys, picture.columns, strict=True)))


def _tiles(view: View, rows: Iterable[Row], picture: Picture, lang: str) -> Points:
    variable = view.roles["place"][0]
    slugs = {each.name(lang): slug for slug, each in DIVISIONS.items()}
    slugs |= {name(row, variable, lang): iri(row, variable).removeprefix(f"{ID}place/") for row in rows}
    key = "answer" if view.order else "value"
    found: list[Plain] = []
    for full, value, *_ in picture.rows:
        division = DIVISIONS[slugs[str(full)]]
        place: Plain = {"column": division.column, "row": division.row, "short": division.name(lang)}
        found.append({**place, "name": _plain(full), key: _plain(value)})
    return Points(found, {"name": picture.columns[0], key: picture.columns[1]})


def _pairs(picture: Picture) -> Points:
    place, other, *kinds = picture.columns
    found: list[Plain] = [
        {"name": _plain(row[0]), "other": _plain(row[1]), "kind": kind, "value": _plain(count)}
        for row in picture.rows
        for kind, count in zip(kinds, row[2:], strict=True)
        if count
    ]
    return Points(found, {"name": place, "other": other, "kind": "", "value": ""})


def _span(written: object) -> Plain:
    if not isinstance(written, str):
        return {"first": None, "last": None}
    span = parse(written)
    return {"first": span.earliest.isoformat(), "last": span.latest.isoformat()}


def _plain(value: Datum) -> str | int | float | None:
    return float(value) if isinstance(value, Decimal) else value
