"""Reads and writes data/tables/*.csv. A file must have exactly the columns that its metadata declare."""

from __future__ import annotations

import csv
import io

from aikg.atomic import replace_file
from aikg.errors import DataError, readable
from aikg.tables.csvw import read_schemas
from aikg.tables.model import Row, Schema, Table
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.dataset.dataset import Dataset


def read_tables(dataset: Dataset) -> list[Table]:
    """Returns all tables of data/tables/, in the order of their metadata.

    :raises AikgError: if a file cannot be read, or its header is not as declared
    """
    return [read_table(dataset, schema) for schema in read_schemas(dataset)]


def read_table(dataset: Dataset, schema: Schema) -> Table:
    """Returns one table of data/tables/.

    :raises AikgError: if the file cannot be read, or its header is not as declared
    """
    path = dataset.path("data", "tables", schema.url)
    with readable(path), open(path, encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, strict=True)
        try:
            # The number of a row is the one that a spreadsheet shows: a cell may hold several lines.
            lines = [(number, [cell.strip() for cell in line]) for number, line in enumerate(reader, start=1)]
        except csv.Error as error:
            raise DataError(f"{path}:{reader.line_num}: {error}; look for a stray quotation mark") from error
    header = lines[0][1] if lines else []
    if header != schema.header:
        unknown = [name for name in header if name not in schema.header]
        missing = [name for name in schema.header if name not in header]
        difference = f"column {missing[0]!r} is missing" if missing else "the order differs"
        if unknown:
            difference = f"unknown column {unknown[0]!r}"
        raise DataError(f"{path}:1: the header is not as declared ({difference}); it must be {','.join(schema.header)}")
    rows = []
    for number, cells in lines[1:]:
        if len(cells) != len(header):
            raise DataError(
                f"{path}:{number}: this row has {len(cells)} cells and the header has {len(header)}; "
                "put a cell that holds a comma in quotation marks"
            )
        rows.append(Row(number, dict(zip(header, cells, strict=True))))
    return Table(schema.url, schema, rows)


def write_tables(dataset: Dataset, tables: list[Table]) -> list[str]:
    """Writes those tables whose rows have changed, each file in one step.

    A file whose rows were sorted by key stays sorted.

    :returns: the names of the files that changed
    :raises UsageError: if the dataset is the copy inside the installed package
    """
    dataset.check_own()
    changed = []
    for table in tables:
        path = dataset.path("data", "tables", table.name)
        before = read_table(dataset, table.schema)
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
