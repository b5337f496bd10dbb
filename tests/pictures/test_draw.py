"""Every picture: well-formed, whole, the same each time, named for a screen reader, and safe whatever a label holds."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from pyoxigraph import Literal, NamedNode

import aikg
from aikg import pictures
from aikg.pictures.draw import KINDS
from aikg.pictures.picture import BROAD as WIDE
from aikg.pictures.picture import WIDTH
from aikg.questions.model import View
from aikg.questions.views import PICTURES
from aikg.sparql.results import Result
from tests.hostile import TEXTS
from tests.pictures.answers import VIEWS, asked

SVG = "{http://www.w3.org/2000/svg}"


def page(iri: str) -> str | None:
    return iri.replace("https://w3id.org/china-ai-policy/id/", "../") + ".html"


def drawn(view: View, rows: object, lang: str = "zh") -> pictures.Picture:
    return pictures.draw(view, rows, lang=lang, href=page, release="0.2.0")


def test_each_kind_that_a_header_can_name_is_drawn() -> None:
    assert set(KINDS) == set(PICTURES)
    assert {view.picture for view in VIEWS.values()} == set(KINDS)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", VIEWS)
def test_a_question_is_shown_as_its_header_wants(name: str, lang: str) -> None:
    rows = asked(name)
    picture = drawn(VIEWS[name], rows, lang)
    assert picture == drawn(VIEWS[name], list(rows), lang)
    root = ElementTree.fromstring(picture.svg)
    assert root.tag == SVG + "svg" and root.get("viewBox").startswith(f"0 0 {WIDTH} ")
    assert VIEWS[name].title[lang] in root.get("aria-label")
    assert VIEWS[name].counts[lang] in picture.caption and "0.2.0" in picture.caption
    assert picture.title == root.get("aria-label") and VIEWS[name].counts[lang] in picture.counted
    assert picture.caption == root.find(SVG + "desc").text
    assert picture.rows and {len(row) for row in picture.rows} == {len(picture.columns)}
    kinds = {each.tag.removeprefix(SVG) for each in root.iter()}
    assert kinds <= {"svg", "title", "desc", "style", "g", "a", "text", "rect", "line", "path", "circle"}
    attributes = {name for each in root.iter() for name in each.attrib}
    assert not attributes & {"id", "style", "onload"}
    marks = [each for each in root.iter() if each.get("role") == "listitem"]
    assert picture.amounts or VIEWS[name].picture == "timeline" or VIEWS[name].order
    assert marks and all(child[0].tag == SVG + "title" and child[0].text for mark in marks for child in mark)
    assert len(picture.svg) < 120_000


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", [name for name, view in VIEWS.items() if view.picture in pictures.BROAD])
def test_a_wide_screen_has_the_same_marks_on_more_room(name: str, lang: str) -> None:
    slim = drawn(VIEWS[name], asked(name), lang)
    broad = pictures.draw(VIEWS[name], asked(name), lang=lang, href=page, release="0.2.0", broad=True)
    roots = [ElementTree.fromstring(each.svg) for each in (slim, broad)]
    assert roots[1].get("viewBox").startswith(f"0 0 {WIDE} ")
    assert (broad.rows, broad.columns, broad.amounts, broad.title) == (slim.rows, slim.columns, slim.amounts, slim.title)
    slims, broads = [[mark[0].find(f"{SVG}title").text for mark in root.iter() if mark.get("role") == "listitem"] for root in roots]
    assert slims == broads
    for root in roots:
        assert all(0 <= float(each.get("x", 0)) <= float(root.get("viewBox").split()[2]) for each in root.iter(f"{SVG}text"))
    assert len(broad.svg) < 40_000


@pytest.mark.parametrize("name", VIEWS)
def test_rows_in_one_language_are_enough(name: str) -> None:
    for lang in ("zh", "en"):
        assert drawn(VIEWS[name], asked(name, lang), lang) == drawn(VIEWS[name], asked(name), lang)


@pytest.mark.parametrize("name", VIEWS)
def test_an_empty_answer_makes_a_picture_too(name: str) -> None:
    root = ElementTree.fromstring(drawn(VIEWS[name], []).svg)
    assert VIEWS[name].title["zh"] in "".join(root.itertext())


@settings(deadline=None, max_examples=40)
@given(TEXTS)
def test_no_label_and_no_address_breaks_out(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()  # The graph holds no half of a character.
    things = [NamedNode(f"https://w3id.org/china-ai-policy/id/place/{each}") for each in ("beijing", "tianjin")]
    rows = Result(["place", "place_zh", "n"], [(each, Literal(text), Literal(3)) for each in things])
    for kind, roles in PICTURES.items():
        columns = {role: ["n" if role in NUMBERS else "place"] for role, needed in roles.items() if needed}
        view = View(kind, {"zh": text, "en": text}, {"zh": text, "en": text}, columns)
        svg = pictures.draw(view, rows, lang="zh", href=lambda _, text=text: text, release=text).svg
        root = ElementTree.fromstring(svg)
        assert not any(name.startswith("on") or name == "autofocus" for each in root.iter() for name in each.attrib)
        assert {each.tag for each in root.iter()} <= {SVG + tag for tag in TAGS}
        assert not re.search(r"href=.\s*javascript", svg)


NUMBERS = ("value", "days", "share", "latitude", "longitude")
TAGS = ("svg", "title", "desc", "style", "g", "a", "text", "rect", "line", "path", "circle")


def test_an_answer_without_a_view_has_bars_if_its_things_have_numbers() -> None:
    rows = asked("sources")
    view = pictures.fallback(rows)
    assert view and view.roles == {"label": ["source"], "value": ["things"]} and drawn(view, rows).rows
    assert pictures.fallback(asked("weak-evidence")).roles == {"label": ["class"], "value": ["things"]}
    assert pictures.fallback(asked("circle-members")) is None
    assert pictures.fallback([]) is None


def test_bars_of_one_place_are_named_by_their_targets() -> None:
    picture = drawn(VIEWS["targets"], aikg.load().query("targets", place="guangdong"))
    names = [name for name, _ in picture.rows]
    assert len(names) > 1 and all(each != "广东省" and "广东省" in each for each in names)
    assert {"广州市", "江苏省"} <= {name for name, _ in drawn(VIEWS["targets"], asked("targets")).rows}


def test_what_cannot_be_compared_is_not_drawn() -> None:
    assert pictures.fallback(asked("targets")) is None
    assert pictures.fallback(asked("clusters")) is None
