"""`aikg mcp` as assistants use it: the SDK's own client, over standard input and output and over HTTP."""

from __future__ import annotations

import asyncio
import http.client
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from mcp import Client, StdioServerParameters

from tests.conftest import environment

TOOLS = ["cite", "explain", "find", "query", "questions", "show", "sparql"]
SLOW = "SELECT (COUNT(DISTINCT CONCAT(STR(?a), STR(?d))) AS ?n) { ?a ?b ?c . ?d ?e ?f }"


def settings(cache: Path) -> dict[str, str]:
    """The environment of a command that asks the real graph."""
    return {name: value for name, value in environment(cache).items() if name != "AIKG_HOME"}


@contextmanager
def serving(env: dict[str, str], *options: str) -> Iterator[str]:
    """The URL of a running `aikg mcp --http`."""
    command = [sys.executable, "-m", "aikg", "mcp", "--http", "--port", "0", *options]
    process = subprocess.Popen(command, env=env, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    try:
        yield process.stderr.readline().strip()
    finally:
        process.terminate()
        process.wait(20)
        process.stderr.close()


@pytest.fixture(scope="module")
def url(own_cache: Path) -> Iterator[str]:
    with serving(settings(own_cache)) as address:
        yield address


@pytest.fixture(scope="module")
def quick(own_cache: Path) -> Iterator[str]:
    """A server with limits that a test can reach."""
    with serving(settings(own_cache), "--timeout", "5", "--rows", "3") as address:
        yield address


def call(server: Any, *calls: tuple[str, dict[str, Any]]) -> list[tuple[bool, Any]]:
    """Whether each call failed, and its answer, or the sentence of its error."""

    async def asked() -> list[tuple[bool, Any]]:
        async with Client(server) as client:
            results = [await client.call_tool(name, arguments) for name, arguments in calls]
        return [
            (bool(each.is_error), each.content[0].text if each.is_error else each.structured_content) for each in results
        ]

    return asyncio.run(asked())


def answer(server: Any, name: str, /, **arguments: Any) -> Any:
    ((failed, found),) = call(server, (name, arguments))
    assert not failed, found
    return found


def refusal(server: Any, name: str, /, **arguments: Any) -> str:
    ((failed, found),) = call(server, (name, arguments))
    assert failed
    return str(found)


def test_over_standard_input_and_output(own_cache: Path) -> None:
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "aikg", "mcp"], env=settings(own_cache)
    )

    async def asked() -> tuple[list[Any], Any]:
        async with Client(command) as client:
            return (await client.list_tools()).tools, await client.call_tool("find", {"text": "国发〔2017〕35号"})

    tools, found = asyncio.run(asked())
    assert sorted(tool.name for tool in tools) == TOOLS
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)
    assert found.structured_content["answer"]["matches"][0]["id"] == "document/ngaidp-2017"
    assert found.structured_content == json.loads(found.content[0].text)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("find", {"text": "深圳", "kind": "place"}),
        ("show", {"name": "国发〔2017〕35号", "lang": "zh"}),
        ("questions", {}),
        ("query", {"name": "targets", "parameters": {"place": ["sichuan", "guangdong"], "year": 2027}}),
        ("explain", {"subject": "liaoning-ai-innovation-plan-2025", "property": "alignsWith", "object": "ngaidp-2017"}),
        ("sparql", {"query": "SELECT ?t { ?t a cnai:Target }", "limit": 3}),
        ("cite", {}),
    ],
)
def test_every_answer_says_what_it_rests_on(url: str, name: str, arguments: dict[str, Any]) -> None:
    found = answer(url, name, **arguments)
    assert found["answer"]
    assert found["release"]["version"] and found["release"]["address"].startswith("https://")
    assert sum(level["number"] for level in found["coverage"]["documents"].values()) > 500
    assert found["coverage"]["looked_until"] >= "2026-11-28" and found["coverage"]["note"]
    assert found["sources"] or name in ("questions", "cite") or arguments.get("kind") == "place"
    assert all(each["id"].startswith("source/") and each["title"] for each in found["sources"])


def test_a_question_with_its_rows_sources_and_coverage(url: str) -> None:
    found = answer(url, "query", name="target-map", parameters={"variable": "ai-core-industry-scale", "year": 2027})
    beijing = next(row for row in found["answer"]["rows"] if row["place"] == "place/beijing")
    assert beijing["value"] == 10**12 and beijing["unit"].endswith("/cny")
    assert beijing["source"] in {each["id"] for each in found["sources"]}
    assert found["coverage"]["counted"]
    place = answer(url, "query", name="documents", parameters={"place": "四川"}, limit=1, offset=1)
    assert [row["row"] for row in place["answer"]["rows"]] == [2] and place["answer"]["total"] > 2
    (sichuan,) = place["coverage"]["provinces"]
    assert sichuan["of_divisions"] == 21 > sichuan["divisions"]


def test_an_empty_answer_says_why(url: str) -> None:
    found = answer(url, "query", name="target-map", parameters={"variable": "ai-core-industry-scale", "year": 1999})
    assert found["answer"]["total"] == 0 and "without year=1999" in " ".join(found["answer"]["why_empty"])


def test_languages_and_columns(url: str) -> None:
    found = answer(url, "query", name="city-alignment", parameters={"directive": "国发〔2017〕35号"}, columns=["place"], lang="zh", limit=2)
    assert all(set(row) == {"row", "place", "place_zh"} for row in found["answer"]["rows"])
    assert found["sources"]


def test_rows_are_explained_and_cited_by_their_number(url: str) -> None:
    row = {"row": 1, "parameters": {"circle": "yangtze-river-delta"}}
    (explained, cited, thing) = call(
        url,
        ("explain", {"question": "circle-members", **row}),
        ("cite", {"name": "circle-members", **row}),
        ("cite", {"name": "ngaidp-2017", "form": "gbt7714", "lang": "zh"}),
    )
    assert not any(failed for failed, _ in (explained, cited, thing))
    assert "evidence:" in explained[1]["answer"][0] and "Anhui" in cited[1]["answer"]
    assert thing[1]["answer"].startswith("中华人民共和国国务院. 新一代人工智能发展规划: 国发〔2017〕35号[A/OL]")


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("nothing", {}, "there is no tool nothing; there are: find, show"),
        ("find", {}, "find needs text"),
        ("find", {"text": "x", "kind": "plaze"}, "there is no kind"),
        ("show", {"name": "国发〔2017〕36号"}, "there is no thing"),
        ("query", {"name": "target"}, "did you mean target-cascade"),
        ("query", {"name": "targets", "place": "beijing"}, "the question's own parameters go into parameters"),
        ("query", {"name": "targets", "parameters": {"plaze": "beijing"}}, "it takes variable, indicator, place, year"),
        ("query", {"name": "targets", "parameters": {"place": "beijin"}}, "may mean place/beijing (Beijing)"),
        ("query", {"name": "targets", "limit": 5000}, "limit may be at most 1000"),
        ("query", {"name": "targets", "limit": "many"}, "query, limit: Input should be a valid integer"),
        ("query", {"name": "targets", "columns": ["plaze"]}, "the answer has no column plaze"),
        ("query", {"name": "targets", "limit": 1000, "lang": "both"}, "ask for fewer rows"),
        ("explain", {"subject": "suzhou"}, "explain needs subject, property and object"),
        ("explain", {"subject": "china", "property": "within", "object": "suzhou"}, "this does not hold"),
        ("explain", {"question": "circle-members", "row": 9999}, "has no row 9999"),
        ("sparql", {"query": "SELECT ?x { ?x a }"}, "the query"),
        ("sparql", {"query": "INSERT DATA { <a:a> <a:b> 1 }"}, "the graph is read-only"),
        ("sparql", {"query": "ASK { SERVICE <http://localhost/> { ?a ?b ?c } }"}, "SERVICE would ask another endpoint"),
        ("cite", {"name": "ngaidp-2017", "row": 1}, "row and parameters are for a stored question"),
        ("cite", {"form": "mla"}, "'bibtex'"),
    ],
)
def test_a_wrong_call_is_told_what_to_do(url: str, name: str, arguments: dict[str, Any], expected: str) -> None:
    sentence = refusal(url, name, **arguments)
    assert expected in sentence and "\n" not in sentence and "Traceback" not in sentence


def test_limits_are_enforced_and_it_goes_on(quick: str) -> None:
    few = {"query": "SELECT ?a { ?a cnai:cites ?c }", "limit": 2}
    sentence, rows = call(quick, ("sparql", {"query": SLOW, "limit": 1}), ("sparql", few))
    assert sentence[0] and "no answer within 5 seconds: narrow the query" in sentence[1]
    assert not rows[0] and len(rows[1]["answer"]["rows"]) == 2 and rows[1]["answer"]["complete"] is False
    assert "limit may be at most 3" in refusal(quick, "sparql", **{**few, "limit": 4})


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://example.org"}, 403),
        ({"Origin": "null"}, 403),
        ({"Host": "example.org"}, 421),
        ({"Host": "127.0.0.1.example.org:80"}, 421),
    ],
)
def test_a_page_of_another_site_is_refused(quick: str, headers: dict[str, str], status: int) -> None:
    assert post(quick, b"{}", headers) == status


def test_a_large_request_is_refused(quick: str) -> None:
    assert post(quick, b" " * 1_100_000, {}) == 413


def post(url: str, body: bytes, headers: dict[str, str]) -> int:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=30)
    kinds = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
    connection.request("POST", urlsplit(url).path, body, kinds | headers)
    status = connection.getresponse().status
    connection.close()
    return status


def test_without_the_sdk_it_says_what_to_install(own_cache: Path) -> None:
    program = "import sys; sys.modules['mcp'] = None; from aikg.cli import main; sys.argv[1:] = ['mcp']; main()"
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment(own_cache), stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    assert done.returncode == 3 and "-m pip install 'mcp>=2.3,<3'" in done.stderr
