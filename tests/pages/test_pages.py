"""The pages: well-formed, whole without a script, the same rows as the command, and text is text whatever it holds."""

from __future__ import annotations

import base64
import csv
import gzip
import io
import itertools
import json
import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from pyoxigraph import NamedNode

import aikg
from aikg.namespaces import ID, VOCAB
from aikg.pages import LANGUAGES, Book, page, paths
from aikg.pages.address import Where, iri_of, path_of, relative
from aikg.pages.book import LANGUAGES as OF_THE_BOOK
from aikg.pages.citing import cited_question
from aikg.pages.data import thing_picture, thing_pictures
from aikg.pages.heads import HEADS, head
from aikg.pages.kinds import ASKED, LISTED
from aikg.pages.lists import initials, list_pages, list_path
from aikg.pages.parts import blocks, rows_of
from aikg.pages.proved import PROOFS_A_PAGE, anchor, facts, proof_pages, proofs_path
from aikg.pages.question import PROOFS, ROWS_A_PAGE, Asked, cites_path, page_path, question
from aikg.pages.referring import NAMES_A_PAGE, referred, referring, referring_pages, referring_path
from aikg.pages.rows import rows_paths
from aikg.pages.sections import COUNTED_BY, SECTIONS
from aikg.pages.table import table
from aikg.pages.texts import answer_page, missing
from aikg.pages.words import COUNTED, WORDS
from aikg.questions.topics import TOPICS, heading
from aikg.sparql.columns import stem
from aikg.sparql.render import display_width
from tests.hostile import TEXTS, seen

# One page of each kind, and those that hold most.
KINDS = [
    *("index.html", "about.html", "find.html", "sparql.html", "question/index.html"),
    *("document/index.html", "document/index-s.html", "vocab/index.html"),
    *("question/targets.2.cite.html", "question/implementation-gaps.2.cite.html", "question/theme-profile.cite.html"),
    *("question/city-alignment.html", "question/targets.html", "question/targets.2.html", "question/coopetition.html"),
    *("place/china.html", "place/shenzhen.html", "place/tibet.html", "document/ngaidp-2017.html"),
    *("document/ai-plus-action-opinions-2025.html", "variable/compute-capacity.html", "body/state-council.html"),
    *("vocab/theme/talent.html", "proof/document/shanghai-ai-hq-measures-2018.html", "source/lin-2025.html"),
    *("target/hubei-nqpf-opinions-2024/compute.html", "referring/place/china.2.html", "initiative/focac-summit-2024.html", "programme/ai-plus.html"),
    *("rows/document/ngaidp-2017.city-alignment.directive.html", "place/sichuan.html"),
    *("status-event/index.html", "contested/hangzhou-plan-date.html", "instrument/xiamen-ai-measures-2023/voucher-pool.html"),
    *("mechanism/talent-competition.html", "technology/deepseek-r1.html", "observation/hunan-compute-2026-01.html"),
]


def parsed(made: bytes) -> ElementTree.Element:
    """A page read as XML, which every page is too."""
    text = made.decode()
    assert text.startswith("<!DOCTYPE html>\n<html")
    return ElementTree.fromstring(text.partition("\n")[2])


def structure(tree: ElementTree.Element) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.tag, tuple(each.attrib)) for each in tree.iter()]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("rest", KINDS)
def test_a_page_is_well_formed_and_readable(book: Book, lang: str, rest: str) -> None:
    made = page(book, f"{lang}/{rest}")
    assert made is not None, rest
    tree = parsed(made)
    assert tree.get("lang") == ("zh-Hans" if lang == "zh" else "en")
    assert len(list(tree.iter("h1"))) == 1 and len(list(tree.iter("main"))) == 1
    levels = [int(each.tag[1]) for each in tree.iter() if re.fullmatch("h[1-6]", each.tag)]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), levels
    ids = [each.get("id") for each in tree.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    other = "en" if lang == "zh" else "zh"
    links = {each.get("href"): each.get("hreflang") for each in tree.iter("link") if each.get("rel") == "alternate"}
    assert relative(f"{lang}/{rest}", f"{other}/{rest}") in links
    for each in tree.iter("a"):
        assert "".join(each.itertext()).strip(), ElementTree.tostring(each)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_link_of_a_page_leads_to_a_page(book: Book, lang: str) -> None:
    every = {*paths(book, "zh"), *paths(book, "en")}
    for rest in KINDS:
        here = f"{lang}/{rest}"
        made = page(book, here)
        for each in parsed(made).iter("a") if made else []:
            address = urlsplit(each.get("href") or "")
            if address.scheme or not address.path or address.path.endswith((".ttl", ".jsonld", ".csv", ".json", ".xlsx", ".atom", ".svg")):
                continue
            there = posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(address.path)))
            assert there in every, (here, each.get("href"))


def test_a_page_loads_nothing_from_another_host(book: Book) -> None:
    for rest in KINDS:
        made = page(book, f"en/{rest}")
        for each in parsed(made).iter() if made else []:
            loads = each.get("src") or (each.get("href") if each.tag == "link" else None) or ""
            assert "//" not in loads, (rest, loads)


def largest(book: Book, lang: str) -> list[str]:
    """The pages of each kind with most on them, below their language: the longest lists, proofs, things and rows."""
    things = sorted(book.things, key=lambda iri: sum(1 for _ in book.store.quads_for_pattern(None, None, NamedNode(iri))))
    by_kind: dict[str, list[str]] = {}
    for iri in things:
        by_kind.setdefault(iri.removeprefix(ID).partition("/")[0], []).append(path_of(iri) or "")
    lists = [list_path(kind, *each) for kind in LISTED for each in list_pages(book, lang, kind)]
    proofs = [proofs_path(iri, number + 1) for iri in facts(book) for number in range(proof_pages(book, iri)) if "/place/" in iri]
    # A place has most sections, so that its size does not follow from what refers to it.
    places = by_kind.pop("place")
    rows = [page_path(each.name) for each in book.questions] + [cites_path("in-force"), cites_path("targets")]
    more = [referring_path(iri, number + 1) for iri, pages in referred(book).items() for number in range(pages)]
    more += rows_paths(book)
    return [*more, *(path for paths in by_kind.values() for path in paths[-2:]), *places[-40:], *lists, *proofs, *rows]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_are_small(book: Book, lang: str) -> None:
    sizes = {rest: len(page(book, f"{lang}/{rest}") or b"") for rest in largest(book, lang)}
    assert all(sizes.values())
    assert {rest: size for rest, size in sizes.items() if size >= 150_000} == {}
    # A live page has more on it when its rows are sorted: every head and every citation says so.
    live, sorted_by = Book(book.graph, live=True), Asked(sort="-issued")
    for name in ("city-alignment", "in-force", "programmes"):
        where, stored = Where(f"{lang}/question/{name}.html", lang), book.graph.stored(name)
        assert len(question(live, where, stored, sorted_by, book.rows(name))) < 150_000, name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_list_leads_to_the_questions_about_its_things(book: Book, lang: str) -> None:
    assert {name for several in ASKED.values() for name in several} <= {each.name for each in book.questions}
    assert ASKED.keys() <= LISTED.keys()
    made = parsed(page(book, f"{lang}/document/index.html") or b"")
    links = [each.get("href") for each in made.iter("a")]
    assert "../question/documents.html" in links and "../question/in-force.html" in links


def test_a_long_list_goes_on_on_other_pages(book: Book) -> None:
    """Each thing of a list, and each proof of a thing, stands on one of its pages."""
    initial, things = max(initials(book, "zh", "source").items(), key=lambda each: len(each[1]))
    found = []
    for each, number in list_pages(book, "zh", "source"):
        if each == initial:
            made = parsed(page(book, f"zh/{list_path('source', each, number)}") or b"")
            found += [link.get("href") for columns in made.iter("ul") if columns.get("class") == "columns" for link in columns.iter("a")]
    assert found == [f"{each.removeprefix(ID + 'source/')}.html" for each in things] and len(found) > 250
    iri = max(facts(book), key=lambda each: len(facts(book)[each]))
    proved: list[str | None] = []
    for number in range(1, proof_pages(book, iri) + 1):
        made = parsed(page(book, f"en/{proofs_path(iri, number)}") or b"")
        proved += [each.get("id") for each in made.iter("section")]
        contents = next(each for each in made.iter("nav") if each.get("aria-label") == WORDS["proofs"][1])
        assert len([*contents.iter("a")]) == len(facts(book)[iri])
    assert proved == [anchor(*each) for each in facts(book)[iri]]
    assert page(book, f"en/{proofs_path(iri, proof_pages(book, iri) + 1)}") is None


def test_a_place_begins_with_what_is_newest(book: Book) -> None:
    by_heading = {section.heading: section for section in SECTIONS["place"]}
    for name, column in (("documents", "issued"), ("carries_out", "issued"), ("targets", "deadline")):
        rows = rows_of(book, by_heading[name], ID + "place/shenzhen")
        place = rows.columns.index(column)
        days = [term.value for row in rows.terms if (term := row[place]) is not None]
        known = [row[place] is not None for row in rows.terms]
        assert days == sorted(days, reverse=True) and known == sorted(known, reverse=True) and len(days) > 5


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_rows_of_a_thing_are_one_step_away(book: Book, lang: str) -> None:
    """A page of a thing shows the first rows of a question, and leads to all of them, as a folder cannot ask."""
    for short, question_name, column in (
        ("document/ngaidp-2017", "city-alignment", "directive"),
        ("place/shenzhen", "documents", "place"),
        ("place/shanghai", "coopetition", "place"),
    ):
        start = f"rows/{short}.{question_name}.{column}"
        links = [each.get("href") for each in parsed(page(book, f"{lang}/{short}.html") or b"").iter("a")]
        assert f"../{start}.html" in links
        section = next(each for each in SECTIONS[short.partition("/")[0]] if (each.question, each.column) == (question_name, column))
        wanted, found, path = len(rows_of(book, section, ID + short)), 0, f"{start}.html"
        number = 1
        while made := page(book, f"{lang}/{path}"):
            assert path in set(rows_paths(book))
            found += len([*[*parsed(made).iter("tbody")][-1]])
            number += 1
            path = f"{start}.{number}.html"
        assert found == wanted > 10
    for wrong in ("rows/place/shenzhen.documents.thing.html", "rows/place/nowhere.documents.place.html", "rows/x.html"):
        assert page(book, f"{lang}/{wrong}") is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_questions_stand_by_topic_with_their_pictures(book: Book, lang: str) -> None:
    tree = parsed(page(book, f"{lang}/question/index.html") or b"")
    sections = [each for each in tree.iter("section") if each.get("id") in TOPICS]
    steps = [each.get("href") for each in tree.iter("a")]
    assert len(sections) > 6 and all(f"#{each.get('id')}" in steps for each in sections)
    named = [link.get("href") for each in sections for link in each.iter("a")]
    assert sorted(named) == sorted(f"{each.name}.html" for each in book.questions)
    for each in sections:
        assert next(each.iter("h2")).text == heading(each.get("id") or "", lang)
    text = "".join(tree.itertext())
    assert text.count("图：" if lang == "zh" else "picture: ") == sum(each.header.view is not None for each in book.questions)
    examples = [*parsed(page(book, f"{lang}/sparql.html") or b"").iter("optgroup")]
    assert [each.get("label") for each in examples] == [next(each.iter("h2")).text for each in sections]


def test_a_heading_counts_what_it_names(book: Book) -> None:
    """A variable has so many targets, not so many places or rows; a body makes so many designations."""
    assert {*COUNTED_BY} == {*COUNTED}
    for short in ("variable/ai-core-industry-scale", "place/guangdong", "body/miit", "document/ngaidp-2017"):
        kind = short.partition("/")[0]
        found = blocks(book, Where(f"en/{short}.html", "en"), kind, ID + short)
        assert len({each.heading for each in found}) == len(found)
        for block in (each for each in found if each.heading in COUNTED_BY):
            rows = rows_of(book, block.parts[0].section, ID + short)
            things = {terms[rows.columns.index(COUNTED_BY[block.heading])] for terms in rows.terms}
            assert block.number == len(things), (short, block.heading)
    made = (page(book, "en/variable/ai-core-industry-scale.html") or b"").decode()
    targets = {each["target"] for each in book.where("targets", "variable", f"{ID}variable/ai-core-industry-scale").to_dicts()}
    assert f'<a href="#targets"><b>{len(targets)}</b> targets</a>' in made and '<section id="targets">' in made


def test_no_section_leaves_out_a_source_that_its_question_has(book: Book) -> None:
    for section in (each for sections in SECTIONS.values() for each in sections if each.columns):
        columns = book.rows(section.question).columns
        assert "source" in section.columns or "source" not in columns, section
        assert set(section.columns) <= {*columns, *map(stem, columns)}, section


def test_each_derived_row_leads_to_its_proof(book: Book) -> None:
    for name, (subject, _, target) in PROOFS.items():
        rows = book.rows(name)
        assert {subject, target} <= {*rows.columns}
        made = (page(book, f"en/question/{name}.html") or b"").decode()
        assert made.count(">why</a>") > 2, name


@pytest.mark.parametrize("kind", SECTIONS)
def test_no_page_counts_its_own_kind(kind: str) -> None:
    """That a page is of one initiative is no figure of it."""
    assert kind == "vocab" or LISTED[kind] not in {each.heading for each in SECTIONS[kind]}


def test_a_pair_is_told_from_either_side_and_no_row_is_shown_twice(book: Book) -> None:
    made = [block for block in blocks(book, Where("zh/place/guangdong.html", "zh"), "place", f"{ID}place/guangdong") if block.heading == "relations"]
    (part,) = made[0].parts
    rows = [tuple(each.words for each in row) for row in part.table.rows]
    assert len(set(rows)) == len(rows) and {"北京市", "上海市"} <= {row[0] for row in rows}
    assert next(each.words for each in part.table.columns) == "另一地"


def test_of_many_rows_none_differs_in_its_source_only(book: Book) -> None:
    made = parsed(page(book, "en/body/state-council.html") or b"")
    table = next(each for each in made.iter("table") if each.findtext("caption") == "Documents issued jointly")
    names = ["".join(row[0].itertext()) for row in table.iterfind("tbody/tr")]
    assert len(names) == 10 == len(set(names))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_of_many_values_the_first_are_open_and_the_others_one_step_away(book: Book, lang: str) -> None:
    made = parsed(page(book, f"{lang}/place/shenzhen.html") or b"")
    lists = [each for each in made.iter("div") if each.find("dt") is not None]
    for each in lists:
        values, closed = each.findall("dd"), each.findall("dd/details/div")
        assert len(values) <= 8 and (not closed or "".join(each.find("dd/details/summary").itertext()).count(str(len(closed))) == 1)
    assert any(each.findall("dd/details/div") for each in lists)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_that_refers_to_a_thing_is_one_step_away(book: Book, lang: str) -> None:
    """The page of a thing leads to each name that it leaves out, and each stands on one page only."""
    for short in ("place/shenzhen", "place/china", "source/lin-2025"):
        iri = ID + short
        whole = referring(book, iri)
        steps = [each.get("href") or "" for each in parsed(page(book, f"{lang}/{short}.html") or b"").iter("a")]
        steps = [each for each in steps if each.startswith("../referring/")]
        assert len(steps) == sum(len(each) > 20 for each in whole.values())
        seen: dict[str, list[str]] = {}
        for number in range(1, referring_pages(book, iri) + 1):
            made = parsed(page(book, f"{lang}/{referring_path(iri, number)}") or b"")
            for section in made.iter("section"):
                seen.setdefault(section.get("id") or "", []).extend(each.get("href") or "" for each in section.iter("a"))
            ids = {each.get("id") for each in made.iter("section")}
            wanted = [each for each in steps if each.partition("#")[0] == f"../{referring_path(iri, number)}"]
            assert {each.partition("#")[2] for each in wanted} <= ids
        assert sorted(map(len, seen.values())) == sorted(map(len, whole.values()))
        assert all(len(set(each)) == len(each) for each in seen.values())
        assert page(book, f"{lang}/{referring_path(iri, referring_pages(book, iri) + 1)}") is None
    assert referring_pages(book, ID + "place/china") > 5 and NAMES_A_PAGE == 300
    assert page(book, f"{lang}/referring/technology/deepseek-r1.html") is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_proof_is_told_in_words(book: Book, lang: str) -> None:
    text = "".join(parsed(page(book, f"{lang}/proof/place/sichuan.html") or b"").itertext())
    assert "rdf:type" not in text and WORDS["is_a"][lang == "en"] in text
    assert WORDS["proofs"][lang == "en"] + ("：" if lang == "zh" else ": ") in text


def test_a_thing_whose_name_ends_in_a_number_has_its_own_proofs(book: Book) -> None:
    numbered = [iri for iri in facts(book) if iri.rpartition(".")[2].isdigit()]
    for iri in numbered:
        made = parsed(page(book, f"en/{proofs_path(iri)}") or b"")
        assert [each.get("id") for each in made.iter("section")] == [anchor(*each) for each in facts(book)[iri][:PROOFS_A_PAGE]]


def test_every_thing_has_a_page_at_its_path(book: Book) -> None:
    assert {f"zh/{path_of(iri)}" for iri in book.things} < {*paths(book, "zh")}
    for iri in (ID + "place/shenzhen", VOCAB + "theme/talent", ID + "target/shenzhen-ai-pioneer-city-2025/enterprises-2026"):
        path = path_of(iri)
        assert path is not None and iri_of(path) == iri


@pytest.mark.parametrize(
    "path",
    [
        *("", "fr/", "zh/nothing.html", "fr/index.html", "zh/place/none.html", "zh/place/../place/china.html"),
        *("zh/question/none.html", "zh/question/city-alignment.99.html", "zh/question/targets.0.html", "zh/question/targets.99.cite.html", "zh/question/none.cite.html", "zh/date/2017.html"),
        *("zh/evidence/document/ngaidp-2017.html", "zh/proof/place/china2.html", "zh/document/index-9.html", "zh/no/index.html"),
        *("zh/place/shenzhen", "zh/vocab/theme.html", "zh/place/sh%20enzhen.html", "en/place/<b>.html"),
    ],
)
def test_where_there_is_no_page_there_is_none(book: Book, path: str) -> None:
    assert page(book, path) is None


def test_a_thing_stands_with_its_sources_and_its_proofs(book: Book) -> None:
    text = "".join(parsed(page(book, "en/document/shenzhen-compute-infra-plan-2024.html") or b"").itertext())
    assert "Sources" in text and "seen" in text
    made = parsed(page(book, "en/place/shenzhen.html") or b"")
    proofs = [each.get("href") or "" for each in made.iter("a") if "/proof/" in (each.get("href") or "")]
    assert proofs
    path, _, anchor = proofs[0].partition("#")
    there = posixpath.normpath(posixpath.join("en/place", path))
    assert any(each.get("id") == anchor for each in parsed(page(book, there) or b"").iter("section"))


def test_a_source_leads_to_what_it_supports(book: Book) -> None:
    made = parsed(page(book, "en/source/lin-2025.html") or b"")
    text = "".join(made.itertext())
    assert "what it supports" in text and "no source" not in text
    assert any("document/" in (each.get("href") or "") for each in made.iter("a"))


def test_what_is_derived_or_weak_is_said_in_words(book: Book) -> None:
    made = page(book, "en/document/ngaidp-2017.html") or b""
    text = "".join(parsed(made).itertext())
    assert "derived" in text and 'class="derived"' in made.decode()
    weak = next(iri for iri in book.things if iri.startswith(ID + "document/") and book.weak(iri) == "media")
    assert "seen in a report only" in "".join(parsed(page(book, f"en/{path_of(weak)}") or b"").itertext())
    disputed = next(iri for iri in book.things if iri in book.disputed)
    assert "disputed" in "".join(parsed(page(book, f"en/{path_of(disputed)}") or b"").itertext())


def test_the_rows_of_a_page_are_those_of_the_question(book: Book) -> None:
    for name in ("city-alignment", "targets", "contested"):
        rows = book.graph.query(name)
        found: list[str] = []
        for number in range(-(-len(rows) // ROWS_A_PAGE)):
            path = f"en/question/{name}.html" if number == 0 else f"en/question/{name}.{number + 1}.html"
            body = [*parsed(page(book, path) or b"").iter("tbody")][-1]
            found += ["".join(next(iter(each)).itertext()) for each in body]
        # The most important column comes first.
        first = book.graph.stored(name).header.columns[0]
        expected = [row[f"{first}_en"] or row[first] for row in rows]
        assert len(found) == len(expected)
        assert all(here.startswith(str(there or "")) for here, there in zip(found, expected, strict=True))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("rest", ["place/shenzhen", "document/ai-plus-action-opinions-2025", "variable/ai-core-industry-scale"])
def test_each_picture_of_a_thing_is_a_drawing_and_a_table_to_download(book: Book, lang: str, rest: str) -> None:
    here = f"{lang}/{rest}.html"
    figures = [*parsed(page(book, here) or b"").iter("figure")]
    files = dict(thing_pictures(book, ID + rest))
    offered = []
    for each in figures:
        links = {"".join(link.itertext()): link.get("href") or "" for link in each.iterfind("figcaption/a")}
        assert [*links] == ["SVG", "CSV"]
        svg, table = (files[posixpath.normpath(posixpath.join(posixpath.dirname(here), href))] for href in links.values())
        drawing = ElementTree.fromstring(svg)
        assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
        shown = [*each.iterfind("details//tbody/tr")]
        lines = [*csv.reader(io.StringIO(table.decode("utf-8-sig")))]
        heads = ["".join(head.itertext()) for head in each.iterfind("details//thead/tr/th")]
        known = [place for place in range(len(lines[0])) if any(line[place] for line in lines[1:])]
        assert heads == [lines[0][place] for place in known]
        assert len(lines) - 1 >= len(shown) > 0 and lines[1][0] == "".join(shown[0][0].itertext())
        offered += links.values()
    assert figures and len({*offered}) == len(offered) == len(files) / len(LANGUAGES)
    for path, data in files.items():
        question, language, form = path.rsplit(".", 3)[-3:]
        assert thing_picture(book, ID + rest, question, language, form) == data


def test_a_timeline_fills_a_wide_screen_and_fits_a_phone(book: Book) -> None:
    for rest in ("question/regulation-timeline.html", "question/policy-diffusion.html"):
        made = parsed(page(book, f"zh/{rest}") or b"")
        slim, broad = [each for each in made.iter("div") if each.get("class") in ("slim", "broad")]
        sizes = [next(each.iter("{http://www.w3.org/2000/svg}svg")).get("viewBox", "").split() for each in (slim, broad)]
        assert int(sizes[0][2]) == 360 < 900 < int(sizes[1][2])
        marks = [[mark.get("href") for mark in each.iter("{http://www.w3.org/2000/svg}a")] for each in (slim, broad)]
        assert marks[0] == marks[1] != []
        for _, x in ((each, float(each.get("x", 0))) for each in broad.iter("{http://www.w3.org/2000/svg}text")):
            assert 0 <= x <= int(sizes[1][2])


def test_every_picture_of_a_page_leads_to_its_files(book: Book) -> None:
    for rest in ("index.html", *KINDS):
        for each in parsed(page(book, f"en/{rest}") or b"<!DOCTYPE html>\n<html/>").iter("figure"):
            assert [link.text for link in each.iterfind("figcaption/a")] == ["SVG", "CSV"], rest


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("name", "number"), [("targets", 3), ("implementation-gaps", 1), ("theme-profile", 1), ("contested", 1)])
def test_each_row_in_a_folder_is_cited_as_a_server_cites_it(book: Book, lang: str, name: str, number: int) -> None:
    here = f"{lang}/{page_path(name, number)}"
    stored = book.graph.stored(name)
    rows = [*parsed(page(book, here) or b"").iter("tbody")][-1]
    cites = [link.get("href") or "" for row in rows for link in row.iter("a") if ".cite.html#" in (link.get("href") or "")]
    assert len(cites) == len(rows)
    there = posixpath.normpath(posixpath.join(posixpath.dirname(here), cites[0].partition("#")[0]))
    made = parsed(page(book, there) or b"")
    sections = {each.get("id"): each for each in made.iter("section")}
    formats = json.loads(gzip.decompress(base64.b64decode(next(each for each in made.iter("script") if each.get("id")).text or "")))
    first = (number - 1) * ROWS_A_PAGE
    assert [each.partition("#")[2] for each in cites] == [*sections] == [f"row-{first + place + 1}" for place in range(len(rows))]
    for place, section in enumerate(sections.values()):
        expected = cited_question(book, Where(here, lang), stored, book.rows(name)[first + place : first + place + 1])
        assert expected is not None and section.findtext("blockquote") == expected.sentence
        assert [*zip(formats[0], formats[place + 1], strict=True)] == expected.formats
    links = [link.get("href") or "" for section in sections.values() for link in section.iter("a")]
    assert all("/source/" in each and each.endswith("#cite") for each in links) and bool(links) == (name != "theme-profile")


def test_a_figure_is_read_in_words_and_kept_exactly(book: Book) -> None:
    found = book.where("targets", "place", ID + "place/zhejiang")
    cells = [cell for row in table(book, Where("zh/x.html", "zh"), found, ("value",)).rows for cell in row]
    assert any(cell.words.endswith("万亿元") and cell.exact == "1000000000000" for cell in cells)
    assert not any("1000000000000" in cell.words for cell in cells)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_matters_in_a_row_comes_first_and_its_source_is_near(book: Book, lang: str) -> None:
    """A wide screen has room for some nine columns; whoever wants the others moves the table."""
    for stored in book.questions:
        made = parsed(page(book, f"{lang}/question/{stored.name}.html") or b"")
        heads = ["".join(each.itertext()) for each in [*made.iter("thead")][-1].iter("th")]
        ranked_names = [head(each, lang, stored.name) for each in stored.header.columns if each != "source"]
        known = [each for each in ranked_names if each in heads]
        assert heads[: len(known[:6])] == known[:6], stored.name
        assert heads.index(WORDS["cite"][lang == "en"]) < 9
        if "source" in book.rows(stored.name).columns:
            assert heads.index(WORDS["source"][lang == "en"]) < 7, (stored.name, heads)


def test_rows_are_sorted_by_their_column(book: Book) -> None:
    stored = book.graph.stored("city-alignment")
    live = Book(book.graph, live=True)
    where = Where("en/question/city-alignment.html", "en")
    days = []
    for sort in ("days_after", "-days_after"):
        made = parsed(question(live, where, stored, Asked(sort=sort), book.rows("city-alignment")))
        heads = ["".join(each.itertext()) for each in [*made.iter("thead")][-1].iter("th")]
        rows = [["".join(cell.itertext()) for cell in row] for row in [*made.iter("tbody")][-1]]
        days.append([int(row[heads.index("days after")].replace(",", "")) for row in rows if row[heads.index("days after")]])
    assert days[0] == sorted(days[0]) and days[1] == sorted(days[1], reverse=True) and days[0][0] < days[1][0]


def test_a_question_says_what_was_asked_once_and_by_its_name(book: Book) -> None:
    live, where = Book(book.graph, live=True), Where("en/question/x.html", "en")
    for name, parameters, told in (
        ("in-force", {"on": ["2025-06-30"]}, "day asked"),
        ("city-alignment", {"directive": ["ngaidp-2017"]}, "central document"),
    ):
        stored, asked = book.question(name), Asked(parameters)
        assert stored is not None
        made = parsed(question(live, where, stored, asked, book.graph.query(name, **{each: value[0] for each, value in parameters.items()})))
        table_of_rows = [*made.iter("table")][-1]
        heads = ["".join(each.itertext()) for each in table_of_rows.iter("th")]
        assert heads and told not in heads, heads
    forms = ["".join(each.itertext()) for each in made.iter("form")]
    assert any("New Generation Artificial Intelligence Development Plan" in each for each in forms)


def test_an_empty_answer_says_what_that_means(book: Book) -> None:
    stored = book.graph.stored("city-alignment")
    rows = book.graph.query("city-alignment", place="tibet", directive="ngaidp-2017")
    asked = Asked({"place": ["tibet"], "directive": ["ngaidp-2017"]})
    made = parsed(question(Book(book.graph, live=True), Where("en/question/city-alignment.html", "en"), stored, asked, rows))
    assert "does not mean that there is nothing" in "".join(made.itertext())
    assert "aikg query city-alignment -p place=tibet -p directive=ngaidp-2017" in "".join(made.itertext())


def test_each_column_has_a_name_in_both_languages(book: Book) -> None:
    for each in book.questions:
        for column in book.rows(each.name).columns:
            assert stem(column) in HEADS, (each.name, column)
    for zh, en in [*HEADS.values(), *WORDS.values()]:
        assert zh and en


def test_each_word_of_the_pages_is_used() -> None:
    room = Path(aikg.__file__).parent / "pages"
    text = "".join(each.read_text(encoding="utf-8") for each in [*room.rglob("*.j2"), *room.glob("*.py")] if each.name != "words.py")
    assert [key for key in WORDS if f'"{key}"' not in text and f"'{key}'" not in text] == []


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_whatever_a_name_holds_is_text(tiny: aikg.Graph, text: str) -> None:
    text = text.encode("utf-8", "replace").decode()  # What comes from a file is UTF-8.
    iri = next(each for each in Book(tiny).things if "/document/" in each)
    path = f"en/{path_of(iri)}"

    def with_names(words: str) -> Book:
        book = Book(tiny)
        book.names = {each: dict.fromkeys(OF_THE_BOOK, words) for each in book.names}
        return book

    # Of the same width, as a column of long texts is set wider.
    hostile, harmless = (parsed(page(with_names(each), path) or b"") for each in (text, "x" * max(1, display_width(text))))
    assert structure(hostile) == structure(harmless)
    assert seen(text).strip() in "".join(hostile.itertext())
    for each in hostile.iter("a"):
        assert not (each.get("href") or "").lower().startswith("javascript")


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_whatever_is_asked_or_refused_is_text(tiny: aikg.Graph, text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    book = Book(tiny, live=True)
    stored = next(each for each in book.questions if each.parameters)
    name = next(iter(stored.parameters))

    def made(given: str) -> list[bytes]:
        where = Where("en/x.html", "en")
        return [
            missing(book, where, given),
            question(book, where, stored, Asked({name: [given]}, 1, given), book.rows(stored.name)),
            answer_page(book, Where("sparql", "en"), given, book.rows(stored.name)),
        ]

    for one, other in zip(made(text), made("x"), strict=True):
        assert structure(parsed(one)) == structure(parsed(other))


def test_a_link_of_the_data_runs_nothing(tiny: aikg.Graph) -> None:
    from pyoxigraph import Literal, NamedNode

    from aikg.pages.facts import _linked

    where = Where("en/x.html", "en")
    for term in (Literal("javascript:alert(1)"), NamedNode("javascript:alert(1)"), Literal("no address")):
        assert _linked(Book(tiny), where, term).href is None
    assert _linked(Book(tiny), where, Literal("https://example.org/a")).href == "https://example.org/a"


def test_a_dataset_of_ones_own_has_pages_too(small: Book) -> None:
    for lang in LANGUAGES:
        for path in paths(small, lang):
            made = page(small, path)
            assert made is not None, path
            parsed(made)
            # Without a description there is nothing to cite, and no link to a citation.
            assert not small.described and b"cite.html" not in made
