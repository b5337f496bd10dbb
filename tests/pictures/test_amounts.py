"""Shares with intervals, and amounts on a logarithmic axis."""

from __future__ import annotations

import re

import aikg
from aikg import pictures


def drawn(name: str, **parameters: object) -> pictures.Picture:
    graph = aikg.load()
    rows = graph.query(name, **parameters)
    return pictures.draw(graph.stored(name).header.view, rows, lang="en", href=lambda iri: iri, release="1")


def test_each_share_stands_with_its_interval_and_the_share_of_all() -> None:
    rows = {row.theme_en: row for row in aikg.load().query("theme-profile", place="shenzhen")}
    picture = drawn("theme-profile", place="shenzhen")
    known = {name: row for name, row in rows.items() if row.share is not None}
    assert {row[0]: row[1:] for row in picture.rows} == {
        name: (row.share, row.share_low, row.share_high, row.national_share) for name, row in known.items()
    }
    assert [row[1] for row in picture.rows] == sorted((row.share for row in known.values()), reverse=True)


def test_a_place_without_a_profile_is_drawn_without_shares() -> None:
    rows = [row.place for row in aikg.load().query("theme-profile") if row.share is None]
    if rows:
        assert drawn("theme-profile", place=rows[0]).rows == ()


def test_ten_times_an_amount_is_one_step_further() -> None:
    picture = drawn("instruments", type="talent-grant")
    amounts = {row[0]: row[2] for row in picture.rows}
    assert list(amounts.values()) == sorted(amounts.values(), reverse=True)
    places = [float(each) for each in re.findall(r'<circle cx="([0-9.]+)"', picture.svg)]
    by_amount = dict(zip(amounts.values(), places, strict=True))
    assert by_amount[10**8] - by_amount[10**7] == by_amount[10**7] - by_amount[10**6]
    assert picture.columns[2] == "yuan" and "100 million" in picture.svg
