"""Asking a real server instead of the embedded engine: the same rows, and sentences for what goes wrong."""

import gc
import http.server
import json
import threading
import weakref
from collections import Counter

import pytest

import aikg
from aikg.errors import AikgError, UsageError
from aikg.questions.stored import list_queries
from aikg.remote.endpoint import Endpoint
from aikg.remote.upload import upload
from tests.conftest import WORLD
from tests.remote.faults import FAULTS, proxy

QUESTIONS = [query.name for query in list_queries(aikg.load().dataset)]


@pytest.fixture(scope="module")
def loaded(oxigraph_server, graph):
    """The shipped dataset in the server."""
    upload(oxigraph_server.url, graph.dataset)
    return oxigraph_server


@pytest.fixture(scope="module")
def between(loaded):
    with proxy(loaded.url) as state:
        yield state


@pytest.fixture
def faulty(between):
    between.heal()
    return between


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_has_the_rows_of_the_embedded_engine(loaded, graph, name):
    remote, local = aikg.load(endpoint=loaded.query).query(name), graph.query(name)
    assert remote.columns == local.columns
    assert Counter(remote.terms) == Counter(local.terms)
    if "ORDER BY" in graph.stored(name).text:
        assert remote.terms == local.terms


@pytest.mark.parametrize(
    "value", ["ngaidp-2017", "New Generation Artificial Intelligence Development Plan", "新一代人工智能发展规划"]
)
def test_a_parameter_is_bound_as_a_term_found_in_the_store(loaded, graph, value):
    asked = aikg.load(endpoint=loaded.query).query("city-alignment", directive=value)
    assert len(asked) and asked.terms == graph.query("city-alignment", directive="ngaidp-2017").terms


@pytest.mark.parametrize("hostile", ['" } DROP ALL #', "x> } ; DROP ALL", "\\u0022", "中\n爻", "'''"])
def test_a_hostile_value_is_a_name_that_nothing_has(loaded, hostile):
    with pytest.raises(UsageError, match="there is no document"):
        aikg.load(endpoint=loaded.query).query("city-alignment", directive=hostile)


def test_whatever_asks_can_ask_a_server(loaded, graph):
    remote = aikg.load(endpoint=loaded.query)
    assert remote.show("ngaidp-2017", "both") == graph.show("ngaidp-2017", "both")
    assert remote.find("shenzhen") == graph.find("shenzhen")
    assert remote.stats() == graph.stats()
    fact = ("liaoning-ai-innovation-plan-2025", "alignsWith", "ngaidp-2017")
    assert str(remote.explain(*fact).fact) == str(graph.explain(*fact).fact)
    assert len(remote.explain_row("city-alignment", 1)) == len(graph.explain_row("city-alignment", 1))


def test_a_graph_comes_back_as_triples(loaded, graph):
    text = "CONSTRUCT { ?s a ?c } WHERE { ?s a cnai:EconomicCircle , ?c }"
    assert set(aikg.load(endpoint=loaded.query).sparql(text)) == set(graph.sparql(text))
    assert aikg.load(endpoint=loaded.query).sparql("ASK { ?s a cnai:EconomicCircle }") is True


def test_a_long_query_is_sent_as_a_body(loaded):
    many = " ".join(f"<urn:{number}>" for number in range(20_000))
    assert len(aikg.load(endpoint=loaded.query).sparql(f"SELECT * {{ VALUES ?x {{ {many} }} }}")) == 20_000


def test_a_store_without_our_graphs_is_asked_as_it_is(fresh):
    import urllib.request

    data = b"<urn:a> <urn:b> <urn:c> ."
    urllib.request.urlopen(
        urllib.request.Request(fresh.url + "/store?default", data, {"Content-Type": "application/n-triples"})
    ).close()
    assert len(aikg.load(endpoint=fresh.query).sparql("SELECT * { ?s ?p ?o }")) == 1


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("position", [0, 1])
@pytest.mark.parametrize("text", ["SELECT * { ?s a ?c }", "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }"])
def test_no_fault_hangs_or_gives_other_rows(faulty, graph, fault, position, text):
    """The right answer in spite of the fault, or an error in one sentence."""
    faulty.break_at(fault, position)
    remote = aikg.load(endpoint=faulty.url + "/query")
    remote.__dict__["store"] = Endpoint(faulty.url + "/query", silence=1)
    try:
        answer = remote.sparql(text)
    except AikgError as error:
        assert str(error).startswith(faulty.url) and "\n" not in str(error) and "s3cret" not in str(error)
    else:
        assert len(answer) == len(graph.sparql(text))


@pytest.mark.parametrize("fault", ["busy", "reset", "lost"])
def test_what_passes_is_tried_again(faulty, graph, fault):
    faulty.break_at(fault, 0, 2)
    answer = aikg.load(endpoint=faulty.url + "/query").query("levels")
    assert answer.terms == graph.query("levels").terms


@pytest.mark.parametrize("fault", ["reset", "lost"])
def test_a_request_that_failed_keeps_nothing_of_who_asked(faulty, fault):
    """What waits for the garbage collector may end in any thread, which an answer of the engine cannot."""

    class Held:
        pass

    def asks():
        held = Held()
        Endpoint(faulty.url + "/query").query("ASK { ?s ?p ?o }")
        return weakref.ref(held)

    faulty.break_at(fault, 0)
    gc.collect()
    gc.disable()
    try:
        assert asks()() is None
    finally:
        gc.enable()


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault not in ("busy", "lost", "reset", "slow")])
def test_the_command_fails_in_one_sentence_without_a_traceback(run, faulty, fault):
    faulty.break_at(fault)
    done = run("sparql", "SELECT * { ?s a ?c }", "--timeout", "12", "--endpoint", faulty.url + "/query")
    assert done.returncode == 3 and done.stderr.startswith("Error: ") and done.stderr.count("\n") == 1


def test_the_endpoint_may_come_from_the_environment_and_not_with_added_files(run, loaded, tmp_path):
    asked = run("query", "levels", env={"AIKG_ENDPOINT": loaded.query, "AIKG_HOME": str(aikg.load().dataset.home)})
    assert asked.returncode == 0 and asked.stdout.count("\n") > 3
    (tmp_path / "a.ttl").write_text("<urn:a> <urn:b> <urn:c> .")
    both = run("query", "levels", "--add", str(tmp_path / "a.ttl"), env={"AIKG_ENDPOINT": loaded.query})
    assert both.returncode == 2 and "added" in both.stderr


def test_the_formats_of_rows_are_byte_for_byte_those_of_the_embedded_engine(run, loaded):
    home = {"AIKG_HOME": str(aikg.load().dataset.home)}
    for form in ("json", "csv", "tsv", "xml", "markdown"):
        ends = (
            run("query", "levels", "--format", form, env=home),
            run("query", "levels", "--format", form, "--endpoint", loaded.query, env=home),
        )
        assert ends[0].stdout == ends[1].stdout and ends[1].returncode == 0
    assert json.loads(run("query", "levels", "--format", "json", "--endpoint", loaded.query, env=home).stdout)


def test_what_is_no_sparql_is_told_with_its_place(run, loaded):
    done = run("sparql", "SELECT * { ?s ?p", "--endpoint", loaded.query)
    assert done.returncode == 2 and "line 1" in done.stderr


@pytest.mark.parametrize("secret", [("AIKG_USER", "curator"), ("AIKG_TOKEN", "t0ken"), ("AIKG_USER", "")])
def test_no_redirect_is_followed_and_no_secret_sent_on(monkeypatch, secret):
    """The redirecting server and the other host are both ours; the other one notes what reaches it."""
    reached = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path.startswith("/query"):
                self.send_response(302)
                self.send_header("Location", "/elsewhere?secret=1")
            else:
                reached.append(self.headers.get("Authorization"))
                self.send_response(200)
                self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def do_POST(self):
            self.do_GET()

        def log_message(self, *args):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        monkeypatch.setenv(*secret)
        monkeypatch.setenv("AIKG_PASSWORD", "s3cret")
        url = f"http://127.0.0.1:{server.server_port}/query"
        with pytest.raises(aikg.EndpointError, match=r"redirects to .*/elsewhere; give that URL"):
            aikg.load(WORLD, endpoint=url).sparql("ASK { ?s ?p ?o }")
        assert set(reached) <= {None}
    finally:
        server.shutdown()
        server.server_close()
