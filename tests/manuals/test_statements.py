"""What the manuals say of the code and the ontology is so."""

from __future__ import annotations

import re

import pytest
from pyoxigraph import NamedNode, Store

from aikg.dataset.dataset import Dataset
from aikg.namespaces import CNAI, GRAPH, PREFIXES
from aikg.questions.header import PARAMETER, SCHEMAS
from tests.manuals import readme

QUESTIONS = (readme.ROOT / "queries" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", sorted(SCHEMAS))
def test_the_keys_of_a_header_are_those_of_the_manual(folder: str) -> None:
    described = QUESTIONS.partition("says what it is:")[2].partition("A header that breaks")[0]
    said = set(re.findall(r"`([a-z]+)`", described)) - {"en", "zh"}
    keys = set().union(*SCHEMAS.values(), PARAMETER, {"picture", "title", "counts"})  # The last are those of a view.
    assert set(SCHEMAS[folder]) <= said <= keys
    assert f"| `{folder}/` |" in QUESTIONS


def test_inverse_properties_are_as_the_manual_says() -> None:
    """The manual names each pair of properties that are each other's inverse, or says that there is none."""
    store = Store()
    Dataset().fill(store, {GRAPH + "ontology"})
    pairs = list(store.quads_for_pattern(None, NamedNode(PREFIXES["owl"] + "inverseOf"), None))
    named = [
        f"`{term.value.removeprefix(CNAI)}`"
        for quad in pairs
        for term in (quad.subject, quad.object)
        if isinstance(term, NamedNode) and term.value.startswith(CNAI)
    ]
    text = (readme.ROOT / "ontology" / "README.md").read_text(encoding="utf-8")
    assert ("no inverse properties" in text) == (not named)
    assert not [name for name in named if name not in text]
