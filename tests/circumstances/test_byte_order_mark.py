"""A byte order mark before a text is skipped, wherever text comes in."""

from __future__ import annotations

import gzip
import shutil
from codecs import BOM_UTF8, BOM_UTF16_LE
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

import aikg
from aikg.rdf.files import ENDINGS, format_of
from aikg.store.folder import write_store
from tests.conftest import WORLD, Run

QUAD = Quad(NamedNode("urn:a"), NamedNode("urn:b"), NamedNode("urn:c"), NamedNode("urn:g"))
THERE = "ASK { <urn:a> <urn:b> <urn:c> }"


def marked(folder: Path, ending: str) -> Path:
    form = format_of("x" + ending)
    given = [QUAD] if form.supports_datasets else [QUAD.triple]
    path = folder / f"marked{ending}"
    path.write_bytes(BOM_UTF8 + (serialize(given, format=form) or b""))
    return path


def test_before_a_query(run: Run, tiny: aikg.Graph, tmp_path: Path) -> None:
    path = tmp_path / "q.rq"
    path.write_bytes(BOM_UTF8 + b"ASK {}")
    for arguments, stdin in ((["-f", str(path)], b""), (["-"], BOM_UTF8 + b"ASK {}"), (["\ufeffASK {}"], b"")):
        assert run("sparql", *arguments, stdin=stdin).stdout.strip() == "true"
    assert tiny.sparql("\ufeffASK {}") is True


def test_before_a_query_over_http(server) -> None:
    assert server.query("\ufeffASK {}").status == 200
    assert server.send("POST", "/sparql", BOM_UTF8 + b"ASK {}", content_type="application/sparql-query").status == 200


@pytest.mark.parametrize("ending", ENDINGS)
def test_before_an_rdf_file(tmp_path: Path, ending: str) -> None:
    path = marked(tmp_path, ending)
    assert aikg.load(WORLD, add=[path]).sparql(THERE) is True
    packed = tmp_path / (path.name + ".gz")
    packed.write_bytes(gzip.compress(path.read_bytes()))
    for each in (path, packed):
        write_store(tmp_path / "store", [each], aikg.load(WORLD).dataset)
        assert aikg.load(endpoint=str(tmp_path / "store")).sparql(THERE) is True


def test_before_a_file_that_is_validated_or_compared(run: Run, tmp_path: Path, graph: aikg.Graph) -> None:
    path = marked(tmp_path, ".ttl")
    assert run("validate", str(path), env={"AIKG_HOME": graph.home}).returncode in (0, 1)
    assert run("diff", str(path), str(path)).returncode == 0


def test_in_the_dataset(tmp_path: Path, run: Run) -> None:
    home = tmp_path / "world"
    shutil.copytree(WORLD, home)
    for path in [*home.rglob("*.ttl"), *home.rglob("*.rq"), *home.rglob("*.yaml"), *home.rglob("*.csv")]:
        path.write_bytes(BOM_UTF8 + path.read_bytes())
    plain, dressed = aikg.load(WORLD), aikg.load(home)
    assert set(dressed.store) == set(plain.store)
    assert dressed.query("city-alignment").terms == plain.query("city-alignment").terms
    assert run("query", "city-alignment", env={"AIKG_HOME": str(home)}).returncode == 0


def test_another_encoding_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "d.ttl"
    path.write_bytes(BOM_UTF16_LE + "<urn:a> <urn:b> <urn:c> .".encode("utf-16-le"))
    for arguments in (["sparql", THERE, "--add", str(path)], ["load", str(tmp_path / "store"), str(path)]):
        done = run(*arguments)
        assert done.returncode == 3 and "d.ttl" in done.stderr and "Traceback" not in done.stderr
    assert format_of(path) == RdfFormat.TURTLE
