"""Where an export goes: in one step, not over something else, and every failure a sentence."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import aikg
from aikg.dataset.dataset import Dataset
from aikg.dataset.home import home
from aikg.export import FOLDERS, FORMATS, Material, content
from aikg.export.place import check
from tests.conftest import WORLD, Run, environment

NETWORK = ("graphml", "gexf", "neo4j-csv")


@pytest.fixture(scope="module")
def again(graph: aikg.Graph) -> Material:
    """The graph read a second time."""
    return Material(graph.dataset, graph.store)


@pytest.mark.parametrize("to", ["csv", "parquet", "sqlite", "neo4j-csv", "nanopub"])
def test_the_same_graph_gives_the_same_bytes(to: str, exported: Callable[[str], Path], again: Material) -> None:
    data = content(again, to)
    if isinstance(data, bytes):
        assert exported(to).read_bytes() == data
        return
    assert {path.name for path in exported(to).iterdir()} == {*data, "aikg-export.json"}
    assert all((exported(to) / name).read_bytes() == each for name, each in data.items())


@pytest.mark.parametrize("to", FORMATS)
def test_an_earlier_export_is_replaced(
    to: str, exported: Callable[[str], Path], tiny: aikg.Graph, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    (shutil.copytree if to in FOLDERS else shutil.copyfile)(exported(to), copy)
    check(Dataset(WORLD), copy, folder=to in FOLDERS, force=False)
    if to in NETWORK:
        written = tiny.export(to, copy)
        found = {path.name for path in copy.iterdir()} - {"aikg-export.json"} if to in FOLDERS else {"copy"}
        assert set(written.sizes) == found
        assert sum(written.sizes.values()) < 100_000
    assert os.listdir(tmp_path) == ["copy"]


@pytest.mark.parametrize("to", NETWORK)
def test_something_else_is_left_alone(to: str, tiny: aikg.Graph, tmp_path: Path) -> None:
    path = tmp_path / "mine"
    if to in FOLDERS:
        path.mkdir()
        (path / "letter.txt").write_text("dear")
    else:
        path.write_text("dear")
    with pytest.raises(aikg.UsageError, match="not an earlier export"):
        tiny.export(to, path)
    tiny.export(to, path, force=True)
    tiny.export(to, path, force=True)
    if to in FOLDERS:
        assert (path / "letter.txt").read_text() == "dear"
    else:
        assert path.read_bytes() != b"dear"
    assert os.listdir(tmp_path) == ["mine"]


def test_a_file_that_was_put_into_an_export_is_not_lost(tiny: aikg.Graph, tmp_path: Path) -> None:
    tiny.export("neo4j-csv", tmp_path / "neo")
    (tmp_path / "neo" / "notes.txt").write_text("mine")
    with pytest.raises(aikg.UsageError, match=r"notes\.txt is not an earlier export"):
        tiny.export("neo4j-csv", tmp_path / "neo")


def test_an_export_of_another_format_leaves_none_of_its_files(
    exported: Callable[[str], Path], tiny: aikg.Graph, tmp_path: Path
) -> None:
    shutil.copytree(exported("csv"), tmp_path / "out")
    tiny.export("neo4j-csv", tmp_path / "out")
    assert {p.name for p in (tmp_path / "out").iterdir()} == {"nodes.csv", "relationships.csv", "aikg-export.json"}


def test_places_that_cannot_be(tiny: aikg.Graph, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    for to, path, said in [
        ("graphml", tmp_path / "folder", "this format is a file, and a folder is there"),
        ("csv", tmp_path / "file", "this format is a folder, and a file is there"),
        ("csv", tmp_path / "tables.csv", "name a folder"),
        ("graphml", Path(os.devnull), "neither a file nor a folder"),
        ("csv", WORLD / "data" / "tables", "is inside the dataset"),
        ("kml", tmp_path / "x", "there is no format 'kml'"),
    ]:
        with pytest.raises(aikg.UsageError, match=said):
            tiny.export(to, path, force=True)
    with pytest.raises(aikg.AikgError, match=r"there is no folder .*nowhere; make it first"):
        tiny.export("graphml", tmp_path / "nowhere" / "x")


def test_an_endpoint_is_not_exported(tmp_path: Path) -> None:
    with pytest.raises(aikg.UsageError, match="the files of the dataset, not an endpoint"):
        aikg.load(WORLD, endpoint="http://127.0.0.1:9/sparql").export("graphml", tmp_path / "a.graphml")


def test_a_link_keeps_pointing_to_the_file(tiny: aikg.Graph, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real" / "a.graphml")
    tiny.export("graphml", tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "a.graphml").is_file()


def test_a_full_disk_is_a_sentence_and_changes_nothing(own_cache: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.graphml"
    path.write_bytes(b"aikg export: the old one")
    done = subprocess.run(
        [sys.executable, "-m", "aikg", "export", "--to", "graphml", "-o", str(path), "--no-cache"],
        env=environment(own_cache) | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500)),
        timeout=60,
    )
    assert done.returncode == 3
    assert done.stderr == f"Error: {path}: this cannot be written (file too large); choose another place\n"
    assert path.read_bytes() == b"aikg export: the old one"
    assert os.listdir(tmp_path) == ["a.graphml"]


def test_a_graph_that_is_behind_its_tables_says_so(tmp_path: Path) -> None:
    for room in ("ontology", "data", "queries"):
        shutil.copytree(home() / room, tmp_path / room)
    path = tmp_path / "data" / "tables" / "events.csv"
    last = path.read_text(encoding="utf-8").splitlines()[-1]
    with open(path, "a", encoding="utf-8") as file:
        file.write("another-" + last + "\n")
    with pytest.raises(aikg.AikgError, match=r"events\.csv, row 5: the graph does not hold 'another-.*run aikg build"):
        aikg.load(tmp_path, cache=False).export("csv", tmp_path / "out")


@pytest.mark.parametrize(("to", "library"), [("xlsx", "xlsxwriter"), ("parquet", "duckdb")])
def test_a_library_that_is_not_installed_is_named_with_its_extra(
    to: str, library: str, graph: aikg.Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(aikg.AikgError, match=rf"{to} needs {library}.*-m pip install {library}"):
        graph.export(to, tmp_path / "x")
    assert os.listdir(tmp_path) == []


def test_the_command(run: Run, tmp_path: Path) -> None:
    done = run("export", "--to", "graphml", "-o", str(tmp_path / "a.graphml"))
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.endswith(" MB\n")
    there = run("export", "--to", "graphml", "-o", "-")
    assert there.stdout == (tmp_path / "a.graphml").read_text(encoding="utf-8")
    folder = run("export", "--to", "neo4j-csv", "-o", "-")
    assert (folder.returncode, folder.stdout) == (2, "")
    assert "is a folder" in folder.stderr
    unknown = run("export", "--to", "kml", "-o", str(tmp_path / "b"))
    assert unknown.returncode == 2
    assert "'kml' is not one of 'csv'" in unknown.stderr
