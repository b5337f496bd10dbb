"""Whatever a label, definition or IRI holds, the page keeps its structure, is well-formed, and shows it as text."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

import aikg
from aikg.dataset.dataset import Dataset
from aikg.docs import render
from aikg.docs.model.mappings import Mapping
from aikg.docs.model.texts import Text
from aikg.docs.site import Site
from aikg.namespaces import CNAI
from tests.hostile import TEXTS, seen

TARGET = CNAI + "Target"


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(Dataset(), aikg.load().store)


def parsed(page: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(page.decode().partition("\n")[2])


def structure(tree: ElementTree.Element) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.tag, tuple(each.attrib)) for each in tree.iter()]


def words(tree: ElementTree.Element) -> str:
    return flat("".join(tree.itertext()))


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def renamed(site: Site, text: str) -> Iterator[ElementTree.Element]:
    """Pages on which a text is a label, a definition, an example, a comment, a message and a title."""
    made = copy.copy(site)
    said = Text("中" + text, "en " + text)
    term = site.terms[TARGET]._replace(label=said, definition=said, examples=[text])
    made.terms = site.terms | {TARGET: term}
    made.checks = [check._replace(message=said, name=text) for check in site.checks]
    made.mappings = {TARGET: [Mapping(TARGET, text, text, text, "https://example.org/" + text, text)]}
    made.header = site.header._replace(title=said, description=said, version_iri=text, version=text)
    made.modules = [module._replace(title=said, about=said) for module in site.modules]
    yield parsed(render.term_page(made, term))
    yield parsed(render.front_page(made))
    yield parsed(render.module_page(made, next(each for each in made.modules if TARGET in each.terms)))
    scheme = site.schemes[0]
    concept = scheme.concepts[0]._replace(label=said, definition=said, others=said)
    yield parsed(render.scheme_page(made, scheme._replace(label=said, concepts=[concept])))


@settings(max_examples=15, deadline=None)
@given(TEXTS)
def test_pages_keep_their_structure(site: Site, text: str) -> None:
    for hostile, harmless in zip(renamed(site, text), renamed(site, "x"), strict=True):
        assert structure(hostile) == structure(harmless)
        assert flat(seen(text)).strip() in words(hostile)


@pytest.mark.parametrize("iri", ["javascript:alert(1)", "data:text/html,x"])
def test_what_might_run_is_not_linked_to(site: Site, iri: str) -> None:
    made = copy.copy(site)
    term = site.terms[TARGET]._replace(see=[iri])
    made.header = site.header._replace(licences=[iri])
    scheme = site.schemes[0]
    made.mappings = {name: [Mapping(name, "x", "x", "x:y", iri, "")] for name in (TARGET, scheme.concepts[0].iri)}
    pages = (render.term_page(made, term), render.scheme_page(made, scheme))
    for page in map(parsed, pages):
        assert iri in words(page) and "x:y" in words(page)
        assert not [each for each in page.iter() if each.get("href", "").startswith(iri)]


@pytest.mark.parametrize(("zh", "en", "title"), [("中", "en", "中 · en"), ("中", "", "中"), ("", "en", "en"), ("AI", "AI", "AI")])
def test_a_name_in_one_language_is_enough(site: Site, zh: str, en: str, title: str) -> None:
    page = parsed(render.term_page(site, site.terms[TARGET]._replace(label=Text(zh, en))))
    assert page.findtext("head/title") == f"{title} · {site.header.title.en}"
    assert "".join(next(page.iter("h1")).itertext()) == title.replace(" · ", " ")
