"""What became of an initiative: the columns give facts with evidence of their own, and nothing where they are empty."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, serialize

import aikg
from aikg.dataset.dataset import Dataset
from aikg.namespaces import BASE, CNAI, PREFIXES
from aikg.tables.csvw import triples
from aikg.tables.files import read_tables

INITIATIVES = next(each for each in read_tables(Dataset()) if each.name == "initiatives.csv")
PLAIN = next(row for row in INITIATIVES.rows if row.cells["key"] == "belt-and-road")
TOLD = {
    "outcome": "set-up",
    "outcome_zh": "已在两国设点",
    "outcome_en": "offices in two countries",
    "outcome_day": "2025-06-04",
    "outcome_source": "lin-2025",
    "outcome_locator": "p. 1",
    "outcome_seen_as": "scholarly",
    "outcome_seen_on": "2026-11-28",
}


@dataclass
class Facts:
    about: list[str]
    every: list[object]


def facts(cells: dict[str, str]) -> Facts:
    found = list(triples(INITIATIVES, PLAIN._replace(cells={**PLAIN.cells, "key": "tried", **cells})))
    return Facts([each.predicate.value.rpartition("#")[2] for each in found if "outcome" in str(each).lower()], found)


def test_a_row_without_an_outcome_says_nothing_of_one() -> None:
    assert facts(dict.fromkeys(TOLD, "")).about == []


def test_none_found_needs_no_source() -> None:
    empty = dict.fromkeys(TOLD, "") | {"outcome": "none-found", "outcome_day": "2026-11-28"}
    assert sorted(facts(empty).about) == ["outcomeOn", "outcomeStatus"]


def test_an_outcome_has_evidence_of_its_own(tmp_path: Path) -> None:
    days = [
        f"<{BASE}id/date/{day}> a cnai:DateSpan ; cnai:dateText \"{day}\" ." for day in ("2025-06-04", "2026-11-28")
    ]
    prologue = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    added = tmp_path / "tried.ttl"
    own = serialize(facts(TOLD).every, format=RdfFormat.TURTLE).decode()  # type: ignore[union-attr]
    added.write_text(prologue + "\n".join(days) + own, encoding="utf-8")
    graph = aikg.load(add=[str(added)])
    record = graph.show(BASE + "id/initiative/tried")
    told = next(each for each in record.facts if each.value == "set up")
    assert told.evidence and "p. 1" in told.evidence[0]
    assert not any("p. 1" in each for each in record.evidence)
    rows = [row for row in graph.query("south-south") if row["told_en"] == TOLD["outcome_en"]]
    assert {(row["outcome_zh"], row["outcome_on"]) for row in rows} == {("已成立", "2025-06-04")}
    assert rows[0]["outcome_source"].endswith("lin-2025")


@pytest.mark.parametrize("name", ["outcomeStatus", "outcome", "outcomeOn"])
def test_the_terms_are_declared(name: str) -> None:
    assert any(aikg.load().store.quads_for_pattern(NamedNode(CNAI + name), None, None))
