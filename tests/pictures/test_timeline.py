"""The timeline and the columns by year: dates as intervals, and what is known of force on a day."""

from __future__ import annotations

from xml.etree import ElementTree

from pyoxigraph import Literal, NamedNode

import aikg
from aikg import pictures
from aikg.namespaces import ID, VOCAB
from aikg.questions.model import View
from aikg.sparql.results import Result

TEXT = {"zh": "t", "en": "t"}
COLUMNS = ["thing", "issued", "effective", "ended", "answer", "day"]
VIEW = View("timeline", TEXT, TEXT, {each: [each] for each in COLUMNS})


def drawn(*rows: tuple[str | None, ...], view: View = VIEW) -> pictures.Picture:
    terms = [
        (
            NamedNode(f"{ID}document/{thing}"),
            *(None if each is None else Literal(each) for each in dates),
            NamedNode(f"{VOCAB}force/{answer}"),
            Literal("2025-06-30"),
        )
        for thing, *dates, answer in rows
    ]
    return pictures.draw(view, Result(COLUMNS, terms), lang="en", href=lambda iri: iri, release="1")


def classes(picture: pictures.Picture, thing: str) -> list[str]:
    root = ElementTree.fromstring(picture.svg)
    mark = next(each for each in root.iter() if (each.findtext("{*}title") or "").startswith(f"document/{thing}:"))
    return [each.get("class") for each in mark.iter() if each.tag.endswith(("line", "circle", "rect"))][1:]


def test_what_holds_runs_to_the_day_and_what_is_not_known_is_dashed() -> None:
    picture = drawn(
        ("holds", "2024-01-05", "2024-02-01", None, "in-force"),
        ("over", "2020-01", None, "2022", "lapsed"),
        ("open", "2023", None, None, "not-known"),
        ("draft", "2025-01-01", None, None, "draft"),
    )
    assert classes(picture, "holds") == ["edge", "edge", "bar"]
    assert classes(picture, "over") == ["edge", "edge", "bar"]
    assert classes(picture, "open") == ["none", "bar"]
    assert classes(picture, "draft") == ["bar"]
    assert [row[0] for row in picture.rows] == [f"document/{each}" for each in ("over", "open", "holds", "draft")]
    assert "2025-06-30" in picture.svg


def test_a_thing_without_a_date_is_listed_and_has_no_mark() -> None:
    picture = drawn(("when", None, None, None, "not-known"))
    assert "no date" in picture.svg and classes(picture, "when") == []
    assert picture.rows[0][1] is None


def test_of_many_the_latest_are_drawn_and_all_are_in_the_table() -> None:
    picture = drawn(*((f"d{year}", str(year), None, None, "not-known") for year in range(1950, 2020)))
    assert "The latest 40 of 70 are shown." in picture.caption and len(picture.rows) == 70
    assert "document/d2019:" in picture.svg and "document/d1950:" not in picture.svg


def test_documents_are_counted_once_by_year_and_level() -> None:
    graph = aikg.load()
    rows = graph.query("documents", level="county")
    picture = pictures.draw(
        graph.stored("documents").header.view, rows, lang="zh", href=lambda iri: iri, release="1"
    )
    dated = {row.document for row in rows if row.issued}
    assert {row[0] for row in picture.rows} == {"县级"}
    assert sum(row[2] for row in picture.rows) == len(dated)


def test_early_years_stand_together() -> None:
    view = View("years", TEXT, TEXT, {"thing": ["thing"], "issued": ["issued"], "part": ["answer"]})
    picture = drawn(("a", "1990", None, None, "x"), ("b", "2001", None, None, "x"), ("c", "2024", None, None, "x"), view=view)
    assert picture.rows[0] == ("vocab/force/x", "–2011", 2)
    assert picture.rows[-1] == ("vocab/force/x", "2024", 1) and len(picture.rows) == 14
