"""No query takes the process with it: what is nested too deeply for the engine is refused."""

from __future__ import annotations

import subprocess
import sys

import pytest

import aikg
from aikg.errors import UsageError
from aikg.sparql.nesting import DEEPEST, MOST, refuse_nesting
from tests.conftest import environment

SHAPES = {
    "brackets": lambda n: "ASK { FILTER(" + "(" * n + "1" + ")" * n + ") }",
    "groups": lambda n: "ASK " + "{" * n + "}" * n,
    "optional": lambda n: "ASK { " + "OPTIONAL { ?s ?p ?o " * n + "}" * n + " }",
    "functions": lambda n: "ASK { FILTER(" + "IF(1,1," * n + "1" + ")" * n + ") }",
    "lists": lambda n: "ASK { " + "(" * n + "1" + ")" * n + " ?p ?o }",
    "triples": lambda n: "ASK { ?s ?p " + "<< ?s ?p " * n + "1" + " >>" * n + " }",
    "not": lambda n: "ASK { FILTER(" + "!" * n + "true) }",
    "or": lambda n: "ASK { FILTER(" + " || ".join(["?x"] * n) + ") }",
    "minus": lambda n: "ASK { FILTER(1" + "-1" * n + " < 0) }",
    "bind": lambda n: "SELECT * { " + " ".join(f"BIND(1 AS ?x{i})" for i in range(n)) + " }",
    "filters": lambda n: "ASK { " + "FILTER(?x) " * n + " }",
    "unions": lambda n: "ASK { " + " union ".join(["{?s ?p ?o}"] * n) + " }",
    "without": lambda n: "ASK { ?s ?p ?o " + "MINUS {?s ?p ?o} " * n + " }",
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("size", [2_000, 60_000])
def test_what_is_too_deep_is_refused(tiny: aikg.Graph, shape: str, size: int) -> None:
    with pytest.raises(UsageError, match=r"deep|clauses and operators"):
        tiny.sparql(SHAPES[shape](size))


@pytest.mark.parametrize("shape", sorted({*SHAPES} - {"lists", "triples"}))
def test_what_is_let_through_does_not_end_the_process(own_cache, shape: str) -> None:
    """At the very limit, in a process of its own."""
    size = next(size for size in (MOST, MOST // 2, MOST // 3, DEEPEST, DEEPEST - 2) if _allowed(SHAPES[shape](size)))
    command = [sys.executable, "-m", "aikg", "sparql", "-"]
    done = subprocess.run(command, input=SHAPES[shape](size).encode(), env=environment(own_cache), capture_output=True, timeout=60)
    assert done.returncode in (0, 1), (size, done.stderr)


def _allowed(text: str) -> bool:
    try:
        refuse_nesting(text, "it")
    except UsageError:
        return False
    return True


def test_long_lists_of_values_are_no_depth(tiny: aikg.Graph) -> None:
    names = " ".join(f"cnai:a-{number}-b" for number in range(20_000))
    numbers = ", ".join(map(str, range(20_000)))
    assert tiny.sparql(f"ASK {{ VALUES ?x {{ {names} }} FILTER (1 IN ({numbers})) }}") is True
    for query in aikg.load().queries():
        refuse_nesting(query.text, query.name)


def test_the_server_refuses_it_too(own_cache) -> None:
    from tests.serve.conftest import serving

    with serving(own_cache) as server:
        answer = server.send("POST", "/sparql", SHAPES["brackets"](20_000).encode(), content_type="application/sparql-query")
        assert answer.status == 400 and "deep" in answer.text
