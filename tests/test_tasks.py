"""Twelve tasks of a policy researcher, each by one command or a few lines of Python, with the answer.

The answers are facts that more data does not change: which documents and figures are there, not how many.
"""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

import aikg
from tests.conftest import environment

HOME = aikg.load().home
Aikg = Callable[..., bytes]


@pytest.fixture
def command(own_cache: Path) -> Aikg:
    """Runs `aikg` over the real graph with options as one types them; returns its output."""

    def call(*arguments: str, status: int = 0) -> bytes:
        env = environment(own_cache) | {"AIKG_HOME": HOME, "LANG": "en_GB.UTF-8", "COLUMNS": "100"}
        done = subprocess.run([sys.executable, "-m", "aikg", *arguments], env=env, capture_output=True, timeout=120)
        assert done.returncode == status, done.stderr.decode()
        return done.stdout

    return call


def rows(output: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(output.decode(), newline="")))


def test_1_which_cities_align_with_the_plan_of_2017_and_on_what_ground(command: Aikg) -> None:
    found = rows(
        command(
            *("query", "city-alignment", "-p", "directive=国发〔2017〕35号", "-p", "level=municipal"),
            *("--columns", "place,kind", "--lang", "en"),
        )
    )
    grounds = [(row["place_en"], row["kind_en"]) for row in found]
    assert len(grounds) == len(set(grounds)), "one line a city and ground"
    assert {"Hefei", "Chengdu", "Guangzhou", "Changchun"} <= {
        place for place, ground in grounds if ground == "names as its basis"
    }
    assert [ground for place, ground in grounds if place == "Hangzhou"] == ["cites"]
    # The weak ground of a shared topic is not among them.
    assert not any("topic" in ground or "indicator" in ground for _, ground in grounds)


def test_2_the_targets_of_provinces_for_2027_as_a_chart(command: Aikg, graph: aikg.Graph) -> None:
    asked = ("target-map", "-p", "variable=ai-core-industry-scale", "-p", "year=2027")
    chart = command("query", *asked, "--chart", "--lang", "zh").decode()
    assert "10,000 亿元" in chart and "4,400 亿元" in chart and "未收录" in chart
    result = graph.query("target-map", variable="ai-core-industry-scale", year="2027", lang="en")
    figures = {row.place_en: row.value for row in result}
    assert figures["Beijing"] == Decimal(10**12) and figures["Guangdong"] == Decimal(440 * 10**9)
    assert {row.variable for row in result} == {result[0].variable}, "the same variable only"
    assert result.to_pandas()["value"].dtype == "float64"


def test_3_who_moved_first_after_the_ai_plus_opinions(command: Aikg) -> None:
    asked = ("query", "policy-diffusion", "-p", "directive=国发〔2025〕11号", "--sort", "days", "--lang", "en")
    found = rows(command(*asked, "--columns", "place,issued,days,precision"))
    exact = [row for row in found if row["days"]]
    days = [int(row["days"]) for row in exact]
    assert days == sorted(days) and found[: len(exact)] == exact, "exact days first, in their order"
    by_place = {row["place_en"]: row for row in found}
    assert by_place["Suzhou"]["days"] == "21" and by_place["Hubei"]["days"] == "58"
    assert {"Shaanxi", "Jiangsu", "Nanjing", "Gansu", "Anhui"} <= {row["place_en"] for row in exact}
    inexact = [row for row in found if row["precision_en"] != "day"]
    assert inexact and not any(row["days"] for row in inexact), "a month or a year has no rank"


def test_4_rules_on_generative_ai_and_what_is_in_force(command: Aikg) -> None:
    columns = ("--columns", "issued,document,effective,draft", "--lang", "en")
    timeline = rows(command("query", "regulation-timeline", "-p", "subject=generative-ai", *columns))
    names = [row["document_en"] for row in timeline]
    measures = names.index("Interim Measures for the Administration of Generative AI Services")
    assert timeline[measures]["issued"] == "2023-07-10" and timeline[measures]["effective"] == "2023-08-15"
    assert names.index("Basic Security Requirements for Generative AI Services (Draft for Comment)") > measures
    day = ("--where", "document=生成式人工智能服务管理暂行办法", "--columns", "answer", "--lang", "en")
    assert b"in force" in command("query", "in-force", "-p", "on=2024-01-01", *day)
    assert b"not yet" in command("query", "in-force", "-p", "on=2023-08-01", *day)


def test_5_computing_capacity_by_year(graph: aikg.Graph) -> None:
    result = graph.query("compute-sums", technology="computing", year="2025", lang="en")
    parts = {row.place_en: row.value for row in result.where("unit=pflops")}
    assert {"Guizhou", "Guangdong", "Chengdu"} <= parts.keys()
    assert result[0].sum == sum(parts.values()) and result[0].places == len(parts) and result[0]["of"] == 31
    # A city is not counted beside its province.
    assert not {"Shenzhen", "Guangzhou", "Guiyang"} & parts.keys()


def test_6_in_what_two_cities_compete_and_cooperate(command: Aikg) -> None:
    pair = ("query", "coopetition", "-p", "place=shenzhen", "-p", "place=hangzhou", "--lang", "en")
    found = rows(command(*pair, "--columns", "place,other,relation"))
    assert {(row["place_en"], row["other_en"], row["relation_en"]) for row in found} >= {
        ("Shenzhen", "Hangzhou", "competition")
    }
    assert {row["place_en"] for row in found} == {"Shenzhen"} and {row["other_en"] for row in found} == {"Hangzhou"}
    both = rows(command("query", "coopetition", "-p", "place=jiangsu", "-p", "place=zhejiang", "--columns", "relation"))
    assert {row["relation_en"] for row in both} == {"competition", "cooperation"}


def test_7_talent_grants_above_ten_million_yuan(command: Aikg) -> None:
    above = rows(command("query", "talent-offers", "--where", "cap>1000万元", "--columns", "instrument,cap", "--sort", "-cap"))
    assert "Yangzhou comprehensive funding for top talent teams" in {row["instrument_en"] for row in above}
    assert all(int(row["cap"]) > 10_000_000 for row in above)
    known = int(command("query", "talent-offers", "--columns", "instrument", "--count"))
    assert known > len(above), "of how many offers"


def test_8_a_reference_for_a_figure_with_the_address_of_its_source(command: Aikg) -> None:
    row = ("cite", "target-map", "-p", "variable=ai-core-industry-scale", "-p", "year=2027", "-p", "place=beijing", "--row", "1")
    assert b"url = {http" in command(*row, "--format", "bibtex") and b"UR  - http" in command(*row, "--format", "ris")
    reference = command(*row, "--format", "gbt7714", "--lang", "zh").decode()
    assert "北京人工智能创新高地建设行动计划" in reference and "http" in reference and "2026-11-" in reference


def test_9_south_south_initiatives_with_africa_and_what_became_of_them(command: Aikg) -> None:
    found = rows(command("query", "south-south", "-p", "region=africa", "--columns", "initiative,outcome", "--lang", "en"))
    outcomes = {row["initiative_en"]: row["outcome_en"] for row in found}
    assert outcomes["FOCAC Beijing Summit 2024"] == "held"
    assert outcomes["China-Africa Digital Technology Cooperation Center"] == "looked for, none found"
    assert sum(bool(outcome) for outcome in outcomes.values()) > 20


def test_10_the_result_for_a_colleague(command: Aikg) -> None:
    asked = ("query", "talent-offers", "--lang", "zh", "--format")
    text = command(*asked, "excel-csv")
    assert text.startswith("\ufeff".encode()) and "扬州市" in text.decode("utf-8-sig")
    sheet = openpyxl.load_workbook(io.BytesIO(command(*asked, "xlsx"))).active
    assert sheet.max_row == len(rows(text[3:])) + 1
    cap = [cell.value for cell in sheet[1]].index("cap")
    assert 100_000_000 in [row[cap] for row in sheet.iter_rows(min_row=2, values_only=True)], "numbers are numbers"


def test_11_how_complete_a_province_is(command: Aikg) -> None:
    (row,) = rows(command("query", "province-coverage", "-p", "place=sichuan"))
    assert int(row["of_divisions"]) == 21 and 4 <= int(row["divisions"]) <= 21
    assert row["newest"] >= "2026" and int(row["documents"]) >= 20


def test_12_on_a_map(command: Aikg) -> None:
    collection = json.loads(command("query", "policy-diffusion", "-p", "directive=国发〔2025〕11号", "--format", "geojson"))
    points = {each["properties"]["place_en"]: each["geometry"] for each in collection["features"]}
    longitude, latitude = points["Suzhou"]["coordinates"]
    assert collection["type"] == "FeatureCollection" and 120 < longitude < 121.5 and 30.7 < latitude < 32.1
