"""Checks the cells of the tables. It reports all problems at once, each with table, row, column and remedy."""

from __future__ import annotations

from aikg.rdf.lexical import is_form_of
from aikg.tables import dates
from aikg.tables.csvw import items
from aikg.tables.model import Column, Problem, Table
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Datatype of a column -> the words for its forms in an error.
_FORMS = {
    "decimal": "a number; write all its digits, and a full stop before decimals (a spreadsheet's 1E+05 is 100000)",
    "integer": "a whole number; write digits only",
    "boolean": "true or false; write one of them",
    "yearMonthDuration": "a duration in years and months; write P5Y or P1Y6M",
}


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
    if is_form_of(column.base, value) is False:
        return f"{value!r} is not {_FORMS[column.base]}"
    if column.base == "anyURI" and (" " in value or "://" not in value or not value.isascii()):
        return f"{value!r} is not a web address; copy it from the browser, which writes 中 as %E4%B8%AD"
    return None
