"""A deprecated term says what replaces it, nothing uses it any more, and the upgrade note names it."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode, Store

import aikg
from aikg.dataset.home import home
from aikg.namespaces import PREFIXES

DEPRECATED = NamedNode(PREFIXES["owl"] + "deprecated")
REPLACED = NamedNode(PREFIXES["dcterms"] + "isReplacedBy")


@pytest.fixture(scope="module")
def store() -> Store:
    return aikg.load().store


def test_what_is_deprecated_names_what_replaces_it_and_is_used_no_more(store: Store) -> None:
    note = (home() / "ontology" / "UPGRADE.md").read_text(encoding="utf-8")
    old = [quad.subject for quad in store.quads_for_pattern(None, DEPRECATED, None)]
    assert old
    for term in old:
        replaced = [quad.object for quad in store.quads_for_pattern(term, REPLACED, None)]
        assert len(replaced) == 1 and any(store.quads_for_pattern(replaced[0], None, None)), term
        assert not any(store.quads_for_pattern(None, term, None)), term
        assert term.value.rpartition("#")[2].rpartition("/")[2] in note
