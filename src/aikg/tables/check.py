"""Checking the cells of the tables: every problem at once, each with table, row, column and remedy."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from aikg.tables import dates
from aikg.tables.csvw import items
from aikg.tables.model import Column, Problem, Table
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


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
                message = wrong(column, value)
                if message is None and column.name in foreign and value not in keys[foreign[column.name]]:
                    message = f"{value!r} is no key of {foreign[column.name]}; correct it or add the row there"
                if message:
                    yield Problem(table.name, row.number, column.name, message)


def wrong(column: Column, value: str) -> str | None:
    """What is wrong with one value of a column, in words, or nothing."""
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
            number = Decimal(value if value.isascii() else "")
        except InvalidOperation:
            return f"{value!r} is not a number; write digits and a full stop only"
        if column.base == "integer" and number != int(number):
            return f"{value!r} is not a whole number"
    if column.base == "anyURI" and (" " in value or "://" not in value or not value.isascii()):
        return f"{value!r} is not a web address; copy it from the browser, where other letters stand as %E4%B8%AD"
    return None
