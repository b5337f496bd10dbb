"""What `aikg diff` finds between the terms of the release 0.1.0 and today's is what the upgrade note tells.

`terms-0.1.0.nq.gz` holds the graphs of the ontology and the vocabularies as they were released.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import aikg
from aikg.dataset.dataset import Dataset
from aikg.dataset.home import home
from aikg.diff.compare import Difference, compare
from aikg.diff.state import read_state
from aikg.namespaces import GRAPH

RELEASED = Path(__file__).parent / "terms-0.1.0.nq.gz"
GRAPHS = {GRAPH + "ontology", GRAPH + "vocab"}
# A better definition, scope note, example or other name of a term changes nothing that a user must follow.
WORDING = {"skos:definition", "skos:scopeNote", "skos:example", "skos:altLabel"}


@pytest.fixture(scope="module")
def since() -> Difference:
    today = [quad for quad in Dataset().quads if getattr(quad.graph_name, "value", "") in GRAPHS]
    return compare(read_state(RELEASED), today)


def test_no_term_was_removed(since: Difference) -> None:
    assert [change.subject.id for change in since.changes if change.verb == "removed"] == []


def test_what_a_term_lost_or_changed_stands_in_the_upgrade_note(since: Difference) -> None:
    note = (home() / "ontology" / "UPGRADE.md").read_text(encoding="utf-8")
    untold = set()
    for change in since.changes:
        told = change.property is None or change.property.id in WORDING or change.subject.id.endswith("/ontology")
        # Nodes without a name have another one in each state.
        unnamed = any(each is not None and each.id.startswith("_:") for each in (change.before, change.after))
        if change.verb in ("lost", "changed") and not told and not unnamed and change.subject.id not in note:
            untold.add(change.subject.id)
    assert untold == set()


def test_every_released_question_still_answers_by_its_name() -> None:
    graph = aikg.load()
    assert graph.stored("targets-by-indicator").name == "targets"
