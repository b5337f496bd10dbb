"""What a figure's print says and what its row says agree: how the value bounds the real one, and the value itself."""

from __future__ import annotations

import re

import pytest

from aikg.dataset.dataset import Dataset
from aikg.tables.files import read_tables

ROWS = [(table.name, row.cells) for table in read_tables(Dataset()) if table.name in ("targets.csv", "observations.csv") for row in table.rows]
FIGURES = [(name, row) for name, row in ROWS if row["as_printed"]]
IDS = [f"{name.removesuffix('.csv')}-{row['key']}" for name, row in FIGURES]
ENGLISH = (
    (r"no less than|at least", "at-least"),
    (r"over|more than|exceed|above", "over"),
    (r"nearly|almost", "nearly"),
    (r"around|about", "about"),
    (r"under|below|less than", "below"),
    (r"between .* and", "range"),
)
CHINESE = (
    (r"不低于|不少于|以上|至少", "at-least"),
    (r"不超过|以内|以下|不高于", "at-most"),
    (r"低于|小于|不足", "below"),
    (r"[0-9一两二三四五六七八九十][个家项亿元件款名]*[—\-–~～至到][0-9一两二三四五六七八九十]", "range"),
    (r"近[0-9百千万]", "nearly"),
    # A numeral without a digit before it (百家, 千亿级) names an order of magnitude.
    (r"左右|约|级|^(?:达到?|培育|打造)?[百千万亿]+[级家个项件大种户元款市名所]", "about"),
    (r"超|突破|逾|余|大于|多[个家项]|破万|过[0-9万千百]|过一半", "over"),
)
SCALES = {"万千瓦": 10.0, "万亿": 1e12, "千亿": 1e11, "百亿": 1e10, "亿": 1e8, "万": 1e4, "trillion": 1e12, "billion": 1e9, "million": 1e6, "bilhões": 1e9}


def shown(print_: str) -> str:
    """The comparator that a print shows; 达到 (reaches) and a bare figure are exact."""
    rules = ENGLISH if re.search(r"[a-z]{4}", re.sub(r"(?i)[pet]flops", "", print_)) else CHINESE
    return next((comparator for pattern, comparator in rules if re.search(pattern, print_)), "exactly")


def numbers(print_: str) -> set[float]:
    """The numbers of a print in base units; exa- in peta-."""
    found = re.findall(rf"([0-9][0-9,.]*) ?({'|'.join(SCALES)})?(?: ?(E)(?=F|flops|B))?", print_)
    return {float(n.rstrip(".,").replace(",", "")) * SCALES.get(scale, 1) * (1000 if exa else 1) for n, scale, exa in found}


@pytest.mark.parametrize(("print_", "comparator"), [
    ("达到1700亿元", "exactly"), ("240亿元", "exactly"), ("20家以上", "at-least"), ("不低于60%", "at-least"), ("突破400亿元", "over"),
    ("5.3万余人", "over"), ("15个左右", "about"), ("百项", "about"), ("培育千家", "about"), ("万名", "about"), ("达到百亿元", "about"), ("超万名", "over"), ("1万亿级", "about"), ("3—5个", "range"), ("低于3毫秒", "below"),
    ("1.3以下", "at-most"), ("40EFLOPS", "exactly"), ("no less than 70%", "at-least"), ("突破3500PFlops", "over"), ("大于60%", "over"),
])
def test_a_print_shows_its_comparator(print_: str, comparator: str) -> None:
    assert shown(print_) == comparator


@pytest.mark.parametrize(("name", "row"), FIGURES, ids=IDS)
def test_the_row_says_what_the_print_shows(name: str, row: dict[str, str]) -> None:
    assert row["comparator"] == shown(row["as_printed"])
    if stated := numbers(row["as_printed"]):
        assert any(abs(number - float(row["value"])) <= 1e-6 * abs(number) for number in stated)


def test_what_is_fostered_is_counted_from_a_start() -> None:
    """A stock is what there is at a date; 动态培育 keeps a number of firms in training, which is one."""
    aggregation = {row.cells["key"]: row.cells["aggregation"] for table in read_tables(Dataset()) if table.name == "variables.csv" for row in table.rows}
    fostered = [row for _, row in FIGURES if re.search(r"(?<!动态)培育|引育|引进|新增|认定|遴选", row["as_printed"])]
    assert len(fostered) > 100
    assert {row["key"] for row in fostered if aggregation[row["variable"]] == "stock-at-date"} == set()
