"""The requests of clients that are no package here, as they send them: YASGUI, R's SPARQL package, curl, pandas."""

from __future__ import annotations

import csv
import io
import json
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest

import aikg
from tests.conftest import WORLD

TEXT = "SELECT ?label { ?s a cnai:PolicyDocument ; rdfs:label ?label } ORDER BY ?label"
FORM = "application/x-www-form-urlencoded; charset=UTF-8"
ORIGIN = "https://yasgui.triply.cc"
SPARQL = "{http://www.w3.org/2005/sparql-results#}"


@pytest.fixture(scope="module")
def labels() -> list[str]:
    return [str(row.label) for row in aikg.load(WORLD).select(TEXT)]


def test_yasgui(server, labels) -> None:
    """A form by POST from another origin, after a preflight where the browser wants one."""
    before = server.send(
        "OPTIONS", "/sparql", origin=ORIGIN, access_control_request_method="POST", access_control_request_headers="content-type"
    )
    assert before.status == 200 and before.headers["access-control-allow-origin"] == "*"
    answer = server.send(
        "POST",
        "/sparql",
        urlencode({"query": TEXT}).encode(),
        content_type=FORM,
        accept="application/sparql-results+json,*/*;q=0.9",
        origin=ORIGIN,
    )
    assert answer.status == 200 and answer.headers["access-control-allow-origin"] == "*"
    assert [row["label"]["value"] for row in json.loads(answer.body)["results"]["bindings"]] == labels
    graph = server.send(
        "POST",
        "/sparql",
        urlencode({"query": "DESCRIBE ?s { ?s a cnai:PolicyDocument }"}).encode(),
        content_type=FORM,
        accept="application/n-triples,*/*;q=0.9",
        origin=ORIGIN,
    )
    assert graph.status == 200 and graph.headers["content-type"].startswith("application/n-triples")


def decoded(answer) -> str:
    """The text as a client reads it that takes Latin-1 unless the header names a charset as its last word."""
    assert answer.status == 200
    charset = answer.headers["content-type"].rpartition("charset=")[2]
    return answer.body.decode(charset if charset == "utf-8" else "latin-1")


def test_clients_that_read_latin_1_where_no_charset_is_named(server, labels) -> None:
    """As R's SPARQL package does, which asks by GET and takes XML, or CSV by `format`."""
    assert any(not label.isascii() for label in labels)
    xml = decoded(server.get("/sparql?" + urlencode({"query": TEXT}), accept="application/sparql-results+xml"))
    found = ElementTree.fromstring(xml.partition("?>")[2].encode()).iter(SPARQL + "literal")
    assert [each.text for each in found] == labels
    for form, delimiter in (("csv", ","), ("tsv", "\t")):
        text = decoded(server.get("/sparql?" + urlencode({"query": TEXT, "format": form})))
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter, quoting=csv.QUOTE_MINIMAL))
        assert len(rows) == len(labels) + 1 and (form == "tsv" or [row[0] for row in rows[1:]] == labels)


def test_a_browser(server) -> None:
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
    for text in (TEXT, "ASK {}"):
        answer = server.get("/sparql?" + urlencode({"query": text}), accept=accept)
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
    graph = server.get("/sparql?" + urlencode({"query": "DESCRIBE <urn:a>"}), accept=accept)
    assert graph.status == 200 and "xml" in graph.headers["content-type"]


def test_curl(server, labels) -> None:
    """`curl --data-urlencode query=... URL`, and the same with -G."""
    for answer in (
        server.send("POST", "/sparql", urlencode({"query": TEXT}).encode(), content_type="application/x-www-form-urlencoded", accept="*/*"),
        server.get("/sparql?" + urlencode({"query": TEXT}), accept="*/*"),
    ):
        assert [row["label"]["value"] for row in json.loads(answer.body)["results"]["bindings"]] == labels
