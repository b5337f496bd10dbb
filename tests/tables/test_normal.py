"""Cells as people type and paste them come out in the form of the tables; the tables themselves stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aikg.dataset.dataset import Dataset
from aikg.tables import dates
from aikg.tables.check import problems
from aikg.tables.files import read_tables
from aikg.tables.model import Row, Table
from aikg.tables.normal import normal

TABLES = {table.name: table for table in read_tables(Dataset())}
COLUMNS = {column.name: column for name in ("documents.csv", "targets.csv") for column in TABLES[name].schema.columns}


@pytest.mark.parametrize(
    ("column", "typed", "held"),
    [
        ("signed", "２０２６-06-18", "2026-06-18"),
        ("signed", "２０２６年６月１８日", "2026-06-18"),
        ("signed", "2026年6月", "2026-06"),
        ("signed", "2026/6/8", "2026-06-08"),
        ("signed", "2026.06.18", "2026-06-18"),
        ("signed", "2026–06–18", "2026-06-18"),
        ("deadline", "2025-end", "2025-end"),
        ("value", "１，０００", "1000"),
        ("value", "1,000.5", "1000.5"),
        ("number", "国发[2017]35号", "国发〔2017〕35号"),
        ("number", "国发（２０１７）３５号", "国发〔2017〕35号"),
        ("kind", "ａction-plan", "action-plan"),
        ("label_zh", " 行动计划（２０２５年）\u200b", "行动计划（2025年）"),
        ("as_printed", "１００家以上", "１００家以上"),
    ],
)
def test_variants_are_folded(column: str, typed: str, held: str) -> None:
    assert normal(COLUMNS[column], typed) == held


def test_the_tables_are_in_normal_form() -> None:
    changed = [
        (table.name, row.cells["key"], column.name)
        for table in TABLES.values()
        for row in table.rows
        for column in table.schema.columns
        if not column.virtual and normal(column, row.cells[column.name]) != row.cells[column.name]
    ]
    assert changed == []


@given(st.sampled_from(sorted(COLUMNS)), st.text(max_size=30))
def test_normal_form_is_stable(name: str, text: str) -> None:
    once = normal(COLUMNS[name], text)
    assert normal(COLUMNS[name], once) == once


def test_what_is_not_normal_is_no_date_and_no_number() -> None:
    """Such cells once passed the checks and ended in an IRI that is none."""
    with pytest.raises(ValueError, match="is not a date"):
        dates.parse("２０２６-06-18")
    table = TABLES["targets.csv"]
    cells = table.rows[0].cells | {"key": "a/b", "value": "１２", "deadline": "２０２６"}
    said = [each.message for each in problems([*TABLES.values()], [Table("mine.csv", table.schema, [Row(2, cells)])])]
    assert [message.partition(" is ")[2][:8] for message in said] == ["not a nu", "not a da"]
