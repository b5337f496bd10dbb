from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from aikg.dataset.dataset import Dataset
from aikg.errors import AikgError, UsageError
from aikg.namespaces import GRAPH
from aikg.rdf.files import ENDINGS, add_file
from aikg.store.open import Files, open_store

TRIPLE = ("http://example.org/a", "http://example.org/b", "http://example.org/ü")
ADDED = {
    ".ttl": "<{0}> <{1}> <{2}> .",
    ".nt": "<{0}> <{1}> <{2}> .",
    ".nq": "<{0}> <{1}> <{2}> <http://example.org/g> .",
    ".trig": "<http://example.org/g> {{ <{0}> <{1}> <{2}> }}",
    ".rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://example.org/">'
    '<rdf:Description rdf:about="{0}"><e:b rdf:resource="{2}"/></rdf:Description></rdf:RDF>',
    ".jsonld": '{{"@id": "{0}", "{1}": {{"@id": "{2}"}}}}',
}
ADDED |= {".xml": ADDED[".rdf"], ".owl": ADDED[".rdf"]}


@pytest.fixture
def copy(world: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(world, tmp_path / "world"))


@pytest.mark.parametrize("cache", [True, False])
def test_each_file_is_in_its_named_graph(world: Path, cache: bool) -> None:
    store = Files(Dataset(world), cache=cache).store
    names = {
        graph.value.removeprefix(GRAPH) for graph in store.named_graphs() if isinstance(graph, NamedNode)
    }
    assert names == {"ontology", "vocab", "data", "inferred", "links"}
    assert len(list(store.quads_for_pattern(None, None, None, NamedNode(GRAPH + "inferred")))) == 1
    assert len(list(store.quads_for_pattern(None, None, None, NamedNode(GRAPH + "ontology")))) == 7


@pytest.mark.parametrize("ending", sorted(ENDINGS))
def test_an_added_file_has_a_graph_of_its_own(world: Path, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"我的 data{ending}"
    path.write_text(ADDED[ending].format(*TRIPLE), encoding="utf-8")
    store = open_store(Dataset(world), add=[path])
    added = list(store.quads_for_pattern(None, None, None, NamedNode(path.as_uri())))
    assert [(quad.subject.value, quad.predicate.value, quad.object.value) for quad in added] == [TRIPLE]


def test_blank_nodes_of_two_added_files_stay_apart(world: Path, tmp_path: Path) -> None:
    for name in ("one.nt", "two.nt"):
        (tmp_path / name).write_text('_:b <http://example.org/p> "x" .\n')
    store = open_store(Dataset(world), add=[tmp_path / "one.nt", tmp_path / "two.nt"])
    found = {quad.subject for quad in store.quads_for_pattern(None, NamedNode("http://example.org/p"), None)}
    assert len(found) == 2


@pytest.mark.parametrize("cache", [True, False])
def test_a_broken_dataset_file_is_named_with_its_line(copy: Path, cache: bool) -> None:
    (copy / "data/graph/documents.ttl").write_text('@prefix a: <http://a/> .\na:b a:c "x"^^ .\n')
    with pytest.raises(AikgError, match=r"documents\.ttl:2:\d+: .*; correct the file there"):
        _ = Files(Dataset(copy), cache=cache).store


def test_another_encoding_is_said(tmp_path: Path, world: Path) -> None:
    path = tmp_path / "gbk.ttl"
    path.write_bytes('<http://a/a> <http://a/b> "中文" .'.encode("gbk"))
    with pytest.raises(AikgError, match=r"gbk\.ttl:1:\d+: this is not UTF-8 text"):
        open_store(Dataset(world), add=[path])


def test_a_missing_file_a_folder_and_an_unknown_ending(tmp_path: Path, world: Path) -> None:
    with pytest.raises(AikgError, match=r"none\.ttl: there is no such file"):
        open_store(Dataset(world), add=[tmp_path / "none.ttl"])
    (tmp_path / "folder.ttl").mkdir()
    with pytest.raises(AikgError, match="this is a folder"):
        open_store(Dataset(world), add=[tmp_path / "folder.ttl"])
    with pytest.raises(UsageError, match=r"\.docx names no RDF format; use \.ttl"):
        open_store(Dataset(world), add=[tmp_path / "notes.docx"])


def test_a_missing_dataset_file_is_said(copy: Path) -> None:
    (copy / "ontology/aikg.ttl").unlink()
    for cache in (True, False):
        with pytest.raises(AikgError, match=r"aikg\.ttl"):
            _ = Files(Dataset(copy), cache=cache).store


def test_a_file_added_twice_counts_once(world: Path, tmp_path: Path) -> None:
    path = tmp_path / "one.ttl"
    path.write_text("<http://a/a> <http://a/b> <http://a/c> .")
    store = open_store(Dataset(world), add=[path])
    size = len(store)
    add_file(store, path)
    assert len(store) == size
