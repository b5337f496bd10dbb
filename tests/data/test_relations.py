"""A relation between documents is the one that the words of its evidence say."""

from __future__ import annotations

import re
from collections import defaultdict

from aikg.dataset.dataset import Dataset
from aikg.tables.files import read_tables

RELATIONS = next([row.cells for row in table.rows] for table in read_tables(Dataset()) if table.name == "relations.csv")
BETWEEN = {"implements": "implements", "cites": "cites", "alignsAsStated": "aligns-as-stated", "supersedes": "supersedes", "nextInSeriesOf": "next-in-series-of"}


def test_what_a_text_does_not_name_it_does_not_carry_out() -> None:
    said = re.compile("called a support|^report$|law firm|relation stated|listed together|^weak|not seen to name|a page calls")
    carried = [row for row in RELATIONS if row["relation"] == "implements" and said.search(f"{row['locator']}\n{row['note']}")]
    assert [row["key"] for row in carried] == []


def test_a_text_does_not_name_one_that_is_later() -> None:
    """What a document carries out or cites stands in its own text or in a report of it, never in the other text."""
    named = [row for row in RELATIONS if row["relation"] in ("implements", "cites")]
    assert len(named) > 2000
    assert [row["key"] for row in named if row["source"] == "doc-" + row["object"].removeprefix("document/")] == []


def test_a_statement_on_two_documents_does_not_stand_beside_a_text_that_names_one() -> None:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in RELATIONS:
        found[row["subject"], row["object"]].add(row["relation"])
    assert len(found) > 2000
    assert [pair for pair, names in found.items() if "alignsAsStated" in names and names & {"implements", "cites"}] == []
    assert [pair for pair, names in found.items() if {"implements", "cites"} <= names] == []


def test_the_key_of_a_relation_says_which_it_is() -> None:
    for row in RELATIONS:
        if row["relation"] in BETWEEN and row["key"].count("--") == 2:
            assert row["key"].split("--")[1] in {BETWEEN[row["relation"]], "aligns-with"}, row["key"]
