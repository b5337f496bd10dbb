"""The English name of a figure keeps the words of the Chinese one that change what is counted."""

from __future__ import annotations

import re

import pytest

from aikg.dataset.dataset import Dataset
from aikg.tables.files import read_tables

FIGURES = [row.cells for table in read_tables(Dataset()) if table.name in ("targets.csv", "observations.csv") for row in table.rows]
WORDS = (
    (r"增加值", r"value added|value-added|added value"),
    (r"年均", r"average|compound|(?:per|a|each) year"),
    (r"累计", r"total|cumulative|in all|altogether"),
    (r"省级", r"provinc"),
    (r"典型", r"typical"),
    (r"标杆", r"benchmark|model"),
    (r"智能", r"(?-i:\bA\w?I)|intelligen|smart"),
    (r"重点", r"key|major|priority"),
    (r"龙头|领军|头部", r"lead"),
    (r"每年", r"year|annual"),
    (r"覆盖率", r"cover|reach"),
    (r"规模以上|规上", r"above[- ]scale|above (?:designated )?(?:size|scale)"),
)


@pytest.mark.parametrize(("chinese", "english"), WORDS)
def test_the_english_name_keeps_the_word(chinese: str, english: str) -> None:
    named = [row for row in FIGURES if re.search(chinese, row["label_zh"])]
    assert named
    assert {row["key"]: row["label_en"] for row in named if not re.search(english, row["label_en"], re.I)} == {}
