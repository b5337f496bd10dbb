"""The words of the pages: none of another language, no key where a name belongs, no form of a word that is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from pyoxigraph import NamedNode

from aikg import pictures
from aikg.namespaces import PREFIXES, compact
from aikg.pages import LANGUAGES, Book, page
from aikg.pages.address import Where
from aikg.pages.facts import disputed, statements, types, wider
from aikg.pages.question import Asked, description, question, remainder
from aikg.pages.referring import all_on
from aikg.pages.static import static
from aikg.pages.texts import missing
from aikg.pages.words import COUNTED, say
from tests.pages.test_pages import KINDS, parsed

SHORT_IRI = re.compile(rf"\b({'|'.join(PREFIXES)}):[A-Za-z]\w*")
OURS = "https://w3id.org/china-ai-policy/"


def texts(tree: ElementTree.Element, skipped: tuple[str, ...] = ()) -> Iterator[str]:
    """The texts of a page that a reader sees, without those of some elements, and without what is of another language."""
    own = tree.get("lang", "")
    for each in tree:
        foreign = each.get("lang", own)[:2] != own[:2] if own else False
        if each.tag not in ("script", "style", "code", "pre", "textarea", *skipped) and not foreign:
            if own and not each.get("lang"):
                each.set("lang", own)
            yield each.text or ""
            yield from texts(each, skipped)
        yield each.tail or ""


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("rest", KINDS)
def test_a_page_shows_names_and_no_keys(book: Book, lang: str, rest: str) -> None:
    made = page(book, f"{lang}/{rest}")
    assert made is not None
    shown = "\n".join(texts(parsed(made), ("select", "blockquote")))
    assert SHORT_IRI.findall(shown) == []
    names = [each.name for each in book.questions if "-" in each.name]
    keys = re.compile(rf"(?<![\w-])({'|'.join(names)})(?![\w-])")
    assert keys.findall(shown) == []


def test_all_that_pages_say_of_things_has_a_name(book: Book) -> None:
    """Every property and class of a thing is called by a name in both languages."""
    found: set[str] = set()
    where = {lang: Where(f"{lang}/x/y.html", lang) for lang in LANGUAGES}
    for iri in book.things[::7]:
        for lang in LANGUAGES:
            found.update(each.name for each in statements(book, where[lang], iri))
            found.update(types(book, iri, lang))
    assert [each for each in found if SHORT_IRI.search(each)] == []


def test_a_chinese_page_has_no_english_words_of_answers(book: Book) -> None:
    for name in ("target-cascade", "target-progress", "instrument-race", "contested", "in-force"):
        made = page(book, f"zh/question/{name}.html")
        assert made is not None
        cells = ["".join(each.itertext()).strip() for each in parsed(made).iter("td")]
        wrong = {"true", "false", "not shown", "not decided", "not known", "met", "open", "above", "below", "equal"}
        assert wrong.isdisjoint(cells), name


def test_the_end_of_a_year_is_said_in_words(book: Book) -> None:
    made = {lang: (page(book, f"{lang}/question/targets-due.html") or b"").decode() for lang in LANGUAGES}
    assert "年底</td>" in made["zh"] and " (end)</td>" in made["en"]
    assert not any("-end<" in each for each in made.values())


def test_things_are_counted_in_the_right_form(book: Book) -> None:
    home = (page(book, "en/index.html") or b"").decode()
    assert "policy documents</a></li>" in home and "</b> sources</a></li>" in home
    for rest in ("place/shenzhen.html", "document/ngaidp-2017.html"):
        for number, words in re.findall(r"<b>([\d,]+)</b> ([^<]+)</a></li>", (page(book, f"en/{rest}") or b"").decode()):
            assert words in {forms[1 if number == "1" else 2] for forms in COUNTED.values()}, (number, words)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_another_source_says_is_said_by_name_and_with_its_unit(book: Book, lang: str) -> None:
    found = {}
    for iri in sorted(book.disputed):
        found |= {(compact(iri), each.name): each.value for each in disputed(book, Where(f"{lang}/x/y.html", lang), iri)}
    assert all(found.values()) and [each for each in found.values() if re.fullmatch(r"[a-z]+(-[a-z]+)+|\d{6,}", each)] == []
    output = next(value for (thing, _), value in found.items() if thing == "observation/zhejiang-ai-output-2024")
    assert output == ("5,670亿元" if lang == "zh" else "567 billion yuan")


def test_the_site_has_the_name_that_is_cited(book: Book) -> None:
    for lang in LANGUAGES:
        assert say("site", lang) == book.about.description["title"][lang].replace("'", "’")


def test_two_of_one_name_are_told_apart(book: Book) -> None:
    for lang, words in (("zh", "（政策文件）"), ("en", " (policy document)")):
        (group,) = all_on(book, Where(f"{lang}/source/x.html", lang), f"{OURS}id/source/lin-2025", 1)
        names = [cell.words for cell, _ in group.values]
        assert any(each.endswith(words) for each in names) and len(set(names)) == len(names), names


def test_what_is_defined_here_lacks_no_source(book: Book) -> None:
    made = (page(book, "en/variable/ai-core-industry-scale.html") or b"").decode()
    assert say("defined_here", "en") in made and f"<p>{say('no_source', 'en')}</p>" not in made


@pytest.mark.parametrize("rest", ["initiative/belt-and-road", "observation/hunan-compute-2026-01", "site/hk-cyberport", "status-event/macao-egov-law-2020-amended"])
def test_the_facts_that_matter_come_first(book: Book, rest: str) -> None:
    made = parsed(page(book, f"zh/{rest}.html") or b"")
    main = next(made.iter("main"))
    tags = [each.tag for each in main]
    assert tags.index("dl") < tags.index("section")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_page_says_what_one_can_do_what_is_in_it_and_how_fresh_it_is(book: Book, lang: str) -> None:
    tree = parsed(page(book, f"{lang}/index.html") or b"")
    main = next(tree.iter("main"))
    title = next(main.iter("h1")).text or ""
    lead = next(each.text or "" for each in main.iter("p") if each.get("class") == "lead")
    assert lead[:8] != title[:8] and book.about.description["description"][lang] != lead
    text = "".join(main.itertext())
    # What others only name and what is described here are all documents.
    described = next(each.of for each in book.quality if each.measure == "last-checked")
    total = next(each.number for each in book.stats if each.counted == "things" and each.of.endswith("#PolicyDocument"))
    assert book.about.modified in text and re.search(rf"\b{total - described}\b|{total - described}份", text)
    for each in (each for each in main.iter("ul") if each.get("class") == "figures"):
        assert [link.get("href", "").rpartition("/")[2] for link in each.iter("a")] == ["index.html"] * 6


def test_a_thing_is_of_its_narrowest_classes(book: Book) -> None:
    assert types(book, f"{OURS}id/body/state-council", "en") == ["state body"]
    assert types(book, f"{OURS}id/place/shenzhen", "zh") == ["辖区"]


@pytest.mark.parametrize(("lang", "words"), [("zh", "每年超过20%"), ("en", "over 20% a year")])
def test_a_figure_stands_with_its_unit(book: Book, lang: str, words: str) -> None:
    found = statements(book, Where(f"{lang}/target/x.html", lang), f"{OURS}id/target/shenzhen-ai-pioneer-city-2025/growth-2026")
    assert {each.iri.rpartition("#")[2] for each in found}.isdisjoint({"unit", "comparator"})
    value = next(each.values[0].cell for each in found if each.iri.endswith("#value"))
    assert value.words == words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_question_does_not_say_its_title_twice_and_names_its_columns(book: Book, lang: str) -> None:
    for stored in book.questions:
        text = description(stored, lang)
        assert "`" not in text
        assert not re.search(r"\b\w+_\w+\b", text), (stored.name, text)
        assert not remainder(stored, lang) or not stored.summary(lang).startswith(remainder(stored, lang))


def test_an_example_is_a_name_and_a_column_means_one_thing(book: Book) -> None:
    live = Book(book.graph, live=True)
    for stored in book.questions:
        made = (question(live, Where(f"zh/question/{stored.name}.html", "zh"), stored, Asked(), book.rows(stored.name))).decode()
        for example in re.findall(r'placeholder="例：([^"]*)"', made):
            assert "/" not in example and not re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", example), (stored.name, example)
    assert ">作用于<" in (page(book, "zh/question/mechanisms.html") or b"").decode()


def test_who_is_refused_comes_back_to_the_question(book: Book) -> None:
    made = missing(book, Where("zh/question/targets.html", "zh"), "place: there is no place “x”")
    assert b'<p lang="en">place' in made and b'href="targets.html"' in made


def test_the_pictures_of_pages_share_one_style(book: Book) -> None:
    made = (page(book, "en/question/city-alignment.html") or b"").decode()
    assert "<svg" in made and pictures.STYLE not in made
    assert pictures.STYLE.encode() in (static("style.css") or b"")


def test_what_a_source_says_where_is_chinese_or_marked(book: Book) -> None:
    made = (page(book, "zh/document/shanghai-ai-hq-measures-2018.html") or b"").decode()
    assert "题名、文号和日期" in made and "title, number and dates" not in made


def test_no_class_is_wider_than_itself(book: Book) -> None:
    for quad in book.store.quads_for_pattern(None, NamedNode(PREFIXES["rdfs"] + "subClassOf"), None):
        if isinstance(quad.subject, NamedNode):
            assert quad.subject.value not in wider(book, quad.subject.value), compact(quad.subject.value)
