"""Support stands once a document, and its cap has the basis that the print names."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import combinations

import pytest

from aikg.dataset.dataset import Dataset
from aikg.tables.files import read_tables

TABLES = {table.name: [row.cells for row in table.rows] for table in read_tables(Dataset())}
INSTRUMENTS = TABLES["instruments.csv"]
CAPPED = [row for row in INSTRUMENTS if row["cap"]]
# What support is for, and the theme of a document that gives it.
THEMES = {
    "research": "research",
    "application": "application-scenarios",
    "use-of-compute": "compute",
    "talent": "talent",
    "model-development": "algorithms-models",
    "data": "data",
}
BASES = (
    (r"每家|单家|单个企业|单个主体|每个企业|每户|个人", {"per-recipient", "per-recipient-year", "per-award"}),
    (r"单个项目|每个项目|单项目|单项", {"per-project"}),
    (r"每个(?:数据源|数源)?单位|每个产业基地", {"per-recipient", "per-recipient-year"}),
    (r"单个(?:案例|数据集)|每个产品|每个给予", {"per-award"}),
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


MONEY = ("cny", "hkd")
NOT_OF_MONEY = {"recognition", "scenario-opening", "procurement"}
VOUCHERS = {"compute-voucher", "data-voucher", "model-voucher"}
SPACE = re.compile(r"租|地|房|厂|空间|楼")
INVESTS = re.compile(r"基金|先研后股|耐心资本|股权|创投")
GUIDED = {"ngaidp-2017/funding"}  # a mechanism that the public purse guides and the market leads
NAMED = (
    (r"贴息|专项债", {"credit-support"}),
    (r"备案.*奖励", {"filing-award"}),
    (r"数据集奖励", {"dataset-award"}),
)


def test_a_sum_of_money_is_no_title_no_opening_and_no_purchase() -> None:
    assert {row["key"] for row in CAPPED if row["cap_unit"].startswith(MONEY) and row["type"] in NOT_OF_MONEY} == set()


def test_a_voucher_is_called_one() -> None:
    assert {row["key"] for row in INSTRUMENTS if row["type"] in VOUCHERS and "券" not in row["label_zh"] + row["as_printed"]} == set()


def test_a_fund_invests() -> None:
    assert {row["key"] for row in INSTRUMENTS if row["type"] == "fund" and not INVESTS.search(row["label_zh"])} == GUIDED


def test_money_for_space_names_the_space() -> None:
    spaces = [row for row in CAPPED if row["type"] == "land-or-space" and row["cap_unit"].startswith(MONEY)]
    assert spaces
    assert {row["key"] for row in spaces if not SPACE.search(row["label_zh"] + row["as_printed"])} == set()


def test_a_compute_subsidy_pays_for_use_not_for_building() -> None:
    built = re.compile(r"平台|中心|设施|扩建")
    assert {row["key"] for row in INSTRUMENTS if row["type"] == "compute-subsidy" and built.search(row["label_zh"])} == set()


@pytest.mark.parametrize(("words", "types"), NAMED)
def test_the_type_is_that_of_the_label(words: str, types: set[str]) -> None:
    named = [row for row in INSTRUMENTS if re.search(words, row["label_zh"])]
    assert named
    assert {row["key"]: row["type"] for row in named if row["type"] not in types} == {}


def test_a_rate_of_the_print_stands_in_the_conditions() -> None:
    rate = re.compile(r"\d+(?:\.\d+)?(?=%)")
    for row in CAPPED:
        if row["cap_unit"] != "percent":
            assert set(rate.findall(row["as_printed"])) <= set(rate.findall(row["conditions_zh"])), row["key"]


def test_the_support_of_a_draft_is_called_one() -> None:
    drafts = {f"document/{row.cells['key']}" for table in read_tables(Dataset()) if table.name == "documents.csv" for row in table.rows if row.cells["status"] == "draft"}
    proposed = [row for row in INSTRUMENTS if row["set_in"] in drafts]
    assert proposed
    assert {row["key"] for row in proposed if not re.search("征求意见稿|草案", row["label_zh"]) or "draft" not in row["label_en"]} == set()


PLATFORMS = {"innovation-platform", "laboratory", "innovation-centre", "public-platform", "pilot-production", "platform-operation", "park", "data-platform", "data-facility", "computing-facility", "network"}
# Allocations of a budget to a named institution.
ALLOCATED = re.compile("^hk-")


def test_what_a_platform_or_facility_gets_is_no_project_grant() -> None:
    grants = [row for row in INSTRUMENTS if row["type"] == "project-grant" and not ALLOCATED.search(row["key"])]
    assert grants
    assert {row["key"]: row["purpose"] for row in grants if row["purpose"] in PLATFORMS} == {}


def test_money_for_a_task_of_research_is_a_project_grant() -> None:
    tasks = [row for row in CAPPED if row["cap_unit"].startswith(MONEY) and re.search("揭榜(?!.*算力)|攻关|重大项目|科技项目", row["label_zh"])]
    assert len(tasks) > 10
    assert {row["key"]: row["type"] for row in tasks if row["type"] != "project-grant"} == {}


def test_a_title_is_rewarded_once() -> None:
    titles = [row for row in CAPPED if row["purpose"] == "title-of-enterprise" and row["cap_unit"].startswith(MONEY)]
    # Support that is paid over three years, and no reward.
    assert {row["key"] for row in titles if row["cap_basis"] != "per-award"} == {"specialised-sme-support-notice-2024/award"}


def test_a_unit_by_the_year_has_a_basis_by_the_year() -> None:
    sums = [row for row in CAPPED if row["cap_basis"] not in ("rate", "quota")]
    # Interest of five years; whether the cap is of one year is not printed.
    unclear = {row["key"] for row in sums if row["key"].startswith("heilongjiang-digital-economy-rules-draft-2023/loan-interest")}
    assert {row["key"] for row in sums if row["cap_unit"].endswith("per-year") != row["cap_basis"].endswith("year")} == unclear


PURPOSES = {"fund": "capital", "tax-incentive": "tax", "public-data-access": "data", "compute-voucher": "use-of-compute", "compute-subsidy": "use-of-compute", "filing-award": "filing", "dataset-award": "data", "talent-grant": "talent"}


@pytest.mark.parametrize(("kind", "purpose"), PURPOSES.items())
def test_what_has_a_type_of_its_own_has_its_purpose(kind: str, purpose: str) -> None:
    rows = [row for row in INSTRUMENTS if row["type"] == kind]
    assert rows
    assert {row["key"]: row["purpose"] for row in rows if row["purpose"] != purpose} == {}


def test_what_no_document_prints_cites_none() -> None:
    own = [row for row in INSTRUMENTS if row["source"].startswith("doc-")]
    assert {row["key"]: row["set_in"] for row in own if row["set_in"] != "document/" + row["source"].removeprefix("doc-")} == {}


def test_a_second_measure_is_no_condition_of_the_first() -> None:
    assert {row["key"]: row["conditions_zh"] for row in INSTRUMENTS if row["conditions_zh"].startswith(("并", "配套"))} == {}


def test_the_text_of_another_policy_is_no_source() -> None:
    cells = {table.name: [row.cells for row in table.rows] for table in read_tables(Dataset())}
    texts = {row["key"] for row in cells["sources.csv"] if row["kind"] == "policy-document"}
    printed = {row["source"]: row["key"] for row in cells["documents.csv"] if row["source"] in texts}
    shown = [row for row in INSTRUMENTS if row["set_in"] and row["source"] in printed]
    assert shown
    assert {row["key"]: row["set_in"] for row in shown if row["set_in"] != f"document/{printed[row['source']]}"} == {}


def test_the_basis_of_a_cap_is_no_condition() -> None:
    bases = {"总额", "每年总额", "每年", "总规模", "每年累计", "累计"}
    assert {row["key"] for row in INSTRUMENTS if row["conditions_zh"] in bases} == set()


@pytest.mark.parametrize("cell", ["label_en", "beneficiary_en", "conditions_en"])
def test_english_cells_begin_with_a_capital(cell: str) -> None:
    assert {row["key"]: row[cell] for row in INSTRUMENTS if row[cell][:1].islower()} == {}


AREAS = {"haidian": "中关村科学城", "beijing-eta": "北京亦庄|北京经开区", "chengdu-high-tech-zone": "成都高新区", "guangdong": "粤港澳大湾区"}
KINDS = re.compile(r"特别行政区$|(壮族|回族|维吾尔)?自治区$|自治州$|地区$|新区$|[省市区县州]$")


def test_the_label_of_local_support_names_its_place() -> None:
    names = {row.cells["key"]: row.cells["label_zh"] for table in read_tables(Dataset()) if table.name == "places.csv" for row in table.rows}
    local = [row for row in INSTRUMENTS if row["level"] != "central" and row["offered_in"] in names]
    assert local
    stems = {row["key"]: f"{KINDS.sub('', names[row['offered_in']])}|{AREAS.get(row['offered_in'], '$^')}" for row in local}
    assert {row["key"]: row["label_zh"] for row in local if not re.search(stems[row["key"]], row["label_zh"])} == {}


def test_a_minimum_is_no_cap() -> None:
    assert {row["key"] for row in CAPPED if re.search("不低于|不少于|最低", row["as_printed"]) and not re.search("不超过|最高", row["as_printed"])} == set()


def test_a_document_has_the_themes_of_its_instruments() -> None:
    themes = {"document/" + row["key"]: row["themes"].split("|") for row in TABLES["documents.csv"]}
    found = [row for row in INSTRUMENTS if row["purpose"] in THEMES and row["set_in"] in themes]
    assert len(found) > 100
    assert {row["key"] for row in found if THEMES[row["purpose"]] not in themes[row["set_in"]]} == set()
    funds = [row for row in INSTRUMENTS if row["set_in"] in themes and (row["type"] in ("fund", "credit-support") or "专项资金" in row["label_zh"])]
    assert len(funds) > 30
    assert {row["key"] for row in funds if "finance" not in themes[row["set_in"]]} == set()
