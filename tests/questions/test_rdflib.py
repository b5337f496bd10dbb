"""rdflib, a second engine, gives the golden rows of every stored question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from rdflib import Graph
from rdflib.plugins.sparql import CUSTOM_EVALS

import aikg
from aikg.dataset.dataset import Dataset
from tests.questions.planned import planner
from tests.questions.test_golden import NAMES, golden, same_number


@pytest.fixture(scope="module")
def parsed() -> Iterator[Graph]:
    graph = Graph()
    for _, path in Dataset().graph_files():
        graph.parse(path, format="turtle")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(CUSTOM_EVALS, "planned", planner(graph))
        yield graph


@pytest.mark.parametrize("name", NAMES)
def test_rdflib_gives_the_golden_rows(name: str, parsed: Graph) -> None:
    result = parsed.query(aikg.load().stored(name).text)
    found = [tuple("" if each is None else same_number(str(each)) for each in row) for row in result]
    assert Counter(found) == Counter(tuple(map(same_number, row)) for row in golden(name)[1:])


# Patterns, joins of every kind and what is taken away, each without a value in some rows of either side.
SMALL = """
  <urn:a> <urn:p> <urn:b>, <urn:c> ; <urn:q> 1 .
  <urn:b> <urn:p> <urn:c> ; <urn:q> 2 .
  <urn:c> <urn:p> <urn:c> .
"""
QUERIES = [
    "SELECT * { ?x <urn:p> ?y . ?y <urn:p> ?z . ?x ?any 1 }",
    "SELECT * { ?x <urn:p>+ ?y . ?y <urn:p>/<urn:q> ?z }",
    "SELECT * { ?x <urn:p> ?x }",
    "SELECT * { ?x <urn:p> ?y { SELECT DISTINCT ?y ?n { ?y <urn:p> ?z OPTIONAL { ?y <urn:q> ?n } } } }",
    "SELECT * { { ?x <urn:p> ?y OPTIONAL { ?y <urn:q> ?n } } { SELECT DISTINCT ?n ?z { ?z <urn:p> ?w OPTIONAL { ?z <urn:q> ?n } } } }",
    "SELECT * { { SELECT DISTINCT ?x { ?x <urn:q> ?n } } { SELECT DISTINCT ?y { ?y <urn:p> <urn:c> } } }",
    "SELECT * { ?x <urn:p> ?y OPTIONAL { ?y <urn:q> ?n } MINUS { ?y <urn:q> ?n } }",
    "SELECT * { ?x <urn:p> ?y MINUS { ?z <urn:q> ?n } }",
    "SELECT * { ?x <urn:p> ?y OPTIONAL { ?y <urn:q> ?n } MINUS { ?x <urn:p> <urn:b> OPTIONAL { ?x <urn:q> ?n } } }",
    "SELECT * { ?x <urn:p> ?y MINUS { ?x <urn:none> ?y } }",
]


@pytest.mark.parametrize("query", QUERIES)
def test_a_better_order_of_work_changes_no_row(query: str) -> None:
    graph = Graph().parse(data=SMALL)
    plain = Counter(graph.query(query))
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(CUSTOM_EVALS, "planned", planner(graph))
        assert Counter(graph.query(query)) == plain
