"""Makes sheets of the curated tables: numbers are typed, and each date also has the days that it can mean."""

from __future__ import annotations

import os
from decimal import Decimal

from aikg.errors import AikgError
from aikg.export.sheets.sheets import Field, Sheet
from aikg.namespaces import ID, PREFIXES
from aikg.tables import dates
from aikg.tables.check import problems
from aikg.tables.csvw import items, subject_of
from aikg.tables.files import read_tables
from aikg.tables.model import TableError
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import Store

    from aikg.dataset.dataset import Dataset
    from aikg.export.sheets.sheets import Value
    from aikg.tables.model import Column, Row, Table

_DATE = ID + "date/"
_IRI = Field("iri", "IRI", "IRI", "IRI of the thing.", required=True)
# Type in CSVW -> type of a column. Any other type is text.
_TYPES = {"decimal": "decimal", "integer": "integer"}


def curated(dataset: Dataset, store: Store) -> list[Table]:
    """Returns the tables of data/tables/, from which the graph was built.

    :raises TableError: if the tables have problems; it names all
    :raises AikgError: if a file cannot be read, or the graph lacks a row and must be built again
    """
    tables = read_tables(dataset)
    table_problems = problems(tables)
    if table_problems:
        raise TableError(table_problems)
    described = _subjects(store)
    for table in tables:
        for row in table.rows:
            if subject_of(table, row) not in described:
                raise AikgError(
                    f"{table.name}, row {row.number}: the graph does not hold {row.cells['key']!r} yet; run aikg build"
                )
    return tables


def sheet(table: Table) -> Sheet:
    """Returns a table with typed cells, with the IRI after the key, and the first and last day after each date."""
    columns = [column for column in table.schema.columns if not column.virtual]
    foreign = dict(table.schema.foreign_keys)
    fields = [field for column in columns for field in _fields(column, foreign.get(column.name))]
    rows = [_row(table, columns, row) for row in table.rows]
    name = os.path.splitext(table.name)[0]
    return Sheet(name, f"The rows of data/tables/{table.name}.", (fields[0], _IRI, *fields[1:]), rows, derived=False)


def _subjects(store: Store) -> set[str]:
    from pyoxigraph import NamedNode

    quads = store.quads_for_pattern(None, NamedNode(PREFIXES["rdf"] + "type"), None)
    return {str(quad.subject)[1:-1] for quad in quads}


def is_date(column: Column) -> bool:
    """Returns whether the cells of a column are dates."""
    return (column.value or "").startswith(_DATE)


def _fields(column: Column, resource: str | None) -> list[Field]:
    refers = "dates" if is_date(column) else os.path.splitext(resource)[0] if resource else None
    about = (column.title, column.title_zh, column.description)
    printed = Field(column.name, *about, _TYPES.get(column.base, "text"), column.required, column.separator, refers)
    if not is_date(column):
        return [printed]
    title, title_zh, _ = about
    return [
        printed,
        Field(f"{column.name}_earliest", f"{title}, earliest", f"{title_zh}（最早）", "First day it can mean.", "date"),
        Field(f"{column.name}_latest", f"{title}, latest", f"{title_zh}（最晚）", "Last day it can mean.", "date"),
    ]


def _row(table: Table, columns: list[Column], row: Row) -> list[Value]:
    cells = [cell for column in columns for cell in _cells(column, row.cells[column.name])]
    return [cells[0], subject_of(table, row), *cells[1:]]


def _cells(column: Column, cell: str) -> list[Value]:
    if is_date(column):
        if not cell:
            return [None, None, None]
        span = dates.parse(cell)
        return [cell, span.earliest, span.latest]
    if column.separator:
        return [column.separator.join(items(column, cell)) or None]
    return [typed(column.base, cell)]


def typed(base: str, text: str) -> Value:
    """Returns the value of a cell by the CSVW type of its column; None (not known) for an empty cell."""
    if not text:
        return None
    return int(Decimal(text)) if base == "integer" else float(text) if base == "decimal" else text
