"""What a title says is in the row: the grade of a variable, what is added rather than there, the years of a plan."""

from __future__ import annotations

import re

import pytest

from aikg.dataset.dataset import Dataset
from aikg.tables.files import read_tables

TABLES = {table.name: {row.cells["key"]: row.cells for row in table.rows if "key" in row.cells} for table in read_tables(Dataset())}
VARIABLES = TABLES["variables.csv"]
COUNTS = [row for row in TABLES["targets.csv"].values() if not row["mixture"] and row["unit"] in ("count", "count-per-year") and row["variable"]]
# What stands in brackets is the year or the document; of these things the title belongs to what they foster, not to them.
BRACKETS = re.compile(r"（.*?）|典型应用场景(?=培育校|示范区|方面)")
TITLES = (
    (r"省级(?:及)?以上|省级及以上|国家级、省级|国家和省级", {"provincial-and-above"}),
    (r"链主", {"chain-leading", "scale-1e11"}),
    (r"标杆", {"benchmark", "demonstration"}),
    (r"典型", {"typical", "demonstration"}),
    (r"先进级", {"level-2"}),
    (r"卓越级", {"level-3"}),
    (r"(?:垂直|垂类|行业|行业级)(?:领域)?(?:应用)?大模型(?!应用)", {"vertical"}),
    (r"小巨人", {"little-giant"}),
    (r"独角兽", {"unicorn"}),
    (r"规模以上", {"any"}),
)


@pytest.mark.parametrize(("title", "grades"), TITLES)
def test_the_title_is_the_grade(title: str, grades: set[str]) -> None:
    named = [row for row in COUNTS if re.search(title, BRACKETS.sub("", row["label_zh"]))]
    assert named
    assert {row["key"]: VARIABLES[row["variable"]]["grade"] for row in named if VARIABLES[row["variable"]]["grade"] not in grades} == {}


def test_what_is_above_scale_is_counted_so() -> None:
    named = [row for row in COUNTS if re.search("规模以上|规上", row["label_zh"])]
    assert {row["key"] for row in named if "above-scale" not in VARIABLES[row["variable"]]["statistical_scope"]} == set()


def test_what_is_added_is_no_stock() -> None:
    added = re.compile("新增|新建|新培育|引进|引育|newly")
    named = [row for row in COUNTS if added.search(row["label_zh"] + row["as_printed"] + row["label_en"])]
    assert {row["key"] for row in named if VARIABLES[row["variable"]]["aggregation"] == "stock-at-date"} == set()


def test_what_a_plan_of_one_year_does_is_no_stock() -> None:
    one_year = re.compile(r"(?<![—–-])20\d\d年(?![—–-]|版)")
    plans = {"document/" + key for key, row in TABLES["documents.csv"].items() if one_year.search(row["label_zh"])}
    done = re.compile("年内|推动|开拓|培育|遴选")
    named = [row for row in COUNTS if row["set_in"] in plans and done.search(row["label_zh"] + row["as_printed"])]
    assert len(named) > 5
    assert {row["key"] for row in named if VARIABLES[row["variable"]]["aggregation"] == "stock-at-date"} == set()


def test_the_years_in_a_title_are_the_period_of_its_plan() -> None:
    years = re.compile(r"[（(](20\d\d)年?[—–-](20\d\d)年?[）)]")
    named = {key: match.groups() for key, row in TABLES["documents.csv"].items() if (match := years.search(row["label_zh"]))}
    assert len(named) > 200
    periods = {key: (TABLES["documents.csv"][key]["period_start"][:4], TABLES["documents.csv"][key]["period_end"][:4]) for key in named}
    assert periods == named


def test_a_draft_has_no_number_or_one_that_was_seen() -> None:
    drafts = [row for row in TABLES["documents.csv"].values() if row["status"] == "draft"]
    assert len(drafts) > 100
    assert {row["key"] for row in drafts if not row["number"] and "number" not in row["lacks"].split("|")} == set()


def test_a_target_beyond_the_period_of_its_plan_says_so() -> None:
    for row in TABLES["targets.csv"].values():
        plan = TABLES["documents.csv"].get(row["set_in"].removeprefix("document/"), {})
        if row["deadline"] and plan.get("period_end"):
            assert row["deadline"][:4] <= plan["period_end"][:4] or row["note"], row["key"]


def test_a_draft_of_the_same_title_is_the_draft_of_what_was_adopted() -> None:
    def title(row: dict[str, str]) -> str:
        return re.sub(r"（(?![^）]*修订)[^）]*(?:征求意见|草案)[^）]*）", "", row["label_zh"])

    drafts = {row["key"]: row for row in TABLES["documents.csv"].values() if row["status"] == "draft" and not row["note"].startswith("a revision")}
    adopted = {(title(row), row["applies_in"]) for name in ("documents.csv", "stubs.csv") for row in TABLES[name].values() if row["key"] not in drafts}
    linked = {row["subject"].removeprefix("document/") for row in TABLES["relations.csv"].values() if row["relation"] == "draftOf"}
    assert {key for key, row in drafts.items() if (title(row), row["applies_in"]) in adopted} - linked == set()


def test_what_a_document_carries_out_is_not_also_only_cited() -> None:
    pairs = {name: {(row["subject"], row["object"]) for row in TABLES["relations.csv"].values() if row["relation"] == name} for name in ("cites", "implements")}
    assert pairs["cites"] & pairs["implements"] == set()


# What a note says of a title that no page printed as it stands.
SUPPLIED = re.compile(
    r"descriptive title|title here is a description|title (?:is )?rebuilt|title is a (?:back-)?translation|put back from|title is a rendering"
    r"|named as the report names it|title is reconstructed|after the pattern of the other|Chinese (?:title|name) after the"
)


def test_a_title_that_no_page_prints_says_so_in_both_languages() -> None:
    documents = TABLES["documents.csv"]
    # The report of a government is named by its year and place; an English title may be translated.
    noted = {key for key, row in documents.items() if SUPPLIED.search(row["note"].replace("English title is a translation", "")) and row["kind"] != "report"}
    assert len(noted) > 20
    assert {key for key, row in documents.items() if row["label_zh"].endswith("（拟题）")} == noted
    assert {key for key, row in documents.items() if row["label_en"].endswith("(Supplied Title)")} == noted


def test_a_chinese_name_of_an_initiative_that_is_ours_says_so() -> None:
    initiatives = TABLES["initiatives.csv"]
    noted = {key for key, row in initiatives.items() if re.search("Chinese name is a (?:translation|description)", row["note"])}
    named = {key for key, row in initiatives.items() if row["label_zh"].endswith("（拟题）")}
    assert len(noted) > 10 and noted <= named


def test_the_year_of_issue_alone_is_no_start_of_a_period() -> None:
    years = re.compile(r"20\d\d|[“十]?十[二三四五]五|[一二三四五两]年|二〇")
    told = re.compile(r"period|term of|stages|years?\b|one month|applications|for use")
    rows = {key: row for key, row in TABLES["documents.csv"].items() if not years.search(row["label_zh"] + row["notice_title_zh"])}
    starts = {key: row["period_start"] for key, row in rows.items() if row["period_start"] and not told.search(row["note"])}
    assert {key for key, start in starts.items() if start in {rows[key]["signed"][:4], rows[key]["published"][:4]}} == set()


def test_a_bare_year_of_publication_stands_beside_no_day_of_signing() -> None:
    rows = [row for row in TABLES["documents.csv"].values() if row["signed"] and row["published"]]
    assert len(rows) > 400
    assert {row["key"] for row in rows if len(row["published"]) == 4 and row["signed"].startswith(f"{row['published']}-")} == set()


def test_a_second_half_of_the_english_title_has_one_in_the_chinese() -> None:
    halves = {key: row["label_zh"] for key, row in TABLES["documents.csv"].items() if ": " in row["label_en"] and row["adopted_by"]}
    assert halves
    unseen = {key for key in halves if "half of its Chinese title was not seen" in TABLES["documents.csv"][key]["note"]}
    assert {key: title for key, title in halves.items() if not re.search("——|：|“", title) and key not in unseen} == {}


def test_what_a_meeting_told_is_set_in_the_body_that_told_it() -> None:
    titles = {f"document/{key}" for key, row in TABLES["documents.csv"].items() if re.search("descriptive title.*(?:press conference|announced at|goal for)|规划目标", row["note"] + row["label_zh"])}
    assert titles
    assert {row["key"] for row in TABLES["targets.csv"].values() if row["set_in"] in titles} == set()
    told = [row for row in TABLES["targets.csv"].values() if re.search("at the (?:press|news) conference|told at the launch of|at the meeting", row["note"])]
    assert told
    assert {row["key"]: row["set_in"] for row in told if not row["set_in"].startswith("body/")} == {}
