"""A variable is there once, its parts say what is printed, and a figure that grows or is added says from when."""

from __future__ import annotations

import re

import pytest

from aikg.dataset.dataset import Dataset
from aikg.tables.files import read_tables

TABLES = {table.name: {row.cells["key"]: row.cells for row in table.rows if "key" in row.cells} for table in read_tables(Dataset())}
VARIABLES = TABLES["variables.csv"]
FIGURES = [row for name in ("targets.csv", "observations.csv") for row in TABLES[name].values() if not row["mixture"]]
PARTS = ("property", "object", "grade", "technology", "domain", "statistical_scope", "aggregation", "numerator_zh", "denominator_zh")
# Short forms of the same words.
SHORT = {"规上": "规模以上", "制造企业": "制造业企业"}
# A word of the print, and the part of the variable in which it must stand.
WORDS = (
    (r"工业互联网(?!数字化转型|标识)", "technology", r"industrial-internet"),
    (r"人形机器人", "technology", r"humanoid"),
    (r"具身智能", "technology", r"embodied"),
    (r"智能算力|智算(?!、超算|和超算)", "technology", r"compute"),
    (r"营收超|营业收入超|主营业务收入亿元以上", "grade", r"revenue|any"),
    (r"核心产业(?!园)", "statistical_scope", r"core"),
    (r"带动(?:相关|关联)?产业|相关产业规模|关联产业", "statistical_scope", r"related"),
    (r"规上|规模以上", "statistical_scope", r"above-scale"),
    (r"增加值(?!年均|增长|平均)", "property", r"value-added|share|growth-rate"),
    (r"产值(?!超|增长|占|规模10万亿)", "property", r"output-value|share"),
    (r"年均增[长速]|年均复合增长", "aggregation", r"average-growth"),
    (r"累计新增|新增(?!加)", "aggregation", r"newly-added|average-growth"),
    (r"5G基站", "numerator_zh", r"5G基站"),
    (r"科技创新投入", "object", r"^finance$"),
    (r"国家(?:标准)?[和与、]行业标准", "numerator_zh", r"国家标准和行业标准"),
    (r"(?:重点|关键)标准(?!预研)", "grade", r"key"),
    (r"开源基础大模型", "numerator_zh", r"开源"),
    (r"省级中试平台", "numerator_zh", r"中试"),
    (r"授权运营场景", "numerator_zh", r"授权运营"),
    (r"(?<!专精特新)中小(?:工业)?企业(?!数字化转型试点城市)", "numerator_zh", r"中小"),
    (r"工业机器人产量.*增长", "numerator_zh", r"工业机器人"),
    (r"数字化转型标杆工厂|数字农业工厂", "numerator_zh", r"工厂"),
)


def part(value: str) -> str:
    for short, long in SHORT.items():
        value = value.replace(short, long)
    return value


def test_no_variable_stands_twice() -> None:
    seen: dict[tuple[str, ...], str] = {}
    for key, row in VARIABLES.items():
        parts = tuple(part(row[name]) for name in PARTS)
        assert seen.setdefault(parts, key) == key


def test_what_a_name_says_in_brackets_is_a_part() -> None:
    counts = {"累计", "新增", "年均新增", "年新增", "一次性", "同比增长", "相对基期", "时点存量", "年度流量", "不足一年的流量"}
    for key, row in VARIABLES.items():
        said = re.findall(r"（(.*)）", row["label_zh"].split("／")[0] + "）")
        assert row["numerator_zh"] or {word for name in said for word in re.split("[；，）]", name) if word} <= counts, key


ADDED = {"新增": "newly-added", "年均新增": "newly-added-per-year", "累计": "cumulative-since-base"}


@pytest.mark.parametrize(("word", "aggregation"), ADDED.items())
def test_the_name_of_a_variable_says_how_it_adds_up(word: str, aggregation: str) -> None:
    said = {key for key, row in VARIABLES.items() if word in re.split("[（；，）]", row["label_zh"].split("／")[0])[1:]}
    assert said == {key for key, row in VARIABLES.items() if row["aggregation"] == aggregation}


def test_each_variable_has_a_figure() -> None:
    figures = {row["variable"] for name in ("targets.csv", "observations.csv") for row in TABLES[name].values()}
    assert set(VARIABLES) - figures == set()


def test_smart_manufacturing_is_applied_in_industry() -> None:
    assert {key for key, row in VARIABLES.items() if row["technology"] == "smart-manufacturing" and row["domain"] == "all"} == set()


def test_what_is_counted_from_a_threshold_adds_only_as_a_lower_bound() -> None:
    counted = {key: row["additivity"] for key, row in VARIABLES.items() if re.search(r"\de\d|level-\d|unicorn", row["grade"]) and row["property"] == "count"}
    assert {key for key, adds in counted.items() if adds != "threshold"} == set()


@pytest.mark.parametrize(("word", "name", "value"), WORDS, ids=[word for word, *_ in WORDS])
def test_the_word_of_the_print_stands_in_the_variable(word: str, name: str, value: str) -> None:
    printed = [row for row in FIGURES if re.search(word, re.sub("（.*?）", "", row["label_zh"]) + row["as_printed"])]
    assert printed
    assert {row["key"]: row["variable"] for row in printed if not re.search(value, VARIABLES[row["variable"]][name])} == {}


def test_growth_and_additions_begin_with_the_plan_that_prints_its_years() -> None:
    counted = ("newly-added", "newly-added-per-year", "average-growth")
    for row in TABLES["targets.csv"].values():
        document = TABLES["documents.csv"].get(row["set_in"].removeprefix("document/"), {})
        aggregation = VARIABLES[row["variable"]]["aggregation"]
        # A running total (累计, 超, firms on the cloud) may count from before the plan.
        total = re.search("累计|上云", row["label_zh"] + row["as_printed"]) or row["comparator"] == "over"
        if row["deadline"] and document.get("period_start") and (aggregation in counted or (aggregation == "cumulative-since-base" and not total)):
            assert row["period_start"], row["key"]


def test_an_average_says_from_when_or_that_it_is_not_printed() -> None:
    averages = [row for row in TABLES["targets.csv"].values() if re.search("年均增|年均复合|年复合", row["label_zh"] + row["as_printed"])]
    assert len(averages) > 30
    assert [row["key"] for row in averages if not row["period_start"] and "start of the period is not printed" not in row["note"]] == []


def test_what_is_counted_from_a_base_begins_with_the_plan_or_in_the_year_of_its_issue() -> None:
    for row in TABLES["targets.csv"].values():
        document = TABLES["documents.csv"].get(row["set_in"].removeprefix("document/"), {})
        total = re.search("累计|上云", row["label_zh"] + row["as_printed"]) or row["comparator"] == "over"
        dated = document and (document["period_start"] or document["signed"] or document["published"])
        if row["deadline"] and dated and VARIABLES[row["variable"]]["aggregation"] in ("newly-added", "cumulative-since-base") and not total:
            assert row["period_start"], row["key"]


# Headings that are of artificial intelligence alone; the same of another industry stands under its own heading or under other.
AI_ALONE = {"core-industry-scale", "core-industry-revenue", "related-industry-scale", "ai-industry-scale", "ai-industry-revenue", "ai-industry-growth"}


def test_a_heading_of_artificial_intelligence_holds_no_other_industry() -> None:
    figures = [row for name in ("targets.csv", "observations.csv") for row in TABLES[name].values() if row["indicator"] in AI_ALONE]
    assert len(figures) > 150
    technologies = {row["key"]: VARIABLES[row["variable"]]["technology"] for row in figures}
    assert {key: technology for key, technology in technologies.items() if not re.match("ai|generative-ai|vision|speech|intelligent", technology)} == {}


KINDS = (
    (r"上云.*企业(?!上云覆盖)", "upgraded-enterprise-count"),
    (r"专精特新“小巨人”企业", "leading-enterprise-count"),
    (r"典型案例", "application-scenario-count"),
    (r"规模以上.*企业（|规上.{0,10}企业（", "above-scale-enterprise-count"),
    (r"标识解析二级节点", "other"),
)


@pytest.mark.parametrize(("words", "indicator"), KINDS)
def test_figures_of_one_kind_are_under_one_heading(words: str, indicator: str) -> None:
    figures = [row for name in ("targets.csv", "observations.csv") for row in TABLES[name].values() if re.search(words, row["label_zh"])]
    counted = [row for row in figures if row["unit"] == "count" and not row["mixture"] and not re.search("转型|改造", row["label_zh"])]
    assert counted
    assert {row["key"]: row["indicator"] for row in counted if row["indicator"] != indicator} == {}


def test_a_figure_has_one_heading_for_each_variable() -> None:
    headings: dict[str, set[str]] = {}
    for name in ("targets.csv", "observations.csv"):
        for row in TABLES[name].values():
            headings.setdefault(row["variable"], set()).add(row["indicator"])
    # The founding paper prints its forecast for the whole industry under the core.
    assert {key for key, found in headings.items() if len(found) > 1} == {"ai-industry-growth-rate"}


@pytest.mark.parametrize("row", [row for row in TABLES["targets.csv"].values() if row["period_start"]], ids=lambda row: row["key"])
def test_what_is_of_one_year_is_not_counted_from_an_earlier_one(row: dict[str, str]) -> None:
    aggregation = VARIABLES[row["variable"]]["aggregation"]
    assert aggregation != "stock-at-date", f"{row['key']}: what stands at a date has no period_start"
    assert aggregation != "flow-per-year" or row["period_start"][:4] == row["deadline"][:4], f"{row['key']}: {row['period_start']} to {row['deadline']}"
