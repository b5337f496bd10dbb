"""Each rule by itself: from these facts follow just those, and where a condition fails, nothing."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store, parse

from aikg.dataset.dataset import Dataset
from aikg.namespaces import BASE, PREFIXES
from aikg.questions.stored import list_queries
from aikg.rules.run import read_rules, run_rules
from tests.rules import legal_time

HEAD = f"@base <{BASE}> .\n" + "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
LEVELS = "<c> cnai:above <p>, <m> . <p> cnai:above <m> . "
SPANS = "<d1> cnai:earliest '2017-07-08'^^xsd:date ; cnai:latest '2017-07-08'^^xsd:date . <d2> cnai:earliest '2018-01-01'^^xsd:date ; cnai:latest '2018-12-31'^^xsd:date . <d3> cnai:latest '2025-12-31'^^xsd:date . "
HIGH = "<high> a cnai:Target ; cnai:setIn <plan> ; cnai:indicator <i> ; cnai:unit <u> ; cnai:deadline <d3> ; cnai:scope <cn> . <plan> cnai:appliesIn <cn> ; cnai:atLevel <c> ; cnai:issuedOn <d1> . "
LOW = "<low> a cnai:Target ; cnai:setIn <own> ; cnai:indicator <i> ; cnai:unit <u> ; cnai:deadline <d3> ; cnai:scope <gd> . <own> cnai:appliesIn <gd> ; cnai:atLevel <p> ; cnai:issuedOn <d2> . <gd> cnai:within <cn> ; cnai:partOf <cn> ; cnai:atLevel <p> . "
PEER = "<peer> a cnai:Target ; cnai:setIn <their> ; cnai:indicator <i> ; cnai:unit <u> ; cnai:deadline <d3> ; cnai:scope <zj> . <their> cnai:issuedOn <d2> . <zj> cnai:partOf <cn> . "
OTHER = LOW.replace("<i>", "<vocab/indicator/other>")
CASES = [
    ("class-hierarchy", "cnai:Company rdfs:subClassOf cnai:Organisation . <x> a cnai:Company .", "<x> a cnai:Organisation ."),
    ("class-hierarchy", "cnai:Company rdfs:subClassOf org:Organization . <x> a cnai:Company .", ""),
    ("domain", "cnai:cap rdfs:domain cnai:PolicyInstrument . <x> cnai:cap 5 .", "<x> a cnai:PolicyInstrument ."),
    ("range", "cnai:scope rdfs:range cnai:Place . <t> cnai:scope <x> .", "<x> a cnai:Place ."),
    ("range", "cnai:note rdfs:range cnai:Place . <t> cnai:note 'x' .", ""),
    ("property-hierarchy", "cnai:partOf rdfs:subPropertyOf cnai:within . <a> cnai:partOf <b> .", "<a> cnai:within <b> ."),
    ("property-hierarchy", "cnai:implements rdfs:subPropertyOf eli:based_on . <a> cnai:implements <b> .", ""),
    ("transitivity", "cnai:within a owl:TransitiveProperty . <a> cnai:within <b> . <b> cnai:within <c> . <c> cnai:within <d> .", "<a> cnai:within <c>, <d> . <b> cnai:within <d> ."),
    ("inverse", "cnai:memberOf owl:inverseOf cnai:hasMember . <c> cnai:hasMember <a> .", "<a> cnai:memberOf <c> ."),
    ("property-chain", "cnai:issuedFor owl:propertyChainAxiom ( cnai:issuedBy cnai:forJurisdiction ) . <d> cnai:issuedBy <b> . <b> cnai:forJurisdiction <p> .", "<d> cnai:issuedFor <p> ."),
    ("issued-on", "<d> a cnai:PolicyDocument ; cnai:signedOn <d1> ; cnai:publishedOn <d2> .", "<d> cnai:issuedOn <d1> ."),
    ("issued-on", "<d> a cnai:PolicyDocument ; cnai:publishedOn <d2> .", "<d> cnai:issuedOn <d2> ."),
    ("issued-on", "<s> a cnai:Source ; cnai:publishedOn <d2> .", ""),
    ("answers-target", LEVELS + SPANS + HIGH + LOW, "<low> cnai:answersTarget <high> ."),
    ("answers-target", LEVELS + SPANS + HIGH + OTHER, ""),
    ("answers-target", LEVELS + SPANS + HIGH.replace("<u>", "<v>") + LOW, ""),
    ("answers-target", LEVELS + SPANS + HIGH.replace("<d3>", "<d1>") + LOW, ""),
    ("answers-target", LEVELS + SPANS + HIGH + LOW.replace("cnai:within <cn>", "cnai:within <us>"), ""),
    ("aligned-by-indicator", "<low> cnai:answersTarget <high> ; cnai:setIn <own> . <high> cnai:setIn <plan> .", "<own> cnai:alignedByIndicator <plan> ."),
    ("aligned-by-designation", LEVELS + SPANS + "<z> cnai:designates <gd> ; cnai:underDocument <plan> . " + HIGH + LOW, "<own> cnai:alignedByDesignation <plan> ."),
    ("aligned-by-designation", LEVELS + SPANS + "<z> cnai:designates <gd> ; cnai:underDocument <plan> . " + HIGH.replace("<d1>", "<d2>") + LOW.replace("<d2>", "<d1>"), ""),
    ("aligned-by-inheritance", "<a> cnai:implementsTransitively <b> . <b> cnai:cites <c> .", "<a> cnai:alignedByInheritance <c> ."),
    ("aligned-by-inheritance", "<a> cnai:implementsTransitively <b> . <b> cnai:cites <a> .", ""),
    ("current-status", "<new> cnai:supersedes <old> . <old> cnai:legalStatus <vocab/legal-status/in-force> . <new> cnai:legalStatus <vocab/legal-status/in-force> .", "<old> cnai:currentStatus <vocab/legal-status/superseded> . <new> cnai:currentStatus <vocab/legal-status/in-force> ."),
    ("comparable-target", SPANS + LOW + PEER, "<low> cnai:comparableTarget <peer> . <peer> cnai:comparableTarget <low> ."),
    ("comparable-target", SPANS + LOW + PEER.replace("<zj> cnai:partOf <cn>", "<zj> cnai:partOf <us>"), ""),
    ("cascades-from", SPANS + "<t> a cnai:Target ; cnai:indicator <i> ; cnai:unit <u> ; cnai:deadline <d3> ; cnai:scope <id/place/china> . " + LOW.replace("cnai:atLevel <p> .", "cnai:atLevel <vocab/governance-level/provincial> ."), "<low> cnai:cascadesFrom <t> ."),
    ("shares-circle", "<c> cnai:hasMember <a>, <b> .", "<a> cnai:sharesCircleWith <b> . <b> cnai:sharesCircleWith <a> ."),
    ("shares-indicator", SPANS + LOW + PEER, "<gd> cnai:sharesIndicatorWith <zj> . <zj> cnai:sharesIndicatorWith <gd> ."),
    ("shares-indicator", SPANS + LOW.replace("cnai:deadline <d3>", "cnai:deadline <d1>") + PEER, ""),
    ("shares-instrument", "<x> cnai:instrumentType <t> ; cnai:offeredIn <a> ; cnai:setIn <d> . <y> cnai:instrumentType <t> ; cnai:offeredIn <b> ; cnai:setIn <e> . <a> cnai:partOf <w> . <b> cnai:partOf <w> .", "<a> cnai:sharesInstrumentWith <b> . <b> cnai:sharesInstrumentWith <a> ."),
    ("shares-instrument", SPANS + "<x> cnai:instrumentType <t> ; cnai:offeredIn <a> ; cnai:setIn <d> . <d> cnai:periodEnd <d1> . <y> cnai:instrumentType <t> ; cnai:offeredIn <b> ; cnai:setIn <e> . <e> cnai:issuedOn <d2> . <a> cnai:partOf <w> . <b> cnai:partOf <w> .", ""),
    ("cooperates-with", "<r> a cnai:Cooperation ; cnai:party <a>, <b> .", "<a> cnai:cooperatesWith <b> . <b> cnai:cooperatesWith <a> ."),
    ("competes-with", "<r> a cnai:Competition ; cnai:party <a>, <b> .", "<a> cnai:competesWith <b> . <b> cnai:competesWith <a> ."),
    ("coopetes-with", "<a> cnai:sharesCircleWith <b> ; cnai:sharesInstrumentWith <b> .", "<a> cnai:coopetesWith <b> ."),
    ("coopetes-with", "<a> cnai:cooperatesWith <b> ; cnai:sharesCircleWith <b> .", ""),
    *legal_time.CASES,
]


def store_of(turtle: str) -> Store:
    store = Store()
    store.load(HEAD + turtle, format=RdfFormat.TURTLE, to_graph=NamedNode(BASE + "graph/data"))
    return store


@pytest.mark.parametrize(("name", "given", "follows"), CASES, ids=[f"{case[0]}-{n}" for n, case in enumerate(CASES)])
def test_from_these_facts_follow_those(name: str, given: str, follows: str) -> None:
    store = store_of(given)
    rules = [rule for rule in read_rules(Dataset(), store) if rule.query.name == name]
    expected = {quad.triple for quad in parse(HEAD + follows, format=RdfFormat.TURTLE)}
    assert set(run_rules(rules, store)) == expected


def test_every_rule_has_a_case_that_derives_something() -> None:
    assert {name for name, _, follows in CASES if follows} == {query.name for query in list_queries(Dataset(), "rules")}
