"""The quality queries as such: portable, described, and of one form."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Store

from aikg.dataset.dataset import Dataset
from aikg.dataset.home import home
from aikg.errors import AikgError
from aikg.questions.stored import StoredQuery, list_queries
from aikg.store.open import open_store
from aikg.validate.quality import check_quality, run_query
from tests.shapes import worlds

# rdflib warns of its own use of its own names.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

QUERIES = list_queries(Dataset(), "quality")


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A world in which every query finds something."""
    names = {query.name for query in QUERIES}
    data = worlds.with_copies([case for case in worlds.cases() if case.fires & names])
    return worlds.write(home(), tmp_path_factory.mktemp("copies") / "world", data)


@pytest.fixture(scope="module")
def store(copies: Path) -> Store:
    return open_store(Dataset(copies))


@pytest.fixture(scope="module")
def dataset(copies: Path) -> rdflib.Dataset:
    made = rdflib.Dataset(default_union=True)
    for graph, path in Dataset(copies).graph_files():
        made.graph(rdflib.URIRef(graph)).parse(path, format="turtle")
    return made


def same_number(text: str) -> str:
    """A number in one form: the engines write 500.0 and 500."""
    return f"{Decimal(text).normalize():f}" if re.fullmatch(r"-?[0-9]+([.][0-9]+)?", text) else text


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_both_engines_find_the_same(query: StoredQuery, store: Store, dataset: rdflib.Dataset) -> None:
    answer = run_query(query, store)
    ours = sorted(tuple(term and same_number(term.value) for term in row) for row in answer)
    theirs = sorted(tuple(term and same_number(str(term)) for term in row) for row in dataset.query(query.text))
    if query.name == "blank-node":  # each engine names them anew
        assert len(ours) == len(theirs) > 0
    else:
        assert ours == theirs != []


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_each_is_a_select_of_focus_path_and_value(query: StoredQuery, store: Store) -> None:
    answer = run_query(query, store)
    assert [variable.value for variable in answer.variables] == ["focus", "path", "value"]
    assert query.header.severity in ("violation", "warning", "info")


def test_a_query_of_another_form_is_named(tmp_path: Path, store: Store) -> None:
    folder = tmp_path / "queries" / "quality"
    folder.mkdir(parents=True)
    header = '#+ summary: {en: "a", zh: "b"}\n#+ severity: "info"\n#+ message: {en: "a", zh: "b"}\n'
    (folder / "odd.rq").write_text(header + "SELECT ?s { ?s ?p ?o }\n", encoding="utf-8")
    with pytest.raises(AikgError, match=r"odd\.rq: a quality query is a SELECT with \?focus"):
        check_quality(Dataset(tmp_path), store)


def test_the_manual_lists_every_query() -> None:
    manual = (home() / "queries" / "quality" / "README.md").read_text(encoding="utf-8")
    for query in QUERIES:
        row = f"| `{query.name}` | {query.summary('en')} | {query.header.severity} |"
        assert row in manual
