from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse

import aikg
from tests.conftest import Run

HEAD = "place,place_zh,place_en,document,directive"


def test_into_a_pipe_it_is_csv_in_both_languages(run: Run) -> None:
    done = run("query", "city-alignment", env={"LANG": "zh_CN.UTF-8"})
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == HEAD
    assert len(done.stdout.splitlines()) == 3


@pytest.mark.parametrize("name", ["ngaidp-2017", "document/ngaidp-2017", "新一代人工智能发展规划"])
def test_a_parameter(run: Run, name: str) -> None:
    assert len(run("query", "city-alignment", "-p", f"directive={name}").stdout.splitlines()) == 3
    assert run("query", "city-alignment", "-p", "directive=beijing-plan-2023").stdout.splitlines() == [HEAD]


def test_a_parameter_given_twice_is_two_values(run: Run) -> None:
    done = run("query", "echo", "-p", "text=b", "-p", "text==a")
    assert done.stdout.splitlines() == ["text", "b", "=a"]


def test_a_period_and_a_concept(run: Run) -> None:
    done = run(
        "query", "published", "-p", "from=2018", "-p", "to=2023-05", "-p", "theme=大模型", "--format", "tsv"
    )
    assert done.stdout.splitlines() == [
        "?document\t?published",
        "<https://w3id.org/china-ai-policy/id/document/beijing-plan-2023>\t"
        '"2023-05-21"^^<http://www.w3.org/2001/XMLSchema#date>',
    ]


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml"])
def test_the_w3c_formats_are_what_the_engine_writes(run: Run, tiny: aikg.Graph, form: str) -> None:
    answer = tiny.answer("city-alignment", {})
    assert isinstance(answer, QuerySolutions)
    expected = answer.serialize(format=QueryResultsFormat.from_extension(form))
    assert run("query", "city-alignment", "--format", form).stdout.encode() == expected


@pytest.mark.parametrize("form", ["turtle", "ntriples", "nquads", "trig", "rdfxml", "jsonld"])
def test_graphs_in_each_format(run: Run, form: str) -> None:
    from aikg.cli.answers import RDF

    done = run("query", "competition", "--format", form)
    read = list(parse(done.stdout.encode(), format=RdfFormat.from_extension(RDF[form])))
    assert [quad.predicate.value.rpartition("#")[2] for quad in read] == ["competesWith"]


def test_a_graph_is_turtle_the_same_each_time(run: Run) -> None:
    texts = {run("query", "competition").stdout for _ in range(3)}
    assert len(texts) == 1
    assert texts.pop().startswith("@prefix cnai: <https://w3id.org/china-ai-policy/ontology#> .\n")


def test_yes_and_no(run: Run) -> None:
    yes = run("query", "in-force", "-p", "document=shenzhen-plan-2024", "--format", "table")
    assert (yes.returncode, yes.stdout) == (0, "true\n")
    no = run("query", "in-force", "-p", "document=ngaidp-2017", "--format", "json")
    assert (no.returncode, json.loads(no.stdout)["boolean"]) == (1, False)


@pytest.mark.parametrize(
    ("options", "env", "columns"),
    [
        (["--format", "csv", "--lang", "zh"], {}, ["place", "place_zh", "document", "directive"]),
        (["--format", "csv"], {"LANG": "zh_CN.UTF-8"}, HEAD.split(",")),
        (["--format", "table", "--lang", "both"], {}, ["place_zh", "place_en", "document", "directive"]),
        (["--format", "markdown", "--lang", "en"], {}, ["place", "document", "directive"]),
    ],
)
def test_languages(run: Run, options: list[str], env: dict[str, str], columns: list[str]) -> None:
    done = run("query", "city-alignment", *options, env=env | {"COLUMNS": "200"})
    assert done.stdout.splitlines()[0].replace("|", " ").replace(",", " ").split() == columns


@pytest.mark.parametrize(
    ("env", "name"),
    [({"LANG": "zh_CN.UTF-8"}, "北京市"), ({"LANG": "de_DE"}, "Beijing"), ({"LANG": "zh_CN", "LC_ALL": "C"}, "Beijing")],
)
def test_a_table_names_things_in_the_language_of_the_locale(run: Run, env: dict[str, str], name: str) -> None:
    table = run("query", "city-alignment", "--format", "table", env=env | {"COLUMNS": "200"}).stdout.splitlines()
    assert table[0].split() == ["place", "document", "directive"]
    assert name in "\n".join(table)
    assert "place/" not in "\n".join(table)


def test_a_thing_without_a_name_is_shown_by_its_identifier(run: Run) -> None:
    text = "SELECT ?x ?x_en { VALUES (?x ?x_en) { (cnai:Place 'Place') (cnai:Nameless UNDEF) } }"
    table = run("sparql", text, "--format", "table").stdout.splitlines()
    assert [line.split() for line in table] == [["x"], ["─" * 13], ["Place"], ["cnai:Nameless"]]


def test_markdown(run: Run) -> None:
    done = run("query", "echo", "-p", "text=a|b\nc", "--format", "markdown")
    assert done.stdout == "| text |\n| --- |\n| a\\|b<br>c |\n"


def test_a_file_added(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.nt"
    base = "https://w3id.org/china-ai-policy/"
    path.write_text(f"<{base}id/place/beijing> <{base}ontology#competesWith> <{base}id/place/mine> .\n")
    done = run("query", "competition", "--add", str(path), "--format", "ntriples")
    pairs = {tuple(line.replace(base, "").split()[:3:2]) for line in done.stdout.splitlines()}
    # The rule of the tiny world, which runs over both, gives the way back too.
    expected = {("beijing", "mine"), ("beijing", "shenzhen"), ("shenzhen", "beijing")}
    assert {tuple(each.removeprefix("<id/place/").rstrip(">") for each in pair) for pair in pairs} == expected


@pytest.mark.parametrize(
    ("arguments", "status", "expected"),
    [
        (
            ["query", "city-alignmnet"],
            2,
            "there is no stored query city-alignmnet; did you mean city-alignment?",
        ),
        (
            ["query", "city-alignment", "-p", "directive"],
            2,
            "-p directive: a parameter is given as KEY=VALUE",
        ),
        (["query", "city-alignment", "-p", "x=1"], 2, "city-alignment has no parameter x; it has directive"),
        (
            ["query", "published", "-p", "from=soon"],
            2,
            "from: “soon” is not a day, month or year; give one like from=2020",
        ),
        (
            ["query", "city-alignment", "--format", "turtle"],
            2,
            "--format turtle is for graphs, and this query",
        ),
        (["query", "in-force", "--format", "turtle"], 2, "answers with yes or no"),
        (
            ["query", "competition", "--format", "table"],
            2,
            "--format table is for rows, and this query",
        ),
        (["query", "echo", "--add", "none.ttl"], 3, "none.ttl: there is no such file"),
        (["query", "echo", "--add", "x.doc"], 2, "x.doc: the ending .doc names no RDF format"),
        (["query"], 2, "Missing argument 'NAME'"),
        (["query", "echo", "--format", "yaml"], 2, "Invalid value for '--format'"),
        (["questions"], 2, "No such command 'questions'"),
    ],
)
def test_errors_are_sentences_with_a_status(
    run: Run, arguments: list[str], status: int, expected: str
) -> None:
    done = run(*arguments)
    assert done.returncode == status
    assert expected in done.stderr and "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_traceback_only_with_debug(run: Run) -> None:
    assert "Traceback" in run("--debug", "query", "none").stderr
    assert "Traceback" in run("query", "none", "--debug").stderr


def test_a_home_that_is_none(run: Run, tmp_path: Path) -> None:
    done = run("query", "echo", env={"AIKG_HOME": str(tmp_path)})
    assert done.returncode == 3 and "has no folder ontology/" in done.stderr
