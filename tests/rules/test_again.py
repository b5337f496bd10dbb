"""Deriving from the last result and what changed gives what deriving everything gives."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, Store, Triple

from aikg.curate import build
from aikg.dataset.dataset import Dataset
from aikg.dataset.home import home
from aikg.namespaces import GRAPH
from aikg.rules import inference
from aikg.rules.run import derive, derive_again

DATA = NamedNode(GRAPH + "data")


@pytest.fixture(scope="module")
def schema() -> list[Quad]:
    store = Store()
    for graph, path in Dataset().graph_files():
        if graph == GRAPH + "ontology" or path.endswith("governance-level.ttl"):
            store.bulk_load(path=path, to_graph=NamedNode(graph))
    return list(store)


@pytest.fixture(scope="module")
def facts() -> list[Triple]:
    """What is said of some documents, targets, places and dates: enough for every kind of rule."""
    store = Store()
    Dataset().fill(store)
    kinds = ("document/guangdong", "document/ngaidp", "target/guangdong", "target/ngaidp", "place/g", "coopetition/s")
    found = [
        quad.triple
        for quad in store.quads_for_pattern(None, None, None, DATA)
        if any(f"/id/{kind}" in str(quad.subject) for kind in (*kinds, "date/20"))
    ]
    return sorted(found, key=str)


def store_of(schema: list[Quad], facts: set[Triple]) -> Store:
    store = Store()
    store.extend(schema)
    store.extend(Quad(t.subject, t.predicate, t.object, DATA) for t in facts)
    return store


@pytest.fixture(scope="module")
def edited(schema: list[Quad], facts: list[Triple]) -> Callable[[int, int], tuple[set[Triple], set[Triple]]]:
    """Edits some facts at random, and gives what is derived again and what is derived afresh."""
    return lambda seed, size: _edited(schema, facts, seed, size)


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10**6), size=st.integers(0, 40))
def test_random_edits(edited: Callable[[int, int], tuple[set[Triple], set[Triple]]], seed: int, size: int) -> None:
    again, afresh = edited(seed, size)
    assert again == afresh


def _edited(schema: list[Quad], facts: list[Triple], seed: int, size: int) -> tuple[set[Triple], set[Triple]]:
    chance = random.Random(seed)
    before = {fact for fact in facts if chance.random() < 0.7}
    edits = set(chance.sample(facts, size))
    after = before ^ edits
    last = derive(Dataset(), store_of(schema, before))
    again = derive_again(Dataset(), store_of(schema, after), last, edits)
    return set(again), set(derive(Dataset(), store_of(schema, after)))


def test_building_again_after_an_edit_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for room in ("ontology", "data", "queries"):
        shutil.copytree(home() / room, tmp_path / room)
    table = tmp_path / "data" / "tables" / "relations.csv"
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text("".join(lines[:5] + lines[6:]), encoding="utf-8")
    promise = tmp_path / "data" / "dataset.yaml"
    promise.write_text(promise.read_text(encoding="utf-8").replace(f"relations.csv: {len(lines) - 1}", "relations.csv: 1"), encoding="utf-8")
    used = []
    monkeypatch.setattr(inference, "derive_again", lambda *args: used.append(1) or derive_again(*args))
    assert build.build(Dataset(tmp_path), fresh=False) == build.build(Dataset(tmp_path))
    assert used


def test_a_tampered_result_is_no_basis(tmp_path: Path) -> None:
    for room in ("ontology", "data", "queries"):
        shutil.copytree(home() / room, tmp_path / room)
    path = tmp_path / "data" / "graph" / "inferred.ttl"
    path.write_bytes(b"# nonsense\n")
    # Whether the committed graph is what a fresh build gives, a test of the build says.
    assert build.differing(Dataset(), build.build(Dataset(tmp_path), fresh=False)) == []
