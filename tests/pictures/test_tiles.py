"""The tile map: all 34 divisions once, and what is not known never looks like a value."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

import aikg
from aikg import pictures
from aikg.namespaces import ID
from aikg.pictures.classes import steps
from aikg.pictures.divisions import COLUMNS, DIVISIONS, ROWS
from aikg.questions.model import View
from aikg.sparql.results import Result

TEXT = {"zh": "t", "en": "t"}
VIEW = View("tile-map", TEXT, TEXT, {"place": ["place"], "value": ["value"]})


def drawn(values: dict[str, object], view: View = VIEW) -> pictures.Picture:
    rows = [
        (NamedNode(f"{ID}place/{slug}"), each if isinstance(each, NamedNode) or each is None else Literal(each))
        for slug, each in values.items()
    ]
    return pictures.draw(view, Result(["place", "value"], rows), lang="en", href=lambda iri: iri, release="1")


def tile(picture: pictures.Picture, name: str) -> ElementTree.Element:
    root = ElementTree.fromstring(picture.svg)
    return next(each for each in root.iter() if said(each).startswith(f"{name}: "))


def said(mark: ElementTree.Element) -> str:
    """The name of a mark."""
    return (mark.findtext("{http://www.w3.org/2000/svg}title") or "") if mark.tag.endswith(("}a", "}g")) else ""


def test_the_grid_has_the_divisions_of_the_data_once_each() -> None:
    rows = aikg.load().select("SELECT ?place { ?place a cnai:Jurisdiction ; cnai:atLevel ?level FILTER (?level = "
                              "<https://w3id.org/china-ai-policy/vocab/governance-level/provincial>) }")
    assert {row.place.removeprefix(f"{ID}place/") for row in rows} == set(DIVISIONS) and len(DIVISIONS) == 34
    cells = {(each.column, each.row) for each in DIVISIONS.values()}
    assert len(cells) == 34
    assert all(0 <= column < COLUMNS and 0 <= row < ROWS for column, row in cells)


def test_nothing_known_is_no_zero() -> None:
    picture = drawn({"beijing": 0, "tianjin": None, "shanghai": 8})
    assert said(tile(picture, "place/beijing")) == "place/beijing: 0"
    assert said(tile(picture, "place/tianjin")).endswith(": nothing known")
    assert said(tile(picture, "Hebei")) == "Hebei: nothing known"
    shapes = {name: tile(picture, name).find(".//{*}rect").get("class") for name in ("place/beijing", "Hebei")}
    assert shapes["Hebei"].startswith("none") and shapes["place/beijing"] == "q1 hit"
    values = dict(picture.rows)
    assert values["place/beijing"] == 0 and values["Hebei"] is None and len(values) == 34
    assert "‘nothing known’ marks 32 of the 34 divisions" in picture.caption


def test_on_a_wide_screen_the_divisions_stand_in_order_beside_the_map() -> None:
    """Each in one mark with its tile; those of which nothing is known are on the map only."""
    values = {"beijing": 5, "tianjin": 80, "hebei": 9}
    rows = Result(["place", "value"], [(NamedNode(f"{ID}place/{each}"), Literal(value)) for each, value in values.items()])
    picture = pictures.draw(VIEW, rows, lang="en", href=lambda iri: iri, release="1", broad=True)
    lines = {}
    for mark in ElementTree.fromstring(picture.svg).iter():
        if mark.get("role") == "listitem":
            words = said(mark[0])
            frames = [each for each in mark.iter("{http://www.w3.org/2000/svg}rect") if "hit" in each.get("class", "")]
            assert len(frames) == (2 if words.partition(": ")[0].removeprefix("place/") in values else 1), words
            if len(frames) == 2:
                lines[float(frames[1].get("y", 0))] = words
    assert [lines[each] for each in sorted(lines)] == ["place/tianjin: 80", "place/hebei: 9", "place/beijing: 5"]


def test_answers_in_words_have_letters_and_a_legend() -> None:
    found = NamedNode("https://w3id.org/china-ai-policy/vocab/gap-finding/known")
    view = VIEW._replace(order=["known", "likely"], absent={"zh": "未问", "en": "not asked"})
    picture = drawn({"beijing": found}, view)
    words = [each.text for each in tile(picture, "place/beijing").iter() if each.tag.endswith("text")]
    assert "A" in words
    assert "not asked" in picture.caption


def test_a_part_of_a_whole_is_shaded_by_its_share() -> None:
    places = [NamedNode(f"{ID}place/{each}") for each in ("beijing", "tianjin", "hebei")]
    rows = [(places[0], Literal(8), Literal(16)), (places[1], Literal(9), Literal(90)), (places[2], Literal(3), None)]
    view = VIEW._replace(roles={**VIEW.roles, "of": ["of"]})
    result = Result(["place", "value", "of"], rows)
    picture = pictures.draw(view, result, lang="en", href=lambda iri: iri, release="1")
    assert said(tile(picture, "place/beijing")) == "place/beijing: 8 of 16"
    shades = [tile(picture, f"place/{each}").find(".//{*}rect").get("class") for each in ("beijing", "tianjin", "hebei")]
    assert shades == ["q5 hit", "q1 hit", "none hit"]
    assert picture.columns == ("place", "number", "of") and picture.rows[0] == ("place/beijing", 8, 16)


@given(st.lists(st.decimals(0, 10**12, places=2), min_size=1, max_size=34))
def test_each_value_is_in_one_step_and_greater_ones_are_never_paler(values: list) -> None:
    found = steps(values)
    assert len(found) <= 5
    for value in values:
        assert sum(step.low <= value <= step.high for step in found) == 1
    shades = [step.shade for step in found]
    assert shades == sorted(set(shades)) and set(shades) <= {1, 2, 3, 4, 5}
