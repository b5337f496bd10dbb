"""What the founding paper says is in the graph, row by row, with evidence that names the paper and the section."""

from __future__ import annotations

import pytest

import aikg
from aikg.namespaces import ID, VOCAB
from tests.data.paper_facts import FACTS

KINDS = ("body", "document", "initiative", "mechanism", "organisation", "place", "site", "source")
SCHEMES = (
    *("assessed-matter", "comparator", "digital-asset", "document-kind", "field", "indicator", "instrument-type"),
    *("mechanism-kind", "need", "parts", "policy-problem", "regulated-subject", "risk", "site-kind", "unit"),
)
PREFIXES = "\n".join(
    [
        *(f"PREFIX {kind}: <{ID}{kind}/>" for kind in KINDS),
        *(f"PREFIX {scheme}: <{VOCAB}{scheme}/>" for scheme in SCHEMES),
        f"PREFIX level: <{VOCAB}governance-level/>",
        "",
    ]
)
PAPER = "?fact cnai:evidence ?evidence . ?evidence cnai:source source:lin-2025 ; cnai:locator ?locator ."
# The parts of the paper, as they are numbered in the review of it.
ROWS = {
    *(f"A{n}" for n in range(1, 6)),
    *(f"B{n}" for n in range(1, 12)),
    *(f"C{n}" for n in range(1, 13)),
    *(f"D{n}" for n in range(1, 7)),
    *(f"E{n}" for n in range(1, 6)),
    *(f"G{n}" for n in range(1, 7)),
    *("F", "H"),
}


@pytest.mark.parametrize("pattern", [fact[2] for fact in FACTS], ids=[f"{row}-{what}" for row, what, _ in FACTS])
def test_a_fact_of_the_paper_is_there(pattern: str) -> None:
    asked = f"{pattern} . {PAPER}" if "?fact" in pattern else pattern
    assert aikg.load().sparql(f"{PREFIXES} ASK {{ {asked} }}") is True


def test_every_row_has_a_fact() -> None:
    assert {row for row, _, _ in FACTS} == ROWS


@pytest.mark.parametrize("section", ["1", "2(1)", "2(2)", "3(1)", "3(2)1", "3(2)2", "3(3)"])
def test_a_section_is_cited(section: str) -> None:
    asked = f"?e cnai:source source:lin-2025 ; cnai:locator ?l . FILTER (CONTAINS(?l, 'section {section}'))"
    assert aikg.load().sparql(f"{PREFIXES} ASK {{ {asked} }}") is True
