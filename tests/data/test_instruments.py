"""Support stands once a document, and its cap has the basis that the print names."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import combinations

import pytest

from aikg.dataset.dataset import Dataset
from aikg.tables.files import read_tables

INSTRUMENTS = next([row.cells for row in table.rows] for table in read_tables(Dataset()) if table.name == "instruments.csv")
CAPPED = [row for row in INSTRUMENTS if row["cap"]]
BASES = (
    (r"每家|单家|单个企业|单个主体|每个企业|每户|个人", {"per-recipient", "per-recipient-year", "per-award"}),
    (r"单个项目|每个项目|单项目|单项", {"per-project"}),
)


@pytest.mark.parametrize(("words", "bases"), BASES)
def test_the_basis_is_that_of_the_print(words: str, bases: set[str]) -> None:
    printed = [row for row in CAPPED if re.search(words, row["as_printed"])]
    assert printed
    assert {row["key"]: row["cap_basis"] for row in printed if row["cap_basis"] not in bases} == {}


def test_each_cap_has_a_basis() -> None:
    assert {row["key"] for row in CAPPED if not row["cap_basis"]} == set()


def test_no_support_stands_twice() -> None:
    same = ("set_in", "cap", "cap_unit", "purpose")
    pairs = (pair for pair in combinations(CAPPED, 2) if all(pair[0][name] == pair[1][name] for name in same) and pair[0]["set_in"])
    assert {(one["key"], other["key"]) for one, other in pairs if SequenceMatcher(None, one["label_zh"], other["label_zh"]).ratio() > 0.82} == set()
