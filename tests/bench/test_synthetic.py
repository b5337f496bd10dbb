"""The generator gives the same bytes for the same seed, the size asked for, and what the stored questions ask about."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, NamedNode, RdfFormat, Store, parse

from aikg.dataset.dataset import Dataset
from aikg.dataset.home import find_home
from aikg.namespaces import CNAI, GRAPH
from aikg.rules.run import derive
from aikg.validate.quality import check_quality
from aikg.validate.shapes.shacl import check_shapes
from tests.bench.asking import Asked, asked, count_rows, load_terms
from tests.bench.synthetic import write_system
from tests.bench.synthetic.system import write_file

HOME = find_home()
ASKED = asked(HOME)
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def written(triples: int, seed: int = 7, quads: bool = True) -> bytes:
    text = io.StringIO()
    write_system(text.write, triples, seed, quads)
    return text.getvalue().encode()


@pytest.fixture(scope="module")
def store() -> Store:
    """The ontology, a system of 20,000 triples, and what follows from it."""
    store = Store()
    load_terms(store, HOME)
    store.bulk_load(written(20_000), format=RdfFormat.N_QUADS)
    derive(Dataset(HOME), store)
    return store


def test_one_seed_gives_the_same_bytes_and_another_gives_others(tmp_path: Path) -> None:
    assert written(12_000) == written(12_000)
    assert written(12_000) != written(12_000, seed=8)
    for name in ("one.nq.gz", "two.nq.gz"):
        write_file(str(tmp_path / name), 12_000, 7)
    assert (tmp_path / "one.nq.gz").read_bytes() == (tmp_path / "two.nq.gz").read_bytes()
    assert gzip.decompress((tmp_path / "one.nq.gz").read_bytes()) == written(12_000)


@pytest.mark.parametrize("triples", [10_000, 50_000, 200_000])
def test_the_size_is_near_the_one_asked_for(triples: int) -> None:
    assert abs(write_system(lambda text: None, triples, 3) - triples) < triples / 10


def test_triples_are_the_quads_without_their_graph() -> None:
    lines = written(12_000).decode().splitlines()
    assert {line.rpartition(" <")[2] for line in lines} == {f"{GRAPH}data> ."}
    assert [line.rpartition(" <")[0] + " ." for line in lines] == written(12_000, quads=False).decode().splitlines()


def test_no_fact_is_written_twice_and_no_node_is_blank() -> None:
    quads = list(parse(written(50_000), format=RdfFormat.N_QUADS))
    assert len(quads) == len(set(quads))
    assert not [quad for quad in quads if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)]


def test_every_term_of_ours_is_declared() -> None:
    terms = Store()
    load_terms(terms, HOME)
    declared = {quad.subject for quad in terms}
    for quad in parse(written(50_000), format=RdfFormat.N_QUADS):
        used = [quad.predicate, *([quad.object] if quad.predicate == _TYPE or "/vocab/" in str(quad.object) else [])]
        for term in used:
            ours = isinstance(term, NamedNode) and term.value.startswith((CNAI, GRAPH.replace("graph", "vocab")))
            assert not ours or term in declared, term


def test_no_shape_and_no_quality_query_finds_a_fault() -> None:
    store = Store()
    load_terms(store, HOME)
    store.bulk_load(written(10_000), format=RdfFormat.N_QUADS)
    derive(Dataset(HOME), store)
    found = check_shapes(Dataset(HOME), store) + check_quality(Dataset(HOME), store)
    assert [finding for finding in found if finding.severity == "violation"] == []


def test_every_object_is_described(store: Store) -> None:
    """Nothing is pointed at that the system does not hold."""
    text = "SELECT DISTINCT ?o { ?s ?p ?o FILTER (STRSTARTS(STR(?o), 'https://w3id.org/china-ai-policy/id/')) FILTER NOT EXISTS { ?o ?q ?v } }"
    rows = [str(row[0]) for row in store.query(text, use_default_graph_as_union=True)]  # type: ignore[union-attr]
    assert rows == []


@pytest.mark.parametrize("question", ASKED, ids=lambda question: question.name)
def test_every_question_and_example_has_an_answer(question: Asked, store: Store) -> None:
    assert count_rows(store, question.text) > 0
