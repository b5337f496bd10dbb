"""Fewer columns of an answer, chosen by language and by name."""

from __future__ import annotations

import pytest

from aikg import Graph, UsageError
from aikg.sparql.columns import project
from tests.conftest import Run

TEXT = "SELECT DISTINCT ?x ?x_zh ?x_en ?y_en ?n { ?x ?y ?z }"


@pytest.mark.parametrize(
    ("lang", "columns", "expected"),
    [
        ("both", [], "?x ?x_zh ?x_en ?y_en ?n"),
        ("zh", [], "?x ?x_zh ?y_en ?n"),
        ("en", ["n", "x"], "?n ?x ?x_en"),
        ("both", ["x"], "?x ?x_zh ?x_en"),
        ("en", ["x_zh", "n", "x_zh"], "?x_zh ?n"),
        ("zh", ["y"], "?y_en"),
    ],
)
def test_columns_are_kept_in_the_order_asked(lang: str, columns: list[str], expected: str) -> None:
    assert project(TEXT, lang, columns) == f"SELECT DISTINCT {expected} {{ ?x ?y ?z }}"


@pytest.mark.parametrize("text", ["ASK { ?x ?y ?z }", "SELECT * { ?x ?y ?z }", "SELECT (1 AS ?one) ?x_zh ?x_en {}"])
def test_other_queries_stay_as_they_are(text: str) -> None:
    assert project(text, "zh") == text


def test_an_unknown_column_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="the answer has no column colour; it has x, y, n"):
        project(TEXT, "en", ["colour"])


def test_in_python_and_on_the_command_line(tiny: Graph, run: Run) -> None:
    assert tiny.query("city-alignment", columns=["document", "place_en"]).columns == ["document", "place_en"]
    done = run("query", "city-alignment", "--columns", "place_en, document", "--format", "csv")
    assert done.stdout.splitlines()[0] == "place_en,document"
    assert run("query", "city-alignment", "--columns", "place", "--lang", "en", "--format", "table").stdout.splitlines()[0] == "place"
    wrong = run("query", "city-alignment", "--columns", "plase")
    assert wrong.returncode == 2 and "did you mean place" in wrong.stderr
