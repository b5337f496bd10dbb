"""Checks the cells of the tables. It reports all problems at once, each with table, row, column and remedy."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from aikg.tables import dates
from aikg.tables.csvw import items
from aikg.tables.model import Column, Problem, Table
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def problems(tables: list[Table], of: list[Table] | None = None) -> list[Problem]:
    """Returns every problem in the cells of the tables.

    :param tables: all tables; a cell may refer to a row of any of them
    :param of: the tables to check; all by default
    """
    keys = {table.name: {row.cells["key"] for row in table.rows} for table in tables}
    return [problem for table in of or tables for problem in _table_problems(table, keys)]


def _table_problems(table: Table, keys: dict[str, set[str]]) -> Iterator[Problem]:
    foreign = dict(table.schema.foreign_keys)
    columns = [column for column in table.schema.columns if not column.virtual]
    seen: dict[str, int] = {}
    for row in table.rows:
        key = row.cells["key"]
        if key in seen:
            message = f"{key!r} is already the key of row {seen[key]}; choose another"
            yield Problem(table.name, row.number, "key", message)
        seen.setdefault(key, row.number)
        for column in columns:
            values = items(column, row.cells[column.name])
            if column.required and not values:
                yield Problem(table.name, row.number, column.name, f"this cell may not be empty ({column.description})")
            for value in values:
                problem = wrong(column, value)
                if problem is None and column.name in foreign and value not in keys[foreign[column.name]]:
                    problem = f"{value!r} is not a key of {foreign[column.name]}; correct it or add the row there"
                if problem:
                    yield Problem(table.name, row.number, column.name, problem)


def wrong(column: Column, value: str) -> str | None:
    """Returns what is wrong with one value of a cell; None if it is right."""
    if column.value and "/id/date/" in column.value:
        try:
            dates.parse(value)
        except ValueError as error:
            return str(error)
        return None
    if column.format and not column.format.fullmatch(value):
        return f"{value!r} is not of the form {column.format.pattern}"
    if column.base == "boolean" and value not in ("true", "false"):
        return f"{value!r} is neither true nor false; write one of them"
    if column.base in ("decimal", "integer"):
        try:
            number = Decimal(value if value.isascii() else "")
        except InvalidOperation:
            return f"{value!r} is not a number; write digits and a full stop only"
        if column.base == "integer" and number != int(number):
            return f"{value!r} is not a whole number"
    if column.base == "anyURI" and (" " in value or "://" not in value or not value.isascii()):
        return f"{value!r} is not a web address; copy it from the browser, which writes 中 as %E4%B8%AD"
    return None
