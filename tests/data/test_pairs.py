"""A relation of two places that a source states of several says so."""

from __future__ import annotations

import re

from aikg.dataset.dataset import Dataset
from aikg.tables.files import read_tables

PAIRS = next([row.cells for row in table.rows] for table in read_tables(Dataset()) if table.name == "coopetition.csv")
SEVERAL = re.compile(r"as (?:a )?groups?\b|pair formed here|inferred from the wording")


def test_a_pair_formed_from_a_statement_on_several_says_so() -> None:
    formed = [row for row in PAIRS if SEVERAL.search(row["note"])]
    assert len(formed) > 20
    assert {row["key"] for row in formed if row["caveat"] not in {"inferred-pair", "from-ranking", "weak-source"}} == set()
