"""The diffusion of a document: an inexact date is an interval, and only what is surely so is counted as known."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode

import aikg
from aikg import pictures
from aikg.namespaces import ID
from aikg.questions.model import View
from aikg.sparql.results import Result

TEXT = {"zh": "t", "en": "t"}
ROLES = {"place": ["place"], "issued": ["issued"], "days": ["days"], "province": ["province"]}
VIEW = View("diffusion", TEXT, TEXT, ROLES)
COLUMNS = ["place", "issued", "days", "province"]


def drawn(*rows: tuple[str, str | None, int | None, str | None]) -> pictures.Picture:
    terms = [
        (
            NamedNode(f"{ID}place/{place}"),
            None if issued is None else Literal(issued),
            None if days is None else Literal(days),
            None if province is None else NamedNode(f"{ID}place/{province}"),
        )
        for place, issued, days, province in rows
    ]
    return pictures.draw(VIEW, Result(COLUMNS, terms), lang="en", href=lambda iri: iri, release="1")


def test_exact_days_are_counted_from_the_document_and_others_are_intervals() -> None:
    picture = drawn(("a", "2020-01-11", 10, None), ("b", "2020", None, "a"), ("c", None, None, None))
    assert picture.rows == (
        ("place/a", "province", "2020-01-11", "2020-01-11", 10),
        ("place/b", "city or county", "2020-01-01", "2020-12-31", None),
    )
    assert "document: 2020-01-01" in picture.svg
    assert "1 more without any date" in picture.caption and "at least" in picture.caption


def test_nobody_follows_before_there_is_something_to_follow() -> None:
    picture = drawn(("a", "2020-07-11", 10, None), ("b", "2020", None, None))
    assert picture.rows[1] == ("place/b", "province", "2020-07-01", "2020-12-31", None)


def test_the_first_document_of_a_place_counts() -> None:
    picture = drawn(("a", "2021", None, None), ("a", "2020-05", None, None))
    assert picture.rows == (("place/a", "province", "2020-05-01", "2020-05-31", None),)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_curve_of_the_plan_of_2017_says_what_the_question_says(lang: str) -> None:
    graph = aikg.load()
    rows = graph.query("policy-diffusion", directive="ngaidp-2017", curve="names-basis")
    view = graph.stored("policy-diffusion").header.view
    picture = pictures.draw(view, rows, lang=lang, href=lambda iri: iri, release="1")
    days = {row[0]: row[4] for row in picture.rows}
    for row in rows:
        if row.days is not None:
            assert days[row[f"place_{lang}"]] == row.days
    assert len(picture.rows) == len({row.place for row in rows if row.issued})
    assert "2017-07-08" in picture.svg
