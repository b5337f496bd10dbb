"""Correcting cells of a row. What another source says is not lost: the old value is kept beside the new one."""

from __future__ import annotations

from typing import NamedTuple

from aikg.curate.cells import resolved
from aikg.curate.intake import Intake
from aikg.errors import UsageError, nearest
from aikg.tables.files import read_tables
from aikg.tables.model import Row
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aikg.dataset.dataset import Dataset
    from aikg.sparql.source import Source
    from aikg.tables.model import Table


class Correction(NamedTuple):
    """The tables as they would be, the changed row as a table of its own, and a line for each changed cell."""

    tables: list[Table]
    given: Table
    lines: list[str]


def correct(
    dataset: Dataset, source: Source, table: str, key: str, values: Mapping[str, str], seen: Mapping[str, str]
) -> Correction:
    """Other values for the cells of a row.

    Without a source, the row's own source is what the new value was read from: the old one was a slip. With another
    source, the new value rests on that, and the old one becomes a contested value with the evidence that it had.

    :param table: name of a table, such as targets or targets.csv
    :param seen: source, locator, seen_as and seen_on of the new values
    :raises UsageError: if there is no such table, row or column, or a value is malformed
    """
    tables = read_tables(dataset)
    by_name = {each.name: each for each in tables}
    name = table if table.endswith(".csv") else f"{table}.csv"
    if name not in by_name:
        raise UsageError(f"there is no table {table}{nearest(name, list(by_name))}")
    found = by_name[name]
    row = next((each for each in found.rows if each.cells["key"] == key), None)
    if row is None:
        raise UsageError(f"{name} has no row {key}{nearest(key, [each.cells['key'] for each in found.rows])}")
    if "key" in values:
        raise UsageError("a key is never changed; add a new row, and say in its note what it replaces")
    cells = {column: resolved(source, found.schema, column, value) for column, value in values.items()}
    lines = [f"{column}: {row.cells[column] or '∅'} → {value or '∅'}" for column, value in cells.items()]
    lines = [line for line, column in zip(lines, cells, strict=True) if row.cells[column] != cells[column]]
    evidence = {column: value for column, value in seen.items() if value and column in row.cells}
    if evidence.get("source") and evidence["source"] != row.cells.get("source"):
        if not evidence.get("locator"):
            raise UsageError("another source needs --locator: where in it the value stands")
        _keep_old(by_name, name, row, cells)
        row.cells.update(evidence)
        lines.append(f"the old value is kept in contested.csv; the row now rests on {evidence['source']}")
    row.cells.update(cells)
    return Correction(
        tables, type(found)(name, found.schema, [row]), lines if any("→" in line for line in lines) else []
    )


def _keep_old(tables: dict[str, Table], name: str, row: Row, cells: dict[str, str]) -> None:
    """The old values as contested ones, with the evidence that the row had."""
    old = {column: row.cells[column] for column, value in cells.items() if row.cells[column] not in ("", value)}
    there = Row(row.number, row.cells | cells)
    Intake(tables, name).dispute(there, Row(row.number, row.cells), list(old))
