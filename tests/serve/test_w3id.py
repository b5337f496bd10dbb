"""The redirections of ontology/w3id/.htaccess, read as Apache would, and followed on a running server."""

import re

import pytest

import aikg
from aikg.dataset.home import home
from aikg.namespaces import BASE
from tests.conftest import WORLD
from tests.serve.test_serve import names, thing

RULES = re.compile(r"^RewriteRule (\S+) (\S+) \[R=(\d+),L\]$", re.MULTILINE)
TEXT = (home() / "ontology" / "w3id" / ".htaccess").read_text(encoding="utf-8")


def redirected(path):
    """The status and the place that a path below our base leads to."""
    for pattern, target, status in RULES.findall(TEXT):
        match = re.search(pattern, path)
        if match:
            return int(status), match.expand(re.sub(r"\$(\d)", r"\\\1", target))
    return None


@pytest.mark.parametrize(
    ("path", "status", "place"),
    [
        ("ontology", 303, "%{ENV:SERVER}/ontology"),
        ("ontology/0.1.0", 302, "%{ENV:RELEASES}/0.1.0/ontology.ttl"),
        ("release/0.1.0/aikg.nq.gz", 302, "%{ENV:RELEASES}/0.1.0/aikg.nq.gz"),
        ("release/0.1.0/graph/data.ttl.gz", 302, "%{ENV:RELEASES}/0.1.0/graph/data.ttl.gz"),
        ("shapes", 303, "%{ENV:RELEASES}/latest/shapes.ttl"),
        ("dataset", 303, "%{ENV:RELEASES}/latest/void.ttl"),
        ("dataset/data", 303, "%{ENV:RELEASES}/latest/void.ttl"),
        ("context", 303, "%{ENV:RELEASES}/latest/context.jsonld"),
        ("", 303, "%{ENV:SERVER}/"),
        ("elsewhere", None, None),
    ],
)
def test_a_path_leads_where_it_should(path, status, place):
    assert redirected(path) == ((status, place) if status else None)


def test_what_leads_to_the_server_is_answered_there(server):
    concept = str(aikg.load(WORLD).sparql("SELECT ?s { ?s a skos:Concept } LIMIT 1")[0].s).removeprefix(BASE)
    for path in (
        f"id/{thing()}",
        concept,
        "graph/data",
        f"query/{names()[0]}",
        "ontology",
        "",
    ):
        status, place = redirected(path)
        assert status == 303 and place.startswith("%{ENV:SERVER}")
        answer = server.follow(place.removeprefix("%{ENV:SERVER}"), accept="text/html, text/turtle;q=0.9")
        assert answer.status == 200, (path, answer)


@pytest.mark.parametrize(
    ("accept", "place"),
    [
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "docs/terms.html"),
        ("text/turtle", "graph/ontology?format=turtle"),
        ("application/rdf+xml", "graph/ontology?format=rdfxml"),
        ("application/ld+json, text/html;q=0.5", "graph/ontology?format=jsonld"),
        ("", "graph/ontology?format=turtle"),
    ],
)
def test_the_ontology_gives_a_browser_a_page_and_a_machine_rdf(server, accept, place):
    answer = server.get("/ontology", accept=accept)
    assert (answer.status, answer.headers["location"]) == (303, place)
    assert server.get("/" + place, accept=accept).status == 200


def test_the_documentation_is_there_with_all_it_needs(server):
    for path, media in (("", "text/html"), ("index.html", "text/html"), ("style.css", "text/css"), ("aikg-docs.json", "application/json")):
        answer = server.get(f"/docs/{path}")
        assert (answer.status, answer.headers["content-type"].partition(";")[0]) == (200, media)
    assert server.get("/docs/nothing.html").status == 404
    assert server.get("/ontology", accept="image/png").status == 406


def test_a_named_graph_comes_whole(server):
    assert server.get("/graph/data", accept="text/turtle").body.count(b"\n") > 20
    assert server.get("/graph/nothing").status == 404
