"""A source whose lookups are kept answers as the source itself does."""

from __future__ import annotations

from typing import Any

import pytest
from pyoxigraph import NamedNode, Quad, Store

import aikg
from aikg.namespaces import CNAI, ID, PREFIXES
from aikg.sparql import remembered
from aikg.sparql.remembered import Remembered, once
from aikg.sparql.source import embedded


def test_lookups_are_those_of_the_source(tiny: aikg.Graph) -> None:
    kept = Remembered(tiny.source)
    things = [quad.subject for quad in tiny.source.quads(None, NamedNode(PREFIXES["rdfs"] + "label"), None)]
    assert things
    for _ in range(2):
        for each in things:
            for pattern in ((each, None, None), (None, None, each), (each, NamedNode(CNAI + "evidence"), None)):
                assert [*kept.quads(*pattern)] == [*tiny.source.quads(*pattern)]
                assert kept.contains(*pattern) == tiny.source.contains(*pattern)
    assert [*kept.query("SELECT ?a { ?a a cnai:Place }", {"cnai": CNAI})]  # type: ignore[misc]


def test_a_long_answer_is_given_but_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "_LONG", 3)
    store = Store()
    a, b = NamedNode(ID + "a"), NamedNode(ID + "b")
    kept = Remembered(embedded(store))
    store.extend(Quad(a, b, NamedNode(f"{ID}{number}")) for number in range(3))
    assert len([*kept.quads(a)]) == 3
    store.extend(Quad(b, b, NamedNode(f"{ID}{number}")) for number in range(4))
    assert len([*kept.quads(b)]) == 4
    store.add(Quad(b, b, a))
    assert len([*kept.quads(b)]) == 5


def test_what_is_read_once_is_read_once_of_a_source_that_does_not_change() -> None:
    asked = []

    @once
    def read(source: Any, what: str) -> str:
        asked.append(what)
        return what.upper()

    changing = embedded(Store())
    kept = Remembered(changing)
    assert [read(kept, "x"), read(kept, "x"), read(kept, "y"), read(changing, "x"), read(changing, "x")] == list("XXYXX")
    assert asked == list("xyxx")


def test_what_is_named_is_told_apart() -> None:
    @once
    def doubled(source: Any, number: int, times: int = 2) -> int:
        return number * times

    kept = Remembered(embedded(Store()))
    assert [doubled(kept, 5), doubled(kept, 5, times=3), doubled(kept, 5, times=4)] == [10, 15, 20]
