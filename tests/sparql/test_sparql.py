from __future__ import annotations

import pytest

from aikg import Graph, UsageError
from aikg.namespaces import PREFIXES
from aikg.sparql.engine import run
from aikg.sparql.syntax import refuse_service


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "SELECT * {\n  ?s fooaf:x ?o }",
            r"line 2, column 6: the prefix fooaf: is not declared; did you mean foaf",
        ),
        (
            "SELECT * { ?s skos:x ?o }",
            r"the prefix skos: is not declared; add PREFIX skos: <http://www.w3.org/2004",
        ),
        ("SELECT * { ?s zzzzz:x ?o }", "the prefix zzzzz: is not declared; declare it with PREFIX"),
        ("SELECT * { ?s :x ?o }", "the prefix : is not declared"),
        ("SELECT * { ?s ?p ?o\n  FILTR(1) }", r"line 2, column \d+: this is not SPARQL after “FILTR\(1\)”"),
        ("SELECT * { ?s ?p ", r"line 1, column \d+: this is not SPARQL"),
        ("", "q is empty: write a SELECT, ASK, CONSTRUCT or DESCRIBE query"),
        ("# nothing", "q is empty"),
        (
            "PREFIX a: <http://a/> INSERT DATA { a:a a:b a:c }",
            "INSERT is a SPARQL update, and the graph",
        ),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE is a SPARQL update"),
    ],
)
def test_a_text_that_cannot_run_is_explained(tiny: Graph, text: str, expected: str) -> None:
    with pytest.raises(UsageError, match=expected) as raised:
        run(tiny.source, text, "q")
    assert "\n" not in str(raised.value) and "Prefix not found" not in str(raised.value)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p true.SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "PREFIX p: <http://a/> SELECT * { ?s ?p p:.SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p 'x'SERVICE?e { ?s ?p ?o } }",
    ],
)
def test_service_is_refused(text: str) -> None:
    with pytest.raises(
        UsageError, match=r"q, line 1: SERVICE would ask another endpoint, and federation is off"
    ):
        refuse_service(text, "q")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?service ?p 'SERVICE', <http://a/SERVICE> } # SERVICE",
        "PREFIX ex: <http://a/> SELECT * { ?s ex:a.service ?o ; ex:b ex:1.Service }",
        "PREFIX dcat: <http://www.w3.org/ns/dcat#> SELECT * { ?s dcat:service ?o ; a dcat:DataService }",
    ],
)
def test_the_word_alone_is_no_service(tiny: Graph, text: str) -> None:
    run(tiny.source, text)


def test_known_prefixes_may_be_predeclared(tiny: Graph) -> None:
    assert run(tiny.source, "ASK { ?s a skos:Concept }", prefixes=PREFIXES)


def test_all_graphs_are_asked_together(tiny: Graph) -> None:
    assert tiny.sparql("ASK { ?a cnai:competesWith ?b . ?a skos:exactMatch ?c . ?d cnai:place ?a }") is True
    assert tiny.sparql("ASK { GRAPH ?g { ?a cnai:competesWith ?b . ?d cnai:place ?a } }") is False
