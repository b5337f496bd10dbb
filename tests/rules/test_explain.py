"""Every derived fact can be explained down to asserted facts, and the explanation is sound."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

import aikg
from aikg.dataset.dataset import Dataset
from aikg.dataset.home import home
from aikg.errors import DataError, UsageError
from aikg.namespaces import GRAPH, PREFIXES
from aikg.questions.stored import list_queries, read_query
from aikg.rules.explain import Proof, Prover
from aikg.rules.premises import shape_of
from aikg.rules.proofs import data, text, triples

INFERRED = NamedNode(GRAPH + "inferred")


@pytest.fixture(scope="module")
def prover() -> Prover:
    return Prover(aikg.load().source, list_queries(Dataset(), "rules"))


def facts_of(proof: Proof) -> Iterator[Proof]:
    yield proof
    for premise in proof.premises:
        yield from facts_of(premise)


def test_facts_of_every_kind_are_proved_anew(prover: Prover) -> None:
    """Sixty facts of each property, and of each status, which a dozen rules give; `make soak` proves all."""
    derived: dict[tuple[object, ...], list[Quad]] = {}
    for quad in sorted(prover.source.quads(None, None, None, INFERRED), key=str):
        status = quad.predicate.value == PREFIXES["cnai"] + "currentStatus"
        derived.setdefault((quad.predicate, quad.object if status else None), []).append(quad)
    used = set()
    for quads in derived.values():
        for quad in quads if "AIKG_SOAK" in os.environ else random.Random(1).sample(quads, min(60, len(quads))):
            proof = prover.prove(quad.triple)
            assert proof.rule is not None
            used.add(proof.rule.name)
    # Those that give no fact of their own here: what they would give is given by others, or asserted.
    assert {rule.name for rule in list_queries(Dataset(), "rules")} - used <= {"inverse", "property-chain", "range", "domain", "comparison-key-of-growth"}


def test_a_proof_rests_on_asserted_facts(prover: Prover) -> None:
    derived = sorted(prover.source.quads(None, None, None, INFERRED), key=str)
    for quad in random.Random(1).sample(derived, 150):
        for proof in facts_of(prover.prove(quad.triple)):
            quads = list(prover.source.quads(proof.fact.subject, proof.fact.predicate, proof.fact.object))
            assert quads, "a premise must hold"
            asserted = any(quad.graph_name != INFERRED for quad in quads)
            assert asserted == (proof.rule is None) == (not proof.premises)


def test_the_shortest_proof_is_shown_and_others_are_counted() -> None:
    graph = aikg.load()
    proof = graph.explain("shenzhen", "within", "china")
    rules = [each.rule.name for each in facts_of(proof) if each.rule]
    assert rules == ["transitivity", "property-hierarchy", "property-hierarchy"]
    shared = graph.explain("guangdong", "candidateByTarget", "sichuan")
    assert shared.others > 0
    assert f"({shared.others} other ways)" in text(graph.source, shared, "en")


@pytest.mark.parametrize("question", ["city-alignment", "coopetition", "implementation-chain", "target-cascade"])
def test_a_row_is_explained_to_its_sources(question: str) -> None:
    graph = aikg.load()
    proofs = graph.explain_row(question, 2)
    derived = [proof for proof in proofs if proof.rule]
    assert derived
    leaves = [each for proof in proofs for each in facts_of(proof) if each.rule is None]
    assert any("source/" in line for each in leaves for line in text(graph.source, each, "en").splitlines())


def test_as_data_and_as_provenance() -> None:
    graph = aikg.load()
    proof = graph.explain("liaoning-ai-innovation-plan-2025", "alignsWith", "ngaidp-2017")
    plain = json.loads(json.dumps(data(graph.source, proof, "zh")))
    assert plain["rule"] == "property-hierarchy" and plain["from"][0]["rule"] in (None, "aligned-by-target")
    stated = triples(graph.source, proof)
    predicates = {triple.predicate.value for triple in stated}
    assert {PREFIXES["prov"] + "wasDerivedFrom", PREFIXES["prov"] + "wasGeneratedBy"} <= predicates


def test_what_does_not_hold_is_not_explained() -> None:
    with pytest.raises(UsageError, match=r"this does not hold: .*China.*within.*Shenzhen"):
        aikg.load().explain("china", "within", "shenzhen")
    with pytest.raises(UsageError, match="circle-members has no row 9999"):
        aikg.load().explain_row("circle-members", 9999)


def test_on_the_command_line(run) -> None:  # type: ignore[no-untyped-def]
    env = {"AIKG_HOME": str(home())}
    said = run("explain", "深圳市", "within", "china", "--lang", "zh", env=env).stdout
    assert said.splitlines()[1].strip().startswith("by transitivity")
    rdf = run("explain", "shenzhen", "within", "china", "--format", "turtle", env=env).stdout
    assert list(parse(rdf, format=RdfFormat.TURTLE))
    row = run("query", "circle-members", "-p", "circle=yangtze-river-delta", "--explain", "1", "--lang", "en", env=env)
    assert "has member" in row.stdout and "evidence:" in row.stdout
    assert run("explain", "china", "within", "shenzhen", env=env).returncode == 2


def test_a_rule_whose_premise_is_a_property_path_is_refused(tmp_path):
    path = tmp_path / "one.rq"
    path.write_text(
        "#+ summary: {en: 'x', zh: 'x'}\n#+ source: 'x'\nPREFIX cnai: <https://w3id.org/china-ai-policy/ontology#>\n"
        "CONSTRUCT { ?a cnai:partOf ?c } WHERE { ?a cnai:within/cnai:partOf ?c }",
        encoding="utf-8",
    )
    with pytest.raises(DataError, match=r"one\.rq: a premise may not be a property path.*write one pattern a step"):
        shape_of(read_query(str(path)))
