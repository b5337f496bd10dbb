"""The answer of a question as an Excel workbook, with numbers as numbers and days as days."""

from __future__ import annotations

import datetime
from decimal import Decimal

from aikg.export.formats.xlsx import workbook
from aikg.export.sheets.sheets import Field, Sheet
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from aikg.export.sheets.sheets import Value
    from aikg.sparql.results import Result

# The longest name of a sheet that Excel takes.
_LONGEST = 31
_TYPES = {bool: "boolean", int: "integer", float: "decimal", datetime.date: "date"}


def answer_xlsx(name: str, result: Result) -> bytes:
    """Returns the rows of a question as a workbook of one sheet.

    :param name: the name of the question, which names the sheet
    :raises AikgError: if XlsxWriter is not installed, or a text is longer than a cell can hold
    """
    rows = [[_value(each) for each in row] for row in result]
    fields = tuple(
        Field(column, column, column, "", _type([row[place] for row in rows]))
        for place, column in enumerate(result.columns)
    )
    return workbook([Sheet(name[:_LONGEST], "", fields, rows, True)])


def _value(value: Any) -> Value:
    if isinstance(value, Decimal):
        return float(value)
    return value if value is None or type(value) in _TYPES else str(value)


def _type(values: list[Value]) -> str:
    kinds = {_TYPES.get(type(each), "text") for each in values if each is not None}
    return kinds.pop() if len(kinds) == 1 else "text"
