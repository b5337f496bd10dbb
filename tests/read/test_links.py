"""What a draft names is found in the graph by number, title and name; what is not there is said to be new."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from aikg.curate.read.links import Known, Named, link, proposed
from aikg.curate.read.read import read_text
from aikg.dataset.dataset import Dataset
from aikg.dataset.home import home

TEXT = """深圳市工业和信息化局关于印发深圳市人工智能某措施的通知
各有关单位:
为落实《国务院关于印发新一代人工智能发展规划的通知》(国发〔2017〕35号)、《新一代人工智能发展规划》和《从未有过的规划》,制定本措施。
一、到2031年,规模以上企业达到100家,人工智能核心产业规模突破1000亿元,智算规模达到5000P,某种从未量过的东西达到30%。
(责任单位:市发展改革委、省财政厅、无此机关局)
深圳市工业和信息化局
2031年1月2日
"""


@pytest.fixture(scope="module")
def known() -> Known:
    return Known(Dataset())


def test_documents_bodies_places_and_indicators(known: Known) -> None:
    draft = read_text(TEXT)
    link(draft, known)
    assert draft.links["basis"] == ["ngaidp-2017", "ngaidp-2017", None]
    assert draft.links["issuers"] == ["shenzhen-miit-bureau"]
    assert draft.links["place"] == ["shenzhen"]
    assert draft.links["document"] == [None]
    assert draft.links["bodies_named"][0] == "shenzhen-drc"
    assert draft.links["bodies_named"][-1] is None
    assert [t.indicator for t in draft.targets] == [
        "above-scale-enterprise-count",
        "core-industry-scale",
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("工业和信息化部", "miit"),
        ("國家發展改革委", "ndrc"),
        ("国家发展和改革委员会", "ndrc"),
        ("深圳市人民政府办公厅", "shenzhen-government-office"),
        ("无此机关", None),
    ],
)
def test_bodies_by_their_long_and_short_names(known: Known, name: str, key: str | None) -> None:
    assert known.body(name, None) == key


def test_two_that_are_alike_propose_nothing(known: Known) -> None:
    target = read_text(TEXT).targets[0]
    name = next(each for each in known.indicators if each.key == "above-scale-enterprise-count")
    twins = [name, Named("twin", name.names, name.units)]
    assert proposed(target, [name]) == "above-scale-enterprise-count"
    assert proposed(target, twins) is None
    assert proposed(target, [Named("other", name.names, frozenset({"cny"}))]) is None


def test_variables_are_proposed_where_the_dataset_has_them(tmp_path: Path) -> None:
    for room in ("ontology", "data"):
        shutil.copytree(home() / room, tmp_path / room)
    tables = {table.name for table in Known(Dataset(tmp_path)).tables.values()}
    if "variables.csv" not in tables:
        assert Known(Dataset(tmp_path)).variables == []
        return
    with open(tmp_path / "data" / "tables" / "variables.csv", encoding="utf-8") as file:
        keys = {row["key"] for row in csv.DictReader(file)}
    draft = read_text(TEXT)
    link(draft, Known(Dataset(tmp_path)))
    assert {t.variable for t in draft.targets if t.variable} <= keys
