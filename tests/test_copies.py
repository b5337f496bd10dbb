"""What the library returns can be pickled and deep-copied: for process pools, caches and data frames."""

from __future__ import annotations

import copy
import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pandas
import pytest

import aikg
from aikg.errors import AikgError, DataError, EndpointError, UsageError
from aikg.rdf.terms import IRI, Text
from aikg.store.folder import write_store

TEXT = """SELECT ?iri ?zh ?number ?day ?none ?yes ?node {
  VALUES (?iri ?zh ?number ?day ?yes) { (<urn:a> "苏州"@zh 1.5 "2020-01-01"^^xsd:date true) } BIND (BNODE() AS ?node) }"""


def copies(thing: object) -> list[object]:
    pickled = [pickle.loads(pickle.dumps(thing, protocol)) for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1)]
    return [*pickled, copy.copy(thing), copy.deepcopy(thing)]


def test_rows_and_their_values(tiny: aikg.Graph) -> None:
    result = tiny.select(TEXT)
    for thing in (result, result[0], list(result), result.to_dicts()):
        for other in copies(thing):
            assert repr(other) == repr(thing)
    triples = tiny.construct("CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")
    assert all(str(other) == str(triples) for other in copies(triples))
    for row in copies(result[0]):
        assert (type(row.iri), type(row.zh), row.zh.language) == (IRI, Text, "zh")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "ask",
    [
        lambda graph: graph.find("suzhou"),
        lambda graph: graph.show("ngaidp-2017"),
        lambda graph: graph.stats(),
        lambda graph: graph.quality(),
        lambda graph: graph.explain("suzhou", "within", "china"),
        lambda graph: graph.explain_row("circle-members", 1),
        lambda graph: graph.queries()[0].header,
    ],
    ids=["find", "show", "stats", "quality", "explain", "explain_row", "header"],
)
def test_whatever_else_is_returned(graph: aikg.Graph, ask: object) -> None:
    thing = ask(graph)  # type: ignore[operator]
    for other in copies(thing):
        assert repr(other) == repr(thing)


def test_a_frame_of_values(tiny: aikg.Graph, tmp_path: Path) -> None:
    result = tiny.select(TEXT)
    for frame in (result.to_pandas(), pandas.DataFrame(result.to_dicts()), pandas.DataFrame(list(result))):
        frame.to_pickle(tmp_path / "frame.pickle")
        assert pandas.read_pickle(tmp_path / "frame.pickle").to_dict() == frame.to_dict()


def test_a_graph_is_opened_again(tiny: aikg.Graph, tmp_path: Path) -> None:
    write_store(tmp_path / "store", [], tiny.dataset)
    own = tmp_path / "own.ttl"
    own.write_text("<urn:a> <urn:b> <urn:c> .")
    folder, added = aikg.load(endpoint=str(tmp_path / "store")), aikg.load(tiny.home, add=[own])
    for each in (tiny, folder, added, aikg.load(endpoint="http://localhost:9/query")):
        if "localhost" not in repr(each):
            assert each.sparql("ASK { ?s ?p ?o }")  # An open store does not stop it.
        for other in copies(each):
            assert repr(other) == repr(each)
    assert all(other.sparql("ASK { <urn:a> ?p ?o }") for other in copies(added))  # type: ignore[attr-defined]


def test_in_a_pool_of_processes(tiny: aikg.Graph) -> None:
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        rows = list(pool.map(tiny.query, ["city-alignment", "city-alignment"]))
        assert rows[0] == rows[1] == tiny.query("city-alignment")
        with pytest.raises(UsageError, match="there is no stored query"):
            pool.submit(tiny.query, "nothing-like-it").result()


@pytest.mark.parametrize("kind", [AikgError, DataError, EndpointError, UsageError])
def test_errors(kind: type[AikgError]) -> None:
    for other in copies(kind("a sentence")):
        assert (type(other), str(other)) == (kind, "a sentence")
