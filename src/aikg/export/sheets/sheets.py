"""What an export is made of: tables with typed columns, whatever the format that they are then written in."""

from __future__ import annotations

import datetime
from typing import NamedTuple

Value = str | int | float | bool | datetime.date | None

# The types that a column may have; a format names its own for each.
TYPES = ("text", "integer", "decimal", "boolean", "date")


class Field(NamedTuple):
    """A column: its name and titles, its type, and the table whose key its values are.

    :param separator: what stands between the several values of one cell
    :param refers: a table of the same export; only where every value of the column is a key of it
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
    """A table: its name, what its rows are, its columns (the first is its key), its rows, and whether it is derived:
    read from the graph, and in no table of data/tables/."""

    name: str
    description: str
    fields: tuple[Field, ...]
    rows: list[list[Value]]
    derived: bool

    def values(self, field: str) -> list[Value]:
        """The cells of one column."""
        place = [each.name for each in self.fields].index(field)
        return [row[place] for row in self.rows]


def key_of(table: str) -> str:
    """The column that is the key of a table: of a derived one the first, of a curator's `key`."""
    return {"nodes": "id", "edges": "id", "alignments": "id", "concepts": "id", "dates": "date"}.get(table, "key")
