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
    assert without([row for row in FIGURES if re.search(chinese, row["label_zh"])], english) == {}


TITLES = [row.cells for table in read_tables(Dataset()) if table.name in ("documents.csv", "stubs.csv") for row in table.rows]
# A pilot zone and a demonstration zone are known by a shorter English name.
ZONES = re.compile(r"国家新一代人工智能创新发展试验区|国家自主创新示范区|盐城市|运城市|晋城市")
SUBJECTS = (
    (r"智能", r"(?-i:\bA\w?I)|intelligen|smart"),
    (r"创新", r"innovat|novel|invent"),
    (r"高质量", r"quality"),
    (r"产业", r"industr|sector|chain"),
    (r"数据资源", r"resource"),
    (r"城市数字化转型", r"urban|city|cities"),
    (r"先进制造", r"advanced"),
    (r"规模部署", r"scale"),
    (r"数字经济", r"digital[ -]econom"),
    (r"实施(?:意见|方案|计划)", r"implement|carry"),
    (r"行动(?:计划|方案)", r"action"),
    (r"指导意见", r"guiding"),
    (r"办法(?:（|$)", r"measures"),
    (r"管理(?:暂行|实施|试行)?办法", r"manag|administ|govern(?!ment)|supervis"),
)


@pytest.mark.parametrize(("chinese", "english"), SUBJECTS)
def test_the_english_title_keeps_the_subject(chinese: str, english: str) -> None:
    assert without([row for row in TITLES if re.search(chinese, ZONES.sub("", row["label_zh"]))], english) == {}


def without(named: list[dict[str, str]], english: str) -> dict[str, str]:
    """The English names of rows, of which there are some, that lack a word."""
    assert named
    return {row["key"]: row["label_en"] for row in named if not re.search(english, row["label_en"], re.I)}


# Titles that an official English page shows.
OFFICIAL = {
    "ai-global-governance-action-plan-2025": "Global AI Governance Action Plan",
    "brics-kazan-declaration-2024": "XVI BRICS Summit Kazan Declaration: Strengthening Multilateralism for Just Global Development and Security",
    "brics-rio-declaration-2025": "XVII BRICS Summit Rio de Janeiro Declaration: Strengthening Global South Cooperation "
    "for a More Inclusive and Sustainable Governance",
    "global-data-flow-initiative-2024": "Global Cross-border Data Flow Cooperation Initiative",
    "global-data-security-initiative-2020": "Global Initiative on Data Security",
    "hk-finance-ai-statement-2024": "Policy Statement on Responsible Application of Artificial Intelligence in the Financial Market",
    "hk-it-blueprint-2022": "Hong Kong Innovation and Technology Development Blueprint",
    "hk-pcpd-ethical-guidance-2021": "Guidance on the Ethical Development and Use of Artificial Intelligence",
    "hk-pcpd-genai-checklist-2025": "Checklist on Guidelines for the Use of Generative AI by Employees",
    "hk-pcpd-model-framework-2024": "Artificial Intelligence: Model Personal Data Protection Framework",
    "shanghai-declaration-ai-2024": "Shanghai Declaration on Global AI Governance",
    "unga-res-79-325": "Terms of Reference and Modalities for the Establishment and Functioning of the Independent International Scientific Panel "
    "on Artificial Intelligence and the Global Dialogue on Artificial Intelligence Governance",
}


@pytest.mark.parametrize(("key", "title"), OFFICIAL.items(), ids=list(OFFICIAL))
def test_an_official_english_title_stands_as_such(key: str, title: str) -> None:
    row = next(row for row in TITLES if row["key"] == key)
    assert (row["label_en"], row["english_title"]) == (title, "official")


def test_the_name_of_a_target_says_its_year() -> None:
    targets = [row for row in FIGURES if row.get("deadline")]
    assert len(targets) > 1000
    # Counted from the day of the report, or as the plan itself names its end.
    spans = ("今后五年", "“十四五”末")
    missing = [
        row["key"] for row in targets
        if not any(span in row["label_zh"] for span in spans)
        and not all(row["deadline"][:4] in row[name] for name in ("label_zh", "label_en"))
    ]
    assert missing == []
