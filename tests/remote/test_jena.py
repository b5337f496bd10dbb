"""Apache Jena, where it is installed: every stored question has the rows of the embedded engine as its file stands.

make test-stores
"""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Triple, serialize

import aikg
from tests.bench import jena
from tests.questions.test_golden import NAMES, asked, same_number

ASK = Path(__file__).parent / "Ask.java"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, graph: aikg.Graph) -> Path:
    """What Jena says to every question, asked of TDB2 with the union of the graphs: a file of rows, or of what went wrong."""
    folder = tmp_path_factory.mktemp("jena")
    java = jena.java(folder / "messages")
    if not java or not shutil.which("javac"):
        pytest.skip("Jena, or the Java compiler, is not installed: make test-stores")
    triples = {Triple(quad.subject, quad.predicate, quad.object) for quad in graph.store}
    serialize(triples, str(folder / "all.nt"), format=RdfFormat.N_TRIPLES)
    store = str(folder / "db")
    load = [*java, "tdb2.tdbloader", "--loc", store, str(folder / "all.nt")]
    questions = [str(graph.stored(name).path) for name in NAMES]
    for command in (load, [*java, str(ASK), store, str(folder), *questions]):
        done = subprocess.run(command, capture_output=True, timeout=900)
        assert (done.returncode, done.stderr if command is not load else b"") == (0, b"")
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_every_question_has_the_same_rows_as_it_stands(folder: Path, name: str) -> None:
    wrong = folder / f"{name}.rq.error"
    assert not wrong.exists(), wrong.read_text(encoding="utf-8")
    with (folder / f"{name}.rq.csv").open(encoding="utf-8", newline="") as file:
        columns, *rows = map(tuple, csv.reader(file))
    expected = asked(name)
    assert columns == expected[0]
    assert Counter(tuple(map(same_number, row)) for row in rows) == Counter(tuple(map(same_number, row)) for row in expected[1:])
