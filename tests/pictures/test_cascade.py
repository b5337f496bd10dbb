"""The cascade: what stands against the national target, and for how many provinces anything is known."""

from __future__ import annotations

from decimal import Decimal

import aikg
from aikg import pictures


def drawn(lang: str = "en", **parameters: str) -> pictures.Picture:
    graph = aikg.load()
    view = graph.stored("target-cascade").header.view
    rows = graph.query("target-cascade", **parameters)
    return pictures.draw(view, rows, lang=lang, href=lambda iri: iri, release="1")


def test_the_sum_stands_beside_the_national_target_with_its_coverage() -> None:
    picture = drawn(variable="ai-core-industry-scale", year="2025")
    rows = {row[0]: row for row in picture.rows}
    assert rows["national"][1:3] == ("over", Decimal(400_000_000_000))
    known = len(picture.rows) - 2
    assert rows[f"sum of {known}"][2] == sum(row[2] for row in picture.rows[2:])
    assert f"{known} of 31 known" in picture.svg and "not shown" in picture.svg
    assert picture.columns[2] == "yuan" and "billion yuan" in picture.svg


def test_rates_are_not_added_but_compared() -> None:
    picture = drawn(variable="ai-device-and-agent-penetration-rate", year="2027")
    assert not any(row[0].startswith("sum") for row in picture.rows)
    assert {row[4] for row in picture.rows[1:]} <= {"above", "equal", "below"}
    assert all((row[4] == "above") == (row[2] > picture.rows[0][2]) for row in picture.rows[1:])


def test_without_a_national_target_that_is_said() -> None:
    picture = drawn(variable="compute-capacity", year="2027")
    assert "No national target is known" in picture.svg
    assert "national" not in [row[0] for row in picture.rows]


def test_of_several_parts_one_with_a_national_target_is_shown() -> None:
    assert drawn().rows[0][0] == "national"
