"""Which of shapes, quality queries and axioms catches which seeded contradiction; the manual has the same table."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from aikg.dataset.dataset import Dataset
from aikg.dataset.home import home
from aikg.namespaces import BASE, GRAPH, PREFIXES
from aikg.rules.run import derive
from aikg.store.open import open_store
from aikg.validate import validate
from aikg.validate.owl import reasoner
from aikg.validate.owl.conflict import shrink
from aikg.validate.owl.contradictions import CHECKS, contradictions

HEAD = f"@base <{BASE}> .\n" + "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
# What is wrong -> the facts, the shape or quality query that finds it, the kind of axiom that it breaks.
SEEDS = {
    "a place that is part of itself": (
        "<id/place/x> a cnai:Place ; cnai:partOf <id/place/x> .",
        "cycle",
        "irreflexive-property",
    ),
    "a body at two levels": (
        "<id/body/x> a cnai:StateBody ; cnai:atLevel <vocab/governance-level/central>, <vocab/governance-level/county> .",
        "body-level",
        None,
    ),
    "a target without a document": ("<id/target/x> a cnai:Target .", "target-set-in", None),
    "a place that is a document": ("<id/place/x> a cnai:Place, cnai:PolicyDocument .", None, "disjoint-classes"),
    "a body of Party and state": ("<id/body/x> a cnai:PartyBody, cnai:StateBody .", None, "disjoint-classes"),
    "a document with two dates of signing": (
        "<id/document/x> a cnai:PolicyDocument ; cnai:signedOn <id/date/2016>, <id/date/2025-06> .",
        "document-signed",
        "functional-property",
    ),
    "a document that implements itself": (
        "<id/document/x> a cnai:PolicyDocument ; cnai:implements <id/document/x> .",
        "cycle",
        "irreflexive-property",
    ),
    "two documents that supersede each other": (
        "<id/document/x> cnai:supersedes <id/document/y> . <id/document/y> cnai:supersedes <id/document/x> .",
        "cycle",
        "asymmetric-property",
    ),
}


@pytest.mark.parametrize("what", SEEDS)
def test_a_seeded_contradiction_is_caught(small: Path, tmp_path: Path, what: str) -> None:
    text, rule, axiom = SEEDS[what]
    mine = tmp_path / "mine.ttl"
    mine.write_text(HEAD + text, encoding="utf-8")
    found = {finding.rule for finding in validate(Dataset(small), [mine]).findings}
    assert rule is None or rule in found
    store = open_store(Dataset(small), add=[mine])
    derive(Dataset(small), store)
    broken = {finding.rule for finding in contradictions(store)}
    assert broken == ({axiom} if axiom else set())


def test_every_kind_of_axiom_has_a_seed() -> None:
    assert {axiom for _, _, axiom in SEEDS.values() if axiom} == set(CHECKS)


def test_the_manual_says_which_catches_what() -> None:
    manual = (home() / "ontology" / "README.md").read_text(encoding="utf-8")
    for what, (_, rule, axiom) in SEEDS.items():
        assert f"| {what} | {f'`{rule}`' if rule else '–'} | {f'`{axiom}`' if axiom else '–'} |" in manual


@given(st.sets(st.integers(0, 60), min_size=1, max_size=4), st.integers(61, 90))
def test_shrinking_leaves_just_the_conflict(conflict: set[int], size: int) -> None:
    left = shrink(list(range(size)), lambda some: conflict <= set(some), seconds=60)  # type: ignore[arg-type]
    assert set(left) == conflict


def test_shrinking_stops_in_time() -> None:
    assert shrink([1, 2, 3], lambda some: True, seconds=0) == [1, 2, 3]  # type: ignore[arg-type, list-item]


@pytest.mark.skipif(shutil.which("java") is None, reason="needs Java: install a Java runtime")
def test_what_only_the_reasoner_sees_is_shrunk_to_its_facts() -> None:
    store = Store()
    schema = "cnai:one a owl:ObjectProperty . cnai:two a owl:ObjectProperty ; owl:propertyDisjointWith cnai:one ."
    facts = "<a> cnai:one <b> . <a> cnai:two <b> . <c> cnai:one <d> . <e> cnai:two <f> ."
    for text, graph in ((schema, "ontology"), (facts, "data")):
        quads = parse(HEAD + text, format=RdfFormat.TURTLE)
        store.extend(Quad(q.subject, q.predicate, q.object, NamedNode(GRAPH + graph)) for q in quads)
    assert contradictions(store) == []
    assert {str(triple.predicate)[-4:-1] for triple in reasoner.culprits(store, 60)} == {"one", "two"}
    assert len(reasoner.culprits(store, 60)) == 2
