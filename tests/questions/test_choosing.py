"""Rows that a parameter chooses of a whole answer are those that the question has with it, in the same order."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest
from pyoxigraph import NamedNode, Store

import aikg
from aikg.dataset.dataset import Dataset
from aikg.errors import AikgError, UsageError
from aikg.namespaces import ID, VOCAB
from aikg.pages import Book
from aikg.questions.binding import bind
from aikg.questions.choosing import chosen, of_whole
from aikg.questions.stored import StoredQuery, list_queries
from aikg.serve.answers import Answers
from aikg.sparql.columns import project, selected
from aikg.sparql.results import Result
from aikg.sparql.source import embedded
from aikg.store.open import open_store

QUERIES = list_queries(Dataset())
CHOOSING = [query for query in QUERIES if any(each.chooses for each in query.parameters.values())]
# Values of these bring rows that the whole has not, or not under them: a wider kind, a pair either way round, a relation
# that is shown only when it is asked for.
MORE = {("city-alignment", "kind"), ("coopetition", "place"), ("coopetition", "other"), ("coopetition", "relation")}


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store(Dataset())


def ask(store: Store, text: str) -> Result:
    answer = store.query(text, use_default_graph_as_union=True)
    return Result([each.value for each in answer.variables], [tuple(row) for row in answer])  # type: ignore[union-attr]


def values(store: Store, query: StoredQuery, name: str, whole: Result) -> list[str]:
    """The value with most rows, the one with fewest, and one that has none."""
    place, kind = whole.columns.index(name), query.parameters[name].type
    found = [term for term, _ in Counter(row[place] for row in whole.terms).most_common()]
    start = f"{VOCAB}{kind[8:]}/" if kind.startswith("concept:") else f"{ID}{'' if kind == 'thing' else kind + '/'}"
    label = NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel" if "concept" in kind else "http://www.w3.org/2000/01/rdf-schema#label")
    named = (quad.subject for quad in store.quads_for_pattern(None, label, None))
    absent = sorted({node.value for node in named if node not in found and node.value.startswith(start)})
    return [found[0].value, found[-1].value, *(absent[:1] if kind != "string" else ["1999"])]


@pytest.mark.parametrize("query", CHOOSING, ids=lambda query: query.name)
def test_they_are_the_rows_with_the_parameter(query: StoredQuery, store: Store) -> None:
    source, whole = embedded(store), ask(store, query.text)
    tried = {name: values(store, query, name, whole) for name, each in query.parameters.items() if each.chooses}
    asked = [{name: [value]} for name, each in tried.items() for value in each]
    asked.append({name: each[:2] for name, each in tried.items()})
    for parameters in asked:
        wanted = chosen(query, parameters, source)
        assert wanted is not None
        assert of_whole(whole, wanted).terms == ask(store, bind(query, parameters, source)).terms, parameters


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_rows_have_one_order(query: StoredQuery, store: Store) -> None:
    """A question orders its rows wholly: the stores in memory and on disk find them otherwise and show them alike."""
    assert ask(store, query.text).terms == ask(aikg.load().store, query.text).terms


def test_a_parameter_with_a_column_chooses_unless_it_brings_more() -> None:
    columns = {query.name: {variable[1:] for variable in selected(query.text)} for query in QUERIES}
    left = {(q.name, n) for q in QUERIES for n, each in q.parameters.items() if n in columns[q.name] and not each.chooses}
    assert left == MORE


def test_beside_one_that_does_more_nothing_is_chosen() -> None:
    graph = aikg.load()
    query = graph.stored("documents")
    assert chosen(query, {"place": "shenzhen", "since": "2020"}, graph.source) is None
    assert chosen(query, {"plase": "shenzhen"}, graph.source) is None
    with pytest.raises(UsageError):
        chosen(query, {"place": "no such place"}, graph.source)


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("theme-profile", {"place": "shenzhen"}),
        ("theme-profile", {"place": ["shenzhen", "beijing"], "theme": "compute"}),
        ("compute-sums", {"year": "2025"}),
        ("compute-sums", {"year": "1999"}),
    ],
)
def test_they_are_chosen_of_an_answer_that_is_kept(monkeypatch: pytest.MonkeyPatch, name: str, parameters: dict[str, str | list[str]]) -> None:
    graph = aikg.load()
    text = bind(graph.stored(name), parameters, graph.source)
    expected = {lang: graph.sparql(project(text, lang)) for lang in ("both", "zh")}
    monkeypatch.setattr(type(graph), "evaluate", lambda *more: pytest.fail("the store was asked"))
    for lang, rows in expected.items():
        assert graph.query(name, lang, **parameters).terms == rows.terms  # type: ignore[union-attr]


def test_a_page_chooses_of_what_was_read_and_does_not_ask_again() -> None:
    graph = aikg.load()
    book = Book(graph, live=True)
    book.rows("targets")
    without_engine = Answers(book, None, None)  # type: ignore[arg-type]
    rows = asyncio.run(without_engine.rows(graph.stored("targets"), {"place": ["liaoning"]}))
    assert rows.terms == graph.query("targets", place="liaoning").terms != []


@pytest.mark.parametrize(
    ("kind", "variable"), [("place", "other"), ("integer", "name"), ("from", "name")]
)
def test_only_one_with_a_column_of_things_or_texts_can_choose(kind: str, variable: str) -> None:
    text = (
        '#+ summary: {en: "S", zh: "总"}\n#+ parameters:\n#+   name:\n'
        f'#+     type: "{kind}"\n#+     label: {{en: "n", zh: "名"}}\n#+     example: "1"\n#+     chooses: true\n'
        f"SELECT ?{variable} WHERE {{ VALUES ?name {{ UNDEF }} }}\n"
    )
    with pytest.raises(AikgError, match=r"q\.rq:3: the parameter name chooses rows by a column name .* take out"):
        _ = StoredQuery("queries/questions/q.rq", text).header
