"""Whatever an RDF file holds, it is read or refused in a sentence with its name, by whatever reads files."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, serialize

import aikg
from aikg.cli import status
from aikg.diff.state import read_state
from aikg.errors import AikgError
from aikg.rdf.files import ENDINGS, format_of
from aikg.store.folder import write_store
from tests.conftest import WORLD
from tests.fuzz.mutations import EXAMPLES, fuzzed, mutated

QUADS = sorted(aikg.load(WORLD).store, key=str)[:60]
ORIGINALS = {
    ending: serialize(QUADS if format_of("x" + ending).supports_datasets else [quad.triple for quad in QUADS], format=format_of("x" + ending)) or b""
    for ending in ENDINGS
}
ORIGINALS[".ttl"] = (WORLD / "data" / "graph" / "documents.ttl").read_bytes()


def told(error: AikgError, name: str) -> None:
    assert name in str(error) and "\n" not in str(error) and len(str(error)) < 2000, str(error)


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_added_file(tmp_path_factory, ending: str) -> None:
    path = tmp_path_factory.mktemp("fuzz") / f"fuzzed{ending}"

    @fuzzed_by(len(ENDINGS))
    @given(data=mutated([ORIGINALS[ending]]))
    def check(data: bytes) -> None:
        path.write_bytes(data)
        try:
            assert aikg.load(add=[path], home=WORLD).sparql("ASK { ?s ?p ?o }") is True
        except AikgError as error:
            told(error, path.name)
        try:
            read_state(path)
        except AikgError as error:
            told(error, path.name)

    check()


@pytest.mark.parametrize("ending", [".ttl", ".nq", ".jsonld", ".rdf"])
@pytest.mark.parametrize("packed", [False, True])
def test_a_file_that_is_loaded(tmp_path_factory, ending: str, packed: bool) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    path = folder / f"fuzzed{ending}{'.gz' if packed else ''}"

    @fuzzed_by(8)
    @given(data=mutated([ORIGINALS[ending]]), after=mutated([b""]), cut=st.integers(0, 400))
    def check(data: bytes, after: bytes, cut: int) -> None:
        path.write_bytes((gzip.compress(data)[: 100 + cut * 20] + after) if packed else data)
        try:
            write_store(folder / "store", [path], aikg.load(WORLD).dataset)
        except AikgError as error:
            told(error, path.name)

    check()
    assert not list(folder.glob(".*.part"))


def fuzzed_by(parts: int):
    """The settings of a test of which there are several: they share the examples."""
    from hypothesis import settings

    return settings(fuzzed, max_examples=max(EXAMPLES // parts, 25))


@fuzzed_by(4)
@given(data=mutated([ORIGINALS[".ttl"], ORIGINALS[".trig"]]), command=st.sampled_from(["sparql", "diff"]))
def test_the_command(tmp_path_factory, capfd, data: bytes, command: str) -> None:
    """It has an exit status of its own, and one sentence for an error."""
    path = tmp_path_factory.getbasetemp() / "fuzzed.trig"
    path.write_bytes(data)
    given_ = ["sparql", "ASK { ?s ?p ?o }", "--add", str(path)] if command == "sparql" else ["diff", str(path), str(path)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AIKG_HOME", str(WORLD))
        code = status(given_)
    err = capfd.readouterr().err
    assert code in (0, 1, 3) and "Traceback" not in err
    assert (err.count("\n") == 1 and err.startswith("Error: ")) if code == 3 else err == ""


def test_formats_are_known() -> None:
    assert format_of("a.owl.gz") == RdfFormat.RDF_XML
