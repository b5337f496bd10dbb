"""What the server adds to the protocol: stored questions, things, limits, caching, and how it behaves under load."""

import asyncio
import json
import os
import shutil
import signal
import threading
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode, urljoin

import pytest

import aikg
import aikg.pages
from aikg.dataset.dataset import Dataset
from aikg.pages.address import path_of
from aikg.questions.kept import file_name
from aikg.store.cache import entry_folder
from tests.conftest import WORLD
from tests.serve.conftest import serving

LONG = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?q . ?t ?u ?v }"


def names():
    return [query.name for query in aikg.load(WORLD).queries()]


def test_a_stored_question_by_its_url(server):
    name = names()[0]
    answer = server.get(f"/query/{name}?format=csv")
    assert answer.status == 200 and answer.text.startswith(",".join(aikg.load(WORLD).query(name).columns))
    assert server.follow(f"/query/{name}", accept="text/html").text.count("<table") == 1


def test_a_wrong_query_comes_back_to_a_browser_with_the_reason(server):
    """Any other client gets the sentence alone."""
    wrong = "SELECT ?s <b>&bad"
    page = server.get("/sparql?" + urlencode({"query": wrong}), accept="text/html,*/*;q=0.8")
    assert page.status == 400 and page.headers["content-type"].startswith("text/html")
    assert "SELECT ?s &lt;b&gt;&amp;bad</textarea>" in page.text and 'role="alert"' in page.text and "line 1" in page.text
    plain = server.get("/sparql?" + urlencode({"query": wrong}), accept="application/sparql-results+json")
    assert plain.status == 400 and plain.headers["content-type"].startswith("text/plain") and "line 1" in plain.text


def test_a_stored_question_with_parameters(server):
    graph = aikg.load(WORLD)
    query = next(query for query in graph.queries() if query.parameters)
    name, parameter = next(iter(query.parameters.items()))
    answer = server.get(f"/query/{query.name}?{name}={parameter.example}&format=json")
    assert answer.status == 200, answer.text
    assert len(json.loads(answer.body)["results"]["bindings"]) == len(
        graph.query(query.name, **{name: parameter.example})
    )


def test_an_answer_that_is_kept_is_read_and_not_asked(tmp_path, monkeypatch):
    home, cache = shutil.copytree(WORLD, tmp_path / "world"), tmp_path / "cache"
    monkeypatch.setenv("AIKG_CACHE", str(cache))
    text = """#+ summary: {en: "Places", zh: "地方"}
#+ kept: true
SELECT DISTINCT ?place ?place_zh ?place_en WHERE { ?thing <https://w3id.org/china-ai-policy/ontology#place> ?place }
"""
    (home / "queries" / "questions" / "places.rq").write_text(text, encoding="utf-8")
    graph = aikg.load(home)
    file = Path(entry_folder(graph.dataset), file_name(graph.stored("places")))
    with serving(cache, home=home) as client:
        asked = client.get("/query/places?format=csv").text
        assert asked.count("/place/") == len(graph.query("places")) > 0
        file.write_text('?place\t?place_zh\t?place_en\n<x:y>\t"一"@zh\t"One"@en\n', encoding="utf-8")
        assert client.get("/query/places?format=csv").text == "place,place_zh,place_en\r\nx:y,一,One\r\n"
        assert client.get("/query/places?format=tsv&lang=en").text == '?place\t?place_en\n<x:y>\t"One"@en\n'
        assert json.loads(client.get("/query/places?format=json&lang=zh").body)["head"]["vars"] == ["place", "place_zh"]
        assert "x:y" in client.follow("/query/places", accept="text/html").text
        file.write_text("damaged", encoding="utf-8")
        assert client.get("/query/places?format=csv").text == asked


def test_a_question_that_asks_other_endpoints_is_not_here(own_cache, tmp_path):
    home = shutil.copytree(WORLD, tmp_path / "world")
    shutil.copytree(Path(aikg.load().dataset.home) / "queries" / "federated", home / "queries" / "federated")
    with serving(own_cache, home=home) as server:
        answer = server.get("/query/eu-acts")
        assert answer.status == 404 and "aikg query eu-acts" in answer.text
        assert "eu-acts" not in server.get("/en/question/index.html").text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/query/nothing", 404),
        ("/query/{0}?no-such=1", 400),
        ("/query/{0}?format=docx", 400),
        ("/id/document/none", 404),
        ("/id/%20", 404),
        ("/page/../../etc/passwd", 404),
        ("/nowhere", 404),
    ],
)
def test_what_is_not_there_is_said(server, path, status):
    assert server.get(path.format(names()[0])).status == status


def thing():
    rows = aikg.load(WORLD).sparql("SELECT ?s { ?s a cnai:PolicyDocument ; rdfs:label ?l } ORDER BY ?s LIMIT 1")
    return str(rows[0].s).partition("/id/")[2]


def test_a_thing_leads_to_its_page_or_its_data(server):
    path = thing()
    here = f"/id/{path}"
    for accept, place in (("text/html,*/*;q=0.8", f"/zh/{path}.html"), ("text/turtle", f"/data/{path}")):
        answer = server.get(here, accept=accept, accept_language="zh-CN,zh;q=0.9,en;q=0.8")
        assert (answer.status, urljoin(here, answer.headers["location"])) == (303, place)
        assert answer.headers["vary"].partition(",")[0] == "Accept"
    assert server.get(f"/id/{path}", accept="application/ld+json").headers["location"].endswith("?format=jsonld")


def test_the_page_and_the_data_of_a_thing(server):
    path = thing()
    label = next(iter(aikg.load(WORLD).show(path).labels.values()))
    page = server.follow(f"/page/{path}")
    assert page.status == 200 and label in page.text
    data = server.get(f"/data/{path}", accept="text/turtle")
    assert data.status == 200 and label in data.text


def test_a_query_over_its_time_is_ended_and_the_others_go_on(server):
    done = {}
    threads = [threading.Thread(target=lambda: done.setdefault("long", server.query(LONG)))]
    threads[0].start()
    time.sleep(0.2)
    assert server.query("ASK {}").status == 200
    threads[0].join()
    assert done["long"].status == 503 and "within 1 second" in done["long"].text
    assert done["long"].headers["retry-after"] == "1"
    for _ in range(4):  # As many as there are processes, and more.
        assert server.query("ASK {}").status == 200


@pytest.mark.parametrize(
    ("query", "zh", "en"),
    [
        (LONG, "1秒内没有答完", "no answer within 1 second"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "本站不代查", "SERVICE would ask another endpoint"),
        ("CLEAR ALL", "本图谱只读", "the graph is read-only"),
        ("SELECT * { ?s ?p ?o . ?x ?y ?z } LIMIT 60000", "答案超过", "the answer has more than"),
    ],
)
def test_a_reader_is_refused_in_her_language(server, query, zh, en):
    """As the page's script asks, as its form does without one, and as a program that names no language."""
    path = "/sparql?" + urlencode({"query": query})
    for lang, said in (("zh-Hans", zh), ("en", en)):
        answer = server.get(path, accept="application/sparql-results+json", accept_language=lang)
        assert said in answer.text and answer.status in (400, 503) and answer.headers["content-type"].startswith("text/plain")
        page = server.get(path, accept="text/html", accept_language=lang)
        assert said in page.text and 'role="alert"' in page.text and f'<html lang="{lang}"' in page.text
        assert 'class="wrong" lang=' not in page.text
    assert en in server.query(query).text


@pytest.mark.parametrize(
    ("asked", "zh", "en"),
    [
        ("page=x", "页码=x：请给出数字", "page=x: give the number of a page"),
        ("row=-1", "行号=-1：请给出数字", "row=-1: give the number of a row"),
        ("no=such", "此问题没有参数“no”", "has no parameter no"),
    ],
)
def test_a_form_is_refused_in_the_language_of_its_page(server, asked, zh, en):
    for lang, said in (("zh", zh), ("en", en)):
        page = server.get(f"/{lang}/question/{names()[0]}.html?{asked}", accept="text/html")
        assert page.status == 400 and said in page.text and '<p lang="en">' not in page.text, page.text


def test_a_program_is_refused_in_the_language_that_it_names(server):
    for method, path, zh in (("GET", f"/query/{names()[0]}?format=x", "没有格式 x"), ("PUT", "/sparql", "此处不接受 PUT")):
        request = urllib.request.Request(server.url + path.removeprefix("/"), method=method, headers={"Accept-Language": "zh"})
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request)
        assert zh in refused.value.read().decode()


def test_what_is_not_there_is_said_in_the_language_of_the_browser(server):
    for path in ("/id/place/nowhere", "/graph/none", "/query/none", "/nothing.js"):
        told = {lang: server.get(path, accept_language=lang).text for lang in ("zh", "en")}
        assert told["en"].startswith("there is no") and told["zh"][0] in "没/" and not told["zh"].isascii(), told


def test_the_engine_really_stops(own_cache):
    """No process is left computing after its query was given up."""
    with serving(own_cache, "--timeout", "0.5", "--workers", "1") as server:
        assert server.query(LONG).status == 503
        deadline = time.monotonic() + 20
        while server.get("/health").status != 200 and time.monotonic() < deadline:
            time.sleep(0.05)

        def worked() -> int:
            """Hundredths of a second that all processes have worked meanwhile."""
            children = processes_of(server.process.pid)
            before = sum(map(cpu, children))
            time.sleep(0.5)
            return sum(map(cpu, [each for each in children if os.path.exists(f"/proc/{each}")])) - before

        # A worker that takes the place of the one that was ended works for a moment, while it starts.
        while worked() >= 10:
            assert time.monotonic() < deadline


def processes_of(parent):
    with open(f"/proc/{parent}/task/{parent}/children") as file:
        return [int(each) for each in file.read().split()]


def cpu(process):
    """The CPU time of a process, in ticks."""
    with open(f"/proc/{process}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


@pytest.mark.parametrize(
    ("text", "accept"),
    [
        ("SELECT * { ?s ?p ?o . ?x ?y ?z }", "application/sparql-results+json"),
        ("SELECT * { ?s ?p ?o . ?x ?y ?z }", "text/csv"),
        ("CONSTRUCT { ?s ?p ?z } WHERE { ?s ?p ?o . ?x ?y ?z }", "text/turtle"),
    ],
)
def test_too_many_rows_are_refused_and_with_a_limit_they_come(server, text, accept):
    answer = server.query(text, accept)
    assert answer.status in (400, 503) and answer.text.count("\n") == 1
    assert server.query(text + " LIMIT 500", accept).status == 200


def test_an_answer_need_not_come_twice(server):
    answer = server.query("SELECT * { ?s a ?c }")
    tag = answer.headers["etag"]
    path = "/sparql?query=SELECT+%2A+%7B+%3Fs+a+%3Fc+%7D"
    again = server.get(path, accept="application/sparql-results+json", if_none_match=tag)
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
    other = server.get(path, accept="text/csv", if_none_match=tag)
    assert other.status == 200 and other.headers["etag"] != tag


def test_what_changes_from_call_to_call_has_no_tag(server):
    assert "etag" not in server.query("SELECT (NOW() AS ?n) {}").headers
    assert "etag" not in server.send("POST", "/sparql", b"ASK {}", content_type="application/sparql-query").headers


def test_browsers_of_other_origins_may_ask(server):
    answer = server.get("/health", origin="http://example.org")
    assert answer.headers["access-control-allow-origin"] == "*"
    asked = server.send(
        "OPTIONS",
        "/sparql",
        origin="http://example.org",
        access_control_request_method="POST",
        access_control_request_headers="content-type",
    )
    assert asked.status == 200


def test_long_answers_are_compressed_on_request(server):
    plain = server.query("SELECT * { ?s a ?c }")
    path = "/sparql?query=SELECT+%2A+%7B+%3Fs+a+%3Fc+%7D"
    packed = server.get(path, accept="application/sparql-results+json", accept_encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip" and len(packed.body) < len(plain.body)


def test_head_is_get_without_a_body(server):
    answer = server.send("HEAD", "/query/" + names()[0])
    assert answer.status == 200 and answer.body == b""


def test_the_sitemap_leads_to_pages(server):
    from xml.etree import ElementTree

    answer = server.get("/sitemap.xml")
    places = [
        each.text
        for each in ElementTree.fromstring(answer.body).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    ]
    assert {f"{server.url}{lang}/{thing()}.html" for lang in ("zh", "en")} < {*places}
    assert all(server.get("/" + place.removeprefix(server.url)).status == 200 for place in places[:5])


@pytest.mark.parametrize(
    ("accepted", "lang"), [("zh-CN", "zh"), ("en, zh;q=0.5", "en"), ("fr", "en"), ("", "en"), ("de;q=1, zh;q=0.3", "zh")]
)
def test_the_first_page_is_in_the_language_of_the_browser(server, accepted, lang):
    answer = server.get("/", accept_language=accepted)
    assert (answer.status, answer.headers["location"], answer.headers["vary"]) == (302, f"{lang}/index.html", "Accept-Language, Origin")
    assert server.follow("/", accept_language=accepted).status == 200


@pytest.mark.parametrize("path", ["/query/{0}?lang=xx", "/page/{1}?lang=xx", "/sparql?query=ASK+%7B%7D&lang=xx"])
def test_a_language_that_is_none_is_refused(server, path):
    answer = server.get(path.format(names()[0], thing()), accept="text/html")
    assert answer.status == 400 and "lang=xx: use zh, en or both" in answer.text


def test_a_stored_question_in_one_language(server):
    graph = aikg.load(WORLD)
    columns = graph.query("city-alignment", "zh").columns
    assert columns != graph.query("city-alignment").columns
    assert server.get("/query/city-alignment?format=csv&lang=zh").text.startswith(",".join(columns))


def test_a_question_is_asked_on_its_page(server):
    graph = aikg.load(WORLD)
    stored = next(each for each in graph.queries() if each.parameters)
    name, parameter = next(iter(stored.parameters.items()))
    rows = graph.query(stored.name, **{name: parameter.example})
    page = server.get(f"/en/question/{stored.name}.html?{name}={parameter.example}")
    assert page.status == 200 and page.text.count("<tr>") == len(rows) + 1
    for form in ("csv", "json", "xlsx"):
        data = server.get(f"/data/question/{stored.name}.{form}?{name}={parameter.example}")
        assert data.status == 200 and data.body, form
    assert server.get(f"/data/question/{stored.name}.csv").text.count("\n") == len(graph.query(stored.name)) + 1


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/en/question/{0}.html?no-such=1", 400, "no-such"),
        ("/en/question/{0}.html?page=x", 400, "page=x"),
        ("/en/question/{0}.html?row=-1", 400, "row=-1"),
        ("/en/question/nothing.html?a=1", 404, "There is no such page"),
        ("/zh/place/nowhere.html", 404, "没有此页"),
        ("/en/../../etc/passwd", 404, ""),
        ("/data/question/nothing.csv", 404, "nothing"),
        ("/data/document/none.ttl", 404, "none"),
        ("/data/picture/place/nowhere.theme-profile.zh.svg", 404, "place/nowhere.theme-profile.zh.svg"),
        ("/data/picture/no/such/thing.no-such.en.csv", 404, "no-such.en.csv"),
        ("/data/picture/targets.fr.svg", 404, "targets.fr.svg"),
        ("/nothing.js", 404, ""),
    ],
)
def test_a_page_that_is_none_says_so(server, path, status, sentence):
    answer = server.get(path.format(names()[0]))
    assert answer.status == status and sentence in answer.text


def test_a_page_allows_nothing_from_elsewhere(server):
    answer = server.get("/en/index.html")
    policy = dict(each.strip().partition(" ")[::2] for each in answer.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'" and not any("http" in each or "*" in each for each in policy.values())
    assert server.get("/style.css").headers["content-type"].startswith("text/css")
    assert "Sitemap: " + server.url in server.get("/robots.txt").text


def test_the_front_page_names_every_question(server):
    page = server.get("/zh/question/index.html").text
    assert all(f'href="{name}.html"' in page for name in names())


def test_many_at_once_all_get_the_right_answer(server):
    results = []

    def ask(number):
        answer = server.query(f"SELECT ({number} AS ?n) {{}}")
        results.append((number, int(json.loads(answer.body)["results"]["bindings"][0]["n"]["value"])))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(60)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == [(number, number) for number in range(60)]


def test_too_many_waiting_are_told_to_come_back():
    from aikg.serve.engine import Engine, Limits
    from aikg.serve.worker import Task
    from aikg.store.open import Files

    async def ask():
        engine = Engine(Files(Dataset(WORLD), cache=False), Limits(seconds=1, workers=1, waiting=1))
        await engine.start()
        try:
            task = Task(LONG, None, None, ["json"], 10)
            return await asyncio.gather(*(engine.ask(task) for _ in range(5)))
        finally:
            await engine.stop()

    sentences = [reply.body.decode() for reply in asyncio.run(ask())]
    assert sum("are waiting already" in each for each in sentences) == 3
    assert sum("within 1 seconds" in each for each in sentences) == 2


def test_a_server_that_ends_while_it_reads_ahead_says_nothing(monkeypatch):
    from aikg.serve.engine import Engine, Limits
    from aikg.serve.explorer import Explorer
    from aikg.serve.worker import Task

    raised = []
    monkeypatch.setattr(threading, "excepthook", raised.append)

    async def ended():
        graph = aikg.load(WORLD, cache=False)
        engine, limits = Engine(graph.source, Limits(seconds=60, workers=1, waiting=9)), Limits()
        explorer = Explorer(graph, engine, limits)
        await engine.start()
        busy = asyncio.create_task(engine.ask(Task(LONG, None, None, ["json"], 10)))
        await asyncio.sleep(0.1)
        explorer.warm()
        await asyncio.sleep(0.3)
        explorer.end()
        busy.cancel()

    asyncio.run(ended())
    for thread in threading.enumerate():
        if thread.name == "warm":
            thread.join(10)
    assert raised == []


def test_pages_asked_at_once_before_anything_is_read(own_cache):
    """A page waits for rows that another one asks for; what exceeds the limits of a query is still on its page."""
    paths = ["/zh/index.html", "/en/question/city-alignment.html", *(f"/zh/{path_of(iri)}" for iri in aikg.pages.Book(aikg.load(WORLD)).things[:4])] * 3
    with serving(own_cache) as server:
        expected = [server.get(path, accept="text/html").body for path in paths]
    with serving(own_cache, "--rows", "1", "--workers", "1") as server, ThreadPoolExecutor(len(paths)) as threads:
        answers = list(threads.map(lambda path: server.get(path, accept="text/html"), paths))
    assert [answer.body for answer in answers] == expected
    assert all(expected) and len(expected) == 18


def test_added_files_are_served(own_cache, tmp_path):
    (tmp_path / "mine.ttl").write_text("<urn:mine> <urn:p> 7 .")
    with serving(own_cache, "--add", str(tmp_path / "mine.ttl"), "--no-cache") as server:
        assert b'"7"' in server.query("SELECT ?o { <urn:mine> <urn:p> ?o }").body


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_when_told_and_leaves_no_process(own_cache, name):
    with serving(own_cache) as server:
        children = processes_of(server.process.pid)
        server.process.send_signal(name)
        assert server.process.wait(15) in (0, 130, -name)
        deadline = time.monotonic() + 10
        while any(map(running, children)) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert children and not any(map(running, children))
        assert "Traceback" not in server.process.stderr.read()


def running(process):
    try:
        with open(f"/proc/{process}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_port_that_is_taken_is_said(run, server):
    taken = run("serve", "--port", server.host.partition(":")[2])
    assert taken.returncode == 3 and "choose another --port" in taken.stderr and taken.stderr.count("\n") == 1
