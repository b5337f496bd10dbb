"""Parquet: one file for each table, with typed cells. Several values in a cell become a list.

DuckDB writes the files: it is a third of the size of Arrow, and needs neither Arrow nor pandas.
"""

from __future__ import annotations

import os
import tempfile
from typing import Any

from aikg.errors import AikgError, writable
from aikg.export.formats.csv_folder import lines
from aikg.export.library import library
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.export import Material
    from aikg.export.sheets.sheets import Field, Sheet

_TYPES = {"text": "VARCHAR", "integer": "BIGINT", "decimal": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}
# DuckDB must not fetch extensions: its built-in functions are enough.
_OFFLINE = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false", "threads": "1"}


def write(material: Material) -> dict[str, bytes]:
    """Returns the files by name.

    :raises AikgError: if duckdb is not installed, or there is no space for its temporary files
    """
    duckdb = library("duckdb", "parquet")
    try:
        with (
            writable("parquet"),
            tempfile.TemporaryDirectory() as folder,
            duckdb.connect(config=_OFFLINE) as connection,
        ):
            return {f"{sheet.name}.parquet": _parquet(connection, folder, sheet) for sheet in material.sheets}
    except duckdb.Error as error:
        raise AikgError(f"parquet: DuckDB failed ({str(error).strip()}); check that the disk is not full") from error


def _parquet(connection: Any, folder: str, sheet: Sheet) -> bytes:
    csv, parquet = (os.path.join(folder, f"{sheet.name}.{ending}") for ending in ("csv", "parquet"))
    with open(csv, "wb") as file:
        file.write(lines(sheet))
    columns = ", ".join(f"{_name(field)}: '{_TYPES[field.type]}'" for field in sheet.fields)
    reading = (
        f"read_csv({_quoted(csv)}, header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', "
        f"nullstr = '', columns = {{{columns}}})"
    )
    expressions = ", ".join(_expression(field) for field in sheet.fields)
    connection.execute(f"COPY (SELECT {expressions} FROM {reading}) TO {_quoted(parquet)} (FORMAT parquet)")
    with open(parquet, "rb") as file:
        return file.read()


def _expression(field: Field) -> str:
    if field.separator is None:
        return _name(field)
    return f"string_split({_name(field)}, {_quoted(field.separator)}) AS {_name(field)}"


def _name(field: Field) -> str:
    return f'"{field.name}"'


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
