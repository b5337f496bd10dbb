"""Apache Jena, where it is installed: every stored question has the rows of the embedded engine as its file stands.

make test-stores
"""

from __future__ import annotations

import csv
import io
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Triple, serialize

import aikg
from tests.bench import jena
from tests.questions.test_golden import NAMES, asked, same_number


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, graph: aikg.Graph):
    """Asks a file of Jena's TDB2, which holds the union of the graphs."""
    folder = tmp_path_factory.mktemp("jena")
    java = jena.java(folder / "messages")
    if not java:
        pytest.skip("Jena is not installed: make test-stores")
    triples = {Triple(quad.subject, quad.predicate, quad.object) for quad in graph.store}
    serialize(triples, str(folder / "all.nt"), format=RdfFormat.N_TRIPLES)
    store = ["--loc", str(folder / "db")]
    subprocess.run([*java, "tdb2.tdbloader", *store, str(folder / "all.nt")], check=True, capture_output=True, timeout=300)

    def ask_file(path: str | Path) -> list[tuple[str, ...]]:
        command = [*java, "tdb2.tdbquery", *store, "--query", str(path), "--results", "csv"]
        done = subprocess.run(command, capture_output=True, timeout=300)
        assert (done.returncode, done.stderr) == (0, b"")
        return [tuple(row) for row in csv.reader(io.StringIO(done.stdout.decode(), newline=""))]

    return ask_file


@pytest.mark.parametrize("name", NAMES)
def test_every_question_has_the_same_rows_as_it_stands(ask, graph: aikg.Graph, name: str) -> None:
    columns, *rows = ask(graph.stored(name).path)
    assert columns == asked(name)[0]
    found = Counter(tuple(map(same_number, row)) for row in rows)
    assert found == Counter(tuple(map(same_number, row)) for row in asked(name)[1:])
