"""What may be compared with what in the dataset itself: pairs that an analyst judged, and claims never to be made."""

from __future__ import annotations

import csv

import pytest
from pyoxigraph import NamedNode

import aikg
from aikg.dataset.dataset import Dataset
from aikg.namespaces import CNAI, ID

COMPARABLE = [
    # The core industry of two provinces in one year, and of a province and the nation.
    ("liaoning-ai-innovation-plan-2025/core-2027", "shandong-ai-industry-plan-2025/core-2027"),
    ("guizhou-ai-action-2024/core-2025", "ngaidp-2017/core-2025"),
    # All computing of a place, whatever its document calls it.
    ("guizhou-ai-action-2024/compute-2025", "compute-infrastructure-action-plan-2023/total-2025"),
    ("hubei-compute-network-measures-2025/compute-2027", "sichuan-compute-plan-2024/compute-2027"),
    # Intelligent computing of a city and its province.
    ("changsha-ai-plus-2025/compute-2027", "hunan-ai-plus-2025/compute-2027"),
    # Enterprises, counted without a further condition.
    ("zhejiang-ai-guiding-opinions-2024/enterprises-2027", "sichuan-ai-chain-plan-2024/enterprises-2027"),
]
NOT_COMPARABLE = {
    "another sector": ("ai-plus-energy-opinions-2025/scenarios-2027", "ai-plus-manufacturing-opinions-2026/scenarios-2027"),
    "a part of computing and all of it": ("anhui-ai-plus-2025/compute-2027", "sichuan-compute-plan-2024/compute-2027"),
    "computing on the market and standing": ("hangzhou-ai-innovation-highland-2025/compute-2025", "wuhu-compute-city-measures-2025/compute-2025"),
    "one facility and a place": ("hk-ai-subsidy-scheme-2024/compute-2025", "wuhu-compute-city-measures-2025/compute-2025"),
    "an area and a province": ("china-speech-valley/scale-2025", "hubei-ai-3yr-plan-2023/industry-2025"),
    "scale and revenue": ("ngaidp-2017/core-2025", "hangzhou-ai-innovation-highland-2025/core-revenue-2025"),
    "core and related industry": ("ngaidp-2017/core-2025", "ngaidp-2017/related-2025"),
    "core and whole industry": ("ningbo-ai-action-2025/core-2027", "hangzhou-first-ai-city-2025/scale-2027"),
    "another year": ("ngaidp-2017/core-2025", "liaoning-ai-innovation-plan-2025/core-2027"),
    "leading firms and all firms": ("zhongguancun-ai-plan-2017/leading-2020", "zhongguancun-ai-plan-2017/enterprises-2020"),
    "several things in one figure": ("huzhou-ai-three-year-draft-2025/core-2027", "jilin-ai-opinions-2025/core-2027"),
    "printed precision and none": ("jinan-ai-action-2024/compute-2026", "hunan-ai-3yr-plan-2024/compute-2026"),
    "growth whose start is not printed": ("nanjing-ai-plus-pioneer-upgrade-2026/growth", "shandong-ai-industry-plan-2025/growth-2027"),
}


@pytest.fixture(scope="module")
def graph() -> aikg.Graph:
    return aikg.load()


def holds(graph: aikg.Graph, low: str, name: str, high: str) -> bool:
    ends = [NamedNode(f"{ID}target/{key}") for key in (low, high)]
    for end in ends:
        assert graph.source.contains(end, None, None), f"there is no {end}"
    return graph.source.contains(ends[0], NamedNode(CNAI + name), ends[1])


@pytest.mark.parametrize(("one", "other"), COMPARABLE, ids=[pair[0] for pair in COMPARABLE])
def test_these_can_be_compared(graph: aikg.Graph, one: str, other: str) -> None:
    assert holds(graph, one, "comparableTarget", other) and holds(graph, other, "comparableTarget", one)


@pytest.mark.parametrize("why", NOT_COMPARABLE)
def test_these_can_not(graph: aikg.Graph, why: str) -> None:
    one, other = NOT_COMPARABLE[why]
    assert not holds(graph, one, "comparableTarget", other) and not holds(graph, other, "comparableTarget", one)


def test_parts_milestones_and_extensions(graph: aikg.Graph) -> None:
    assert holds(graph, "wuhu-compute-city-measures-2025/compute-2025", "partOfTarget", "compute-infrastructure-action-plan-2023/total-2025")
    assert not holds(graph, "hangzhou-ai-innovation-highland-2025/compute-2025", "partOfTarget", "compute-infrastructure-action-plan-2023/total-2025")
    assert holds(graph, "shandong-ai-industry-plan-2025/core-2027", "milestoneOf", "ngaidp-2017/core-2030")
    assert holds(graph, "shaanxi-ai-cluster-plan-2024/core-2030", "extendsTarget", "ngaidp-2017/core-2025")
    assert not holds(graph, "shaanxi-ai-cluster-plan-2024/core-2030", "answersTarget", "ngaidp-2017/core-2025")
    # A province does not answer a plan for energy because both count scenarios.
    energy = f"{ID}target/ai-plus-energy-opinions-2025/scenarios-2027"
    assert not graph.source.contains(None, NamedNode(CNAI + "answersTarget"), NamedNode(energy))


def test_no_rate_is_part_of_anything(graph: aikg.Graph) -> None:
    rates = "ASK { ?v cnai:narrowerVariable ?w . ?v cnai:measuredProperty ?p . ?p skos:prefLabel ?l FILTER (CONTAINS(?l, 'rate')) }"
    assert graph.sparql(rates) is False


def test_no_cascade_adds_up_rates_or_says_exceeds_without_a_bound(graph: aikg.Graph) -> None:
    rows = list(graph.query("target-cascade"))
    assert {row.exceeds for row in rows} <= {"not shown", None}
    for row in rows:
        assert (row.sum is None) == (row.additivity_en in ("not additive", "may overlap")), row.variable_en
        assert row.coverage <= row.of == 31
        assert row.against is None or row.sum is None
    # One figure a province: the latest of Guangdong, not the highest, and Sichuan’s three documents once.
    computing = [row for row in rows if row.variable_en == "Capacity of computing power (computing)" and row.year == "2027"]
    assert computing[0].coverage == len({row.province for row in computing})
    terminals = {row.province_en: row.against for row in rows if row.year == "2027" and "smart terminals" in row.variable_en}
    assert terminals["Chongqing"] == "above" and terminals["Anhui"] == "equal"


def test_copies_of_one_figure_are_imitation_and_no_competition(graph: aikg.Graph) -> None:
    imitation = graph.query("coopetition", relation="imitation", place="anhui", other="shaanxi")
    assert len(imitation) > 0
    candidates = graph.query("coopetition", relation="candidate-by-target", place="anhui", other="shaanxi")
    assert len(candidates) == 0
    stated = graph.query("coopetition", relation="competition", place="anhui", other="shaanxi")
    assert len(stated) == 0


def test_a_ranking_is_no_competition(graph: aikg.Graph) -> None:
    for row in graph.query("coopetition", relation="competition"):
        assert "ranking" not in row.thing_en.lower() or row.ground_en is not None
    rivals = graph.sparql("SELECT ?x { ?x a cnai:Competition FILTER NOT EXISTS { ?x cnai:ground <https://w3id.org/china-ai-policy/vocab/relation-ground/stated-by-source> } }")
    assert len(rivals) == 0  # type: ignore[arg-type]


def test_no_race_between_caps_on_different_bases(graph: aikg.Graph) -> None:
    for row in graph.query("instrument-race"):
        assert row.cap > row.outdone_cap and row.place != row.outdone_place
        assert row.both_in_force in ("known", "not known")


def test_what_became_of_targets(graph: aikg.Graph) -> None:
    standing = {}
    for row in graph.query("target-progress", lang="en"):
        short = row.standing_en in ("missed", "below, before the deadline")
        assert (row.needed is not None) == short
        standing[str(row.target).partition("/target/")[2]] = row.standing_en
    assert standing["zhejiang-digital-economy-doubling-plan-2018/added-2022"] == "missed"  # 3.93 of 4 trillion, in 2022
    assert standing["guizhou-gwr-2024/digital-share-2024"] == "not decided"  # about 42 for at least 45
    assert standing["zhejiang-digital-economy-145-plan/share-2025"] == "below, before the deadline"  # 52.5 of about 60, in 2023


def test_a_sum_of_computing_counts_no_city_within_a_province_that_is_there(graph: aikg.Graph) -> None:
    rows = [row for row in graph.query("compute-sums") if row.year == "2027" and row.technology_en == "intelligent computing"]
    places = {row.place_en: row.value for row in rows}
    assert "Hunan" in places and "Changsha" not in places
    assert rows[0].sum == sum(places.values())


def test_every_figure_is_of_one_variable_or_reported() -> None:
    for name in ("targets", "observations"):
        with open(Dataset().path("data", "tables", f"{name}.csv"), encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        coded = [row for row in rows if row["variable"]]
        assert len(coded) / len(rows) > 0.95
        assert all(row["extent"] for row in coded)


def test_a_row_from_targets_shows_both_variables_side_by_side(graph: aikg.Graph) -> None:
    from aikg.rules.proofs import data, text

    proof = graph.explain("wuhu-compute-city-measures-2025", "alignedByTarget", "compute-infrastructure-action-plan-2023")
    said = text(graph.source, proof, "en")
    assert "technology of variable · intelligent computing | computing" in said
    assert said.count("technology of variable · intelligent computing | computing") == 1
    plain = str(data(graph.source, proof, "zh"))
    assert "智能算力" in plain and "'variables'" in plain


def test_alignments_are_counted_by_kind(graph: aikg.Graph) -> None:
    found = {each.measure_en: each for each in graph.quality() if each.measure == "alignment"}
    assert found["alignments that rest on: aligned by target"].number > 20
    assert all(0 < each.number <= each.of for each in found.values())
