"""One official number has one normal form, however it is typed; no two documents of the tables share one by chance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aikg.dataset.dataset import Dataset
from aikg.tables.files import read_tables
from aikg.tables.numbers import folded, names_no_issuer, normal_number, printed

BRACKETS = ["〔〕", "[]", "()", "（）", "［］", "﹝﹞", "【】", "〖〗", "<>", "〈〉", "{}"]
HELD = [
    row.cells["number"]
    for table in read_tables(Dataset())
    if table.name in ("documents.csv", "stubs.csv")
    for row in table.rows
    if row.cells["number"]
]


@pytest.mark.parametrize("brackets", BRACKETS)
@pytest.mark.parametrize("form", ["国发{}2017{}35号", "'国发{}２０１７{}３５号", " 国发 {} 2017 {} 35 号\u200b", "国发{}2017{}第035号", "国发{}2017{}35", "（国发{}2017{}35号）", "“国发{}2017{}35号”。"])
def test_the_spellings_of_one_number(form: str, brackets: str) -> None:
    assert normal_number(form.format(*brackets)) == "国发〔2017〕35号"


@pytest.mark.parametrize("brackets", BRACKETS)
def test_the_tables_print_it_with_the_official_brackets(brackets: str) -> None:
    assert printed("'国发{}２０１７{} 35号".format(*brackets)) == "国发〔2017〕35号"


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("国务院令第790号", "国务院令第790号"),
        ("中华人民共和国国务院令 第 790 号", "国务院令第790号"),
        ("国务院第790号令", "国务院令第790号"),
        ("主席令第一〇三号", "主席令第103号"),
        ("主席令（第一百零三号）", "主席令第103号"),
        ("国家互联网信息办公室 中华人民共和国公安部令第19号", "国家互联网信息办公室公安部令第19号"),
        ("贵州省人民代表大会常务委员会公告（2025第17号）", "贵州省人民代表大会常务委员会公告〔2025〕17号"),
        ("上海市人民代表大会常务委员会公告〔十五届〕第一二七号", "上海市人民代表大会常务委员会公告〔十五届〕第127号"),
        ("第2/2020号法律", "第2/2020号法律"),
        ("第 02／2020 号 法律", "第2/2020号法律"),
        ("第166/2024号行政长官批示", "第166/2024号行政长官批示"),
        ("第2/2020号", None),
        ("gb/t 45674—2025", "GB/T 45674-2025"),
        ("GBT45674-2025", "GB/T 45674-2025"),
        ("DB31/T 1234－2020", "DB31/T 1234-2020"),
        ("a/res/78/311", "A/RES/78/311"),
        ("TC260－PG－20266A", "TC260-PG-20266A"),
        ("cn2030-plan", None),
        ("第15号令", "令第15号"),
        ("中国人民银行令[2025]3号", "中国人民银行令〔2025〕第3号"),
        ("新一代人工智能发展规划", None),
        ("上海市行动计划（2025—2027年）", None),
        ("大数据产业发展规划2016", None),
        ("suzhou", None),
        ("第", None),
        ("", None),
    ],
)
def test_normal_forms(typed: str, normal: str | None) -> None:
    assert normal_number(typed) == normal


def test_every_number_of_the_tables_has_a_normal_form_of_its_own() -> None:
    normal = [normal_number(each) for each in HELD]
    assert None not in normal
    several = {each for each in normal if normal.count(each) > 1}
    assert all(names_no_issuer(str(each)) for each in several)
    assert [printed(each) for each in HELD] == HELD


@given(st.text(max_size=40) | st.sampled_from(HELD))
def test_the_forms_are_stable(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert printed(printed(text)) == printed(text)
    normal = normal_number(text)
    assert normal is None or normal_number(normal) == normal
