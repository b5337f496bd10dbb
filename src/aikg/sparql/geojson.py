"""The rows of an answer as GeoJSON (RFC 7946)."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from aikg.errors import UsageError
from aikg.rdf.terms import IRI
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    # Latitude and longitude of things, by IRI, in degrees (WGS 84).
    Points = Mapping[str, tuple[float, float]]

# Columns that name the thing a row is about, before any other column of things with coordinates.
_FIRST = ("place", "location", "province")


def features(
    columns: Sequence[str], rows: Sequence[Mapping[str, Any]], points: Callable[[Iterable[str]], Points]
) -> dict[str, Any]:
    """Returns a FeatureCollection with a feature for each row, whose properties are the columns.

    The point of a row is that of its columns latitude and longitude, else that of its place, else that of the first
    thing in it that has coordinates. A row without a point has the geometry null, as the RFC says.

    :param rows: the values of each row by column
    :param points: returns the coordinates of things
    :raises UsageError: if no row has a point
    """
    found = {} if "latitude" in columns else points({v for row in rows for v in row.values() if type(v) is IRI})
    # One column for all rows, so that a map shows one kind of thing.
    order = sorted(columns, key=lambda name: _FIRST.index(name) if name in _FIRST else len(_FIRST))
    column = next((name for name in order if any(row[name] in found for row in rows)), None)
    made = []
    for row in rows:
        point = _own(row) or (found.get(row[column]) if column and row[column] is not None else None)
        geometry = None if point is None else {"type": "Point", "coordinates": [point[1], point[0]]}
        properties = {name: _plain(value) for name, value in row.items()}
        made.append({"type": "Feature", "geometry": geometry, "properties": properties})
    if rows and all(each["geometry"] is None for each in made):
        raise UsageError(
            "no row has a place with coordinates here, so that there is nothing for a map: choose another format, "
            "or columns with a place"
        )
    return {"type": "FeatureCollection", "features": made}


def _own(row: Mapping[str, Any]) -> tuple[float, float] | None:
    latitude, longitude = row.get("latitude"), row.get("longitude")
    return None if latitude is None or longitude is None else (float(latitude), float(longitude))


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value
