"""Excel: one sheet a table, its header frozen, cells typed; no text is ever taken for a formula."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from aikg.errors import AikgError
from aikg.export.library import library
from aikg.export.place import SIGNATURE

if TYPE_CHECKING:
    from aikg.export import Material
    from aikg.export.sheets import Sheet, Value

# What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LONGEST = 32767  # characters in a cell
_WIDTHS = {"text": 24, "integer": 10, "decimal": 14, "boolean": 10, "date": 12}
_TIME = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def write(material: Material) -> bytes:
    """The workbook; the sheet `columns` says what each column holds.

    :raises AikgError: if openpyxl is not installed, or a text is longer than a cell can hold
    """
    workbook = library("openpyxl", "xlsx").Workbook(write_only=True)
    workbook.properties.creator = SIGNATURE.decode()
    for sheet in sorted(material.sheets, key=lambda sheet: sheet.name != "columns"):
        _fill(workbook.create_sheet(sheet.name), sheet)
    out = io.BytesIO()
    workbook.save(out)
    return _steady(out.getvalue())


def _fill(page: Any, sheet: Sheet) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    page.freeze_panes = "B2"
    last = get_column_letter(len(sheet.fields))
    page.auto_filter.ref = f"A1:{last}{len(sheet.rows) + 1}"
    for number, field in enumerate(sheet.fields, 1):
        page.column_dimensions[get_column_letter(number)].width = _WIDTHS[field.type]
    header = [WriteOnlyCell(page, field.name) for field in sheet.fields]
    for cell in header:
        cell.font = Font(bold=True)
    page.append(header)
    for row in sheet.rows:
        page.append([_cell(page, value, sheet.name) for value in row])


def _cell(page: Any, value: Value, table: str) -> Any:
    return _text(page, value, table) if isinstance(value, str) else value


def _text(page: Any, value: str, table: str) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if len(value) > _LONGEST:
        raise AikgError(f"{table}: a cell of Excel holds {_LONGEST} characters and {value[:20]!r}... has {len(value)}")
    value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)
    if not value.startswith(_FORMULA):
        return value
    cell = WriteOnlyCell(page, value)
    cell.data_type = "s"
    cell.quotePrefix = True  # So that it stays text when somebody edits the cell.
    return cell


def _steady(data: bytes) -> bytes:
    """The same workbook without the times at which it was made, and marked as an export: the same bytes every time."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        new.comment = SIGNATURE
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _TIME.sub(rb"\g<1>2020-01-01T00:00:00Z", part)
            new.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()
