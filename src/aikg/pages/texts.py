"""The pages of text: home, questions, about, finding, SPARQL, proofs, and what is said where there is no page."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlencode

from aikg.namespaces import CNAI
from aikg.pages.address import Where, iri_of, relative
from aikg.pages.citing import cited
from aikg.pages.figure import figure, picture_files
from aikg.pages.frame import Crumb, made
from aikg.pages.kinds import BROWSED, LISTED
from aikg.pages.proof import contents, proofs
from aikg.pages.proved import proof_pages, proofs_path
from aikg.pages.question import remainder
from aikg.pages.question import title as title_of
from aikg.pages.referring import all_on, referring_pages, referring_path
from aikg.pages.refusals import NOTHING, refusal
from aikg.pages.table import table
from aikg.pages.thing import steps
from aikg.pages.words import say
from aikg.questions.topics import grouped, heading
from aikg.questions.views import CALLED
from aikg.things.labels import plural
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aikg.pages.book import Book
    from aikg.questions.stored import StoredQuery
    from aikg.sparql.results import Result
    from aikg.things.stats import Count
    from aikg.types import Why

# The questions on the first page; each is the start of a way through the pages.
FIRST = (
    "city-alignment",
    "policy-diffusion",
    "targets",
    "target-progress",
    "coopetition",
    "in-force",
    "regulation-timeline",
    "compute-map",
    "south-south",
)
# What is counted on it: the class, and the kind of thing whose list this is.
_COUNTED = {
    "PolicyDocument": "document",
    "Target": "target",
    "PolicyInstrument": "instrument",
    "Site": "site",
    "Initiative": "initiative",
    "Source": "source",
}


class Counted(NamedTuple):
    """How many things of a class there are, what they are called, and the kind that has their list."""

    number: int
    words: str
    kind: str


class Listed(NamedTuple):
    """A stored question in their list: its name, its title, what its summary says besides, and the picture it draws."""

    name: str
    title: str
    remainder: str
    picture: str


def home(book: Book, where: Where) -> bytes:
    """Returns the first page: what this is, the figures that matter, where to start, how complete and fresh it is."""
    lang = where.lang
    files = picture_files(where, "document-map")
    coverage, documents = book.question("province-coverage"), book.question("document-map")
    drawn = figure(book, where, documents, book.rows(documents.name), files, whole=False) if documents else None
    return made(
        book,
        where,
        "home.html.j2",
        say("title_home", lang),
        only_named=len(book.grouped("stubs", "stub")),
        counts=_counts(book, lang),
        first=[(each.name, title_of(each, lang)) for name in FIRST for each in book.questions if each.name == name],
        lists=[(kind, say(words, lang)) for kind, words in BROWSED.items()],
        quality=_quality(book, lang)[:6],
        coverage=title_of(coverage, lang) if coverage else "",
        figure=drawn,
        cited=cited(book, where),
    )


def question_list(book: Book, where: Where) -> bytes:
    """Returns the list of the stored questions by topic, each with the picture that it draws."""
    lang = where.lang
    return made(
        book,
        where,
        "questions.html.j2",
        say("all_questions", lang),
        topics=[
            (topic, heading(topic, lang), [_listed(each, lang) for each in several])
            for topic, several in grouped(book.questions).items()
        ],
        total=len(book.questions),
    )


def _listed(question: StoredQuery, lang: str) -> Listed:
    view = question.header.view
    drawn = CALLED[view.picture][lang == "en"] if view else ""
    return Listed(question.name, title_of(question, lang), remainder(question, lang), drawn)


def about(book: Book, where: Where) -> bytes:
    """Returns the page that says what the data set is, how good and how fresh it is, and how to cite it."""
    return made(
        book,
        where,
        "about.html.j2",
        say("about", where.lang),
        data=book.about.description,
        counts=_counts(book, where.lang),
        quality=_quality(book, where.lang),
        cited=cited(book, where),
    )


def find_page(book: Book, where: Where) -> bytes:
    """Returns the page that finds things by name; a script fills it, and lists by initial serve without one."""
    lists = [(kind, say(words, where.lang)) for kind, words in LISTED.items()]
    return made(book, where, "find.html.j2", say("find", where.lang), lists=lists)


def sparql_page(book: Book, where: Where, text: str = "", wrong: str = "", why: Why = NOTHING) -> bytes:
    """Returns the page with the SPARQL editor.

    :param text: the query to start with
    :param wrong: why that query has no answer, in English
    :param why: the same in parts
    """
    example = (
        "SELECT ?document ?title WHERE {\n  ?document a cnai:PolicyDocument ;\n    rdfs:label ?title .\n}\nLIMIT 20"
    )
    return made(
        book,
        where,
        "sparql.html.j2",
        "SPARQL",
        text=text or example,
        wrong=refusal(wrong, why, where.lang),
        engine=not book.live and book.engine,
        topics=[
            (heading(topic, where.lang), [(each.name, title_of(each, where.lang)) for each in several])
            for topic, several in grouped(book.questions).items()
        ],
    )


def answer_page(book: Book, where: Where, text: str, answer: Result | bool) -> bytes:
    """Returns the page of an answer to a query of the reader's own.

    :param text: the query
    """
    rows = None if isinstance(answer, bool) else table(book, where, answer, answer.columns)
    return made(
        book,
        where,
        "answer.html.j2",
        "SPARQL",
        text=text,
        yes=answer if isinstance(answer, bool) else None,
        table=rows,
        total=0 if isinstance(answer, bool) else len(answer),
    )


def proof_page(book: Book, where: Where, iri: str, number: int = 1) -> bytes | None:
    """Returns a page with the proofs of what rules derive of a thing; None if there are not so many.

    :param number: which page
    """
    pages = proof_pages(book, iri)
    if not 1 <= number <= pages:
        return None
    return made(
        book,
        where,
        "proof.html.j2",
        f"{say('proofs', where.lang)}{say('colon', where.lang)}{book.name(iri, where.lang)}",
        steps(book, where, iri),
        proofs=proofs(book, where, iri, number),
        contents=contents(book, where, iri) if pages > 1 else [],
        number=number,
        pages=pages,
        pager=[relative(where.here, f"{where.lang}/{proofs_path(iri, each)}") for each in (number - 1, number + 1)],
    )


def referring_page(book: Book, where: Where, iri: str, number: int = 1) -> bytes | None:
    """Returns a page of all that refers to a thing; None if there are not so many.

    :param number: which page
    """
    pages = referring_pages(book, iri)
    if not 1 <= number <= pages:
        return None
    name = book.name(iri, where.lang)
    title = f"{say('referrers', where.lang)}{say('colon', where.lang)}{name}"
    pager = [relative(where.here, f"{where.lang}/{referring_path(iri, each)}") for each in (number - 1, number + 1)]
    groups = all_on(book, where, iri, number)
    return made(
        book,
        where,
        "referring.html.j2",
        title,
        steps(book, where, iri),
        groups=groups,
        number=number,
        pages=pages,
        pager=pager,
    )


def missing(
    book: Book, where: Where, sentence: str = "", why: Why = NOTHING, given: Sequence[tuple[str, str]] = ()
) -> bytes:
    """Returns the page for an address without a page, or for a question that cannot be answered.

    :param sentence: why a question was refused, in English
    :param why: the same in parts
    :param given: the names and values with which it was asked
    """
    title = say("refused" if sentence else "not_found", where.lang)
    asked = book.question(where.here.rpartition("/")[2].removesuffix(".html")) if sentence else None

    def called(text: str) -> str:
        if asked and text in asked.parameters:
            return asked.parameters[text].label[where.lang]
        iri = iri_of(f"{text}.html")
        return f"{book.name(iri, where.lang)} ({text})" if iri and book.has_page(iri) else text

    back = Crumb(title_of(asked, where.lang), relative(where.here, where.here)) if asked else None
    said = refusal(sentence, why, where.lang, called)
    again = _again(book, where, why, given) if asked else []
    return made(book, where, "missing.html.j2", title, why=said, back=back, again=again)


def _again(book: Book, where: Where, why: Why, given: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """What may have been meant by a value: the name of each thing, and what asks the same question with it."""
    _, parts = why
    offered, name, text = parts.get("things") or parts.get("near"), parts.get("name"), parts.get("text")
    found = []
    for thing in offered if isinstance(offered, list) else []:
        iri = iri_of(f"{thing}.html")
        if iri and book.has_page(iri):
            values = [(key, thing if (key, value) == (name, text) else value) for key, value in given]
            found.append((book.name(iri, where.lang), f"{relative(where.here, where.here)}?{urlencode(values)}"))
    return found


def chooser(book: Book) -> bytes:
    """Returns the page at the root, which leads to both languages."""
    return made(book, Where("index.html", "en"), "chooser.html.j2", say("site", "en"))


def _counts(book: Book, lang: str) -> list[Counted]:
    found: dict[str, Count] = {each.of: each for each in book.stats if each.counted == "things"}
    known = [(found[CNAI + name], kind) for name, kind in _COUNTED.items() if CNAI + name in found]
    return [
        Counted(each.number, each.of_zh if lang == "zh" else plural(each.of_en, each.number), kind)
        for each, kind in known
    ]


def _quality(book: Book, lang: str) -> list[tuple[str, int, int, object]]:
    return [
        (each.measure_zh if lang == "zh" else each.measure_en, each.number, each.of, each.share)
        for each in book.quality
        if each.measure not in ("weak-evidence", "alignment")
    ]
