"""Turns the rows of tables into triples, as their CSVW metadata say (W3C Tabular Metadata, CSV2RDF).

This differs from the standard in one thing: if a column has a separator, its URI templates are expanded for each item
of a cell.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Triple

from aikg.errors import DataError, readable
from aikg.tables.model import Column, Schema
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aikg.dataset.dataset import Dataset
    from aikg.tables.model import Row, Table

XSD = "http://www.w3.org/2001/XMLSchema#"
_TEMPLATE = re.compile(r"\{(\+?)([a-z0-9_]+)\}")


def read_schemas(dataset: Dataset) -> list[Schema]:
    """Returns the schemas of data/tables/csv-metadata.json, in the order of that file.

    :raises AikgError: if the metadata cannot be read
    """
    path = dataset.path("data", "tables", "csv-metadata.json")
    with readable(path), open(path, encoding="utf-8-sig") as file:
        metadata = json.load(file)
    try:
        return [_schema(table) for table in metadata["tables"]]
    except (KeyError, re.error) as error:
        raise DataError(
            f"{path}: the metadata of a table has no {error}, or a wrong one; write it as for the other tables"
        ) from error


def _schema(table: dict[str, object]) -> Schema:
    schema: dict[str, object] = table["tableSchema"]  # type: ignore[assignment]
    about = str(schema["aboutUrl"])
    columns = tuple(_column(each, about) for each in schema["columns"])  # type: ignore[attr-defined]
    keys = [
        (str(key["columnReference"]), str(key["reference"]["resource"]))
        for key in schema.get("foreignKeys", [])  # type: ignore[attr-defined]
    ]
    # CSVW allows no empty cell in a foreign key: a column that may be empty names the other table as dc:references.
    keys += [(each["name"], each["dc:references"]["@id"]) for each in schema["columns"] if "dc:references" in each]  # type: ignore[attr-defined]
    return Schema(str(table["url"]), about, columns, tuple(keys))


def _column(column: dict[str, object], about: str) -> Column:
    datatype = column.get("datatype", "string")
    pattern = datatype.get("format") if isinstance(datatype, dict) else None
    titles = column.get("titles", {})
    description = column.get("dc:description", {})
    return Column(
        name=str(column["name"]),
        title=titles.get("en", "") if isinstance(titles, dict) else "",
        title_zh=titles.get("zh", "") if isinstance(titles, dict) else "",
        description=description.get("en", "") if isinstance(description, dict) else "",
        required=bool(column.get("required")),
        separator=_text(column.get("separator")),
        base=str(datatype["base"] if isinstance(datatype, dict) else datatype),
        format=re.compile(pattern) if pattern else None,
        lang=_text(column.get("lang")),
        about=str(column.get("aboutUrl", about)),
        property=None if column.get("suppressOutput") else _text(column.get("propertyUrl")),
        value=_text(column.get("valueUrl")),
        virtual=bool(column.get("virtual")),
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def items(column: Column, cell: str) -> list[str]:
    """Returns the values in a cell: one, or several if the column has a separator; none if the cell is empty."""
    if not cell:  # As most cells are.
        return []
    parts = cell.split(column.separator) if column.separator else [cell]
    return [part for part in map(str.strip, parts) if part]


def subject_of(table: Table, row: Row) -> str:
    """Returns the IRI of the thing that a row describes."""
    return _expand(table.schema.about, row.cells) or ""


def column_of(table: Table, property_iri: str) -> str | None:
    """Returns the name of the column that holds the values of a property; None if there is no such column."""
    return next((c.name for c in table.schema.columns if c.property == property_iri and not c.virtual), None)


def triples(table: Table, row: Row) -> Iterator[Triple]:
    """Yields the triples of a row (CSV2RDF, minimal mode)."""
    about, own = table.schema.about, _expand(table.schema.about, row.cells)
    for column in table.schema.columns:
        if column.property is None:
            continue
        for item in [""] if column.virtual else items(column, row.cells[column.name]):
            cells = _cells_of(row, column, item)
            # Most columns are about the thing of the row.
            subject = own if column.about == about and cells is row.cells else _expand(column.about, cells)
            predicate = _expand(column.property, cells)
            value = _value(column, cells, item)
            if subject and predicate and value is not None:
                yield Triple(_node(subject), _node(predicate), value)


def reference(column: Column, row: Row, item: str) -> str:
    """Returns the IRI that an item of a cell refers to (valueUrl); empty if the column has no valueUrl."""
    iri = _expand(column.value or "", _cells_of(row, column, item))
    return (iri or "").replace("/id/../", "/")


def _cells_of(row: Row, column: Column, item: str) -> dict[str, str]:
    """Returns the cells of a row, with one item in place of all that the cell of the column holds."""
    return row.cells if row.cells.get(column.name, "") == item else {**row.cells, column.name: item}


def _value(column: Column, cells: dict[str, str], item: str) -> NamedNode | Literal | None:
    if column.value is not None:
        iri = _expand(column.value, cells)
        return None if iri is None else _node(iri.replace("/id/../", "/"))
    if column.lang:
        return Literal(item, language=column.lang)
    return Literal(item) if column.base == "string" else Literal(item, datatype=NamedNode(XSD + column.base))


def _expand(template: str, cells: dict[str, str]) -> str | None:
    """Returns a URI template with the cells of a row filled in; None if one of these cells is empty."""
    text, holes = _parts(template)
    for safe, name, after in holes:
        cell = cells.get(name)
        if not cell:
            return None
        text += _quoted(cell, safe) + after
    return text


@lru_cache(maxsize=1024)
def _parts(template: str) -> tuple[str, tuple[tuple[str, str, str], ...]]:
    """Returns the text before the first name of a URI template, and for each name: the characters that stay as they
    are, the name, and the text after it."""
    first, *rest = _TEMPLATE.split(template)
    threes = zip(rest[::3], rest[1::3], rest[2::3], strict=True)
    return first, tuple(("/:.-_~" if plus else "-._~", name, after) for plus, name, after in threes)


# The key of a row is in the IRIs of all its columns, which have a few properties and the concepts of vocabularies.
_quoted = lru_cache(maxsize=1024)(quote)
_node = lru_cache(maxsize=4096)(NamedNode)
