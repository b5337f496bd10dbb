"""Imports the rows of a user's table into the project's tables, without overwriting any value.

A row with a new key is added. For an existing key, an empty cell is filled, a different value becomes a contested
value, and another source becomes further evidence.
"""

from __future__ import annotations

from typing import NamedTuple

from aikg.errors import AikgError
from aikg.namespaces import BASE, CNAI, ID, VOCAB
from aikg.tables.csvw import items
from aikg.tables.files import read_tables
from aikg.tables.model import Row
from aikg.tables.numbers import names_no_issuer, normal_number
from aikg.tables.spreadsheet import read_spreadsheet
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.dataset.dataset import Dataset
    from aikg.tables.model import Column, Table
    from aikg.types import StrPath

_EVIDENCE = ("source", "locator", "seen_as", "seen_on", "as_printed")
# The columns that, beside an official number, identify a thing with another key. Rows in which one of the first three
# is empty are not compared.
_SAME_BY = (
    ("set_in", "indicator", "as_printed", "deadline"),
    ("set_in", "type", "as_printed"),
    ("subject", "relation", "object"),
)
# Columns that describe the row and not the thing.
_ASIDE = {"key", "note", *_EVIDENCE}


_DIFFERS = "of the same source; aikg set corrects it"


class Outcome(NamedTuple):
    """The result for one row, and the cells concerned.

    `new`, `filled`, `contested`, `evidence` or `same`; `differs` if the same source is given with another value, and
    `left` for an accepted value of a draft that cannot become a row.
    """

    row: int
    key: str
    outcome: str
    detail: str


class Plan(NamedTuple):
    """What an import would do: the outcome of each row, all tables after the import, and the user's table.

    `guessed` is the encoding of the user's file if the file does not show it, or empty.
    """

    table: str
    outcomes: list[Outcome]
    tables: list[Table]
    imported: Table
    guessed: str


def plan(dataset: Dataset, path: StrPath) -> Plan:
    """Returns what the import of a user's file would do. Nothing is written.

    :raises AikgError: if a file cannot be read, or the user's file matches no table
    """
    tables = read_tables(dataset)
    imported, guessed = read_spreadsheet(path, [table.schema for table in tables])
    intake = Intake({table.name: table for table in tables}, imported.schema.url)
    return Plan(imported.schema.url, [intake.take(row) for row in imported.rows], tables, imported, guessed)


def number_of(row: Row) -> str | None:
    """Returns the normal form of the official number of a row; None if it has none, or one that names no issuer."""
    number = normal_number(row.cells.get("number", ""))
    return None if number is None or names_no_issuer(number) else number


class Intake:
    """The tables in memory. `take` changes them row by row."""

    def __init__(self, tables: dict[str, Table], name: str) -> None:
        self.tables = tables
        self.table = tables[name]
        self.rows = {row.cells["key"]: row for row in self.table.rows}
        self.before = dict(self.rows)
        self.kind = self.table.schema.about.removeprefix(ID).partition("/")[0]

    def take(self, new: Row) -> Outcome:
        """Adds a row to the tables, and returns what it did."""
        key = new.cells["key"]
        named = self._named_only(new)
        if named:
            return Outcome(
                new.number, key, "left", f"stubs.csv names it as {named}; use that key, and remove the row there"
            )
        other = self._other_key(new)
        if key not in self.rows and other is None:
            self.rows[key] = Row(new.number, dict(new.cells))
            self.table.rows.append(self.rows[key])
            return Outcome(new.number, key, "new", "")
        old = self.rows[other or key]
        filled, disputed, kept = self._compare(old, new)
        added = self._add_evidence(old, new) if not disputed else False
        detail = "; ".join([*filled, *disputed, *kept])
        if other:
            detail = "; ".join(filter(None, [f"is {other}", detail]))
        differs = any(each.endswith(_DIFFERS) for each in kept)
        results = {"contested": disputed, "differs": differs, "filled": filled, "evidence": added}
        outcome = next((name for name, holds in results.items() if holds), "same")
        return Outcome(new.number, key, outcome, detail)

    def _other_key(self, new: Row) -> str | None:
        """Returns another key of the same thing, if the tables had one before the import.

        A document has the same official number; a target or an instrument the same document, subject, print and
        deadline; a relation the same two ends.
        """
        if new.cells["key"] in self.rows:
            return None
        number = number_of(new)
        for key, row in self.before.items() if number else ():
            if number_of(row) == number:
                return key
        for columns in _SAME_BY:
            values = [new.cells.get(name) for name in columns]
            if None in values or not values[0] or not all(values[:3]):
                continue
            same = (key for key, row in self.before.items() if [row.cells.get(name) for name in columns] == values)
            found = next(same, None)
            if found:
                return found
        return None

    def _named_only(self, new: Row) -> str | None:
        """Returns the key of a stub, a document that others only name, if the new row is that document."""
        stubs = self.tables["stubs.csv"].rows if self.table.name == "documents.csv" else []
        number = number_of(new)
        same = (row.cells["key"] for row in stubs if number and number_of(row) == number)
        return next(same, None)

    def _compare(self, old: Row, new: Row) -> tuple[list[str], list[str], list[str]]:
        filled, disputed, kept = [], [], []
        for column in self.table.schema.columns:
            value = new.cells.get(column.name, "")
            if column.virtual or column.name in _ASIDE or not value:
                continue
            present = old.cells[column.name]
            missing = [item for item in items(column, value) if item not in items(column, present)]
            if column.name == "number" and present and number_of(old) == number_of(new):
                continue  # Another spelling of the same number.
            if not missing:
                continue
            if not present or column.separator:
                old.cells[column.name] = (column.separator or "").join([*items(column, present), *missing])
                filled.append(f"{column.name}: {', '.join(missing)}")
            elif new.cells.get("source") and new.cells["source"] == old.cells.get("source"):
                # A source does not contradict itself: one of the two was mistyped, and a person has to say which.
                kept.append(f"{column.name} stays {present}, not {value}, {_DIFFERS}")
            elif (column.property or "").startswith(CNAI) and "source" in new.cells:
                self._dispute(old, new, column)
                disputed.append(f"{column.name}: {present} here, {value} there")
            else:
                kept.append(f"{column.name} stays {present}")
        return filled, disputed, kept

    def dispute(self, old: Row, new: Row, names: list[str]) -> None:
        """Keeps the values of the new row in these columns as contested ones, if the column can be contested."""
        for column in self.table.schema.columns:
            if column.name in names and (column.property or "").startswith(CNAI) and column.name not in _ASIDE:
                self._dispute(old, new, column)

    def _dispute(self, old: Row, new: Row, column: Column) -> None:
        value = new.cells[column.name]
        thing = (column.value or "").startswith((ID, VOCAB))
        cells = dict.fromkeys(self.tables["contested.csv"].schema.header, "") | self._evidence(new)
        names = {name: old.cells.get(name) or old.cells["key"] for name in ("label_zh", "label_en")}
        cells |= {
            "label_zh": f"{names['label_zh']}：{column.title_zh}之争",
            "label_en": f"{column.title} of {names['label_en']}, as another source has it",
            "about": f"{self.kind}/{old.cells['key']}",
            "property": (column.property or "").removeprefix(CNAI),
            "stated_thing": self._reference(column, value) if thing else "",
            "stated_value": "" if thing else value,
            "reason_zh": "另一来源所载不同。",
            "reason_en": "Another source states it differently.",
        }
        self._append("contested.csv", f"{self.kind}-{old.cells['key']}-{column.name.replace('_', '-')}", cells)

    def _add_evidence(self, old: Row, new: Row) -> bool:
        """Adds the source of a row as further evidence, and returns whether it is new for the thing."""
        about, source = f"{self.kind}/{old.cells['key']}", new.cells.get("source")
        if not source or source == old.cells.get("source"):
            return False
        evidence = self.tables["evidence.csv"].rows
        if any(row.cells["about"] == about and row.cells["source"] == source for row in evidence):
            return False
        cells = dict.fromkeys(self.tables["evidence.csv"].schema.header, "") | self._evidence(new) | {"about": about}
        self._append("evidence.csv", f"{self.kind}-{old.cells['key']}-{source}".replace("/", "-"), cells)
        return True

    def _evidence(self, new: Row) -> dict[str, str]:
        return {name: new.cells.get(name, "") for name in _EVIDENCE if name in new.cells}

    def _reference(self, column: Column, value: str) -> str:
        """Returns a value as the table has it: `date/2025-06-04`, `place/shenzhen`, `../vocab/comparator/over`."""
        assert column.value is not None
        start = column.value.partition("{")[0]
        return (start.removeprefix(ID) if start.startswith(ID) else f"../{start.removeprefix(BASE)}") + value

    def _append(self, table: str, key: str, cells: dict[str, str]) -> None:
        rows = self.tables[table].rows
        taken = {row.cells["key"] for row in rows}
        free = next(name for name in (key, *(f"{key}-{n}" for n in range(2, 1000))) if name not in taken)
        unknown = set(cells) - set(self.tables[table].schema.header)
        if unknown:
            raise AikgError(f"{table} has no column {', '.join(sorted(unknown))}; see data/tables/csv-metadata.json")
        rows.append(Row(0, cells | {"key": free}))
