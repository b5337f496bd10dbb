"""The documentation of the ontology: whole, in both languages, linked, and the same every time."""

from __future__ import annotations

import json
import posixpath
import re
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

import aikg
from aikg.dataset.dataset import Dataset
from aikg.docs import INDEX, pages, write
from aikg.docs.model.expressions import Expression, manchester, plain, words
from aikg.errors import UsageError
from aikg.namespaces import CNAI, VOCAB

HAN = re.compile(r"[一-鿿]")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def site():
    return dict(pages(Dataset(), aikg.load().store))


@pytest.fixture(scope="module")
def trees(site):
    """The pages as XML, which they are too."""
    texts = {name: data.decode() for name, data in site.items() if name.endswith(".html")}
    assert all(text.startswith("<!DOCTYPE html>\n<html") for text in texts.values())
    return {name: ElementTree.fromstring(text.partition("\n")[2]) for name, text in texts.items()}


def test_every_term_and_concept_has_its_place(site, graph):
    index = json.loads(site[INDEX])
    asked = "SELECT DISTINCT ?s { ?s a ?c FILTER (STRSTARTS(STR(?s), '%s')) VALUES ?c { %s } }"
    kinds = "owl:Class owl:ObjectProperty owl:DatatypeProperty owl:AnnotationProperty owl:NamedIndividual"
    terms = {str(row.s) for row in graph.sparql(asked % (CNAI, kinds))}
    concepts = {str(row.s) for row in graph.sparql(asked % (VOCAB, "skos:Concept skos:ConceptScheme"))}
    assert len(terms) > 150 and len(concepts) > 200
    assert {iri for iri in index if iri.startswith(CNAI)} == terms
    assert {iri for iri in index if iri.startswith(VOCAB)} == concepts
    assert len({path.lower() for path in index.values()}) == len(index)
    assert all(path.partition("#")[0] in site for path in index.values())


def test_every_link_and_anchor_is_alive(trees, site):
    ids = {name: {each.get("id") for each in tree.iter() if each.get("id")} for name, tree in trees.items()}
    for name, tree in trees.items():
        assert len(ids[name]) == sum(1 for each in tree.iter() if each.get("id")), f"{name}: an id twice"
        for each in tree.iter():
            target = each.get("href")
            if target is None or "://" in target:
                continue
            path, _, fragment = target.partition("#")
            there = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path))) if path else name
            assert there in site, f"{name}: {target}"
            assert not fragment or fragment in ids[there], f"{name}: {target}"


def test_every_page_is_reached_from_the_first(trees):
    reached, todo = set(), ["index.html"]
    while todo:
        name = todo.pop()
        if name in reached or name not in trees:
            continue
        reached.add(name)
        for each in trees[name].iter("a"):
            target = each.get("href", "").partition("#")[0]
            if "://" not in target:
                todo.append(posixpath.normpath(posixpath.join(posixpath.dirname(name), target)))
    assert reached == set(trees)


def test_every_page_of_a_term_has_both_languages_side_by_side(trees):
    for name, tree in trees.items():
        if not name.startswith(("class/", "property/")):
            continue
        pair = next(each for each in tree.iter("div") if each.get("class") == "pair")
        assert [side.get("lang") for side in pair] == ["zh-Hans", "en"], name
        zh, en = ("".join(side.itertext()) for side in pair)
        assert HAN.search(zh) and not HAN.search(en) and en, name


def test_what_is_said_in_chinese_is_marked_so(trees):
    for name, tree in trees.items():
        for each in tree.iter():
            if each.get("lang") == "zh-Hans" and each.tag == "span":
                assert HAN.search("".join(each.itertext())), name


def test_diagrams_say_what_they_show_and_keep_to_their_frame(trees):
    count = 0
    for name, tree in trees.items():
        for svg in tree.iter(f"{SVG}svg"):
            count += 1
            title = svg.find(f"{SVG}title")
            assert title is not None and title.text and svg.get("aria-labelledby") == title.get("id"), name
            _, _, width, height = map(float, svg.get("viewBox").split())
            boxes = [[float(rect.get(key)) for key in ("x", "y", "width", "height")] for rect in svg.iter(f"{SVG}rect")]
            for x, y, wide, high in boxes:
                assert x >= 0 and y >= 0 and x + wide <= width and y + high <= height, name
            for at, (x, y, wide, high) in enumerate(boxes):
                for x2, y2, wide2, high2 in boxes[at + 1 :]:
                    assert x >= x2 + wide2 or x2 >= x + wide or y >= y2 + high2 or y2 >= y + high, name
    assert count > 150


def test_the_index_of_terms_has_the_end_of_each_terms_iri(trees, graph):
    """The ontology's IRI leads there, and a browser looks for what stands behind the #."""
    ids = [node.get("id") for node in trees["terms.html"].iter() if node.get("id")]
    terms = {row.t.removeprefix(CNAI) for row in graph.sparql("SELECT DISTINCT ?t { GRAPH <https://w3id.org/china-ai-policy/graph/ontology> { ?t a ?k } FILTER(STRSTARTS(STR(?t), STR(cnai:))) }")}
    assert terms <= set(ids) and len(ids) == len(set(ids))


def test_a_wide_diagram_is_scaled_to_its_column(site):
    """Its height follows its width, as it has a viewBox; the style sheet keeps it within the column."""
    pages = dict(site)
    style = pages["style.css"].decode()
    assert "max-width: max(100%, 62rem); height: auto" in style
    svgs = [match for data in pages.values() for match in re.findall(rb'<svg [^>]*viewBox="0 0 ([0-9.]+) ([0-9.]+)"\s+width="([0-9.]+)" height="([0-9.]+)"', data)]
    assert svgs and all((a, b) == (c, d) for a, b, c, d in svgs)


def test_nothing_comes_from_the_web_and_nothing_runs(site):
    for name, data in site.items():
        text = data.decode()
        assert "<script" not in text and "@import" not in text and "url(" not in text, name
        assert not re.search(r'(src|srcset)=|rel="stylesheet" href="[a-z]+:', text), name


def test_a_page_has_what_the_term_has(site):
    text = re.sub(r"<[^>]+>", "", site["class/Target.html"].decode())
    for part in (
        *("量化表述", "quantified statement", "cnai:setIn some owl:Thing", "has at least one set in"),
        *("target-deadline", "Say by when the target is to be met.", "aikg query target-progress", "schema"),
    ):
        assert part in text, part
    assert re.search(r"断言 \d+ 处", text) and "asserted and" in text
    assert "data type" not in text and "DateSpan" in re.sub(r"<[^>]+>", "", site["property/deadline.html"].decode())


def test_the_same_dataset_gives_the_same_bytes(site):
    assert dict(pages(Dataset(), aikg.load(cache=False).store)) == site


@pytest.mark.parametrize(
    ("given", "formal", "en"),
    [
        (("only", "", "p", "C"), "cnai:p only cnai:C", "has as cnai:p nothing but cnai:C"),
        (("some", "", "p", "C"), "cnai:p some cnai:C", "has at least one cnai:p that is cnai:C"),
        (("exactly", "1", "p"), "cnai:p exactly 1 ", "has exactly 1 values of cnai:p"),
        (("max", "2", "p", "C"), "cnai:p max 2 cnai:C", "has at most 2 values of cnai:p that are cnai:C"),
    ],
)
def test_class_expressions_in_words(given, formal, en):
    kind, number, *names = given
    expression = Expression(kind, number, tuple(Expression("iri", CNAI + name) for name in names))
    assert plain(manchester(expression)).strip() == formal.strip()
    assert plain(words(expression, 1)) == en


def test_the_command_writes_and_replaces_but_nothing_of_others(run, tmp_path):
    at = {"AIKG_HOME": str(aikg.load().dataset.home)}
    done = run("docs", "-o", str(tmp_path / "pages"), env=at)
    assert done.returncode == 0 and (tmp_path / "pages" / "class" / "Target.html").exists()
    assert run("docs", "-o", str(tmp_path / "pages"), env=at).returncode == 0
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "index.html").write_text("mine")
    with pytest.raises(UsageError):
        write(Dataset(), aikg.load().store, tmp_path / "mine")
    assert (tmp_path / "mine" / "index.html").read_text() == "mine"
