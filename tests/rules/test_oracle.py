"""The rules that stand for OWL axioms derive what an independent reasoner derives of our terms, and nothing else."""

from __future__ import annotations

import owlrl
import pytest
import rdflib
from pyoxigraph import NamedNode, Store, Triple

from aikg.dataset.dataset import Dataset
from aikg.namespaces import CNAI, GRAPH, ID, PREFIXES
from aikg.rdf.bridge import graph_of, to_pyoxigraph
from aikg.rules.run import read_rules, run_rules

OWL_RULES = {
    *("class-hierarchy", "domain", "inverse", "property-chain", "property-hierarchy", "range", "transitivity"),
}
PAPER = f"SELECT DISTINCT ?thing {{ ?thing cnai:evidence/cnai:source <{ID}source/lin-2025> }}"
TYPE = NamedNode(PREFIXES["rdf"] + "type")
# Links are left out: that another name of a thing has its properties too is for whoever joins the data sets.
ELSEWHERE = {NamedNode(GRAPH + name) for name in ("inferred", "links", "ontology")}


@pytest.fixture(scope="module")
def paper() -> Store:
    """The ontology, the levels, and what is said of the things that the founding paper names."""
    whole, part = Store(), Store()
    Dataset().fill(whole)
    rows = whole.query(PAPER, prefixes=PREFIXES, use_default_graph_as_union=True)
    things = {row["thing"] for row in rows}  # type: ignore[union-attr]
    for graph, path in Dataset().graph_files():
        if graph == GRAPH + "ontology" or path.endswith("governance-level.ttl"):
            part.bulk_load(path=path, to_graph=NamedNode(graph))
    part.extend(quad for quad in whole if quad.subject in things and quad.graph_name not in ELSEWHERE)
    return part


def of_ours(triple: Triple) -> bool:
    """A fact about a thing or a level by one of our terms, or that it is of one of our classes."""
    if not isinstance(triple.subject, NamedNode) or triple.subject.value.startswith(CNAI):
        return False
    name = triple.object if triple.predicate == TYPE else triple.predicate
    return isinstance(name, NamedNode) and name.value.startswith(CNAI)


def ours(store: Store) -> set[Triple]:
    copy = Store()
    copy.extend(store)
    rules = [rule for rule in read_rules(Dataset(), copy) if rule.query.name in OWL_RULES]
    return {t for t in run_rules(rules, copy) if of_ours(t)}


def theirs(store: Store) -> set[Triple]:
    graph = graph_of(store)
    before = set(graph)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    found = set()
    for subject, predicate, value in set(graph) - before:
        if isinstance(subject, rdflib.URIRef) and isinstance(predicate, rdflib.URIRef):
            found.add(Triple(to_pyoxigraph(subject), to_pyoxigraph(predicate), to_pyoxigraph(value)))  # type: ignore[arg-type]
    return {t for t in found if of_ours(t)}


def test_an_independent_reasoner_agrees(paper: Store) -> None:
    derived = ours(paper)
    assert len(derived) > 500
    assert derived == theirs(paper)

