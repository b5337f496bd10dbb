"""What a reader of every row doubted, and the answer: mended (and still so), right as it is, left with the reason, or not taken in.

`doubts.csv` names our rows. `doubts-late.csv` names figures of later reading by their own keys, and in `row` the row that holds the figure today.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from aikg.dataset.dataset import Dataset
from aikg.tables.files import read_tables


def doubts_of(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((Path(__file__).parent / name).open(encoding="utf-8", newline="")))


FIRST = doubts_of("doubts.csv")
LATE = doubts_of("doubts-late.csv")
HELD = [{**each, "row": f"{each['table']}/{each['key']}"} for each in FIRST if each["holds"]] + [each for each in LATE if each["holds"]]
ROWS = {f"{table.name.removesuffix('.csv')}/{row.cells['key']}": row.cells for table in read_tables(Dataset()) for row in table.rows if "key" in row.cells}


def test_each_doubt_is_answered_once() -> None:
    for doubts, count, also in ((FIRST, 293, set()), (LATE, 275, {"not-taken-in"})):
        about = [(each["table"], each["key"], each["field"], each["doubt"]) for each in doubts]
        assert len(about) == len(set(about)) == count
        assert {each["answer"] for each in doubts} == {"mended", "right", "left"} | also
        assert all(each["why"] for each in doubts)


def test_a_late_figure_has_a_row_or_is_not_taken_in() -> None:
    for each in LATE:
        assert (each["row"] == "") == (each["answer"] == "not-taken-in"), each["key"]
        assert each["row"] in {"", *ROWS} or each["holds"] == "absent", each["key"]


@pytest.mark.parametrize("doubt", HELD, ids=lambda doubt: f"{doubt['key']}-{doubt['field']}")
def test_what_was_mended_is_still_so(doubt: dict[str, str]) -> None:
    row = ROWS.get(doubt["row"])
    column, _, value = doubt["holds"].partition("=")
    # A row that is gone is not wrong any more; one that was taken out stays out.
    assert row is None or (column != "absent" and row[column] == value), doubt["doubt"]
