from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, QuerySolutions, Store, parse_query_results

from aikg import Graph, UsageError
from aikg.dataset.dataset import Dataset
from aikg.questions.stored import find_query
from aikg.sparql.clauses import clauses, place
from aikg.sparql.columns import other_language, project
from aikg.sparql.render import display_width, markdown, table
from aikg.sparql.results import Result
from tests.conftest import WORLD

ECHO = find_query(Dataset(WORLD), "echo")
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
HARD = [
    '"} UNION { ?s ?p ?o } #',
    "'''\"\"\"\\",
    "\\u0022 } INSERT",
    "第〔2017〕35号\n二\r\n三\t四",
    "👩‍🔬 \u202eabc עברית",
    "{ UNDEF } VALUES ?text { 1 }",
    "\x85\u2028\ufeff\ufffe\x7f",
    "",
]


def answer(text: str) -> QuerySolutions:
    found = Store().query(place(ECHO.text, {"text": [Literal(text)]}))
    assert isinstance(found, QuerySolutions)
    return found


def hard(test: object) -> object:
    for text in HARD:
        test = example(text=text)(test)  # type: ignore[arg-type]
    return test


@hard
@given(text=TEXTS)
def test_no_value_changes_the_query(text: str) -> None:
    (row,) = answer(text)
    assert row[0] == Literal(text)


@pytest.mark.parametrize("form", [QueryResultsFormat.JSON, QueryResultsFormat.TSV], ids=str)
@given(text=TEXTS)
def test_a_value_comes_back_through_json_and_tsv(form: QueryResultsFormat, text: str) -> None:
    written = answer(text).serialize(format=form)
    read = parse_query_results(written, format=form)
    assert isinstance(read, QuerySolutions)
    assert [row[0] for row in read] == [Literal(text)]
    if form is QueryResultsFormat.JSON:
        assert json.loads(written or b"")["results"]["bindings"][0]["text"]["value"] == text


@hard
@given(text=TEXTS)
def test_a_value_comes_back_through_csv(text: str) -> None:
    written = (answer(text).serialize(format=QueryResultsFormat.CSV) or b"").decode()
    rows = list(csv.reader(io.StringIO(written, newline="")))
    assert rows == [["text"], [text]] if text else written == "text\r\n\r\n"


# XML 1.0 has no control characters, and reads a bare carriage return as a line feed.
@given(
    text=st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from("\t\n"), max_size=40)
)
def test_a_value_comes_back_through_xml(text: str) -> None:
    root = ET.fromstring(answer(text).serialize(format=QueryResultsFormat.XML) or b"")
    (literal,) = root.iter("{http://www.w3.org/2005/sparql-results#}literal")
    assert (literal.text or "") == text


@given(text=TEXTS)
def test_a_value_comes_back_through_python(text: str) -> None:
    (row,) = Result(["text"], [tuple(row) for row in answer(text)])
    assert row.text == text


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n|\\<"), max_size=40))
def test_a_value_comes_back_through_markdown(text: str) -> None:
    line = markdown(["text"], [[text]]).split("\n")[2]
    cell = line[2:-2].replace("\\\\", "\0").replace("\\<", "\1").replace("<br>", "\n")
    assert cell.replace("\\|", "|").replace("\1", "<").replace("\0", "\\") == text


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs"]), max_size=40))
def test_a_value_comes_back_through_a_table(text: str) -> None:
    lines = table(["text"], [[text]], width=20).split("\n")
    assert "".join(lines[2:]) == text
    assert all(display_width(line) <= 20 for line in lines)


def test_a_lone_surrogate_is_refused(tiny: Graph) -> None:
    with pytest.raises(UsageError, match="text: the value is not Unicode text"):
        tiny.query("echo", text="a\ud800b")
    with pytest.raises(UsageError, match="directive: the value is not Unicode text"):
        tiny.query("city-alignment", directive="\udcff")


def test_clauses_are_found_past_comments_strings_and_iris() -> None:
    text = (
        '# VALUES ?a { 1 }\nSELECT * { BIND("VALUES ?a { 1 }" AS ?b) <http://x/#VALUES?a{1}> ?p ?o\n'
        'VALUES ?a { "}" <http://x/}> } values ?c{UNDEF} VALUES (?d) { (1) } VALUES ?a }'
    )
    found = [(name, text[start:end]) for name, start, end in clauses(text)]
    assert found[1:] == [("c", "values ?c{UNDEF}")]
    assert found[0][0] == "a" and found[0][1].startswith('VALUES ?a { "}"')


def test_several_values_and_terms(tiny: Graph) -> None:
    assert [row.text for row in tiny.query("echo", text=["b", "a"])] == ["b", "a"]  # type: ignore[union-attr]
    assert [row.text for row in tiny.query("echo")] == ["none"]  # type: ignore[union-attr]
    text = place("SELECT * { VALUES ?x { UNDEF } }", {"x": [NamedNode("http://a/b")]})
    assert text == "SELECT * { VALUES ?x { <http://a/b> } }"


def test_an_unknown_parameter_is_said(tiny: Graph) -> None:
    with pytest.raises(UsageError, match="city-alignment has no parameter direktive; did you mean directive"):
        tiny.query("city-alignment", direktive="x")
    with pytest.raises(UsageError, match="competition has no parameter x; it has none"):
        tiny.query("competition", x="1")


def test_the_other_languages_columns_are_dropped() -> None:
    text = "PREFIX a: <http://a/>\nSELECT DISTINCT ?x ?x_zh ?x_en ?y_en\nWHERE { ?x ?x_en ?x_zh }"
    assert project(text, "zh").splitlines()[1] == "SELECT DISTINCT ?x ?x_zh ?y_en"
    assert project(text, "en").splitlines()[1] == "SELECT DISTINCT ?x ?x_en ?y_en"
    for kept in ("SELECT * { ?x_zh ?p ?x_en }", "ASK { ?x_zh ?p ?x_en }", "SELECT (1 AS ?x_zh) ?x_en {}", ""):
        assert project(kept, "en") == kept
    assert other_language(["a_zh", "a_en"], "both") == set()


def test_the_world_is_the_file_users_run(world: Path) -> None:
    text = (world / "queries/questions/echo.rq").read_text(encoding="utf-8")
    assert [row[0].value for row in Store().query(text)] == ["none"]  # type: ignore[union-attr]
