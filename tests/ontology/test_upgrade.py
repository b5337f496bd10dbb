"""A term, once released, is never lost: it is declared still, or says what replaces it; and the upgrade note names it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Store

import aikg
from aikg.dataset.home import home
from aikg.namespaces import BASE, PREFIXES

RELEASED = (Path(__file__).parent / "terms-0.1.0.txt").read_text(encoding="utf-8").split()
DEPRECATED = NamedNode(PREFIXES["owl"] + "deprecated")
REPLACED = NamedNode(PREFIXES["dcterms"] + "isReplacedBy")


@pytest.fixture(scope="module")
def store() -> Store:
    return aikg.load().store


def test_every_released_term_is_still_there(store: Store) -> None:
    lost = [term for term in RELEASED if not any(store.quads_for_pattern(NamedNode(BASE + term), None, None))]
    assert lost == []


def test_what_is_deprecated_names_what_replaces_it_and_is_used_no_more(store: Store) -> None:
    note = (home() / "ontology" / "UPGRADE.md").read_text(encoding="utf-8")
    old = [quad.subject for quad in store.quads_for_pattern(None, DEPRECATED, None)]
    assert old
    for term in old:
        replaced = [quad.object for quad in store.quads_for_pattern(term, REPLACED, None)]
        assert len(replaced) == 1 and any(store.quads_for_pattern(replaced[0], None, None)), term
        assert not any(store.quads_for_pattern(None, term, None)), term
        assert term.value.rpartition("#")[2].rpartition("/")[2] in note
