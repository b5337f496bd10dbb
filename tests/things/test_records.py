"""find, show, stats and validate from Python."""

from __future__ import annotations

import aikg
from aikg.things.identify import identify
from aikg.things.show import show, triples


def test_the_python_api_finds_shows_counts_and_validates() -> None:
    graph = aikg.load()
    best = graph.find("zhejiang")[0]
    assert best == ("https://w3id.org/china-ai-policy/id/place/zhejiang", "place", "Zhejiang", "浙江省", "Zhejiang")
    assert graph.show("ngaidp-2017", "zh").labels["zh"] == "新一代人工智能发展规划"
    assert {count.counted for count in graph.stats()} == {"triples", "things", "documents", "evidence"}
    assert graph.validate().conforms("violation")


def test_a_record_keeps_disputed_and_derived_facts_apart() -> None:
    record = aikg.load().show("ai-capacity-building-plan-2024")
    disputed = next(each for each in record.contested if each.property == "published on")
    assert (disputed.value, len(disputed.evidence)) == ("2024-09-26", 1)
    assert {fact.property for fact in record.facts if fact.derived} >= {"aligns with", "issued on"}


def test_a_record_in_both_languages_names_both() -> None:
    source = aikg.load().source
    record = show(source, identify(source, "shenzhen"), "both")
    level = next(fact for fact in record.facts if "at level" in fact.property)
    assert level.value == "市级 · municipal level"


def test_the_triples_of_a_thing_hold_its_evidence_and_that_of_its_relations() -> None:
    source = aikg.load().source
    subjects = {triple.subject.value.rpartition("/id/")[2] for triple in triples(source, identify(source, "ngaidp-2017"))}
    assert {"document/ngaidp-2017", "evidence/document/ngaidp-2017"} <= subjects
