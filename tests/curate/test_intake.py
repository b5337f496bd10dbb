"""Importing a user's table: new rows, filled cells, contested values, further evidence; nothing asserted is lost."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aikg.curate import build, intake
from aikg.dataset.dataset import Dataset
from aikg.dataset.home import home
from aikg.errors import AikgError
from aikg.tables.files import read_tables, write_tables
from aikg.tables.model import TableError
from aikg.tables.normal import normal


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for room in ("ontology", "data"):
        shutil.copytree(home() / room, tmp_path / room)
    return tmp_path


def row_of(folder: Path, table: str, key: str) -> dict[str, str]:
    found = next(each for each in read_tables(Dataset(folder)) if each.name == table)
    return next(row.cells for row in found.rows if row.cells["key"] == key)


def file_of(path: Path, rows: list[dict[str, str]], encoding: str = "utf-8", delimiter: str = ",") -> Path:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def outcomes(plan: intake.Plan) -> list[str]:
    return [each.outcome for each in plan.outcomes]


def test_what_is_there_already_changes_nothing(copy: Path) -> None:
    for table in ("documents", "targets", "places", "sources"):
        plan = intake.plan(Dataset(copy), copy / "data" / "tables" / f"{table}.csv")
        assert set(outcomes(plan)) == {"same"}
        assert write_tables(Dataset(copy), plan.tables) == []


@pytest.mark.parametrize(("encoding", "delimiter"), [("utf-8-sig", ";"), ("gb18030", ","), ("utf-16", "\t")])
def test_a_new_row_from_a_spreadsheet(copy: Path, encoding: str, delimiter: str) -> None:
    new = row_of(copy, "documents.csv", "ngaidp-2017") | {"key": "a-plan-2026", "number": "", "label_zh": "某规划"}
    del new["note"]
    path = file_of(copy / "documents.csv", [dict(reversed(new.items()))], encoding, delimiter)
    plan = intake.plan(Dataset(copy), path)
    assert outcomes(plan) == ["new"]
    assert write_tables(Dataset(copy), plan.tables) == ["documents.csv"]
    assert row_of(copy, "documents.csv", "a-plan-2026") == new | {"note": ""}


def test_another_value_becomes_contested_and_ours_stays(copy: Path) -> None:
    before = row_of(copy, "documents.csv", "ngaidp-2017")
    other = before | {"signed": "2017-07-09", "source": "lin-2025", "locator": "section 9", "seen_as": "scholarly"}
    plan = intake.plan(Dataset(copy), file_of(copy / "documents.csv", [other]))
    assert outcomes(plan) == ["contested"]
    build.check(Dataset(copy), plan.tables)
    assert write_tables(Dataset(copy), plan.tables) == ["contested.csv"]
    assert row_of(copy, "documents.csv", "ngaidp-2017") == before
    disputed = row_of(copy, "contested.csv", "document-ngaidp-2017-signed")
    assert (disputed["about"], disputed["property"]) == ("document/ngaidp-2017", "signedOn")
    assert (disputed["stated_thing"], disputed["source"]) == ("date/2017-07-09", "lin-2025")


def test_a_concept_that_differs_is_kept_as_a_concept(copy: Path) -> None:
    before = row_of(copy, "documents.csv", "ngaidp-2017")
    other = before | {"kind": "opinions", "source": "lin-2025", "locator": "section 9", "seen_as": "scholarly"}
    plan = intake.plan(Dataset(copy), file_of(copy / "documents.csv", [other]))
    build.check(Dataset(copy), plan.tables)
    assert write_tables(Dataset(copy), plan.tables) == ["contested.csv"]
    disputed = row_of(copy, "contested.csv", "document-ngaidp-2017-kind")
    assert (disputed["stated_thing"], disputed["stated_value"]) == ("../vocab/document-kind/opinions", "")


def test_an_empty_cell_is_filled_and_the_source_kept_as_evidence(copy: Path) -> None:
    before = row_of(copy, "documents.csv", "14th-fyp-outline-2021")
    assert before["number"] == ""
    more = before | {"number": "国发〔2021〕99号", "source": "lin-2025", "themes": "talent"}
    plan = intake.plan(Dataset(copy), file_of(copy / "documents.csv", [more]))
    assert outcomes(plan) == ["filled"]
    write_tables(Dataset(copy), plan.tables)
    after = row_of(copy, "documents.csv", "14th-fyp-outline-2021")
    assert after == before | {"number": "国发〔2021〕99号", "themes": before["themes"] + "|talent"}


def test_another_source_is_further_evidence(copy: Path) -> None:
    more = row_of(copy, "documents.csv", "hefei-ai-opinions-2019") | {"source": "ref-1", "locator": "page 3"}
    plan = intake.plan(Dataset(copy), file_of(copy / "documents.csv", [more]))
    assert outcomes(plan) == ["evidence"]
    write_tables(Dataset(copy), plan.tables)
    assert row_of(copy, "evidence.csv", "document-hefei-ai-opinions-2019-ref-1")["locator"] == "page 3"
    assert outcomes(intake.plan(Dataset(copy), copy / "documents.csv")) == ["same"]


def test_a_document_under_another_key_is_told_by_its_number(copy: Path) -> None:
    twin = row_of(copy, "documents.csv", "ngaidp-2017") | {"key": "national-plan-2017"}
    plan = intake.plan(Dataset(copy), file_of(copy / "documents.csv", [twin]))
    assert (plan.outcomes[0].outcome, plan.outcomes[0].detail) == ("same", "is ngaidp-2017")


SPELLINGS = ["国发〔2017〕35号", "国发[2017]35号", "国发（2017）35号", "国发﹝2017﹞35号", "国发【2017】35号", "国发〔２０１７〕３５号", "国发 〔2017〕 35 号", "'国发〔2017〕35号", "国发〔2017〕第35号"]


@pytest.mark.parametrize("number", SPELLINGS)
def test_any_spelling_of_a_number_is_that_document(copy: Path, number: str) -> None:
    before = row_of(copy, "documents.csv", "ngaidp-2017")
    for key in ("national-plan-2017", "ngaidp-2017"):
        plan = intake.plan(Dataset(copy), file_of(copy / "documents.csv", [before | {"key": key, "number": number}]))
        assert outcomes(plan) == ["same"]
        assert write_tables(Dataset(copy), plan.tables) == []


def test_a_number_that_names_no_issuer_makes_no_two_documents_one(copy: Path) -> None:
    one = row_of(copy, "documents.csv", "ngaidp-2017") | {"key": "order-15", "number": "第15号令"}
    assert outcomes(intake.plan(Dataset(copy), file_of(copy / "documents.csv", [one]))) == ["new"]


def test_a_document_that_others_name_already_is_told(copy: Path) -> None:
    stub = next(row.cells for row in next(each for each in read_tables(Dataset(copy)) if each.name == "stubs.csv").rows if "〔" in row.cells["number"])
    number = stub["number"].replace("〔", "[").replace("〕", "]")
    new = row_of(copy, "documents.csv", "ngaidp-2017") | {"key": "by-another-key", "number": number}
    (outcome,) = intake.plan(Dataset(copy), file_of(copy / "documents.csv", [new])).outcomes
    assert (outcome.outcome, stub["key"] in outcome.detail) == ("left", True)


def test_what_excel_writes_beside_the_table_is_no_part_of_it(copy: Path) -> None:
    before = row_of(copy, "documents.csv", "ngaidp-2017")
    text = file_of(copy / "documents.csv", [before], delimiter=";").read_text(encoding="utf-8")
    lines = text.splitlines()
    path = copy / "documents.csv"
    path.write_text("sep=;\n" + "".join(f"{line};;;\n" for line in lines) + ";" * 40 + "\n", encoding="utf-8-sig")
    assert outcomes(intake.plan(Dataset(copy), path)) == ["same"]
    path.write_text(lines[0] + ";;\n" + lines[1] + ";;x\n", encoding="utf-8")
    with pytest.raises(AikgError, match=r"documents\.csv:2: 'x' stands in a column without a name"):
        intake.plan(Dataset(copy), path)


def test_the_row_is_the_one_that_the_spreadsheet_shows(copy: Path) -> None:
    """Line breaks in cells, empty rows and a line `sep=,` do not count."""
    good = row_of(copy, "documents.csv", "ngaidp-2017") | {"note": "one\ntwo\nthree"}
    bad = good | {"key": "a-plan", "number": "", "kind": "plann"}
    path = file_of(copy / "mine.csv", [good, dict.fromkeys(good, ""), bad])
    path.write_text("sep=,\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    plan = intake.plan(Dataset(copy), path)
    with pytest.raises(TableError, match=r"mine\.csv, row 4, column kind"):
        build.check(Dataset(copy), plan.tables, [plan.imported])


def test_the_row_of_our_own_tables_too(copy: Path) -> None:
    path = copy / "data" / "tables" / "documents.csv"
    table = next(each for each in read_tables(Dataset(copy)) if each.name == "documents.csv")
    table.rows[0].cells["note"] = "one\ntwo\nthree"
    table.rows[1].cells["kind"] = "plann"
    write_tables(Dataset(copy), [table])
    assert path.read_text(encoding="utf-8").count("\n") > len(table.rows) + 1
    with pytest.raises(TableError, match=r"documents\.csv, row 3, column kind"):
        build.check(Dataset(copy), read_tables(Dataset(copy)))


@pytest.mark.parametrize("text", ["Québec, Île-de-France", "Zürich", "Curaçao; São Tomé; Köln; Malmö; Ærø", "naïveté – “quoted”", "ÄÖÜ äöüß", "Åland öäå éé"])
def test_western_text_is_never_read_as_chinese(copy: Path, text: str) -> None:
    new = {"key": "a-place", "label_zh": "", "label_en": text, "note": "café"}
    for encoding in ("cp1252", "cp1250", "latin-1"):
        try:
            path = file_of(copy / "places.csv", [new], encoding)
        except UnicodeEncodeError:
            continue
        with pytest.raises(AikgError, match="neither UTF-8 nor plainly Chinese text"):
            intake.plan(Dataset(copy), path)


def test_a_guess_is_told(copy: Path) -> None:
    table = next(each for each in read_tables(Dataset(copy)) if each.name == "documents.csv")
    rows = [row.cells for row in table.rows if row.cells["label_zh"].encode("gb18030", "strict")]
    for some in (rows[:1], rows[1:2], rows):
        assert intake.plan(Dataset(copy), file_of(copy / "documents.csv", some, "gb18030")).guessed == "GBK"
    assert intake.plan(Dataset(copy), file_of(copy / "documents.csv", rows[:3])).guessed == ""


@pytest.mark.parametrize(("value", "said"), [("1E+05", "a number; write all its digits"), ("NaN", "a number"), ("1_000", "a number"), ("Infinity", "a number"), ("0x10", "a number")])
def test_a_number_that_xsd_does_not_know_is_refused(copy: Path, value: str, said: str) -> None:
    target = next(each for each in read_tables(Dataset(copy)) if each.name == "targets.csv").rows[0].cells
    plan = intake.plan(Dataset(copy), file_of(copy / "targets.csv", [target | {"key": f"{target['key']}-more", "value": value}]))
    with pytest.raises(TableError, match=said):
        build.check(Dataset(copy), plan.tables, [plan.imported])


def test_full_width_digits_become_usual_ones(copy: Path) -> None:
    target = next(each for each in read_tables(Dataset(copy)) if each.name == "targets.csv").rows[0].cells
    new = target | {"key": f"{target['key']}-more", "value": "１００", "set_in": "", "as_printed": "x"}
    plan = intake.plan(Dataset(copy), file_of(copy / "targets.csv", [new]))
    assert plan.imported.rows[0].cells["value"] == "100"


def test_a_bad_cell_is_named_in_the_users_own_file(copy: Path) -> None:
    bad = row_of(copy, "documents.csv", "ngaidp-2017") | {"key": "a-plan", "number": "", "kind": "plann", "signed": "July"}
    path = file_of(copy / "mine.csv", [bad])
    plan = intake.plan(Dataset(copy), path)
    with pytest.raises(TableError, match=r"mine\.csv, row 2, column signed"):
        build.check(Dataset(copy), plan.tables, [plan.imported])


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("mine.csv", "a,b\n1,2\n", "neither its name nor its columns"),
        ("documents.csv", "key,titel\nx,y\n", "documents.csv has no column 'titel'"),
        ("documents.csv", "key,key\nx,y\n", "the column key occurs twice"),
        ("documents.csv", "key,label_zh\nx\n", "documents.csv:2: this row has 1 cells and the header has 2"),
        ("documents.csv", 'key,label_zh\nx,"y\n', "look for a stray quotation mark"),
        ("documents.csv", "", "documents.csv"),
    ],
)
def test_a_file_that_is_no_table(copy: Path, name: str, text: str, said: str) -> None:
    path = copy / name
    path.write_text(text, encoding="utf-8")
    if not text:
        assert intake.plan(Dataset(copy), path).outcomes == []
        return
    with pytest.raises(AikgError, match=said):
        intake.plan(Dataset(copy), path)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(note=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_any_text_comes_back_from_the_written_table(copy: Path, note: str) -> None:
    new = row_of(copy, "sources.csv", "ref-1") | {"key": "a-source", "note": note, "reference_number": ""}
    tables = intake.plan(Dataset(copy), file_of(copy / "sources.csv", [new])).tables
    write_tables(Dataset(copy), tables)
    column = next(each for each in next(each for each in tables if each.name == "sources.csv").schema.columns if each.name == "note")
    wanted = normal(column, note)
    assert normal(column, wanted) == wanted
    assert row_of(copy, "sources.csv", "a-source")["note"] == wanted
    rows = next(each for each in tables if each.name == "sources.csv").rows
    rows[:] = [row for row in rows if row.cells["key"] != "a-source"]
    write_tables(Dataset(copy), tables)
