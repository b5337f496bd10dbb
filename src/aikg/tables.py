"""Strict reading of data/tables/*.csv: every problem found at once, each with table, line, column and remedy."""

from __future__ import annotations

import csv
import io
import os
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, NamedTuple

from aikg import dates
from aikg.atomic import replace_file
from aikg.csvw import Column, Schema, items, read_schemas
from aikg.errors import AikgError, readable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aikg.dataset import StrPath


class Row(NamedTuple):
    """One line of a table: its number in the file, the header being line 1, and its cells by column."""

    number: int
    cells: dict[str, str]


class Table(NamedTuple):
    """One table: its file name, its schema and its rows."""

    name: str
    schema: Schema
    rows: list[Row]


class Problem(NamedTuple):
    """What is wrong with a cell, in the words of somebody who edits a spreadsheet."""

    table: str
    line: int
    column: str
    message: str

    def __str__(self) -> str:
        return f"{self.table}, row {self.line}, column {self.column}: {self.message}"


class TableError(AikgError):
    """The tables have problems; all of them are in the message and in `.problems`."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        count = "one problem" if len(problems) == 1 else f"{len(problems)} problems"
        super().__init__("\n".join([f"the tables have {count}; nothing was written:", *map(str, problems)]))


def read_tables(home: StrPath) -> list[Table]:
    """All tables of data/tables/, in the order of their metadata.

    :raises AikgError: if a file cannot be read or its header is not as declared
    """
    return [_read(os.path.join(home, "data", "tables", schema.url), schema) for schema in read_schemas(home)]


def _read(path: str, schema: Schema) -> Table:
    with readable(path), open(path, encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, strict=True)
        try:
            lines = [(reader.line_num, [cell.strip() for cell in line]) for line in reader]
        except csv.Error as error:
            raise AikgError(f"{path}:{reader.line_num}: {error}; look for a stray quotation mark") from error
    header = lines[0][1] if lines else []
    if header != schema.header:
        unknown = [name for name in header if name not in schema.header]
        missing = [name for name in schema.header if name not in header]
        lacking = f"column {missing[0]!r} is missing" if missing else "the order differs"
        what = f"unknown column {unknown[0]!r}" if unknown else lacking
        raise AikgError(f"{path}:1: the header is not as declared ({what}); it must be {','.join(schema.header)}")
    rows = []
    for number, cells in lines[1:]:
        if len(cells) != len(header):
            raise AikgError(
                f"{path}:{number}: this row has {len(cells)} cells and the header {len(header)}; "
                "put a cell that holds a comma in quotation marks"
            )
        rows.append(Row(number, dict(zip(header, cells, strict=True))))
    return Table(schema.url, schema, rows)


def write_tables(home: StrPath, tables: list[Table]) -> list[str]:
    """Writes the tables whose rows are not those of their files, sorted by key where the file was; each in one step.

    :returns: the names of the files that changed
    """
    changed = []
    for table in tables:
        path = os.path.join(home, "data", "tables", table.name)
        before = _read(path, table.schema)
        if [row.cells for row in before.rows] == [row.cells for row in table.rows]:
            continue
        keys = [row.cells["key"] for row in before.rows]
        rows = sorted(table.rows, key=lambda row: row.cells["key"]) if keys == sorted(keys) else table.rows
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, table.schema.header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(row.cells for row in rows)
        replace_file(path, text.getvalue().encode())
        changed.append(table.name)
    return changed


def problems(tables: list[Table], of: list[Table] | None = None) -> list[Problem]:
    """Everything that is wrong with the cells of the tables, or of those named, which may refer to all."""
    keys = {table.name: {row.cells["key"] for row in table.rows} for table in tables}
    return [problem for table in of or tables for problem in _table_problems(table, keys)]


def _table_problems(table: Table, keys: dict[str, set[str]]) -> Iterator[Problem]:
    foreign = dict(table.schema.foreign_keys)
    columns = [column for column in table.schema.columns if not column.virtual]
    seen: dict[str, int] = {}
    for row in table.rows:
        key = row.cells["key"]
        if key in seen:
            taken = f"{key!r} is already the key of row {seen[key]}; choose another"
            yield Problem(table.name, row.number, "key", taken)
        seen.setdefault(key, row.number)
        for column in columns:
            values = items(column, row.cells[column.name])
            if column.required and not values:
                yield Problem(table.name, row.number, column.name, f"this cell may not be empty ({column.description})")
            for value in values:
                message = _wrong(column, value)
                if message is None and column.name in foreign and value not in keys[foreign[column.name]]:
                    message = f"{value!r} is no key of {foreign[column.name]}; correct it or add the row there"
                if message:
                    yield Problem(table.name, row.number, column.name, message)


def _wrong(column: Column, value: str) -> str | None:
    if column.value and "/id/date/" in column.value:
        try:
            dates.parse(value)
        except ValueError as error:
            return str(error)
        return None
    if column.format and not column.format.fullmatch(value):
        return f"{value!r} is not of the form {column.format.pattern}"
    if column.base in ("decimal", "integer"):
        try:
            number = Decimal(value)
        except InvalidOperation:
            return f"{value!r} is not a number; write digits and a full stop only"
        if column.base == "integer" and number != int(number):
            return f"{value!r} is not a whole number"
    if column.base == "anyURI" and (" " in value or "://" not in value or not value.isascii()):
        return f"{value!r} is not a web address; copy it from the browser, where other letters stand as %E4%B8%AD"
    return None
