"""Reads a CSV file as a spreadsheet saves it: in UTF-8 or GBK, with commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
import os

from aikg.errors import DataError, nearest, readable
from aikg.tables.model import Row, Table
from aikg.tables.normal import normal
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.tables.model import Schema
    from aikg.types import StrPath


def read_spreadsheet(path: StrPath, schemas: list[Schema]) -> Table:
    """Returns the rows of a user's file as rows of one of the project's tables.

    The file's name says which table it is, or else its columns do. Columns may be in any order, and empty columns may
    be missing.

    :raises AikgError: if the file cannot be read, or matches no table
    """
    lines = _lines(path)
    header = [cell.strip() for cell in lines[0][1]] if lines else []
    schema = _schema(path, header, schemas)
    unknown = [name for name in header if name not in schema.header]
    if unknown:
        hint = nearest(unknown[0], schema.header) or f"; the columns are {', '.join(schema.header)}"
        raise DataError(f"{path}:1: {schema.url} has no column {unknown[0]!r}{hint}")
    twice = [name for name in header if header.count(name) > 1]
    if twice:
        raise DataError(f"{path}:1: the column {twice[0]} occurs twice; keep one")
    rows = []
    columns = {column.name: column for column in schema.columns}
    for number, line in lines[1:]:
        if not any(cell.strip() for cell in line):
            continue  # Spreadsheets leave empty lines behind.
        if len(line) != len(header):
            raise DataError(
                f"{path}:{number}: this row has {len(line)} cells and the header has {len(header)}; "
                "put a cell that holds a comma in quotation marks"
            )
        given = zip(header, line, strict=True)
        cells = dict.fromkeys(schema.header, "") | {name: normal(columns[name], cell) for name, cell in given}
        rows.append(Row(number, cells))
    return Table(os.path.basename(path), schema, rows)


def _lines(path: StrPath) -> list[tuple[int, list[str]]]:
    with readable(path), open(path, "rb") as file:
        data = file.read()
    text = _decoded(path, data)
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return [(reader.line_num, line) for line in reader]
    except csv.Error as error:
        raise DataError(f"{path}:{reader.line_num}: {error}; look for a stray quotation mark") from error


def _decoded(path: StrPath, data: bytes) -> str:
    encodings = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DataError(f"{path}: this is neither UTF-8 nor GBK text; save it as “CSV UTF-8”")


def _schema(path: StrPath, header: list[str], schemas: list[Schema]) -> Schema:
    name = os.path.basename(path)
    for schema in schemas:
        if schema.url == name:
            return schema
    if "key" in header:
        matching = [schema for schema in schemas if set(header) <= set(schema.header)]
        if len(matching) == 1:
            return matching[0]
    known = ", ".join(schema.url for schema in schemas)
    raise DataError(f"{path}: neither its name nor its columns are those of a table; name it as one of {known}")
