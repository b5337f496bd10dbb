"""What a reader of every row doubted, and the answer: mended (and still so), right as it is, or left with the reason."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from aikg.dataset.dataset import Dataset
from aikg.tables.files import read_tables

DOUBTS = list(csv.DictReader((Path(__file__).parent / "doubts.csv").open(encoding="utf-8", newline="")))
ROWS = {(table.name, row.cells["key"]): row.cells for table in read_tables(Dataset()) for row in table.rows if "key" in row.cells}


def test_each_doubt_is_answered_once() -> None:
    about = [(each["table"], each["key"], each["field"]) for each in DOUBTS]
    assert len(about) == len(set(about)) == 293
    assert {each["answer"] for each in DOUBTS} == {"mended", "right", "left"}
    assert all(each["why"] for each in DOUBTS)


@pytest.mark.parametrize("doubt", [each for each in DOUBTS if each["holds"]], ids=lambda each: f"{each['key']}-{each['field']}")
def test_what_was_mended_is_still_so(doubt: dict[str, str]) -> None:
    row = ROWS.get((f"{doubt['table']}.csv", doubt["key"]))
    column, _, value = doubt["holds"].partition("=")
    # A row that is gone is not wrong any more; one that was taken out stays out.
    assert row is None or (column != "absent" and row[column] == value), doubt["doubt"]
