"""Bringing rows of a user's table into the project's: nothing asserted is overwritten.

A new key is a new row. Of a key that is there, an empty cell is filled in, a value that differs becomes a contested
value, and a source that is not yet named becomes further evidence.
"""

from __future__ import annotations

from typing import NamedTuple

from aikg.errors import AikgError
from aikg.namespaces import CNAI, ID
from aikg.tables.csvw import items
from aikg.tables.files import read_tables
from aikg.tables.model import Row
from aikg.tables.spreadsheet import read_spreadsheet
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.dataset.dataset import Dataset
    from aikg.tables.model import Column, Table
    from aikg.types import StrPath

_EVIDENCE = ("source", "locator", "seen_as", "seen_on", "as_printed")
# By what a thing is told that is there under another key; where the first three are empty, by nothing.
_TOLD_BY = (
    ("number",),
    ("set_in", "indicator", "as_printed", "deadline"),
    ("set_in", "type", "as_printed"),
    ("subject", "relation", "object"),
)
# What is said of the row rather than of the thing.
_ASIDE = {"key", "note", *_EVIDENCE}


_DIFFERS = "of the same source; aikg set corrects it"


class Outcome(NamedTuple):
    """What becomes of one row, with the cells that matter.

    `new`, `filled`, `contested`, `evidence`, `same`; `differs` where the same source is said to hold another value, and
    `left` for what was accepted of a draft and cannot become a row.
    """

    row: int
    key: str
    outcome: str
    detail: str


class Plan(NamedTuple):
    """What an import would do: row by row, and the tables as they would then be."""

    table: str
    outcomes: list[Outcome]
    tables: list[Table]
    given: Table


def plan(dataset: Dataset, path: StrPath) -> Plan:
    """What bringing the rows of the file at *path* into the tables would do. Nothing is written.

    :raises AikgError: if a file cannot be read, or is none of the tables
    """
    tables = read_tables(dataset)
    given = read_spreadsheet(path, [table.schema for table in tables])
    intake = Intake({table.name: table for table in tables}, given.schema.url)
    return Plan(given.schema.url, [intake.take(row) for row in given.rows], tables, given)


class Intake:
    """The tables, which `take` changes row by row."""

    def __init__(self, tables: dict[str, Table], name: str) -> None:
        self.tables = tables
        self.table = tables[name]
        self.rows = {row.cells["key"]: row for row in self.table.rows}
        self.before = dict(self.rows)
        self.kind = self.table.schema.about.removeprefix(ID).partition("/")[0]

    def take(self, given: Row) -> Outcome:
        key = given.cells["key"]
        twin = self._twin(given)
        if key not in self.rows and twin is None:
            self.rows[key] = Row(given.number, dict(given.cells))
            self.table.rows.append(self.rows[key])
            return Outcome(given.number, key, "new", "")
        there = self.rows[twin or key]
        filled, disputed, kept = self._compare(there, given)
        seen = self._see(there, given) if not disputed else False
        detail = "; ".join([*filled, *disputed, *kept])
        if twin:
            detail = "; ".join(filter(None, [f"is {twin}", detail]))
        differs = any(each.endswith(_DIFFERS) for each in kept)
        told = {"contested": disputed, "differs": differs, "filled": filled, "evidence": seen}
        outcome = next((name for name, so in told.items() if so), "same")
        return Outcome(given.number, key, outcome, detail)

    def _twin(self, given: Row) -> str | None:
        """Another key under which the thing is there already.

        A document is told by its official number; a target or an instrument by its document, what it is, what is
        printed there and the deadline; a relation by its two ends.
        """
        if given.cells["key"] in self.rows:
            return None
        for columns in _TOLD_BY:
            told = [given.cells.get(name) for name in columns]
            if None in told or not told[0] or not all(told[:3]):
                continue
            same = (key for key, row in self.before.items() if [row.cells.get(name) for name in columns] == told)
            found = next(same, None)
            if found:
                return found
        return None

    def _compare(self, there: Row, given: Row) -> tuple[list[str], list[str], list[str]]:
        filled, disputed, kept = [], [], []
        for column in self.table.schema.columns:
            value = given.cells.get(column.name, "")
            if column.virtual or column.name in _ASIDE or not value:
                continue
            old = there.cells[column.name]
            missing = [item for item in items(column, value) if item not in items(column, old)]
            if not missing:
                continue
            if not old or column.separator:
                there.cells[column.name] = (column.separator or "").join([*items(column, old), *missing])
                filled.append(f"{column.name}: {', '.join(missing)}")
            elif given.cells.get("source") and given.cells["source"] == there.cells.get("source"):
                # A source does not contradict itself: one of the two was mistyped, and a person has to say which.
                kept.append(f"{column.name} stays {old}, not {value}, {_DIFFERS}")
            elif (column.property or "").startswith(CNAI) and "source" in given.cells:
                self._dispute(there, given, column)
                disputed.append(f"{column.name}: {old} here, {value} there")
            else:
                kept.append(f"{column.name} stays {old}")
        return filled, disputed, kept

    def dispute(self, there: Row, given: Row, names: list[str]) -> None:
        """Keeps the values of *given* in these columns as contested ones, where the column can be contested."""
        for column in self.table.schema.columns:
            if column.name in names and (column.property or "").startswith(CNAI) and column.name not in _ASIDE:
                self._dispute(there, given, column)

    def _dispute(self, there: Row, given: Row, column: Column) -> None:
        value = given.cells[column.name]
        thing = (column.value or "").startswith(ID) and column.value is not None
        cells = dict.fromkeys(self.tables["contested.csv"].schema.header, "") | self._seen(given)
        names = {name: there.cells.get(name) or there.cells["key"] for name in ("label_zh", "label_en")}
        cells |= {
            "label_zh": f"{names['label_zh']}：{column.title_zh}之争",
            "label_en": f"{column.title} of {names['label_en']}, as another source has it",
            "about": f"{self.kind}/{there.cells['key']}",
            "property": (column.property or "").removeprefix(CNAI),
            "stated_thing": self._reference(column, value) if thing else "",
            "stated_value": "" if thing else value,
            "reason_zh": "另一来源所载不同。",
            "reason_en": "Another source states it differently.",
        }
        self._append("contested.csv", f"{self.kind}-{there.cells['key']}-{column.name.replace('_', '-')}", cells)

    def _see(self, there: Row, given: Row) -> bool:
        """Whether the row rests on a source that the thing does not name yet, which is then added."""
        about, source = f"{self.kind}/{there.cells['key']}", given.cells.get("source")
        if not source or source == there.cells.get("source"):
            return False
        evidence = self.tables["evidence.csv"].rows
        if any(row.cells["about"] == about and row.cells["source"] == source for row in evidence):
            return False
        cells = dict.fromkeys(self.tables["evidence.csv"].schema.header, "") | self._seen(given) | {"about": about}
        self._append("evidence.csv", f"{self.kind}-{there.cells['key']}-{source}".replace("/", "-"), cells)
        return True

    def _seen(self, given: Row) -> dict[str, str]:
        return {name: given.cells.get(name, "") for name in _EVIDENCE if name in given.cells}

    def _reference(self, column: Column, value: str) -> str:
        """A value as `kind/key`: `date/2025-06-04`, `place/shenzhen`."""
        assert column.value is not None
        return column.value.removeprefix(ID).partition("{")[0] + value

    def _append(self, table: str, key: str, cells: dict[str, str]) -> None:
        rows = self.tables[table].rows
        taken = {row.cells["key"] for row in rows}
        free = next(name for name in (key, *(f"{key}-{n}" for n in range(2, 1000))) if name not in taken)
        unknown = set(cells) - set(self.tables[table].schema.header)
        if unknown:
            raise AikgError(f"{table} has no column {', '.join(sorted(unknown))}; see data/tables/csv-metadata.json")
        rows.append(Row(0, cells | {"key": free}))
