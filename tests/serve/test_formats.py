"""How clients ask for a form of answer, and what the server says of its text."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from aikg.serve.negotiate import FORMS, wanted
from aikg.serve.worker import GRAPHS, ROWS

SELECT, ASK, CONSTRUCT, DESCRIBE = (
    "SELECT * { ?s a ?c } LIMIT 3",
    "ASK {}",
    "CONSTRUCT WHERE { ?s a ?c }",
    "DESCRIBE <https://w3id.org/china-ai-policy/id/document/ngaidp-2017>",
)
FORM = "application/x-www-form-urlencoded"


def kind(answer) -> str:
    assert answer.status == 200, answer.text
    return answer.headers["content-type"].partition(";")[0]


def asked(server, text: str, accept: str = "*/*", **parameters: str):
    return server.query(text, accept, **parameters)


@pytest.mark.parametrize("name", ["json", "JSON", "Json", "application/json", "application/sparql-results+json", "APPLICATION/JSON"])
def test_json(server, name: str) -> None:
    assert kind(asked(server, SELECT, "text/html", format=name)) == "application/sparql-results+json"


@pytest.mark.parametrize("name", ["json", "json-ld", "jsonld", "JSONLD", "application/ld+json", "application/x-json+ld"])
def test_json_of_a_graph_is_json_ld(server, name: str) -> None:
    for text in (CONSTRUCT, DESCRIBE):
        assert kind(asked(server, text, "text/html", format=name)) == "application/ld+json"


@pytest.mark.parametrize("name", ["xml", "XML", "application/xml", "text/xml"])
def test_xml(server, name: str) -> None:
    assert kind(asked(server, SELECT, format=name)) == "application/sparql-results+xml"
    assert kind(asked(server, DESCRIBE, format=name)) == "application/rdf+xml"


@pytest.mark.parametrize("name", ["rdf", "rdf+xml", "rdfxml", "RDFXML", "application/rdf+xml", "rdf xml"])
def test_rdf_xml(server, name: str) -> None:
    assert kind(asked(server, DESCRIBE, "text/turtle", format=name)) == "application/rdf+xml"


@pytest.mark.parametrize("name", ["turtle", "TURTLE", "ttl", "n3", "N3", "text/n3", "text/turtle", "application/x-turtle"])
def test_turtle_stands_for_notation_3_too(server, name: str) -> None:
    assert kind(asked(server, DESCRIBE, "application/rdf+xml", format=name)) == "text/turtle"


@pytest.mark.parametrize("name", ["csv", "CSV", "text/csv"])
def test_tables(server, name: str) -> None:
    assert kind(asked(server, SELECT, format=name)) == "text/csv"
    assert kind(asked(server, SELECT, format=name.lower().replace("csv", "tab-separated-values" if "/" in name else "tsv"))) == (
        "text/tab-separated-values"
    )


@pytest.mark.parametrize("name", ["", "auto", "text/x-nothing", "json;q", "nothing", "中"])
def test_an_unknown_format_leaves_it_to_the_header(server, name: str) -> None:
    expected = "application/sparql-results+json" if name == "json;q" else "text/tab-separated-values"
    assert kind(asked(server, SELECT, "text/tab-separated-values", format=name)) == expected


def test_the_format_may_be_in_the_body_or_be_called_output(server) -> None:
    body = urlencode({"query": SELECT, "format": "csv"}).encode()
    assert kind(server.send("POST", "/sparql", body, content_type=FORM, accept="*/*")) == "text/csv"
    assert kind(asked(server, SELECT, output="csv")) == "text/csv"
    url = "/sparql?" + urlencode({"output": "xml", "results": "xml", "format": "xml"})
    answer = server.send("POST", url, DESCRIBE.encode(), content_type="application/sparql-query")
    assert kind(answer) == "application/rdf+xml"


def test_a_form_that_does_not_fit_the_answer_is_406(server) -> None:
    assert asked(server, SELECT, format="turtle").status == 406
    assert asked(server, DESCRIBE, format="csv").status == 406


@pytest.mark.parametrize("accept", ["text/n3", "text/rdf+n3", "application/n3", "application/turtle, text/rdf+n3;q=0.9"])
def test_notation_3_is_accepted(server, accept: str) -> None:
    assert kind(asked(server, DESCRIBE, accept)) == "text/turtle"


@pytest.mark.parametrize("text", [SELECT, ASK, CONSTRUCT, DESCRIBE])
def test_text_names_its_encoding_last(server, text: str) -> None:
    for form in ROWS if text in (SELECT, ASK) else GRAPHS:
        header = asked(server, text, format=form).headers["content-type"]
        if header.startswith("text/") or "xml" in header:
            assert header.endswith("; charset=utf-8"), form


def test_every_other_text_names_its_encoding_last_too(server) -> None:
    for path in ("/en/index.html", "/style.css", "/sitemap.xml", "/nothing", "/sparql?query=nonsense", "/id/document/none"):
        assert server.get(path).headers["content-type"].endswith("; charset=utf-8"), path
    assert all(form.media.endswith("; charset=utf-8") for form in FORMS.values() if "text/" in form.media or "xml" in form.media)


def test_any_media_type_that_is_sent_is_accepted() -> None:
    for name, form in FORMS.items():
        for media in (form.media, form.media.upper(), *form.also):
            assert name in wanted(media.partition(";")[0]), media


@pytest.mark.parametrize("path", ["/sparql", "/", "/query/city-alignment", "/id/document/ngaidp-2017", "/health"])
def test_options_names_the_methods(server, path: str) -> None:
    answer = server.send("OPTIONS", path)
    assert (answer.status, answer.body) == (204, b"")
    assert {"GET", "HEAD", "OPTIONS"} <= set(answer.headers["allow"].split(", "))
    assert ("POST" in answer.headers["allow"]) == (path == "/sparql")


def test_a_relative_iri_is_one_below_the_endpoint(server) -> None:
    assert b"true" in server.query(f"ASK {{ FILTER (<x> = <{server.url}x>) }}").body


def test_a_refused_service_names_what_there_is(server) -> None:
    said = server.query("SELECT * { SERVICE <http://example.org/> {} }").text
    assert "SERVICE would ask another endpoint" in said and "aikg sparql --allow-federation" in said


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/query/city-alignment?lang=xx", "lang=xx: use zh, en or both"),
        ("/query/city-alignment?langue=zh", "langue"),
        ("/query/city-alignment?format=nothing", "format=nothing: use json"),
        ("/query/city-alignment?format=a%0Ab", "format=a b: use json"),
        ("/data/document/ngaidp-2017?lang=zh", "lang: there is no such parameter"),
        ("/data/document/ngaidp-2017?format=csv", "format=csv: use turtle"),
        ("/page/document/ngaidp-2017?lang=fr", "lang=fr"),
        ("/page/document/ngaidp-2017?format=turtle", "format: there is no such parameter"),
        ("/graph/data?limit=3", "limit: there is no such parameter"),
    ],
)
def test_a_parameter_works_or_is_refused_by_name(server, path: str, said: str) -> None:
    answer = server.get(path)
    assert answer.status == 400 and said in answer.text and answer.text.count("\n") == 1


def test_the_language_of_a_question(server) -> None:
    def columns(lang: str) -> list[str]:
        return server.get(f"/query/city-alignment?format=csv&lang={lang}").text.splitlines()[0].split(",")

    both, zh, en = map(columns, ("both", "zh", "en"))
    assert any(name.endswith("_en") for name in both)
    assert not any(name.endswith("_en") for name in zh) and not any(name.endswith("_zh") for name in en)
    assert {*zh, *en} == {*both}
