"""A query's own dataset, `FROM` and `FROM NAMED`, wherever a query is asked (SPARQL 1.1 Query, 13.2)."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from pyoxigraph import NamedNode

import aikg
from aikg.namespaces import GRAPH
from aikg.remote.upload import upload
from aikg.sparql.clauses import dataset
from aikg.store.folder import write_store
from tests.conftest import WORLD, Run, environment
from tests.remote.servers import oxigraph
from tests.serve.conftest import serving

ALL = "SELECT (COUNT(*) AS ?n) {} {{ ?s ?p ?o }}"
IN_GRAPHS = "SELECT (COUNT(*) AS ?n) {} {{ GRAPH ?g {{ ?s ?p ?o }} }}"
DATA, VOCAB = f"FROM <{GRAPH}data>", f"FROM <{GRAPH}vocab>"
NAMED = f"FROM NAMED <{GRAPH}vocab>"


@pytest.fixture(scope="module")
def sizes(tiny: aikg.Graph) -> dict[str, int]:
    """Triples by graph, counted without a query."""
    return {
        name: len(list(tiny.store.quads_for_pattern(None, None, None, NamedNode(GRAPH + name))))
        for name in ("data", "vocab")
    }


@pytest.fixture(scope="module", params=["files", "added", "folder", "endpoint", "command", "server"])
def count(request, tmp_path_factory, tiny, own_cache):
    """Asks a query that counts, of each thing that answers queries."""
    folder = tmp_path_factory.mktemp("dataset")
    if request.param == "endpoint":
        with oxigraph(folder) as server:
            upload(server.url, tiny.dataset)
            graph = aikg.load(endpoint=server.query)
            yield lambda text: graph.sparql(text)[0].n
    elif request.param == "server":
        with serving(own_cache) as client:
            yield lambda text: int(json.loads(client.query(text).body)["results"]["bindings"][0]["n"]["value"])
    elif request.param == "command":
        run = request.getfixturevalue("run_tiny")
        yield lambda text: int(run("sparql", text).stdout.split()[1])
    elif request.param == "folder":
        write_store(folder / "store", [], tiny.dataset)
        graph = aikg.load(endpoint=str(folder / "store"))
        yield lambda text: graph.sparql(text)[0].n
    else:
        own = folder / "own.ttl"
        own.write_text("<urn:a> <urn:b> <urn:c> .")
        graph = aikg.load(WORLD, add=[own] if request.param == "added" else [])
        yield lambda text: graph.sparql(text)[0].n


@pytest.fixture(scope="module")
def run_tiny(own_cache) -> Run:
    return lambda *arguments: subprocess.run(
        [sys.executable, "-m", "aikg", *arguments], env=environment(own_cache), capture_output=True, text=True, timeout=60
    )


def test_from_is_the_default_graph(count, sizes) -> None:
    assert count(ALL.format(DATA)) == sizes["data"] > 0
    assert count(ALL.format(f"{DATA} {VOCAB}")) == sizes["data"] + sizes["vocab"]
    assert count(ALL.format("FROM <http://nowhere.example/>")) == 0
    assert count("PREFIX g: <" + GRAPH + "> " + ALL.format("FROM g:vocab")) == sizes["vocab"]


def test_from_named_alone_leaves_the_default_graph_empty(count, sizes) -> None:
    assert count(ALL.format(NAMED)) == 0
    assert count(IN_GRAPHS.format(NAMED)) == sizes["vocab"]
    assert count(IN_GRAPHS.format(DATA)) == 0
    assert count(IN_GRAPHS.format(f"{DATA} {NAMED}")) == sizes["vocab"]


def test_without_either_all_graphs_are_asked(count, sizes) -> None:
    assert count(ALL.format("")) >= sizes["data"] + sizes["vocab"]


@pytest.mark.parametrize(
    "text",
    [
        'SELECT ("from <urn:a>" AS ?x) {}',
        "# FROM <urn:a>\nASK {}",
        "PREFIX from: <urn:from> ASK { ?from from:from <urn:from> }",
        "ASK { ?s ?p 'FROM' }",
    ],
)
def test_the_word_elsewhere_names_no_dataset(text: str) -> None:
    assert dataset(text) == ""


@pytest.mark.parametrize("text", ["SELECT*FROM<urn:a>{}", "describe<urn:b>from # here\n<urn:a>", "ASK\nFrom <urn:a> {}"])
def test_it_is_found_however_it_is_written(text: str) -> None:
    assert dataset(text).split()[1] == "<urn:a>"


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("SELECT * FROM <a:b> {}", "FROM <a:b>"),
        ("SELECT * from<a:b> {}", "from <a:b>"),
        ("SELECT * FROM # of ours\n <a:b> {}", "FROM <a:b>"),
        ("SELECT * FROM\r# of ours\r<a:b> {}", "FROM <a:b>"),
        ("SELECT * FROM ex:g FROM NAMED :h {}", "FROM ex:g FROM NAMED :h"),
        ("# taken from the text\nSELECT * { ?s ?p ?o }", ""),
        ("# taken from <a:b>\nSELECT ?from { ?from a 'from <a:b>' }", ""),
    ],
)
def test_only_a_clause_is_a_dataset(text: str, clause: str) -> None:
    assert dataset(text) == clause


def test_a_variable_called_from_names_no_dataset(monkeypatch: pytest.MonkeyPatch) -> None:
    """The texts of rules need not be read whole for it."""
    monkeypatch.setattr("aikg.sparql.tokens.tokens", lambda text: pytest.fail("read whole"))
    for text in ("SELECT * { ?from rdfs:label ?to }", "SELECT * { $from <http://example.org/p> ?to }"):
        assert dataset(text) == ""
