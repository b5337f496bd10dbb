"""The endpoint's pages: well-formed, and whatever a label, an answer or a question holds is text on them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

import aikg
from aikg.namespaces import ID, VOCAB
from aikg.serve import pages
from aikg.things.show import Contested, Fact, Record
from tests.conftest import WORLD
from tests.hostile import TEXTS, seen


def parsed(page: bytes) -> ElementTree.Element:
    text = page.decode()
    assert text.startswith("<!DOCTYPE html>\n<html")
    return ElementTree.fromstring(text.partition("\n")[2])


def structure(tree: ElementTree.Element) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.tag, tuple(each.attrib)) for each in tree.iter()]


def record(text: str) -> Record:
    facts = [Fact(text, text, derived, [text]) for derived in (False, True)]
    facts.append(Fact("p", f"{text} [place/beijing]", False, []))
    return Record("place/x" + text, {"zh": text, "en": text}, [text], facts, [Contested(text, text, text, [text])], facts, [text])


def answer(text: str) -> bytes:
    terms = [("literal", text), ("uri", ID + text), ("uri", "https://example.org/" + text), ("uri", "x:" + text)]
    row = {f"v{number} {text}": {"type": kind, "value": value} for number, (kind, value) in enumerate(terms)}
    return json.dumps({"head": {"vars": [*row, "items"]}, "results": {"bindings": [row]}}).encode()


@settings(deadline=None)
@given(TEXTS)
def test_pages_keep_their_structure(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()  # What comes over HTTP, or from a file, is UTF-8.
    for page in (lambda given: pages.thing(ID + given, record(given)), lambda given: pages.rows(given, answer(given))):
        hostile, harmless = parsed(page(text)), parsed(page("x"))
        assert structure(hostile) == structure(harmless)
        assert seen(text).strip() in "".join(hostile.itertext())
        for each in hostile.iter("a"):
            assert each.attrib["href"].startswith(("/", "https://example.org/"))


def test_the_summary_of_a_question_is_text(tmp_path: Path) -> None:
    home = shutil.copytree(WORLD, tmp_path / "world")
    path = home / "queries" / "questions" / "echo.rq"
    text, count = re.subn(r'en: "The texts given"', "en: '<script>&\"'", path.read_text(encoding="utf-8"), count=1)
    assert count
    path.write_text(text, encoding="utf-8")
    page = parsed(pages.front(aikg.load(home).queries()))
    assert '<script>&"' in "".join(page.itertext()) and not list(page.iter("script"))


def test_the_front_page_has_every_question(tiny: aikg.Graph) -> None:
    page = parsed(pages.front(tiny.queries()))
    links = {each.get("href") for each in page.iter("a")}
    assert {f"/query/{query.name}" for query in tiny.queries()} < links


@pytest.mark.parametrize(("value", "words"), [(True, "是 · yes"), (False, "否 · no")])
def test_the_answer_to_ask(value: bool, words: str) -> None:
    page = parsed(pages.rows("?", json.dumps({"head": {}, "boolean": value}).encode()))
    assert words in "".join(page.itertext())


def test_a_row_without_a_value_has_an_empty_cell() -> None:
    """The names of a dictionary's methods are names of variables like others."""
    body: dict[str, Any] = {"head": {"vars": ["items", "get"]}, "results": {"bindings": [{}]}}
    page = parsed(pages.rows("?", json.dumps(body).encode()))
    assert [each.text for each in page.iter("td")] == [None, None]


def test_the_page_of_a_concept_names_its_iri(graph: aikg.Graph) -> None:
    iri = next(str(row.s) for row in graph.sparql(f"SELECT ?s {{ ?s a skos:Concept FILTER STRSTARTS(STR(?s), '{VOCAB}') }} LIMIT 1"))
    page = pages.thing(iri, graph.show(iri, "both")).decode()
    assert f"<p>{iri} (" in page


def test_the_site_map_is_xml(tiny: aikg.Graph) -> None:
    page = ElementTree.fromstring(pages.sitemap(tiny.store, "http://a.example/?a=1&b=2/"))
    places = [each.text for each in page.iter() if each.tag.endswith("loc")]
    assert places and all(place and place.startswith("http://a.example/?a=1&b=2/page/") for place in places)
