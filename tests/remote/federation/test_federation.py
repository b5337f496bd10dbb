"""SERVICE clauses mean what they mean to the engine, which asks the endpoint itself; their failures are told."""

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aikg.errors import AikgError, UsageError
from aikg.remote.federation import endpoints, redirected, resolved
from aikg.sparql.engine import run
from aikg.sparql.source import embedded
from tests.remote.servers import free_port, holding

EX = "http://example.org/"
LOCAL = f"""
@prefix : <{EX}> .
@prefix wd: <http://www.wikidata.org/entity/> .
:hefei :code "34 01 00" ; :item wd:Q9000201 ; :name "Hefei"@en, "合\\"肥"@zh .
:suzhou :code "32 05" ; :item wd:Q9000202 .
:nowhere :code "99 99" .
:unknown :name "?"@en .
:g {{ :hefei :inside 1 }}
"""
HEAD = f"PREFIX : <{EX}> PREFIX wdt: <http://www.wikidata.org/prop/direct/> PREFIX p: <http://www.wikidata.org/prop/> "
P442 = "?item wdt:P442 ?code"
# Each %s is an endpoint.
QUERIES = [
    f"SELECT * {{ SERVICE <%s> {{ {P442} }} }}",
    f"SELECT * {{ ?c :code ?code SERVICE <%s> {{ {P442} }} }}",
    f"SELECT * {{ ?c :code ?code OPTIONAL {{ SERVICE <%s> {{ {P442} }} }} }}",
    f"SELECT * {{ ?c :code ?code MINUS {{ SERVICE <%s> {{ {P442} }} }} }}",
    f"SELECT * {{ {{ ?c :code ?code }} UNION {{ SERVICE <%s> {{ {P442} }} }} }}",
    f"SELECT * {{ ?c :name ?n OPTIONAL {{ ?c :code ?code }} SERVICE <%s> {{ {P442} }} }}",
    f"SELECT * {{ ?c :code ?code FILTER (!BOUND(?item) || ?item != <x:y>) SERVICE <%s> {{ {P442} }} }}",
    f"SELECT * {{ ?c :code ?code FILTER BOUND(?item) SERVICE <%s> {{ {P442} }} }}",
    "SELECT * { ?c :item ?item SERVICE <%s> { SELECT ?item (COUNT(*) AS ?n) { ?item ?any ?code } GROUP BY ?item } }",
    "SELECT * { ?c :item ?item SERVICE <%s> { ?item p:P1082 ?s OPTIONAL { ?s a ?t } FILTER (?s != <x:y>) } }",
    f"SELECT * {{ ?c :code ?code SERVICE <%s> {{ {P442} }} SERVICE <%s> {{ ?item p:P1082 ?s }} }}",
    f"SELECT (COUNT(*) AS ?n) {{ ?c :code \"nothing\", ?code SERVICE <%s> {{ {P442} }} }}",
    f"SELECT ?c ?n {{ ?c :code ?code ; :name ?n {{ SELECT ?code {{ SERVICE <%s> {{ {P442} }} }} }} }}",
    f"ASK {{ ?c :code ?code SERVICE <%s> {{ {P442} }} }}",
    f"CONSTRUCT {{ ?c :same ?item }} WHERE {{ ?c :code ?code SERVICE <%s> {{ {P442} }} }}",
    f"SELECT * {{ ?c :code ?code SERVICE SILENT <http://127.0.0.1:9/> {{ {P442} }} }}",
    "SELECT * { BIND (\"service SERVICE {\" AS ?text) # SERVICE <%%s> {\n SERVICE <%s> { ?item wdt:P442 \"32 05\" } }",
    f"SELECT * {{ ?c :name ?n SERVICE <%s> {{ {P442} BIND (\"}}\" AS ?brace) }} }}",
    "SELECT * { SERVICE <%s> { { ?a wdt:P442 \"32 05\" } UNION { ?b wdt:P442 \"34 01 00\" } } }",
]


@pytest.fixture(scope="module")
def store():
    made = ox.Store()
    made.load(LOCAL.encode(), format=ox.RdfFormat.TRIG)
    return made


def ours(store, text):
    return resolved(HEAD + text, "the query", lambda part: run(embedded(store), part), {})


def answer(store, text):
    found = store.query(text, use_default_graph_as_union=True)
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        return {str(triple) for triple in found}
    names = [variable.value for variable in found.variables]
    return sorted(str(sorted((name, str(row[name])) for name in names if row[name] is not None)) for row in found)


@pytest.mark.parametrize("query", QUERIES)
def test_the_answer_is_that_of_the_engine(store, elsewhere, query):
    text = query.replace("%s", elsewhere).replace("%%s", "")
    resolved_text = ours(store, text)
    assert answer(store, resolved_text) == answer(store, HEAD + text)
    run(embedded(store), resolved_text)  # which would refuse a SERVICE clause that is left


def test_inside_a_graph(store, elsewhere):
    """The engine sends such a clause with its GRAPH; by the standard the endpoint knows nothing of it."""
    text = f"SELECT ?c ?item {{ GRAPH :g {{ ?c :inside ?one SERVICE <{elsewhere}> {{ {P442} }} }} ?c :code ?code }}"
    (row,) = run(embedded(store), ours(store, text))
    assert (row["c"].value, row["item"].value) == (EX + "hefei", "http://www.wikidata.org/entity/Q9000201")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["34 01 00", "32 05", "99", 'a"b', "\\ \n\t{}", "合肥"]), max_size=6))
def test_any_values_go_with_the_request(store, elsewhere, codes):
    rows = " ".join(f"({ox.Literal(code)})" for code in codes)
    text = f"SELECT * {{ VALUES (?code) {{ {rows} }} SERVICE <{elsewhere}> {{ {P442} }} }}"
    assert answer(store, ours(store, text)) == answer(store, HEAD + text)


def test_values_go_along_in_batches_and_nothing_is_asked_for_nothing(faulty):
    many = ox.Store()
    many.extend(
        ox.Quad(ox.NamedNode(f"{EX}{n}"), ox.NamedNode(EX + "code"), ox.Literal(f"{n:02} 01 00")) for n in range(450)
    )
    url = faulty.url + "/query"
    text = f"SELECT * {{ ?c :code ?code SERVICE <{url}> {{ {P442} }} }}"
    (row,) = run(embedded(many), ours(many, text))
    assert row["c"].value == EX + "34" and len(faulty.sent) == 3
    ours(ox.Store(), text)
    assert len(faulty.sent) == 3


@pytest.mark.parametrize("fault", ["login", "truncated", "cut", "redirect", "gzip-garbage", "full"])
def test_an_endpoint_that_fails(store, faulty, fault):
    url = faulty.url + "/query"
    faulty.break_at(fault)
    with pytest.raises(AikgError, match=url):
        ours(store, f"SELECT * {{ SERVICE <{url}> {{ {P442} }} }}")
    silent = ours(store, f"SELECT * {{ ?c :code ?code SERVICE SILENT <{url}> {{ {P442} }} }}")
    assert len(answer(store, silent)) == 3


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("SELECT * { VALUES ?e { <http://x.org/> } SERVICE ?e { ?s ?p ?o } }", "full URL"),
        ("SELECT * { SERVICE wdt:P442 { ?s ?p ?o } }", "full URL"),
        ("SELECT * { SERVICE <http://x.org/> { ?s ?p ?o }", "not SPARQL"),
        ("SELECT * { SERVICE <http://x.org/> { ?s ?p ?o ", "not closed"),
        ("SELECT * { ?s ?p SERVICE <http://x.org/> { ?s ?p ?o } }", "not SPARQL"),
        ("SELECT * { SERVICE <file:///etc/passwd> { ?s ?p ?o } }", "not a URL"),
        ("DELETE WHERE { ?s ?p ?o . SERVICE <http://x.org/> { ?s ?p ?o } }", "update"),
    ],
)
def test_what_is_no_query_asks_nobody(store, text, told):
    with pytest.raises(UsageError, match=told):
        ours(store, text)


def test_blank_nodes_of_another_system_get_names(store, tmp_path):
    blank = tmp_path / "blank.ttl"
    blank.write_text("[] <x:p> 1 .", encoding="utf-8")
    with holding(tmp_path, blank) as server:
        text = ours(store, f"SELECT ?s {{ SERVICE <{server.query}> {{ ?s <x:p> 1 }} }}")
    (row,) = run(embedded(store), text)
    assert "/.well-known/genid/" in row["s"].value


def test_endpoints_are_found_and_changed():
    text = "SELECT * { SERVICE <http://a.org/> { ?s ?p <http://a.org/> } SERVICE SILENT <http://b.org/> { ?s ?p ?o } }"
    assert endpoints(text, "") == ["http://a.org/", "http://b.org/"]
    changed = redirected(text, "http://a.org/", f"http://127.0.0.1:{free_port()}/")
    assert endpoints(changed, "")[1] == "http://b.org/" and "?p <http://a.org/>" in changed
