"""Whatever a request holds, the server answers in time, with a status that is none of its own failures, and lives on."""

from __future__ import annotations

import socket
from urllib.parse import quote_from_bytes

from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.mutations import fuzzed, mutated
from tests.serve.conftest import server

__all__ = ["server"]

QUERIES = [
    b"SELECT ?s ?label { ?s a cnai:PolicyDocument ; rdfs:label ?label } LIMIT 3",
    b"PREFIX e: <http://e/> CONSTRUCT { ?s e:p ?o } FROM <http://g> WHERE { ?s ?p ?o FILTER (?o > 3 || BOUND(?s)) }",
    b'ASK { ?s ?p "\xe4\xb8\xad"@zh, 1.5e3, """x""" . OPTIONAL { ?s ?q [ ?r (1 2) ] } }',
    b"DESCRIBE <https://w3id.org/china-ai-policy/id/document/ngaidp-2017>",
    b"SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    b"DROP ALL",
]
PATHS = [
    *(b"/", b"/sparql", b"/sparql", b"/sparql", b"/query/city-alignment", b"/query/echo", b"/query/published", b"/sitemap.xml", b"/health"),
    *(b"/id/document/ngaidp-2017", b"/page/document/ngaidp-2017", b"/data/document/ngaidp-2017", b"/graph/data", b"/vocab/theme/x"),
    *(b"/%", b"/%ff%fe", b"//", b"/../../etc/passwd", b"/query/", b"/id/%00", b"*", b"http://other.example/sparql", b"/sparql/../sparql"),
]
NAMES = [b"query", b"format", b"output", b"lang", b"default-graph-uri", b"named-graph-uri", b"update", b"directive", b"text", b"from", b"timeout", b""]
VALUES = [*QUERIES, b"json", b"xml", b"csv", b"zh", b"urn:g", b"ngaidp-2017", b"2020", b"", b"not an iri", b"http://[", b"1" * 300]
ACCEPTS = [
    *(b"*/*", b"application/sparql-results+json", b"text/turtle;q=0.5, application/ld+json", b"text/html", b"text/*;q=nan, */*;q=-1", b""),
    *(b"application/sparql-results+xml, */*;q=0.1", b",;,=;q", b"image/png", b"text/csv;header=absent"),
]
KINDS = [b"application/sparql-query", b"application/x-www-form-urlencoded", b"application/sparql-update", b"text/plain", b"multipart/form-data; boundary=x", b""]
STATUSES = {200, 204, 301, 302, 303, 304, 307, 308, 400, 403, 404, 405, 406, 413, 414, 415, 431, 501, 503}


@st.composite
def requests(draw: st.DrawFn) -> bytes:
    method = draw(st.sampled_from([b"GET", b"GET", b"POST", b"POST", b"HEAD", b"OPTIONS", b"PUT", b"BREW", b"get"]))
    path = draw(st.one_of(st.sampled_from(PATHS), mutated(PATHS, 2).map(lambda data: data.translate(None, b" \r\n\t\x00") or b"/")))
    pairs = draw(st.lists(st.tuples(st.sampled_from(NAMES), mutated(VALUES, 2)), max_size=4))
    written = b"&".join(name + b"=" + quote_from_bytes(value).encode() for name, value in pairs)
    kind = draw(st.sampled_from(KINDS))
    body = b""
    if method in (b"POST", b"PUT"):
        body = draw(st.one_of(mutated(QUERIES, 3), st.just(written), mutated([written or b"query=ASK%20%7B%7D"], 3)))
    target = path + (b"?" + written if written and draw(st.booleans()) else b"")
    headers = [
        b"Host: localhost",
        b"Connection: close",
        b"Accept: " + draw(mutated(ACCEPTS, 1)).translate(None, b"\r\n"),
        *([b"Content-Type: " + kind] if kind else []),
        *([b"Origin: https://o.example"] if draw(st.booleans()) else []),
        *([b"If-None-Match: " + draw(st.sampled_from([b"*", b'W/"x"', b",", b'"'] ))] if draw(st.booleans()) else []),
        b"Accept-Encoding: " + draw(st.sampled_from([b"gzip", b"identity;q=0", b"br", b""])),
        *([b"Content-Length: " + str(len(body)).encode()] if body else []),
    ]
    return method + b" " + target + b" HTTP/1.1\r\n" + b"\r\n".join(headers) + b"\r\n\r\n" + body


def exchanged(host: str, request: bytes) -> bytes:
    name, _, port = host.rpartition(":")
    with socket.create_connection((name, int(port)), timeout=10) as connection:
        try:
            connection.sendall(request)
        except (BrokenPipeError, ConnectionResetError):
            pass  # It has answered before it has read everything.
        parts = []
        try:
            while part := connection.recv(65536):
                parts.append(part)
        except ConnectionResetError:
            pass
    return b"".join(parts)


@fuzzed
@given(request=requests())
def test_any_request_is_answered(server, request: bytes) -> None:
    answer = exchanged(server.host, request)
    head, _, body = answer.partition(b"\r\n\r\n")
    status = int(head.split(b" ")[1])
    assert status in STATUSES, (request, answer[:500])
    assert b"Traceback" not in body
    if status in (400, 403, 404, 406, 413, 415) and body and not request.startswith(b"HEAD"):
        assert body.count(b"\n") <= 1 and b"text/plain" in head.lower()


def test_it_lives_on(server) -> None:
    assert server.get("/health").status == 200
    assert server.query("ASK {}").status == 200
    assert server.process.poll() is None
