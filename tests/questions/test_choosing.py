"""Rows that a parameter chooses of a whole answer are those that the question has with it, in the same order."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from functools import cache

import pytest
from pyoxigraph import NamedNode, Store

import aikg
from aikg.dataset.dataset import Dataset
from aikg.errors import AikgError, UsageError
from aikg.namespaces import PREFIXES
from aikg.pages import Book
from aikg.questions.binding import bind
from aikg.questions.choosing import chosen, of_whole
from aikg.questions.model import Parameter
from aikg.questions.stored import StoredQuery, list_queries
from aikg.questions.values import LITERALS
from aikg.serve.answers import Answers
from aikg.sparql.columns import project, selected
from aikg.sparql.results import Result
from aikg.sparql.source import embedded
from aikg.store.open import open_store
from aikg.things.kinds import start_of

QUERIES = list_queries(Dataset())
CHOOSING = [query for query in QUERIES if any(each.chooses or each.where for each in query.parameters.values())]
# Values of these bring rows that the whole has not, or not under them: a wider kind, a pair either way round, a relation
# that is shown only when it is asked for.
MORE = {("city-alignment", "kind"), ("coopetition", "place"), ("coopetition", "other"), ("coopetition", "relation")}


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store(Dataset())


def ask(store: Store, text: str) -> Result:
    answer = store.query(text, use_default_graph_as_union=True)
    return Result([each.value for each in answer.variables], [tuple(row) for row in answer])  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def whole(store: Store) -> Callable[[StoredQuery], Result]:
    """The whole answer of a question, asked once."""
    return cache(lambda query: ask(store, query.text))


def values(store: Store, query: StoredQuery, name: str, whole: Result) -> list[str]:
    """The value with most rows, the one with fewest, and one that has none."""
    place, kind = whole.columns.index(name), query.parameters[name].type
    found = [term for term, _ in Counter(row[place] for row in whole.terms).most_common()]
    start = start_of(kind)
    label = NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel" if "concept" in kind else "http://www.w3.org/2000/01/rdf-schema#label")
    named = (quad.subject for quad in store.quads_for_pattern(None, label, None))
    absent = sorted({node.value for node in named if node not in found and node.value.startswith(start)})
    return [found[0].value, found[-1].value, *(absent[:1] if kind != "string" else ["1999"])]


def values_of_pattern(store: Store, name: str, parameter: Parameter, whole: Result) -> list[str]:
    """The example, and others of its kind: that meet the pattern, that are in the answer; of dates that choose all and nothing."""
    if parameter.type in LITERALS:
        return {
            "boolean": ["false", "true"],
            "integer": [parameter.example, "2025", "1999"],
            "from": [parameter.example, "2025-03", "1990", "2099"],
            "to": [parameter.example, "2020-06-30", "2099", "1990"],
        }[parameter.type]
    met = store.query(f"SELECT DISTINCT ?{name} {{ {parameter.where} }}", use_default_graph_as_union=True, prefixes=PREFIXES)
    terms = {row[0] for row in met} | {term for row in whole.terms for term in row}  # type: ignore[union-attr, index]
    found = sorted(term.value for term in terms if isinstance(term, NamedNode) and term.value.startswith(start_of(parameter.type)))
    return [parameter.example, *found[:2], *found[-1:]]


@pytest.mark.parametrize("query", CHOOSING, ids=lambda query: query.name)
def test_they_are_the_rows_with_the_parameter(query: StoredQuery, store: Store, whole: Callable[[StoredQuery], Result]) -> None:
    source, every = embedded(store), whole(query)
    tried = {name: values(store, query, name, every) for name, each in query.parameters.items() if each.chooses}
    tried |= {name: values_of_pattern(store, name, each, every) for name, each in query.parameters.items() if each.where}
    asked = [{name: [value]} for name, each in tried.items() for value in each]
    asked.append({name: each[:2] for name, each in tried.items()})
    for parameters in asked:
        wanted = chosen(query, parameters, source)
        assert wanted is not None
        assert of_whole(every, wanted).terms == ask(store, bind(query, parameters, source)).terms, parameters


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_rows_have_one_order(query: StoredQuery, whole: Callable[[StoredQuery], Result]) -> None:
    """A question orders its rows wholly: the stores in memory and on disk find them otherwise and show them alike."""
    assert whole(query).terms == ask(aikg.load().store, query.text).terms


def test_a_parameter_with_a_column_chooses_unless_it_brings_more() -> None:
    columns = {query.name: {variable[1:] for variable in selected(query.text)} for query in QUERIES}
    left = {
        (q.name, n) for q in QUERIES for n, each in q.parameters.items() if n in columns[q.name] and not each.chooses | bool(each.where)
    }
    assert left == MORE


def test_beside_one_that_does_more_nothing_is_chosen() -> None:
    graph = aikg.load()
    assert chosen(graph.stored("in-force"), {"place": "zhejiang", "on": "2025-06-30"}, graph.source) is None
    query = graph.stored("documents")
    assert chosen(query, {"place": "shenzhen", "since": "2020", "until": "2024"}, graph.source) is not None
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
        ("city-alignment", {"drafts": "false", "place": "shenzhen"}),
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
    ("pattern", "said"),
    [
        ("?other cnai:theme ?name", "it has no column"),
        ("?thing cnai:theme ?name . ?thing cnai:cites ?also", "it has thing, also"),
        ("?thing cnai:theme", "is no SPARQL"),
    ],
)
def test_a_pattern_has_one_column_and_is_sparql(pattern: str, said: str) -> None:
    text = (
        '#+ summary: {en: "S", zh: "总"}\n#+ parameters:\n#+   name:\n'
        f'#+     type: "concept:theme"\n#+     label: {{en: "n", zh: "名"}}\n#+     example: "1"\n#+     where: "{pattern}"\n'
        "SELECT ?thing ?also WHERE { VALUES ?name { UNDEF } ?thing ?also ?name }\n"
    )
    with pytest.raises(AikgError, match=rf"q\.rq:3: the p.* of the parameter name .*{said}|q\.rq:3: the parameter name .*{said}"):
        _ = StoredQuery("queries/questions/q.rq", text).header


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
