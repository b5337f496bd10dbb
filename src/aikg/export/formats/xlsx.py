"""Excel: one sheet for each table, with a frozen header and typed cells. No text becomes a formula."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any

from aikg.errors import AikgError
from aikg.export.library import library
from aikg.export.network.attributes import legal
from aikg.export.place import SIGNATURE
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aikg.export import Material
    from aikg.export.sheets.sheets import Sheet, Value

# The characters with which a formula begins in a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WIDTHS = {"text": 24, "integer": 10, "decimal": 14, "boolean": 10, "date": 12}
# A fixed date in the workbook, so that the same dataset gives the same bytes.
_PROPERTIES = {"author": SIGNATURE.decode(), "created": datetime.datetime(2020, 1, 1)}


def write(material: Material) -> bytes:
    """Returns the workbook. Its first sheet, `columns`, describes the columns of the other sheets.

    :raises AikgError: if XlsxWriter is not installed, or a text is longer than a cell can hold
    """
    library("xlsxwriter", "xlsx")  # Before any work is done.
    return workbook(sorted(material.sheets, key=lambda sheet: sheet.name != "columns"))


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """Returns a workbook with these sheets.

    :raises AikgError: as `write` does
    """
    out = io.BytesIO()
    book = library("xlsxwriter", "xlsx").Workbook(out, {"in_memory": True})
    book.set_properties(_PROPERTIES)
    forms = {
        "header": book.add_format({"bold": True}),
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        # The cell stays text when somebody edits it.
        "quoted": book.add_format({"quote_prefix": True}),
    }
    for sheet in sheets:
        _fill(book.add_worksheet(sheet.name), sheet, forms)
    book.close()
    with zipfile.ZipFile(out, "a") as file:
        file.comment = SIGNATURE
    return out.getvalue()


def _fill(page: Any, sheet: Sheet, forms: dict[str, Any]) -> None:
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.fields) - 1)
    for column, field in enumerate(sheet.fields):
        page.set_column(column, column, _WIDTHS[field.type])
        page.write_string(0, column, field.name, forms["header"])
    for number, row in enumerate(sheet.rows, 1):
        for column, value in enumerate(row):
            if value is not None and _put(page, number, column, value, forms):
                raise AikgError(
                    f"{sheet.name}, {sheet.fields[column].name} of {row[0]}: "
                    "the text is too long for a cell of Excel; choose another format"
                )


def _put(page: Any, row: int, column: int, value: Value, forms: dict[str, Any]) -> int:
    """Writes a cell by its type; returns 0, or another number if the text is too long."""
    if isinstance(value, str):
        form = forms["quoted"] if value.startswith(_FORMULA) else None
        return int(page.write_string(row, column, legal(value), form))
    if isinstance(value, datetime.date):
        return int(page.write_datetime(row, column, value, forms["date"]))
    if isinstance(value, bool):
        return int(page.write_boolean(row, column, value))
    return int(page.write_number(row, column, value))
