"""Terms that an endpoint writes as no standard has them do not lose the rest of an answer, or are named."""

from __future__ import annotations

import http.server
import json
import threading
from codecs import BOM_UTF8
from contextlib import contextmanager

import pytest
from pyoxigraph import BlankNode

import aikg
from aikg.errors import EndpointError
from aikg.remote.ask import ask

JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
NS = "http://www.w3.org/2005/sparql-results#"


@contextmanager
def answering(body: bytes, kind: str, piece: int = 10**9):
    """An endpoint that gives one answer, in pieces of this size."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response_only(200)
            self.send_header("Content-Type", kind)
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for start in range(0, len(body), piece):
                part = body[start : start + piece]
                self.wfile.write(f"{len(part):x}\r\n".encode() + part + b"\r\n")
            self.wfile.write(b"0\r\n\r\n")

        def log_message(self, *arguments: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/sparql"
    finally:
        server.shutdown()
        server.server_close()


def in_json(*terms: dict[str, str]) -> bytes:
    rows = [{"a": term} for term in terms]
    return json.dumps({"head": {"vars": ["a"]}, "results": {"bindings": rows}}, ensure_ascii=False).encode()


def in_xml(*terms: str) -> bytes:
    rows = "".join(f'<result><binding name="a">{term}</binding></result>' for term in terms)
    text = f'<?xml version="1.0"?><sparql xmlns="{NS}"><head><variable name="a"/></head><results>{rows}</results></sparql>'
    return text.encode()


LABELS = ["nodeID://b10001", "nodeID://b10002", "b1", "t17:x", "-a", "节点", "a b", "nodeID___b10001"]
LITERAL = '{"type":"bnode","value":"nodeID://b1"} <bnode>nodeID://b1</bnode> 中文'


@pytest.mark.parametrize("piece", [1, 7, 64, 10**9])
@pytest.mark.parametrize("kind", [JSON, XML])
def test_blank_nodes_with_odd_names_are_kept_apart(kind: str, piece: int) -> None:
    if kind == JSON:
        nodes = [{"type": "bnode", "value": label} for label in LABELS] + [{"value": LABELS[0], "type": "bnode"}]
        body = in_json(*nodes, {"type": "literal", "value": LITERAL})
    else:
        text = LITERAL.replace("<", "&lt;")
        body = in_xml(*(f"<bnode>{label}</bnode>" for label in [*LABELS, LABELS[0]]), f"<literal>{text}</literal>")
    with answering(body, kind, piece) as url:
        terms = [row["a"] for row in ask(url, "SELECT * { ?a ?b ?c }")]
    nodes, literal = terms[:-1], terms[-1]
    assert all(isinstance(node, BlankNode) for node in nodes) and literal.value == LITERAL
    assert len(set(nodes)) == len(LABELS) and nodes[0] == nodes[-1]
    assert nodes[2] == BlankNode("b1")


@pytest.mark.parametrize(
    "term",
    [
        {"type": "uri", "value": "http://example.org/a b"},
        {"type": "uri", "value": "not-absolute"},
        {"type": "literal", "value": "x", "datatype": "x y"},
        {"type": "literal", "value": "x", "xml:lang": "zh_CN"},
        {"type": "weird", "value": "x"},
    ],
)
def test_a_term_that_is_none_is_shown(run, term: dict[str, str]) -> None:
    with answering(in_json({"type": "uri", "value": "urn:fine"}, term), JSON) as url:
        with pytest.raises(EndpointError) as told:
            aikg.load(endpoint=url).sparql("SELECT * { ?a ?b ?c }")
        assert json.dumps(term["value"]) in str(told.value) and "none of RDF" in str(told.value)
        done = run("sparql", "SELECT * { ?a ?b ?c }", "--endpoint", url)
        assert done.returncode == 3 and "none of RDF" in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.parametrize(("body", "kind"), [(in_json({"type": "uri", "value": "urn:a"}), JSON), (in_xml("<uri>urn:a</uri>"), XML)])
def test_a_byte_order_mark_before_an_answer(body: bytes, kind: str) -> None:
    with answering(BOM_UTF8 + body, kind) as url:
        assert [row["a"].value for row in ask(url, "SELECT * { ?a ?b ?c }")] == ["urn:a"]
    with answering(BOM_UTF8 + b"<urn:a> <urn:b> <urn:c> .", "text/turtle") as url:
        assert len(list(ask(url, "CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b ?c }"))) == 1


def test_a_store_may_have_functions_of_its_own() -> None:
    with answering(in_json({"type": "uri", "value": "urn:a"}), JSON) as url:
        text = "SELECT ?a { FILTER (<http://www.opengis.net/def/function/geosparql/distance>(1, 2) > 1) }"
        assert aikg.load(endpoint=url).select(text)[0].a == "urn:a"
