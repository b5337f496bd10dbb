"""What the founding paper says is in the graph: one question for each part of it, asked over asserted facts."""

from __future__ import annotations

import pytest

import aikg

THING = "<https://w3id.org/china-ai-policy/id/%s>"
CONCEPT = "<https://w3id.org/china-ai-policy/vocab/%s>"
LIN = "cnai:source " + THING % "source/lin-2025"
FACTS = {
    "levels in order": f"{CONCEPT % 'governance-level/central'} cnai:directlyAbove {CONCEPT % 'governance-level/provincial'}",
    "the centre sets rules": f"?m cnai:mechanismKind {CONCEPT % 'mechanism-kind/rule-setting'} ; cnai:actsOn ?l",
    "commission meeting of July 2025": "?e a cnai:PolicyEvent ; cnai:occurredOn/cnai:dateText '2025-07-01' ; cnai:supports ?m",
    "promotion assessed by GDP": f"?m cnai:assesses {CONCEPT % 'assessed-matter/gdp-growth'}",
    "one-vote veto": f"?m cnai:assesses {CONCEPT % 'assessed-matter/environmental-protection'}",
    "rules among PARTS": f"?p cnai:partsElement {CONCEPT % 'parts/rules'} ; cnai:mapsTo ?t",
    "national plan of 2017": f"{THING % 'document/ngaidp-2017'} cnai:officialNumber '国发〔2017〕35号'",
    "six bodies of the scenario opinions": f"{THING % 'document/scenario-innovation-opinions-2022'} cnai:issuedBy {THING % 'body/most'}",
    "deep synthesis regulated": f"?d cnai:regulates {CONCEPT % 'regulated-subject/deep-synthesis'}",
    "platforms established": f"?d cnai:establishes {THING % 'site/national-ai-open-innovation-platforms'}",
    "Liaoning's target": f"?t cnai:scope {THING % 'place/liaoning'} ; cnai:value 100000000000.0 ; cnai:deadline/cnai:dateText '2027'",
    "Zhejiang's target for 2030": f"?t cnai:scope {THING % 'place/zhejiang'} ; cnai:value 1200000000000.0 ; cnai:deadline/cnai:dateText '2030'",
    "Shanghai's computing power": f"?t cnai:scope {THING % 'place/shanghai'} ; cnai:value 100.0 ; cnai:unit {CONCEPT % 'unit/eflops'}",
    "Shenzhen's firms": f"?t cnai:scope {THING % 'place/shenzhen'} ; cnai:value 3000.0 ; cnai:deadline/cnai:dateText '2026'",
    "Suzhou's grants": f"?i cnai:offeredIn {THING % 'place/suzhou'} ; cnai:cap 100000000.0",
    "Yangzhou's teams": f"?i cnai:offeredIn {THING % 'place/yangzhou'} ; cnai:cap 10000000.0",
    "China Speech Valley": f"{THING % 'site/china-speech-valley'} cnai:locatedIn {THING % 'place/hefei'} ; cnai:hosts {THING % 'organisation/iflytek'}",
    "seventeen biomedical clusters": "?s a cnai:Site ; cnai:siteCount 17",
    "the delta's members": f"{THING % 'place/yangtze-river-delta'} cnai:hasMember {THING % 'place/anhui'}",
    "Jiangsu connects to Shanghai": f"?c a cnai:Connection ; cnai:initiator {THING % 'place/jiangsu'} ; cnai:counterpart {THING % 'place/shanghai'}",
    "Jiangsu and Zhejiang compete": f"?c a cnai:Competition ; cnai:party {THING % 'place/jiangsu'}, {THING % 'place/zhejiang'}",
    "Shenzhen and embodied intelligence": f"?s cnai:ofPlace {THING % 'place/shenzhen'} ; cnai:field {CONCEPT % 'field/embodied-intelligence'}",
    "papers of 2024": "?o a cnai:Observation ; cnai:value 273900.0 ; cnai:period/cnai:dateText '2024'",
    "forecast for 2035": "?o a cnai:Forecast ; cnai:value 1730000000000.0 ; cnai:period/cnai:dateText '2035'",
    "the capacity-building plan": f"{THING % 'initiative/aicb-plan-2024'} cnai:announcedOn ?d",
    "submarine cables": f"?i cnai:uses {CONCEPT % 'digital-asset/submarine-cable'}",
    "an open model for the Global South": "?t a cnai:Technology ; cnai:openness ?o ; cnai:developedBy ?d",
    "technological dependence": f"?i cnai:namesRisk {CONCEPT % 'risk/technological-dependence'}",
    "both dates of the Hangzhou plan": "?c a cnai:ContestedValue ; cnai:statedThing/cnai:dateText '2025-06-04' ; cnai:contests/cnai:signedOn|cnai:contests/cnai:publishedOn ?d",
}


@pytest.mark.parametrize("pattern", FACTS.values(), ids=FACTS.keys())
def test_a_fact_of_the_paper_is_there(pattern: str) -> None:
    assert aikg.load().sparql(f"ASK {{ {pattern} }}") is True


def test_every_reference_and_footnote_is_a_source() -> None:
    found = aikg.load().sparql("SELECT DISTINCT ?n { ?s cnai:referenceNumber ?n }")
    numbers = {str(row[0]) for row in found}  # type: ignore[union-attr]
    assert {str(number) for number in range(1, 40)} <= numbers


def test_every_section_is_cited() -> None:
    found = aikg.load().sparql(f"SELECT DISTINCT ?l {{ ?e {LIN} ; cnai:locator ?l }}")
    text = " ".join(str(row[0]) for row in found)  # type: ignore[union-attr]
    for section in ("section 1", "section 2(1)", "section 2(2)", "section 3(1)", "section 3(2)1", "section 3(2)2", "section 3(3)"):
        assert section in text
