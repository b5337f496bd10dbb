"""Clients in Python ask a running server, with whatever they send by default: SPARQLWrapper, and rdflib's store."""

from __future__ import annotations

import warnings
from collections import Counter

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import (
    CSV,
    GET,
    JSON,
    JSONLD,
    N3,
    POST,
    POSTDIRECTLY,
    RDF,
    RDFXML,
    TSV,
    TURTLE,
    URLENCODED,
    XML,
    SPARQLWrapper,
    SPARQLWrapper2,
)

import aikg
from tests.conftest import WORLD

SELECT = "SELECT ?label { ?s a cnai:PolicyDocument ; rdfs:label ?label } ORDER BY ?label"
CONSTRUCT = "CONSTRUCT { ?s rdfs:label ?label } WHERE { ?s a cnai:PolicyDocument ; rdfs:label ?label }"
DESCRIBE = "DESCRIBE <https://w3id.org/china-ai-policy/id/document/ngaidp-2017>"
METHODS = [(GET, URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)]


@pytest.fixture(params=METHODS, ids=lambda each: "-".join(each))
def wrapper(request, server):
    made = SPARQLWrapper(server.url + "sparql")
    method, how = request.param
    made.setMethod(method)
    made.setRequestMethod(how)
    return made


@pytest.fixture(scope="module")
def labels() -> list[str]:
    return [str(row.label) for row in aikg.load(WORLD).select(SELECT)]


def converted(wrapper: SPARQLWrapper, text: str, form: str | None = None):
    if form:
        wrapper.setReturnFormat(form)
    wrapper.setQuery(text if text.startswith("DESCRIBE") else PREFIXES + text)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        if form == RDF:  # A format of its own that it does not expect for a graph, and then takes.
            warnings.simplefilter("ignore", RuntimeWarning)
        warnings.simplefilter("ignore", DeprecationWarning)  # Of rdflib, for how SPARQLWrapper calls it.
        return wrapper.query().convert()


PREFIXES = "PREFIX cnai: <https://w3id.org/china-ai-policy/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "


def test_rows_in_every_format(wrapper, labels) -> None:
    bindings = converted(wrapper, SELECT, JSON)["results"]["bindings"]
    assert [each["label"]["value"] for each in bindings] == labels
    document = converted(wrapper, SELECT, XML)
    assert [node.firstChild.data for node in document.getElementsByTagName("literal")] == labels
    assert converted(wrapper, SELECT, CSV).decode().splitlines()[1:] == labels
    assert len(converted(wrapper, SELECT, TSV).decode().splitlines()) == len(labels) + 1


def test_rows_by_default(wrapper, labels) -> None:
    document = converted(wrapper, SELECT)
    assert [node.firstChild.data for node in document.getElementsByTagName("literal")] == labels
    assert converted(wrapper, "ASK { ?s ?p ?o }").getElementsByTagName("boolean")[0].firstChild.data == "true"
    assert converted(wrapper, "ASK { ?s ?p ?o }", JSON)["boolean"] is True


@pytest.mark.parametrize("text", [CONSTRUCT, DESCRIBE])
def test_graphs_in_every_format(wrapper, text: str) -> None:
    expected = len(aikg.load(WORLD).construct(text))
    assert len(converted(wrapper, text)) == expected
    for form in (XML, RDF, RDFXML, JSONLD):
        assert len(converted(wrapper, text, form)) == expected, form
    for form in (TURTLE, N3):
        assert len(rdflib.Graph().parse(data=converted(wrapper, text, form), format="turtle")) == expected, form


@pytest.mark.parametrize("only", [True, False])
def test_with_content_negotiation_only(wrapper, labels, only: bool) -> None:
    wrapper.setOnlyConneg(only)
    assert [each["label"]["value"] for each in converted(wrapper, SELECT, JSON)["results"]["bindings"]] == labels
    assert len(converted(wrapper, DESCRIBE, RDFXML)) == len(aikg.load(WORLD).construct(DESCRIBE))


def test_its_second_interface(server, labels) -> None:
    second = SPARQLWrapper2(server.url + "sparql")
    second.setQuery(PREFIXES + SELECT)
    assert [each["label"].value for each in second.query().bindings] == labels


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["xml", "json", "csv", "tsv"])
def test_the_store_of_rdflib(server, labels, method: str, form: str) -> None:
    store = SPARQLStore(server.url + "sparql", method=method, returnFormat=form)
    graph = rdflib.Graph(store)
    assert [str(row.label) for row in graph.query(PREFIXES + SELECT)] == labels
    if form in ("xml", "json"):
        assert bool(graph.query("ASK { ?s ?p ?o }")) is True
        names = Counter(map(str, graph.objects(rdflib.URIRef(aikg.namespaces.ID + "document/ngaidp-2017"), rdflib.RDFS.label)))
        assert names == Counter(str(row.l) for row in aikg.load(WORLD).select(f"SELECT ?l {{ <{aikg.namespaces.ID}document/ngaidp-2017> rdfs:label ?l }}"))


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_a_graph_by_the_store_of_rdflib(server, method: str) -> None:
    graph = rdflib.Graph(SPARQLStore(server.url + "sparql", method=method, returnFormat="xml"))
    assert len(graph.query(PREFIXES + CONSTRUCT).graph) == len(aikg.load(WORLD).construct(CONSTRUCT))
