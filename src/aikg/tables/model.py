"""The tables in memory: columns, schemas, rows, and the problems of cells."""

from __future__ import annotations

from typing import NamedTuple

from aikg.errors import DataError
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    import re


class Column(NamedTuple):
    """One column of a table's schema. A virtual column gives triples but is not in the file."""

    name: str
    title: str
    title_zh: str
    description: str
    required: bool
    separator: str | None
    base: str
    format: re.Pattern[str] | None
    lang: str | None
    about: str
    property: str | None
    value: str | None
    virtual: bool


class Schema(NamedTuple):
    """The schema of one table: its file, the URI template of its subjects, its columns and its foreign keys."""

    url: str
    about: str
    columns: tuple[Column, ...]
    foreign_keys: tuple[tuple[str, str], ...]

    @property
    def header(self) -> list[str]:
        """The column names in the first line of the file."""
        return [column.name for column in self.columns if not column.virtual]


class Row(NamedTuple):
    """One row of a table: its number, as a spreadsheet shows it (the header is row 1), and its cells by column."""

    number: int
    cells: dict[str, str]


class Table(NamedTuple):
    """One table: its file name, its schema and its rows."""

    name: str
    schema: Schema
    rows: list[Row]


class Problem(NamedTuple):
    """A problem in a cell, in words for somebody who edits a spreadsheet."""

    table: str
    line: int
    column: str
    message: str

    def __str__(self) -> str:
        return f"{self.table}, row {self.line}, column {self.column}: {self.message}"


class TableError(DataError):
    """The tables have problems. The message and `.problems` list all of them."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        count = "one problem" if len(problems) == 1 else f"{len(problems)} problems"
        super().__init__("\n".join([f"the tables have {count}; nothing was written:", *map(str, problems)]))
