from __future__ import annotations

from pathlib import Path

import pytest

import aikg
from aikg.sparql.unknown import unknown_names
from tests.conftest import Run

COUNT = "SELECT (COUNT(*) AS ?n) { ?s a cnai:PolicyDocument }"


def test_from_the_argument_a_file_and_standard_input(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "count.rq"
    path.write_text(COUNT)
    for arguments, stdin in (([COUNT], ""), (["-f", str(path)], ""), (["-"], COUNT), (["-f", "-"], COUNT)):
        done = run("sparql", *arguments, stdin=stdin)
        assert (done.returncode, done.stdout, done.stderr) == (0, "n\r\n3\r\n", "")


def test_an_empty_answer_names_what_the_graph_does_not_know(run: Run) -> None:
    done = run("sparql", "PREFIX our: <https://w3id.org/china-ai-policy/ontology#> SELECT ?a { ?a our:implments ?b ; a cnai:Nothing }")
    assert (done.returncode, done.stdout) == (0, "a\r\n")
    assert done.stderr == "the graph has no cnai:implments\nthe graph has no cnai:Nothing\n"
    assert run("sparql", "SELECT ?a { ?a cnai:implements ?a }").stderr == ""


def test_a_name_like_it_is_suggested(graph: aikg.Graph) -> None:
    text = "SELECT ?a { ?a cnai:implments ?b ; rdf:type cnai:policyDocument }"
    assert unknown_names(text, graph.select) == [
        "the graph has no cnai:implments; did you mean cnai:implements?",
        "the graph has no cnai:policyDocument; did you mean cnai:PolicyDocument?",
    ]


def test_its_columns_are_dropped_in_tables_only(run: Run) -> None:
    text = "SELECT ?a_zh ?a_en { VALUES (?a_zh ?a_en) { ('中' 'middle') } }"
    assert run("sparql", text, "--lang", "zh").stdout.splitlines()[0] == "a_zh,a_en"
    assert run("sparql", text, "--lang", "zh", "--format", "table").stdout.splitlines()[2] == "中"


@pytest.mark.parametrize(
    ("arguments", "stdin", "status", "expected"),
    [
        ([], "", 2, "give one query: as TEXT, in a file (-f FILE), or on standard input (-)"),
        (["ASK {}", "-f", "x"], "", 2, "give one query"),
        (["-f", "none.rq"], "", 3, "none.rq: there is no such file"),
        (["-"], b"\xff", 2, "standard input: this is not UTF-8 text"),
        (["-"], "", 2, "standard input is empty"),
        (
            ["SELECT * {\n?s skoss:x ?o}"],
            "",
            2,
            "the query, line 2, column 4: the prefix skoss: is not declared; did you",
        ),
        (["DROP ALL"], "", 2, "DROP is a SPARQL update, and the graph is read-only"),
        (["SELECT * { SERVICE <http://127.0.0.1:1/> {} }"], "", 2, "federation is off"),
    ],
)
def test_errors(run: Run, arguments: list[str], stdin: str | bytes, status: int, expected: str) -> None:
    done = run("sparql", *arguments, stdin=stdin)
    assert (done.returncode, done.stdout) == (status, "")
    assert expected in done.stderr


def test_a_file_in_another_encoding(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "gbk.rq"
    path.write_bytes("# 中文\nASK {}".encode("gbk"))
    done = run("sparql", "-f", str(path))
    assert done.returncode == 3 and "gbk.rq" in done.stderr and "UTF-8" in done.stderr
