"""Tables with typed columns, from which every format is made."""

from __future__ import annotations

import datetime
from typing import NamedTuple

Value = str | int | float | bool | datetime.date | None

# The types of columns. Each format has its own names for them.
TYPES = ("text", "integer", "decimal", "boolean", "date")


class Field(NamedTuple):
    """A column: its name, titles and description, and its type.

    :param separator: what separates several values in one cell
    :param refers: the table of the same export whose keys are the values, if all values are such keys
    """

    name: str
    title: str
    title_zh: str
    description: str
    type: str = "text"
    required: bool = False
    separator: str | None = None
    refers: str | None = None


class Sheet(NamedTuple):
    """A table: its name, a description of its rows, its columns (the first is its key) and its rows.

    A derived table is read from the graph and is not in data/tables/.
    """

    name: str
    description: str
    fields: tuple[Field, ...]
    rows: list[list[Value]]
    derived: bool

    def values(self, field: str) -> list[Value]:
        """Returns the cells of one column."""
        place = [each.name for each in self.fields].index(field)
        return [row[place] for row in self.rows]


def key_of(table: str) -> str:
    """Returns the key column of a table: the first of a derived table, `key` of a curated table."""
    return {"nodes": "id", "edges": "id", "alignments": "id", "concepts": "id", "dates": "date"}.get(table, "key")
