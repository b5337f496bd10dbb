"""Every row of every table stands in the graph with all that it says, and the graph describes nothing that no row gave."""

from __future__ import annotations

from collections import Counter

import pytest
from pyoxigraph import NamedNode, Store

import aikg
from aikg.dataset.dataset import Dataset
from aikg.namespaces import GRAPH, ID, PREFIXES
from aikg.tables.csvw import subject_of, triples
from aikg.tables.files import read_tables
from aikg.tables.model import Table

TABLES = read_tables(Dataset())
DATA = NamedNode(GRAPH + "data")
LEAST = {
    *(("documents.csv", 550), ("targets.csv", 850), ("instruments.csv", 230), ("sites.csv", 180)),
    *(("relations.csv", 530), ("coopetition.csv", 141), ("initiatives.csv", 60)),
}


@pytest.fixture(scope="module")
def store() -> Store:
    return aikg.load().store


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_row_is_in_the_graph(table: Table, store: Store) -> None:
    for row in table.rows:
        said = list(triples(table, row))
        assert said
        for triple in said:
            assert any(store.quads_for_pattern(triple.subject, triple.predicate, triple.object, DATA)), (row, triple)


def test_the_graph_describes_nothing_else(store: Store) -> None:
    given = {triple.subject for table in TABLES for row in table.rows for triple in triples(table, row)}
    described = {quad.subject for quad in store.quads_for_pattern(None, None, None, DATA)}
    built = (ID + "date/", ID + "joint-issuer/", ID + "look/")
    assert {thing for thing in described - given if not thing.value.startswith(built)} == set()


def test_no_two_rows_describe_one_thing() -> None:
    subjects = Counter(subject_of(table, row) for table in TABLES for row in table.rows)
    assert [iri for iri, count in subjects.items() if count > 1] == []


@pytest.mark.parametrize(("name", "least"), sorted(LEAST))
def test_the_breadth_that_is_promised(name: str, least: int) -> None:
    assert len(next(table for table in TABLES if table.name == name).rows) >= least


def test_each_province_has_two_documents() -> None:
    text = """SELECT ?place (COUNT(DISTINCT ?document) AS ?n) {
        ?place cnai:atLevel level:provincial ; cnai:partOf place:china .
        ?document cnai:lastCheckedOn ?day ; cnai:appliesIn ?place } GROUP BY ?place"""
    prefixes = PREFIXES | {"level": GRAPH.replace("graph/", "vocab/governance-level/"), "place": ID + "place/"}
    rows = aikg.load().store.query(text, prefixes=prefixes, use_default_graph_as_union=True)
    counts = {row["place"].value.rpartition("/")[2]: int(row["n"].value) for row in rows}  # type: ignore[union-attr]
    assert len(counts) >= 33  # The thirty-one, Hong Kong and Macao.
    assert min(counts.values()) >= 2
