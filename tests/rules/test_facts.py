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
SPANS = "<d1> cnai:earliest '2017-07-08'^^xsd:date ; cnai:latest '2017-07-08'^^xsd:date . <d2> cnai:earliest '2018-01-01'^^xsd:date ; cnai:latest '2018-12-31'^^xsd:date . <d3> cnai:latest '2025-12-31'^^xsd:date . <d4> cnai:latest '2020-12-31'^^xsd:date . <d5> cnai:latest '2030-12-31'^^xsd:date . "
STOCK, GROWTH = "<v> cnai:aggregation <vocab/aggregation/stock-at-date> . ", "<v> cnai:aggregation <vocab/aggregation/average-growth> . "
T = "<t> a cnai:Target ; cnai:ofVariable <v> ; cnai:extent <vocab/extent/whole-place> ; cnai:deadline <d3> . "
HIGH = "<high> a cnai:Target ; cnai:setIn <plan> ; cnai:ofVariable <v> ; cnai:comparisonKey '2025' ; cnai:unit <u> ; cnai:value 70.0 ; cnai:deadline <d3> ; cnai:scope <cn> . <plan> cnai:appliesIn <cn> ; cnai:atLevel <c> ; cnai:issuedOn <d1> . "
LOW = "<low> a cnai:Target ; cnai:setIn <own> ; cnai:ofVariable <v> ; cnai:comparisonKey '2025' ; cnai:unit <u> ; cnai:value 80.0 ; cnai:deadline <d3> ; cnai:scope <gd> ; cnai:adoption <vocab/adoption/adopted> ; cnai:targetRole <vocab/target-role/goal> . <own> cnai:appliesIn <gd> ; cnai:atLevel <p> ; cnai:issuedOn <d2> . <gd> cnai:within <cn> ; cnai:partOf <cn> ; cnai:atLevel <p> . "
PEER = "<peer> a cnai:Target ; cnai:setIn <their> ; cnai:ofVariable <v> ; cnai:comparisonKey '2025' ; cnai:unit <u> ; cnai:value 90.0 ; cnai:deadline <d3> ; cnai:scope <zj> ; cnai:adoption <vocab/adoption/adopted> ; cnai:targetRole <vocab/target-role/goal> . <their> cnai:issuedOn <d2> . <zj> cnai:within <cn> ; cnai:partOf <cn> . "
PAIR = "<low> cnai:comparableTarget <peer> . <peer> cnai:comparableTarget <low> . "
ANSWER = "<low> cnai:comparableTarget <high> . "
ALL = "cnai:measuredProperty <vocab/property/count> ; cnai:aggregation <a> ; cnai:objectOfInterest <o> ; cnai:grade <g> ; cnai:appliedIn <f> ; cnai:statisticalScope <s> ; cnai:technology "
SELF = "<o> cnai:coveredBy <o> . <g> cnai:coveredBy <g> . <f> cnai:coveredBy <f> . <s> cnai:coveredBy <s> . <x> cnai:coveredBy <x>, <y> . <y> cnai:coveredBy <y> . "
TWO = f"<v> {ALL} <x> . <w> {ALL} <y> . "
WIDE = "<v> cnai:narrowerVariable <w> ; cnai:additivity <vocab/additivity/additive> . "
RANKS = "<vocab/evidence-kind/official-text> cnai:strengthRank 1 . <vocab/evidence-kind/media> cnai:strengthRank 4 . "
VOUCHER = "<x> cnai:instrumentType <t> ; cnai:capUnit <u> ; cnai:capBasis <b> ; cnai:purpose <q> ; cnai:offeredIn <gd> ; cnai:setIn <d> . <d> cnai:issuedOn <d1> ; cnai:currentStatus <vocab/legal-status/in-force> . <gd> cnai:partOf <w> . "
RIVAL = "<y> cnai:instrumentType <t> ; cnai:capUnit <u> ; cnai:capBasis <b> ; cnai:purpose <q> ; cnai:offeredIn <zj> ; cnai:setIn <e> . <e> cnai:issuedOn <d2> ; cnai:periodEnd <d3> . <zj> cnai:partOf <w> . "
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
    ("covered-by", "<n> skos:inScheme <vocab/technology> ; skos:broader <w> .", "<n> cnai:coveredBy <n>, <w> ."),
    ("covered-by", "<n> skos:inScheme <vocab/theme> ; skos:broader <w> .", ""),
    ("narrower-variable", SELF + TWO, "<v> cnai:narrowerVariable <w> ."),
    ("narrower-variable", SELF + TWO.replace("property/count", "property/share"), ""),
    ("narrower-variable", SELF + TWO.replace("<a>", "<b>", 1), ""),
    ("narrower-variable", SELF.replace("<x> cnai:coveredBy <x>, <y>", "<x> cnai:coveredBy <x>") + TWO, ""),
    ("narrower-variable", SELF + TWO + "<v> cnai:numerator 'branches for a region'@en .", "<v> cnai:narrowerVariable <w> ."),
    ("narrower-variable", SELF + TWO + "<w> cnai:numerator 'branches for a region'@en .", ""),
    ("comparison-key", SPANS + STOCK + T, "<t> cnai:comparisonKey '2025' ."),
    ("comparison-key", SPANS + STOCK + T + "<t> cnai:computingPrecision <vocab/computing-precision/fp16> .", "<t> cnai:comparisonKey '2025 fp16' ."),
    ("comparison-key", SPANS + STOCK + T + "<t> cnai:mixture true .", ""),
    ("comparison-key", SPANS + STOCK + T.replace("whole-place", "facility"), ""),
    ("comparison-key", SPANS + GROWTH + T, ""),
    ("comparison-key-of-growth", SPANS + GROWTH + T, ""),
    ("comparison-key-of-growth", SPANS + GROWTH + T + "<t> cnai:countedFrom <d2> .", "<t> cnai:comparisonKey '2018-2025' ."),
    ("comparable-target", LOW + PEER, PAIR),
    ("comparable-target", LOW + PEER.replace("<v>", "<w>"), ""),
    ("comparable-target", LOW + PEER.replace("<u>", "<w>"), ""),
    ("comparable-target", LOW + PEER.replace("'2025'", "'2027'"), ""),
    ("part-of-target", WIDE + LOW + HIGH.replace("<v>", "<w>"), "<low> cnai:partOfTarget <high> ."),
    ("part-of-target-of-place", WIDE + LOW + HIGH.replace("<v>", "<w>").replace("<cn>", "<gd>"), "<low> cnai:partOfTarget <high> ."),
    ("part-of-target", WIDE + LOW + PEER.replace("<v>", "<w>"), ""),
    ("part-of-target-of-place", WIDE + LOW + HIGH.replace("<v>", "<w>"), ""),
    ("part-of-target", WIDE + LOW.replace("<v>", "<w>") + HIGH, ""),
    ("part-of-target", WIDE.replace("additivity/additive", "additivity/not-additive") + LOW + HIGH.replace("<v>", "<w>"), ""),
    ("milestone-of", SPANS + STOCK + LOW.replace("<d3>", "<d4>").replace("'2025'", "'2020'") + HIGH, "<low> cnai:milestoneOf <high> ."),
    ("milestone-of", SPANS + STOCK + LOW + HIGH, ""),
    ("milestone-of", SPANS + STOCK + LOW.replace("<d3>", "<d4>") + HIGH.replace("<d1>", "<d2>"), ""),
    ("milestone-of", SPANS + GROWTH + LOW.replace("<d3>", "<d4>") + HIGH, ""),
    ("extends-target", SPANS + STOCK + LOW.replace("<d3>", "<d5>").replace("'2025'", "'2030'") + HIGH, "<low> cnai:extendsTarget <high> ."),
    ("extends-target", SPANS + STOCK + LOW + HIGH, ""),
    ("answers-target", SPANS + ANSWER + HIGH + LOW, "<low> cnai:answersTarget <high> ."),
    ("answers-target", SPANS + ANSWER.replace("comparableTarget", "milestoneOf") + HIGH + LOW, "<low> cnai:answersTarget <high> ."),
    ("answers-target", SPANS + ANSWER.replace("comparableTarget", "extendsTarget") + HIGH + LOW, ""),
    ("answers-target", SPANS + ANSWER + HIGH.replace("<d3>", "<d1>") + LOW, ""),
    ("answers-target", SPANS + ANSWER + HIGH.replace("cnai:issuedOn <d1>", "cnai:issuedOn <d2>") + LOW, ""),
    ("answers-target", SPANS + ANSWER + HIGH + LOW.replace("cnai:within <cn>", "cnai:within <us>"), ""),
    ("copies-target", "<low> cnai:answersTarget <high> . " + ANSWER + HIGH + LOW.replace("80.0", "70"), "<low> cnai:copiesTarget <high> ."),
    ("copies-target", "<low> cnai:answersTarget <high> . " + ANSWER + HIGH + LOW, ""),
    ("restates-target", SPANS + PAIR + LOW.replace("<d2>", "<d1>") + "<low> cnai:scope <zj> . <high> cnai:adoption <a> . " + PEER.replace("<zj>", "<gd>"), "<peer> cnai:restatesTarget <low> ."),
    ("restates-target", SPANS + PAIR + LOW.replace("<d2>", "<d1>") + PEER, ""),
    ("aligned-by-target", "<low> cnai:answersTarget <high> ; cnai:setIn <own> . <high> cnai:setIn <plan> .", "<own> cnai:alignedByTarget <plan> ."),
    ("aligned-by-designation", LEVELS + SPANS + "<z> cnai:designates <gd> ; cnai:underDocument <plan> . " + HIGH + LOW, "<own> cnai:alignedByDesignation <plan> ."),
    ("aligned-by-designation", LEVELS + SPANS + "<z> cnai:designates <gd> ; cnai:underDocument <plan> . " + HIGH.replace("<d1>", "<d2>") + LOW.replace("<d2>", "<d1>"), ""),
    ("cascades-from", HIGH.replace("<cn>", "<id/place/china>") + "<high> cnai:comparableTarget <low> . " + LOW.replace("cnai:atLevel <p> .", "cnai:atLevel <vocab/governance-level/provincial> ."), "<low> cnai:cascadesFrom <high> ."),
    ("cascades-from", HIGH.replace("<cn>", "<id/place/china>") + "<high> cnai:comparableTarget <low> . " + LOW, ""),
    ("candidate-by-target", SPANS + PAIR + LOW + PEER, "<gd> cnai:candidateByTarget <zj> . <zj> cnai:candidateByTarget <gd> ."),
    ("candidate-by-target", SPANS + PAIR + LOW + PEER + "<low> cnai:copiesTarget <m> . <peer> cnai:copiesTarget <m> .", ""),
    ("candidate-by-target", SPANS + PAIR + LOW + PEER + "<low> cnai:copiesTarget <m> . <peer> cnai:copiesTarget <n> .", "<gd> cnai:candidateByTarget <zj> . <zj> cnai:candidateByTarget <gd> ."),
    ("candidate-by-target", SPANS + PAIR + LOW + PEER.replace("adoption/adopted", "adoption/draft"), ""),
    ("candidate-by-target", SPANS + PAIR + LOW + PEER.replace("cnai:partOf <cn>", "cnai:partOf <us>"), ""),
    ("candidate-by-target", SPANS + PAIR + LOW.replace("cnai:deadline <d3>", "cnai:deadline <d1>") + PEER, ""),
    ("imitates-alongside", LOW + PEER + "<low> cnai:copiesTarget <m> . <peer> cnai:copiesTarget <m> .", "<gd> cnai:imitatesAlongside <zj> . <zj> cnai:imitatesAlongside <gd> ."),
    ("imitates-alongside", LOW + PEER + "<low> cnai:copiesTarget <m> . <peer> cnai:copiesTarget <n> .", ""),
    ("candidate-by-instrument", SPANS + VOUCHER + RIVAL, "<gd> cnai:candidateByInstrument <zj> . <zj> cnai:candidateByInstrument <gd> ."),
    ("candidate-by-instrument", SPANS + VOUCHER + RIVAL.replace("<b>", "<c>"), ""),
    ("candidate-by-instrument", SPANS + VOUCHER + RIVAL.replace("<q>", "<r>"), ""),
    ("candidate-by-instrument", SPANS + VOUCHER + RIVAL.replace("cnai:issuedOn <d2> ; ", ""), ""),
    ("candidate-by-instrument", SPANS + VOUCHER.replace("in-force", "unknown") + RIVAL, ""),
    ("candidate-by-instrument", SPANS + VOUCHER.replace("cnai:currentStatus <vocab/legal-status/in-force>", "cnai:periodEnd <d1>") + RIVAL, ""),
    ("coopetes-with", "<a> cnai:sharesCircleWith <b> ; cnai:competesWith <b> .", "<a> cnai:coopetesWith <b> ."),
    ("coopetes-with", "<a> cnai:cooperatesWith <b> ; cnai:candidateByTarget <b> .", ""),
    ("aligned-by-inheritance", "<a> cnai:implementsTransitively <b> . <b> cnai:cites <c> .", "<a> cnai:alignedByInheritance <c> ."),
    ("aligned-by-inheritance", "<a> cnai:implementsTransitively <b> . <b> cnai:cites <a> .", ""),
    ("current-status", "<new> cnai:supersedes <old> . <old> cnai:legalStatus <vocab/legal-status/in-force> . <new> cnai:legalStatus <vocab/legal-status/in-force> .", "<old> cnai:currentStatus <vocab/legal-status/superseded> . <new> cnai:currentStatus <vocab/legal-status/in-force> ."),
    ("shares-circle", "<c> cnai:hasMember <a>, <b> .", "<a> cnai:sharesCircleWith <b> . <b> cnai:sharesCircleWith <a> ."),
    ("cooperates-with", "<r> a cnai:Cooperation ; cnai:party <a>, <b> .", "<a> cnai:cooperatesWith <b> . <b> cnai:cooperatesWith <a> ."),
    ("competes-with", "<r> a cnai:Competition ; cnai:ground <vocab/relation-ground/ranking> ; cnai:party <a>, <b> .", ""),
    ("competes-with", "<r> a cnai:Competition ; cnai:ground <vocab/relation-ground/stated-by-source> ; cnai:party <a>, <b> .", "<a> cnai:competesWith <b> . <b> cnai:competesWith <a> ."),
    ("caveat-draft", "<d> cnai:legalStatus <vocab/legal-status/draft> . <t> cnai:adoption <vocab/adoption/draft> . <u> cnai:adoption <vocab/adoption/adopted> .", "<d> cnai:caveat <vocab/caveat/draft> . <t> cnai:caveat <vocab/caveat/draft> ."),
    ("further-evidence", RANKS + "<d> cnai:evidence <e>, <f> . <e> cnai:seenAs <vocab/evidence-kind/media> . <f> cnai:seenAs <vocab/evidence-kind/official-text> .", "<d> cnai:furtherEvidence <e> ."),
    ("further-evidence", RANKS + "<d> cnai:evidence <e>, <f> . <e> cnai:seenAs <vocab/evidence-kind/media> . <f> cnai:seenAs <vocab/evidence-kind/media> ; cnai:source [ cnai:webAddress 'https://f.cn/' ] .", "<d> cnai:furtherEvidence <e> ."),
    ("further-evidence", RANKS + "<d> cnai:evidence <e>, <f> . <e> cnai:seenAs <vocab/evidence-kind/media> . <f> cnai:seenAs <vocab/evidence-kind/media> .", "<d> cnai:furtherEvidence <f> ."),
    ("further-evidence", RANKS + "<d> cnai:evidence <e> . <e> cnai:seenAs <vocab/evidence-kind/media> .", ""),
    ("caveat-evidence", "<d> a cnai:PolicyDocument ; cnai:evidence <e> . <e> cnai:seenAs <vocab/evidence-kind/media> .", "<d> cnai:caveat <vocab/caveat/one-report> ."),
    ("caveat-evidence", "<d> a cnai:PolicyDocument ; cnai:evidence <e> . <e> cnai:seenAs <vocab/evidence-kind/mention> .", "<d> cnai:caveat <vocab/caveat/mention-only> ."),
    ("caveat-evidence", "<d> a cnai:PolicyDocument ; cnai:evidence <e>, <f> . <e> cnai:seenAs <vocab/evidence-kind/media> .", ""),
    ("caveat-evidence", "<d> a cnai:PolicyDocument ; cnai:evidence <e> . <e> cnai:seenAs <vocab/evidence-kind/official-text> .", ""),
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
