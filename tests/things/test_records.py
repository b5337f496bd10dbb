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
    assert {count.counted for count in graph.stats()} == {"triples", "things", "documents", "evidence", "last look"}
    assert graph.validate().conforms("violation")


def test_the_newest_document_of_each_level_is_counted_from_the_last_look() -> None:
    counts = aikg.load().stats()
    look = next(each.newest for each in counts if each.counted == "last look")
    levels = {each.of_en: each for each in counts if each.counted == "documents"}
    assert look and len(look) == 10
    for each in levels.values():
        assert each.newest and each.months is not None
        assert each.months == 12 * (int(look[:4]) - int(each.newest[:4])) + int(look[5:7]) - int(each.newest[5:7] or "1")
    assert all(each.newest is None for each in counts if each.counted in ("triples", "things", "evidence"))


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
