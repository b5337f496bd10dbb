"""Importing a draft: what was accepted becomes rows by the rules of any import; nothing else does."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from aikg.curate import build, drafts
from aikg.curate.read.links import Known
from aikg.curate.read.read import read, read_text
from aikg.curate.read.rows import given_rows
from aikg.curate.read.stored import read_draft, write_draft
from aikg.dataset.dataset import Dataset
from aikg.dataset.home import home
from aikg.errors import AikgError, DataError, UsageError
from aikg.tables.files import read_tables, write_tables

TEXTS = Path(__file__).parents[1] / "read" / "texts"
HEADER = ("title_zh", "notice_title", "number", "issuers", "signed", "effective", "kind", "place", "level", "themes")

TEXT = """深圳市人民政府办公厅关于印发深圳市机器人产业若干措施的通知
深府办〔2031〕7号
各区人民政府:
现将《深圳市机器人产业若干措施（2031—2033年）》印发给你们,请认真执行。
深圳市人民政府办公厅
2031年3月4日
深圳市机器人产业若干措施（2031—2033年）
为落实《国务院关于印发新一代人工智能发展规划的通知》（国发〔2017〕35号）和《某市从未有过的规划》,制定本措施。
一、主要目标
到2033年，人工智能核心产业规模突破１０００亿元，年均增长20%以上，打造应用场景50个以上。
二、支持措施
对租用算力的企业，按不超过合同金额的50%，给予最高1000万元补贴。
"""


@pytest.fixture
def copy(tmp_path: Path) -> Dataset:
    for room in ("ontology", "data"):
        shutil.copytree(home() / room, tmp_path / room)
    return Dataset(tmp_path)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A reviewed draft: all accepted but the second target."""
    text = tmp_path / "text.txt"
    text.write_text(TEXT, "utf-8")
    found = read(text)
    found.title_en, found.seen_as, found.key = "Measures for the Robot Industry", "reproduction", "shenzhen-robots-2031"
    found.decisions = dict.fromkeys((*HEADER, "basis"), "accept")
    for each in (*found.targets, *found.instruments):
        each.decision = "accept"
    found.targets[0].indicator = "core-industry-scale"
    found.targets[1].decision = "reject"
    write_draft(tmp_path / "draft.json", found)
    return tmp_path / "draft.json"


def changed(draft: Path, **values: Any) -> Path:
    data = json.loads(draft.read_text("utf-8"))
    data |= values
    draft.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return draft


def row(dataset: Dataset, table: str, key: str) -> dict[str, str]:
    found = next(each for each in read_tables(dataset) if each.name == table)
    return next(each.cells for each in found.rows if each.cells["key"] == key)


def test_what_is_accepted_becomes_rows_that_build(copy: Dataset, draft: Path) -> None:
    plan = drafts.plan(copy, draft)
    build.check(copy, plan.tables, plan.given)
    assert [(name, each.outcome) for name, each in plan.outcomes] == [
        ("sources.csv", "new"),
        ("documents.csv", "new"),
        ("relations.csv", "new"),
        ("targets.csv", "new"),
        ("targets.csv", "new"),
        ("instruments.csv", "new"),
        ("", "left"),
    ]
    assert "某市从未有过的规划 is not in the graph" in plan.outcomes[-1][1].detail
    assert write_tables(copy, plan.tables)
    document = row(copy, "documents.csv", "shenzhen-robots-2031")
    assert (document["label_zh"], document["number"], document["signed"], document["kind"]) == (
        "深圳市机器人产业若干措施（2031—2033年）",
        "深府办〔2031〕7号",
        "2031-03-04",
        "measures",
    )
    assert (document["period_start"], document["period_end"], document["applies_in"]) == ("2031", "2033", "shenzhen")
    assert document["issued_by"]
    relation = row(copy, "relations.csv", "shenzhen-robots-2031--implements--ngaidp-2017")
    assert (relation["relation"], relation["object"]) == ("implements", "document/ngaidp-2017")
    target = row(copy, "targets.csv", "shenzhen-robots-2031/core-industry-scale-2033")
    assert (target["comparator"], target["value"], target["unit"], target["as_printed"]) == (
        "over",
        "100000000000",
        "cny",
        "突破１０００亿元",
    )
    assert (target["deadline"], target["scope"], target["source"]) == ("2033", "shenzhen", "doc-shenzhen-robots-2031")
    support = row(copy, "instruments.csv", "shenzhen-robots-2031/subsidy")
    assert (support["cap"], support["cap_unit"], support["conditions_zh"]) == ("10000000", "cny", "按合同金额的50%")
    again = drafts.plan(copy, draft)
    assert {each.outcome for _, each in again.outcomes} == {"same", "left"}
    assert write_tables(copy, again.tables) == []


def test_a_document_that_is_there_is_filled_and_what_differs_is_named(copy: Dataset, draft: Path) -> None:
    there = row(copy, "documents.csv", "ngaidp-2017")
    changed(draft, number=there["number"], title_zh=there["label_zh"], targets=[], instruments=[], signed="2017-07-09")
    plan = drafts.plan(copy, draft)
    assert plan.key == "ngaidp-2017"
    outcome = next(each for name, each in plan.outcomes if name == "documents.csv")
    assert outcome.outcome == "differs"
    assert f"signed stays {there['signed']}, not 2017-07-09, of the same source" in outcome.detail
    assert "sources.csv" not in {name for name, _ in plan.outcomes}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"decisions": {}, "targets": [], "instruments": []}, "nothing in this draft is accepted"),
        ({"seen_as": ""}, "how the text was seen"),
        ({"title_en": None}, "give an English one"),
        ({"text": "another"}, "was changed after it was read"),
        ({"format": "aikg-draft/9"}, "this is no draft"),
        ({"targets": [{"start": 1}]}, "lacks or misstates"),
    ],
)
def test_a_draft_that_cannot_be_imported_is_told(copy: Dataset, draft: Path, values: dict[str, Any], said: str) -> None:
    with pytest.raises(AikgError, match=said):
        drafts.plan(copy, changed(draft, **values))


def test_a_span_that_is_not_the_text_is_told(copy: Dataset, draft: Path) -> None:
    data = json.loads(draft.read_text("utf-8"))
    data["targets"][0]["start"] += 1
    with pytest.raises(DataError, match="does not stand at"):
        drafts.plan(copy, changed(draft, targets=data["targets"]))


def test_a_file_that_is_no_json(copy: Dataset, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{", "utf-8")
    with pytest.raises(DataError, match=r"a\.json:1: this is no JSON"):
        drafts.plan(copy, tmp_path / "a.json")


@pytest.mark.parametrize(
    ("print_", "comparator"),
    [("20%以上", "at-least"), ("超过20%", "over"), ("20%左右", "about"), ("20%", "exactly")],
)
def test_a_growth_rate_follows_its_print(print_: str, comparator: str) -> None:
    draft = read_text(TEXT.replace("20%以上", print_))
    draft.seen_as, draft.title_en, draft.decisions = "media", "Measures", {"title_zh": "accept"}
    target = next(each for each in draft.targets if each.comparator == "growth-at-least")
    target.decision = "accept"
    made = given_rows(draft, Known(Dataset()), "2031-04-01")
    assert [cells["comparator"] for name, cells in made.rows if name == "targets.csv"] == [comparator]


@pytest.mark.parametrize(("place", "said"), [("某某市", "某某市 is no place of places.csv"), (None, "no place")])
def test_targets_wait_until_their_place_is_there(copy: Dataset, draft: Path, place: str | None, said: str) -> None:
    plan = drafts.plan(copy, changed(draft, place=place))
    left = [each.detail for _, each in plan.outcomes if each.key == "target"]
    assert len(left) == 2
    assert all(said in each for each in left)
    assert "targets.csv" not in {table.name for table in plan.given}
    build.check(copy, plan.tables, plan.given)


def test_a_wrong_choice_is_found_before_anything_is_written(copy: Dataset, draft: Path) -> None:
    plan = drafts.plan(copy, changed(draft, kind="pamphlet"))
    with pytest.raises(AikgError, match="'pamphlet' does not exist"):
        build.check(copy, plan.tables, plan.given)


@pytest.mark.parametrize("name", ["plan", "measures", "traditional"])
def test_a_draft_is_read_back_from_its_file(name: str, tmp_path: Path) -> None:
    found = read(TEXTS / f"{name}.txt")
    write_draft(tmp_path / "draft.json", found)
    assert read_draft(tmp_path / "draft.json").as_json() == json.loads(json.dumps(found.as_json()))


def test_usage_errors_are_the_users(copy: Dataset, draft: Path) -> None:
    with pytest.raises(UsageError):
        drafts.plan(copy, changed(draft, seen_as=""))
