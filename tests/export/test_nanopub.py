"""Nanopublications: each a whole of four graphs, as the Guidelines ask, with the evidence of what it asserts."""

from collections import defaultdict

import pyoxigraph as ox
import pytest

from aikg.namespaces import CNAI, GRAPH, PREFIXES

NP = "http://www.nanopub.org/nschema#"
TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")


@pytest.fixture(scope="module")
def graphs(exported):
    """The triples of each named graph."""
    found = defaultdict(set)
    for quad in ox.parse(exported("nanopub").read_bytes(), format=ox.RdfFormat.TRIG):
        found[quad.graph_name.value].add(quad.triple)
    return found


@pytest.fixture(scope="module")
def nanopubs(graphs):
    heads = [
        (triple.subject.value, triples)
        for triples in graphs.values()
        for triple in triples
        if triple.predicate == TYPE and triple.object.value == NP + "Nanopublication"
    ]
    return {
        iri: {triple.predicate.value.removeprefix(NP): triple.object.value for triple in triples if triple.predicate != TYPE}
        for iri, triples in heads
    }


def test_each_is_a_whole_of_four_graphs(graphs, nanopubs):
    assert len(graphs) == 4 * len(nanopubs)
    for iri, parts in nanopubs.items():
        assert set(parts) == {"hasAssertion", "hasProvenance", "hasPublicationInfo"}
        assert all(graphs[part] for part in parts.values()), iri
        about = {triple.subject.value for triple in graphs[parts["hasProvenance"]]}
        assert parts["hasAssertion"] in about, iri
        assert {triple.subject.value for triple in graphs[parts["hasPublicationInfo"]]} == {iri}


def test_each_thing_with_evidence_is_asserted_once_with_it(graph, graphs, nanopubs):
    evidence = ox.NamedNode(CNAI + "evidence")
    quads = list(graph.store.quads_for_pattern(None, evidence, None, ox.NamedNode(GRAPH + "data")))
    wanted = {(quad.subject.value, quad.object.value) for quad in quads}
    found = set()
    for parts in nanopubs.values():
        (thing,) = {triple.subject.value for triple in graphs[parts["hasAssertion"]]}
        provenance = graphs[parts["hasProvenance"]]
        found |= {(thing, triple.object.value) for triple in provenance if triple.predicate == evidence}
        assert any(triple.predicate.value == PREFIXES["prov"] + "wasDerivedFrom" for triple in provenance), thing
    assert found == wanted and len(nanopubs) == len({thing for thing, _ in wanted})


def test_each_says_its_licence(graphs, nanopubs):
    licence = PREFIXES["dcterms"] + "license"
    for parts in nanopubs.values():
        said = [triple.object.value for triple in graphs[parts["hasPublicationInfo"]] if triple.predicate.value == licence]
        assert said == ["https://creativecommons.org/licenses/by/4.0/"]
