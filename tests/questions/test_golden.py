"""Every stored question gives its golden rows, and its examples are answered.

Write the golden files anew after a change that is meant: .venv/bin/python -m tests.questions.test_golden
"""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from pathlib import Path

import pytest

import aikg

NUMBER = re.compile(r"-?\d+(\.\d+)?")
GOLDEN = Path(__file__).parent / "golden"
NAMES = [query.name for query in aikg.load().queries()]
REQUIRED = {
    *("city-alignment", "implementation-chain", "directives", "documents", "joint-issuance", "targets"),
    *("targets-due", "instruments", "talent-offers", "clusters", "circle-members", "specialisations", "coopetition"),
    *("target-cascade", "target-map", "document-map", "policy-diffusion", "implementation-gaps", "target-progress", "instrument-race", "theme-profile"),
    *("designations", "platforms", "compute-map", "compute-sums", "succession", "stubs", "document-quality", "weak-evidence"),
    *("province-coverage", "mechanisms", "parts", "south-south", "statistics", "regulation-timeline", "contested", "sources", "levels"),
}


def rows(text: str) -> list[tuple[str, ...]]:
    return [tuple(row) for row in csv.reader(io.StringIO(text, newline=""))]


def golden(name: str) -> list[tuple[str, ...]]:
    return rows((GOLDEN / f"{name}.csv").read_text(encoding="utf-8"))


def asked(name: str) -> list[tuple[str, ...]]:
    result = aikg.load().query(name)
    return [tuple(result.columns), *(tuple("" if each is None else each.value for each in row) for row in result.terms)]


def same_number(text: str) -> str:
    """A number in one form: the engines write 38.0 and 38."""
    return f"{Decimal(text).normalize():f}" if NUMBER.fullmatch(text) else text


def test_every_question_is_there() -> None:
    assert set(NAMES) >= REQUIRED


@pytest.mark.parametrize("name", NAMES)
def test_the_embedded_engine_gives_the_golden_rows_in_order(name: str) -> None:
    assert len(golden(name)) > 1
    assert asked(name) == golden(name)


@pytest.mark.parametrize("name", [each for each in NAMES if each != "sources"])
def test_no_two_rows_differ_only_in_their_source(name: str) -> None:
    head, *body = golden(name)
    kept = [place for place, column in enumerate(head) if not column.startswith(("source", "locator"))]
    said = [tuple(row[place] for place in kept) for row in body]
    assert [row for row in said if said.count(row) > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_each_example_is_answered_and_narrows(name: str) -> None:
    graph = aikg.load()
    for parameter, described in graph.stored(name).parameters.items():
        found = graph.query(name, **{parameter: described.example})
        assert 0 < len(found) <= len(golden(name)) - 1


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name in NAMES:
        with (GOLDEN / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(asked(name))
