"""Apache Jena: every stored question, and each example of a parameter, has the rows of the embedded engine.

It takes some minutes, and so runs by `make test-stores` only, also where Jena is installed.
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Triple, serialize

import aikg
from aikg.questions.binding import bind
from aikg.questions.stored import list_queries
from tests.bench import jena
from tests.questions.test_golden import NAMES, asked, same_number

ASK = Path(__file__).parent / "Ask.java"
EXAMPLES = [
    (query.name, name, parameter.example)
    for query in list_queries(aikg.load().dataset)
    for name, parameter in query.parameters.items()
]

pytestmark = pytest.mark.skipif(
    "AIKG_STRANGERS" not in os.environ or not (jena.installed() and shutil.which("javac")), reason="Jena: make test-stores"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, graph: aikg.Graph) -> Path:
    """What Jena says to every question, asked of TDB2 with the union of the graphs: a file of rows, or of what went wrong."""
    folder = tmp_path_factory.mktemp("jena")
    java = jena.java(folder / "messages")
    assert java
    triples = {Triple(quad.subject, quad.predicate, quad.object) for quad in graph.store}
    serialize(triples, str(folder / "all.nt"), format=RdfFormat.N_TRIPLES)
    store = str(folder / "db")
    load = [*java, "tdb2.tdbloader", "--loc", store, str(folder / "all.nt")]
    questions = [str(graph.stored(name).path) for name in NAMES]
    for name, parameter, example in EXAMPLES:
        text = bind(graph.stored(name), {parameter: example}, graph.source)
        questions.append(str(write(folder / f"{name} {parameter}.rq", text)))
    for command in (load, [*java, str(ASK), store, str(folder), *questions]):
        done = subprocess.run(command, capture_output=True, timeout=900)
        assert (done.returncode, done.stderr if command is not load else b"") == (0, b"")
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_every_question_has_the_same_rows_as_it_stands(folder: Path, name: str) -> None:
    columns, rows = answered(folder, name)
    expected = asked(name)
    assert columns == expected[0]
    assert rows == Counter(tuple(map(same_number, row)) for row in expected[1:])


@pytest.mark.parametrize(("name", "parameter", "example"), EXAMPLES)
def test_every_parameter_has_the_same_rows(folder: Path, graph: aikg.Graph, name: str, parameter: str, example: str) -> None:
    found = graph.query(name, **{parameter: example})
    columns, rows = answered(folder, f"{name} {parameter}")
    assert columns == tuple(found.columns)
    assert rows == Counter(tuple("" if term is None else same_number(term.value) for term in row) for row in found.terms)


def answered(folder: Path, name: str) -> tuple[tuple[str, ...], Counter[tuple[str, ...]]]:
    """The columns and rows that Jena gave for a query."""
    wrong = folder / f"{name}.rq.error"
    assert not wrong.exists(), wrong.read_text(encoding="utf-8")
    with (folder / f"{name}.rq.csv").open(encoding="utf-8", newline="") as file:
        columns, *rows = map(tuple, csv.reader(file))
    return columns, Counter(tuple(map(same_number, row)) for row in rows)


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path
