"""Reads a CSV file as a spreadsheet saves it: in UTF-8, UTF-16 or GBK, with commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
import os
import re
from typing import NamedTuple

from aikg.errors import DataError, nearest, readable
from aikg.tables.model import Row, Table
from aikg.tables.normal import normal
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.tables.model import Schema
    from aikg.types import StrPath


class Spreadsheet(NamedTuple):
    """A user's file as one of our tables. `guessed` is its encoding if the file does not tell it, or empty."""

    table: Table
    guessed: str


def read_spreadsheet(path: StrPath, schemas: list[Schema]) -> Spreadsheet:
    """Returns the rows of a user's file as rows of one of the project's tables.

    The file's name says which table it is, or else its columns do. Columns may be in any order, and empty columns may
    be missing. The number of a row is the one that a spreadsheet shows.

    :raises AikgError: if the file cannot be read, or matches no table
    """
    with readable(path), open(path, "rb") as file:
        text, guessed = _decoded(path, file.read())
    lines = _without_nameless_columns(path, _records(path, text))
    header = [cell.strip() for cell in lines[0]] if lines else []
    schema = _schema(path, header, schemas)
    _check_header(path, header, schema)
    rows = []
    columns = {column.name: column for column in schema.columns}
    for number, line in enumerate(lines[1:], start=2):
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
    return Spreadsheet(Table(os.path.basename(path), schema, rows), guessed)


def _check_header(path: StrPath, header: list[str], schema: Schema) -> None:
    unknown = [name for name in header if name not in schema.header]
    if unknown:
        hint = nearest(unknown[0], schema.header) or f"; the columns are {', '.join(schema.header)}"
        raise DataError(f"{path}:1: {schema.url} has no column {unknown[0]!r}{hint}")
    twice = [name for name in header if header.count(name) > 1]
    if twice:
        raise DataError(f"{path}:1: the column {twice[0]} occurs twice; keep one")


def _records(path: StrPath, text: str) -> list[list[str]]:
    """Returns the rows of the file. A first line such as `sep=;`, which Excel writes and hides, is none of them."""
    first, _, rest = text.partition("\n")
    told = re.fullmatch(r"\"?sep=(.)\"?\r?", first, re.IGNORECASE)
    body = rest if told else text
    delimiter = told[1] if told else max(",;\t", key=body.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=delimiter, strict=True)
    try:
        return list(reader)
    except csv.Error as error:
        line = reader.line_num + (1 if told else 0)
        raise DataError(f"{path}:{line}: {error}; look for a stray quotation mark") from error


def _without_nameless_columns(path: StrPath, lines: list[list[str]]) -> list[list[str]]:
    """Returns the rows without the empty cells that a spreadsheet appends where a column was once used.

    :raises DataError: if a column without a name holds something
    """
    width = len(lines[0]) if lines else 0
    while width and not lines[0][width - 1].strip():
        width -= 1
    for number, line in enumerate(lines, start=1):
        beyond = [cell for cell in line[width:] if cell.strip()]
        if beyond and len(line) <= len(lines[0]):
            raise DataError(f"{path}:{number}: {beyond[0]!r} stands in a column without a name; name it in row 1")
    return [
        line[:width] if len(line) <= len(lines[0]) or not any(map(str.strip, line[width:])) else line for line in lines
    ]


def _decoded(path: StrPath, data: bytes) -> tuple[str, str]:
    """Returns the text of a file, and the name of its encoding if that is a guess."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if marked else "utf-8-sig"), ""
    except UnicodeDecodeError:
        pass
    if not marked and _looks_like_gbk(data):
        return data.decode("gb18030"), "GBK"
    raise DataError(f"{path}: this is neither UTF-8 nor plainly Chinese text in GBK; save it as “CSV UTF-8”")


def _looks_like_gbk(data: bytes) -> bool:
    """Whether bytes are GB18030 and nearly all of it in everyday characters.

    Any text in Windows-1252 is GBK too: Québec is Qu閎ec. But é and b make a character outside GB 2312, and two
    accented letters one of its second level, which has the rare characters.
    """
    try:
        characters = [each.encode("gb18030") for each in data.decode("gb18030") if each > "\x7f"]
    except UnicodeDecodeError:
        return False
    plain = [each for each in characters if len(each) == 2 and each[1] >= 0xA1 and (each[0] <= 0xA3 or each[0] >= 0xB0)]
    everyday = [each for each in plain if 0xB0 <= each[0] <= 0xD7]
    rare = [each for each in plain if each[0] > 0xD7]
    return len(plain) * 10 >= len(characters) * 9 and len(everyday) > 2 * len(rare)


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
