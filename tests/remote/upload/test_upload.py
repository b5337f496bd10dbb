"""Loading into a real Oxigraph server, on a good day and on bad ones."""

import json
import urllib.parse
import urllib.request

import pytest

from aikg.dataset.dataset import Dataset
from aikg.errors import AikgError, UsageError
from aikg.namespaces import GRAPH
from aikg.remote.upload import plan_upload, upload
from aikg.remote.upload.plan import read_parts
from aikg.remote.upload.stores import PROFILES, find_target
from aikg.remote.upload.transport import Transport
from tests.conftest import WORLD
from tests.remote.faults import FAULTS

PROFILE = {profile.name: profile for profile in PROFILES}


def asked(server, text):
    data = urllib.parse.urlencode({"query": text}).encode()
    request = urllib.request.Request(server.query, data, {"Accept": "application/sparql-results+json"})
    with urllib.request.urlopen(request) as answer:
        rows = json.load(answer)["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in rows]


def updated(server, text):
    urllib.request.urlopen(
        urllib.request.Request(server.url + "/update", text.encode(), {"Content-Type": "application/sparql-update"})
    ).close()


def held(server):
    """How many triples each graph of the server holds."""
    rows = asked(server, "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
    return {row["g"]: int(row["n"]) for row in rows if "g" in row}


def wanted(home=WORLD):
    return {part.graph: part.triples for part in read_parts(Dataset(home))}


@pytest.mark.parametrize("via", ["gsp", "update"])
def test_the_store_holds_what_was_loaded_and_nothing_else(fresh, via):
    upload(fresh.url, Dataset(WORLD), via=via, chunk=7)
    assert held(fresh) == wanted()


def test_every_triple_arrives_as_it_is(fresh, tmp_path):
    """Chinese, quotes, backslashes, line breaks, a language tag, datatypes: nothing is changed on the way."""
    import shutil

    home = tmp_path / "home"
    shutil.copytree(WORLD, home)
    odd = 'a"b\\c\nd\te\u4e2d\U0001f600\u0000'.replace("\0", "")
    literal = json.dumps(odd, ensure_ascii=False)
    (home / "data" / "graph" / "odd.ttl").write_text(
        f'<urn:a> <urn:b> {literal} , {literal}@zh , 1.5 , "01"^^<urn:type> .', encoding="utf-8"
    )
    for via in ("gsp", "update"):
        upload(fresh.url, Dataset(home), via=via, chunk=3)
        values = {row["o"] for row in asked(fresh, f"SELECT ?o {{ GRAPH <{GRAPH}data> {{ <urn:a> <urn:b> ?o }} }}")}
        assert values == {odd, "1.5", "01"}


def test_what_was_there_before_is_replaced_and_other_graphs_stay(fresh):
    updated(
        fresh,
        f"INSERT DATA {{ GRAPH <{GRAPH}data> {{ <urn:old> <urn:p> 1 }} GRAPH <urn:mine> {{ <urn:s> <urn:p> 1 }} }}",
    )
    upload(fresh.url, Dataset(WORLD))
    assert held(fresh) == wanted() | {"urn:mine": 1}


def test_a_graph_that_the_dataset_has_no_more_is_dropped(fresh):
    updated(fresh, f"INSERT DATA {{ GRAPH <{GRAPH}links> {{ <urn:old> <urn:p> 1 }} }}")
    upload(fresh.url, Dataset(WORLD))
    assert held(fresh) == wanted()


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("position", [1, 5, -2])
def test_no_fault_loses_data_or_shows_half_a_graph(fresh, faulty, fault, position):
    """Either the load succeeds in spite of it, or it fails in a sentence, the old graphs whole; and then it goes on."""
    old = {f"{GRAPH}data": 1}
    updated(fresh, f"INSERT DATA {{ GRAPH <{GRAPH}data> {{ <urn:old> <urn:p> 1 }} }}")
    upload(faulty.url, Dataset(WORLD), store="oxigraph", chunk=20)
    requests = faulty.seen
    updated(fresh, f"DROP ALL ; INSERT DATA {{ GRAPH <{GRAPH}data> {{ <urn:old> <urn:p> 1 }} }}")
    faulty.break_at(fault, position % requests)
    try:
        upload(faulty.url, Dataset(WORLD), store="oxigraph", chunk=20, silence=1)
    except AikgError as error:
        assert str(error).startswith(faulty.url) and "\n" not in str(error) and "s3cret" not in str(error)
        real = {graph: count for graph, count in held(fresh).items() if not graph.endswith("loading")}
        assert real in (old, wanted())
    else:
        assert held(fresh) == wanted()
    faulty.heal()
    upload(faulty.url, Dataset(WORLD), store="oxigraph", chunk=20)
    assert held(fresh) == wanted()


@pytest.mark.parametrize("fault", ["reset", "busy", "lost"])
def test_what_passes_is_tried_again(faulty, fresh, fault):
    faulty.break_at(fault, 2, 4, 6)
    upload(faulty.url, Dataset(WORLD), store="oxigraph", chunk=20)
    assert held(fresh) == wanted()


@pytest.mark.parametrize(
    ("fault", "requests", "said"),
    [
        ("full", [1], "disk is full"),
        ("redirect", [], "redirects to http://127.0.0.1:9/login; give that URL"),
        ("login", [0], "not with SPARQL results"),
        ("slow", [0], "does not answer in time"),
    ],
)
def test_what_does_not_pass_is_said(faulty, fault, requests, said):
    with pytest.raises(AikgError, match=said):
        faulty.break_at(fault, *requests)
        upload(faulty.url, Dataset(WORLD), store="oxigraph", silence=1)


def test_an_interrupted_load_goes_on_where_it_stopped(fresh, faulty):
    faulty.break_at("full", 8)
    with pytest.raises(AikgError, match="disk is full"):
        upload(faulty.url, Dataset(WORLD), store="oxigraph", chunk=20)
    sent = sum(command == "POST" and "/store" in path for command, path, _ in faulty.sent) - 1
    assert sent > 1
    faulty.heal()
    upload(faulty.url, Dataset(WORLD), store="oxigraph", chunk=20)
    again = sum("/store" in path for _, path, _ in faulty.sent)
    chunks = sum(len(part.chunks) for part in read_parts(Dataset(WORLD), 20))
    assert sent + again <= chunks + 1
    assert held(fresh) == wanted()


def test_a_load_of_other_content_starts_afresh(fresh, faulty, tmp_path):
    import shutil

    faulty.break_at("full", 8)
    with pytest.raises(AikgError):
        upload(faulty.url, Dataset(WORLD), store="oxigraph", chunk=20)
    home = tmp_path / "home"
    shutil.copytree(WORLD, home)
    (home / "data" / "graph" / "more.ttl").write_text("<urn:a> <urn:b> <urn:c> .")
    faulty.heal()
    upload(faulty.url, Dataset(home), store="oxigraph", chunk=20)
    assert held(fresh) == wanted(home)


def test_bodies_are_gzipped_where_the_store_takes_that(faulty):
    upload(faulty.url, Dataset(WORLD), store="oxigraph")
    assert {headers.get("Content-Encoding") for _, path, headers in faulty.sent if "/store" in path} == {"gzip"}


def test_a_dry_run_writes_nothing(fresh):
    target, protocol, parts = plan_upload(fresh.url, Dataset(WORLD))
    assert (target.profile.name, protocol) == ("oxigraph", "gsp") and {part.graph: part.triples for part in parts} == wanted()
    assert held(fresh) == {}


@pytest.mark.parametrize(
    ("url", "name", "query", "update", "graphs"),
    [
        (
            "http://h:3030/ds/sparql",
            "fuseki",
            "http://h:3030/ds/query",
            "http://h:3030/ds/update",
            "http://h:3030/ds/data",
        ),
        (
            "http://h:8890",
            "virtuoso",
            "http://h:8890/sparql",
            "http://h:8890/sparql-auth",
            "http://h:8890/sparql-graph-crud-auth",
        ),
        ("http://h/db/query", "stardog", "http://h/db/query", "http://h/db/update", "http://h/db"),
        ("http://h/x", "other", "http://h/x", "http://h/x", ""),
    ],
)
def test_a_store_that_is_named_answers_at_known_urls(url, name, query, update, graphs):
    assert find_target(Transport(1), url, name) == (PROFILE[name], query, update, graphs)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("http://h:7200/repositories/policy/statements", "graphdb"),
        ("http://h:9999/blazegraph/namespace/kb/sparql", "blazegraph"),
        ("https://db.cluster-x.eu-west-1.neptune.amazonaws.com:8182/sparql", "neptune"),
    ],
)
def test_a_store_may_be_told_by_its_url(url, name):
    assert find_target(Transport(1), url).profile.name == name


def test_a_store_is_told_by_its_server(fresh):
    for url in (fresh.url, fresh.url + "/", fresh.query, fresh.url + "/store"):
        assert find_target(Transport(5), url) == (
            PROFILE["oxigraph"],
            *(f"{fresh.url}/{each}" for each in ("query", "update", "store")),
        )


def test_a_store_that_cannot_move_graphs_at_once_asks_for_consent(fresh):
    with pytest.raises(UsageError, match="--in-place"):
        upload(fresh.query.replace("query", "update"), Dataset(WORLD), store="other")


@pytest.mark.parametrize(
    "url", ["localhost:7878", "ftp://h/x", "http://h:port/", "http://user:s3cret@h/", "http://中/"]
)
def test_what_is_no_url_is_a_usage_error_without_secrets(url):
    with pytest.raises(UsageError) as raised:
        upload(url, Dataset(WORLD))
    assert "s3cret" not in str(raised.value)


def test_the_command_reports_what_it_did(run, fresh):
    plan = run("load", fresh.url, "--dry-run")
    assert plan.returncode == 0 and "nothing is sent" in plan.stderr and held(fresh) == {}
    done = run("load", fresh.url)
    assert done.returncode == 0 and "loaded and verified" in done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "graph,triples,chunks,bytes"
    assert {line.split(",")[0]: int(line.split(",")[1]) for line in lines[1:]} == wanted()
    assert run("load", "http://127.0.0.1:1").returncode == 3


def test_secrets_are_sent_and_never_shown(faulty, monkeypatch, capfd):
    monkeypatch.setenv("AIKG_USER", "curator")
    monkeypatch.setenv("AIKG_PASSWORD", "s3cret")
    upload(faulty.url, Dataset(WORLD), store="oxigraph")
    sent = [headers.get("Authorization", "") for method, _, headers in faulty.sent if method != "GET"]
    assert sent and all(each.startswith("Basic ") for each in sent)
    monkeypatch.setenv("AIKG_TOKEN", "t0ken")
    faulty.heal()
    upload(faulty.url, Dataset(WORLD), store="oxigraph")
    assert {headers["Authorization"] for method, _, headers in faulty.sent if method != "GET"} == {"Bearer t0ken"}
    shown = capfd.readouterr()
    assert "s3cret" not in shown.out + shown.err and "t0ken" not in shown.out + shown.err


def test_netrc_is_read(faulty, monkeypatch, tmp_path):
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password hush\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    upload(faulty.url, Dataset(WORLD), store="oxigraph")
    assert all("Authorization" in headers for method, _, headers in faulty.sent if method != "GET")
