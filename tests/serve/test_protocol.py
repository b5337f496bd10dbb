"""The query operation of the SPARQL 1.1 Protocol (2.1), on a running server."""

import json
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest

import aikg
from aikg.namespaces import GRAPH
from aikg.serve.negotiate import FORMS, wanted
from tests.conftest import WORLD

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
FORM = "application/x-www-form-urlencoded"
SD = "http://www.w3.org/ns/sparql-service-description#"


def number(answer):
    assert answer.status == 200, answer.text
    return int(json.loads(answer.body)["results"]["bindings"][0]["n"]["value"])


@pytest.fixture(scope="module")
def triples():
    return int(aikg.load(WORLD).sparql(COUNT)[0].n)


def test_query_by_get(server, triples):
    assert number(server.query(COUNT)) == triples


def test_query_by_post_of_a_form(server, triples):
    assert number(server.send("POST", "/sparql", urlencode({"query": COUNT}).encode(), content_type=FORM)) == triples


@pytest.mark.parametrize("kind", ["application/sparql-query", "application/sparql-query; charset=utf-8"])
def test_query_by_post_directly(server, triples, kind):
    assert number(server.send("POST", "/sparql", COUNT.encode(), content_type=kind)) == triples


@pytest.mark.parametrize("where", ["url", "body"])
def test_the_dataset_of_the_request(server, where):
    """One default graph, several as one, named graphs, and that nothing else is there then."""

    def ask(text, **graphs):
        pairs = urlencode({name.replace("_", "-"): values for name, values in graphs.items()}, doseq=True)
        if where == "url":
            return number(
                server.send("POST", f"/sparql?{pairs}", text.encode(), content_type="application/sparql-query")
            )
        body = urlencode({"query": text}) + "&" + pairs
        return number(server.send("POST", "/sparql", body.encode(), content_type=FORM))

    named = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    data, vocab = ask(COUNT, default_graph_uri=GRAPH + "data"), ask(COUNT, default_graph_uri=GRAPH + "vocab")
    assert data > 0 and vocab > 0
    assert ask(COUNT, default_graph_uri=[GRAPH + "data", GRAPH + "vocab"]) == data + vocab
    assert ask(named, named_graph_uri=GRAPH + "vocab") == vocab
    assert ask(COUNT, named_graph_uri=GRAPH + "vocab") == 0
    assert ask(named, default_graph_uri=GRAPH + "data") == 0
    assert ask(COUNT, default_graph_uri="urn:none") == 0


def test_the_graphs_of_the_request_come_before_those_of_the_query(server):
    text = f"SELECT (COUNT(*) AS ?n) FROM <{GRAPH}vocab> {{ ?s ?p ?o }}"
    request = {"query": text, "default-graph-uri": GRAPH + "data"}
    assert number(server.get("/sparql?" + urlencode(request))) == number(
        server.query(COUNT, **{"default-graph-uri": GRAPH + "data"})
    )


@pytest.mark.parametrize(
    ("path", "body", "kind", "status"),
    [
        ("/sparql", b"", FORM, 400),
        ("/sparql", urlencode({"query": COUNT}).encode() + b"&query=ASK%7B%7D", FORM, 400),
        ("/sparql?query=ASK%7B%7D", b"ASK {}", "application/sparql-query", 400),
        ("/sparql", b"ASK {}", "text/plain", 415),
        ("/sparql", b"ASK { \xff }", "application/sparql-query", 400),
        ("/sparql", b"query=%FF", FORM, 400),
        ("/sparql", b"ASK { ?s ?p", "application/sparql-query", 400),
        ("/sparql", b"", "application/sparql-query", 400),
        ("/sparql", b"update=DROP+ALL", FORM, 403),
        ("/sparql", b"DROP ALL", "application/sparql-update", 403),
        ("/sparql", b"DROP ALL", "application/sparql-query", 400),
        ("/sparql", b"SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "application/sparql-query", 400),
        ("/sparql?default-graph-uri=not%20an%20iri", b"ASK {}", "application/sparql-query", 400),
        ("/sparql", b"#" * 1_000_001, "application/sparql-query", 413),
    ],
)
def test_what_breaks_the_protocol_is_refused_in_a_sentence(server, path, body, kind, status):
    answer = server.send("POST", path, body, content_type=kind)
    assert (answer.status, answer.text.count("\n")) == (status, 1)
    assert answer.headers["content-type"].startswith("text/plain") and "Traceback" not in answer.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_not_allowed(server, method):
    assert server.send(method, "/sparql").status == 405


@pytest.mark.parametrize(
    ("accept", "media", "read"),
    [
        ("application/sparql-results+json", "application/sparql-results+json", ox.QueryResultsFormat.JSON),
        ("application/sparql-results+xml", "application/sparql-results+xml; charset=utf-8", ox.QueryResultsFormat.XML),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8", ox.QueryResultsFormat.TSV),
        ("", "application/sparql-results+json", ox.QueryResultsFormat.JSON),
        ("*/*", "application/sparql-results+json", ox.QueryResultsFormat.JSON),
        ("text/turtle, application/xml;q=0.5", "application/sparql-results+xml; charset=utf-8", ox.QueryResultsFormat.XML),
    ],
)
def test_rows_in_the_form_that_is_wanted(server, accept, media, read):
    text = "SELECT ?c (COUNT(*) AS ?n) { ?s a ?c } GROUP BY ?c"
    answer = server.query(text, accept)
    assert (answer.status, answer.headers["content-type"]) == (200, media)
    rows = {(row[0].value, row[1].value) for row in ox.parse_query_results(answer.body, format=read)}
    assert rows == {(str(row.c), str(row.n)) for row in aikg.load(WORLD).sparql(text)}


def test_rows_as_csv_and_as_a_page(server):
    assert server.query("SELECT (1 AS ?n) {}", "text/csv").body == b"n\r\n1\r\n"
    page = server.query('SELECT ("<script>" AS ?x) {}', "text/html")
    assert page.headers["content-type"].startswith("text/html")
    assert "&lt;script&gt;" in page.text and "<script>" not in page.text


@pytest.mark.parametrize("form", ["turtle", "ntriples", "jsonld", "trig", "rdfxml"])
def test_a_graph_in_the_form_that_is_wanted(server, form):
    text = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }"
    media = FORMS[form].media.partition(";")[0]
    answer = server.query(text, media)
    assert answer.status == 200 and answer.headers["content-type"].startswith(media)
    read = ox.RdfFormat.from_media_type(media)
    there = {quad.triple for quad in ox.parse(answer.body, format=read)}
    assert {triple for triple in there if not any(isinstance(each, ox.BlankNode) for each in triple)} == {
        triple for triple in aikg.load(WORLD).sparql(text) if not any(isinstance(each, ox.BlankNode) for each in triple)
    }


@pytest.mark.parametrize(
    ("text", "accept"), [("ASK {}", "text/turtle"), ("DESCRIBE <urn:a>", "text/csv"), ("ASK {}", "image/png")]
)
def test_what_cannot_be_had_in_that_form_is_406(server, text, accept):
    assert server.query(text, accept).status == 406


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "application/sparql-results+xml", "text/csv"])
def test_ask(server, accept):
    assert b"true" in server.query("ASK { ?s ?p ?o }", accept).body
    assert b"false" in server.query("ASK { <urn:a> ?p ?o }", accept).body


def test_without_a_query_it_describes_itself(server):
    answer = server.get("/sparql", accept="text/turtle")
    graph = list(ox.parse(answer.body, format=ox.RdfFormat.TURTLE))
    endpoint = [quad.object.value for quad in graph if quad.predicate.value == SD + "endpoint"]
    names = {quad.object.value for quad in graph if quad.predicate.value == SD + "name"}
    assert endpoint == [server.url + "sparql"] and GRAPH + "data" in names
    assert server.follow("/sparql", accept="text/html").text.count("<textarea") == 1


@pytest.mark.parametrize(
    ("accept", "best"),
    [
        ("text/turtle", "turtle"),
        ("text/*", "turtle"),
        ("text/turtle;q=0.1, application/ld+json", "jsonld"),
        ("text/turtle;q=0, */*", "ntriples"),
        ("TEXT/TURTLE ; Q=1", "turtle"),
        ("application/xhtml+xml, text/html;q=0.9, */*;q=0.1", "html"),
    ],
)
def test_the_best_form_by_the_header(accept, best):
    assert wanted(accept, ("turtle", "ntriples", "jsonld", "html"))[0] == best
