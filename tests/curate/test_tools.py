"""Adding targets, instruments and relations, correcting a cell, and what is due, over a copy of the real tables."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

import aikg
from aikg.curate import build, intake
from aikg.curate.correct import correct
from aikg.curate.due import due
from aikg.curate.new import new_row
from aikg.dataset.dataset import Dataset
from aikg.dataset.home import home
from aikg.errors import UsageError
from aikg.tables.files import read_tables, write_tables
from tests.curate.test_intake import file_of

NGAIDP = "新一代人工智能发展规划"


@pytest.fixture
def copy(tmp_path: Path) -> Dataset:
    for room in ("ontology", "data"):
        shutil.copytree(home() / room, tmp_path / room)
    return Dataset(tmp_path)


def row(dataset: Dataset, table: str, key: str) -> dict[str, str]:
    found = next(each for each in read_tables(dataset) if each.name == table)
    return next(each.cells for each in found.rows if each.cells["key"] == key)


TARGET = {
    "set_in": NGAIDP,
    "label_zh": "某目标（2031年）",
    "label_en": "A target, 2031",
    "indicator": "人工智能核心产业规模",
    "comparator": "over",
    "value": "１，０００",
    "unit": "cny",
    "deadline": "２０３１年",
    "scope": "中国",
}


def test_a_target_takes_names_and_rests_on_its_documents_source(copy: Dataset, graph: aikg.Graph) -> None:
    added = new_row(copy, graph.source, "target", TARGET)
    assert added.key == "ngaidp-2017/core-industry-scale-2031"
    build.check(copy, added.tables)
    write_tables(copy, added.tables)
    cells, document = row(copy, "targets.csv", added.key), row(copy, "documents.csv", "ngaidp-2017")
    assert (cells["value"], cells["deadline"], cells["scope"], cells["locator"]) == ("1000", "2031", "china", "targets")
    assert (cells["source"], cells["seen_as"]) == (document["source"], document["seen_as"])


def test_an_instrument_and_a_relation(copy: Dataset, graph: aikg.Graph) -> None:
    instrument = {
        "set_in": NGAIDP,
        "label_zh": "某券",
        "label_en": "A voucher",
        "type": "算力券",
        "offered_in": "深圳市",
    }
    added = new_row(copy, graph.source, "instrument", instrument)
    assert added.key == "ngaidp-2017/compute-voucher"
    build.check(copy, added.tables)
    relation = {"subject": NGAIDP, "relation": "cites", "object": "ai-plus-action-opinions-2025", "locator": "text"}
    key = new_row(copy, graph.source, "relation", relation).key
    assert key == "ngaidp-2017--cites--ai-plus-action-opinions-2025"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"deadline": "soon"}, "deadline: 'soon' is not a date"),
        ({"value": "many"}, "value: 'many' is not a number"),
        ({"unit": "furlong"}, "unit: there is no concept of unit"),
        ({"set_in": "no such plan"}, "set_in: there is no document"),
        ({"colour": "red"}, r"targets\.csv has no column colour"),
    ],
)
def test_a_wrong_cell_is_told(copy: Dataset, graph: aikg.Graph, change: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        new_row(copy, graph.source, "target", TARGET | change)


@pytest.mark.parametrize("number", ["国发[2017]35号", "'国发（２０１７） 35 号"])
def test_a_new_document_with_a_known_number_is_refused(copy: Dataset, graph: aikg.Graph, number: str) -> None:
    values = {"label_zh": "某规划", "label_en": "A Plan", "kind": "plan", "level": "central", "number": number, "seen_as": "media"}
    with pytest.raises(UsageError, match="has a document with the number 国发〔2017〕35号 already: ngaidp-2017"):
        new_row(copy, graph.source, "document", values)


def test_a_slip_is_corrected_and_gone(copy: Dataset, graph: aikg.Graph) -> None:
    correction = correct(copy, graph.source, "documents", "ngaidp-2017", {"signed": "2017年7月9日"}, {})
    assert [line.partition(": ")[0] for line in correction.lines] == ["signed"]
    build.check(copy, correction.tables, [correction.given])
    assert write_tables(copy, correction.tables) == ["documents.csv"]
    assert row(copy, "documents.csv", "ngaidp-2017")["signed"] == "2017-07-09"
    again = correct(copy, graph.source, "documents", "ngaidp-2017", {"signed": "2017-07-09"}, {})
    assert (again.lines, write_tables(copy, again.tables)) == ([], [])


def test_another_sources_value_keeps_the_old_one_beside_it(copy: Dataset, graph: aikg.Graph) -> None:
    before = row(copy, "documents.csv", "ngaidp-2017")
    seen = {"source": "lin-2025", "locator": "section 9", "seen_as": "scholarly", "seen_on": "2026-11-28"}
    correction = correct(copy, graph.source, "documents.csv", "ngaidp-2017", {"signed": "2017-07-09"}, seen)
    build.check(copy, correction.tables, [correction.given])
    assert write_tables(copy, correction.tables) == ["documents.csv", "contested.csv"]
    after = row(copy, "documents.csv", "ngaidp-2017")
    assert (after["signed"], after["source"], after["locator"]) == ("2017-07-09", "lin-2025", "section 9")
    disputed = row(copy, "contested.csv", "document-ngaidp-2017-signed")
    assert (disputed["stated_thing"], disputed["source"]) == (f"date/{before['signed']}", before["source"])
    with pytest.raises(UsageError, match="needs --locator"):
        correct(copy, graph.source, "documents", "ngaidp-2017", {"signed": "2017-07-10"}, {"source": "ref-1"})


@pytest.mark.parametrize(
    ("table", "key", "values", "said"),
    [
        ("document", "ngaidp-2017", {"signed": "2017"}, r"there is no table document; did you mean documents\.csv"),
        ("documents", "ngaidp", {"signed": "2017"}, r"documents\.csv has no row ngaidp; did you mean ngaidp-2017"),
        ("documents", "ngaidp-2017", {"key": "other"}, "a key is never changed"),
        ("documents", "ngaidp-2017", {"signed": "July"}, "signed: 'July' is not a date"),
    ],
)
def test_what_cannot_be_set(
    copy: Dataset, graph: aikg.Graph, table: str, key: str, values: dict[str, str], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        correct(copy, graph.source, table, key, values, {})


def test_a_full_row_of_the_same_source_does_not_contest_itself(copy: Dataset) -> None:
    other = row(copy, "documents.csv", "ngaidp-2017") | {"signed": "2017-07-09"}
    plan = intake.plan(copy, file_of(Path(copy.home) / "documents.csv", [other]))
    assert plan.outcomes[0].outcome == "differs"
    assert "of the same source; aikg set corrects it" in plan.outcomes[0].detail
    assert write_tables(copy, plan.tables) == []


def test_what_is_due(copy: Dataset) -> None:
    tables = read_tables(copy)
    documents = next(each for each in tables if each.name == "documents.csv")
    base = documents.rows[0].cells | {"number": "", "period_start": "", "period_end": "", "status": "in-force"}
    base |= {"level": "municipal", "signed": "2020-01-01", "last_checked": "2026-06-01"}
    cases = {
        "old-draft": {"status": "draft", "signed": "2026-01-01"},
        "new-draft": {"status": "draft", "signed": "2026-07-01"},
        "ended": {"period_end": "2025"},
        "ended-and-known": {"period_end": "2025", "status": "expired"},
        "running": {"period_end": "2026"},
        "unfollowed": {"level": "central", "signed": "2026-03"},
        "old-directive": {"level": "central", "signed": "2024-03"},
        "unchecked": {"last_checked": "2025-06-01"},
        "unknown": {"status": ""},
    }
    rows = [documents.rows[0]._replace(cells=base | {"key": key} | cells) for key, cells in cases.items()]
    documents.rows[:] = rows
    write_tables(copy, [documents])
    found = [(each.why, each.key) for each in due(copy, datetime.date(2026, 9, 1))]
    assert found == [
        ("draft", "old-draft"),
        ("period ended", "ended"),
        ("no followers", "unfollowed"),
        ("not checked", "unchecked"),
        ("status unknown", "unknown"),
    ]
