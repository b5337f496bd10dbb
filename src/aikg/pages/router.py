"""Which page stands at which path, and all the paths that there are."""

from __future__ import annotations

import re

from aikg.pages.address import Where, iri_of, path_of
from aikg.pages.book import LANGUAGES
from aikg.pages.cites import cites
from aikg.pages.kinds import LISTED
from aikg.pages.lists import list_pages, list_path, listed
from aikg.pages.proved import facts, proof_pages, proofs_path
from aikg.pages.question import ROWS_A_PAGE, Asked, cites_path, page_path, question
from aikg.pages.referring import referred, referring_path
from aikg.pages.rows import rows_page, rows_paths
from aikg.pages.texts import about, find_page, home, proof_page, question_list, referring_page, sparql_page
from aikg.pages.thing import thing
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aikg.pages.book import Book

# The pages of text, of which each stands alone.
TEXTS = {
    "index.html": home,
    "about.html": about,
    "find.html": find_page,
    "sparql.html": sparql_page,
    "question/index.html": question_list,
}
# The start of a path below the language -> what makes the numbered pages of a thing that stand there.
_OF_THINGS = {"proof/": proof_page, "referring/": referring_page}
_LIST = re.compile(r"([a-z-]+)/index(?:-([a-z0])(?:\.([0-9]{1,6}))?)?\.html")
_NUMBERED = re.compile(r"(.+)\.([0-9]{1,6})\.html")
_QUESTION = re.compile(r"question/([a-z0-9-]+)(?:\.([0-9]{1,6}))?(\.cite)?\.html")


def page(book: Book, path: str) -> bytes | None:
    """Returns the page at a path such as `zh/place/shenzhen.html`; None if there is none."""
    lang, _, rest = path.partition("/")
    if lang not in LANGUAGES:
        return None
    where = Where(path, lang)
    if rest in ("", "index.html"):
        return home(book, Where(f"{lang}/index.html", lang))
    if rest in TEXTS:
        return TEXTS[rest](book, where)
    found = _LIST.fullmatch(rest)
    if found:
        return listed(book, where, found[1], found[2] or "", int(found[3] or 1)) if found[1] in LISTED else None
    found = _QUESTION.fullmatch(rest)
    if found:
        return _question(book, where, found[1], int(found[2] or 1), bool(found[3]))
    if rest.startswith("rows/"):
        return rows_page(book, where)
    for start, make in _OF_THINGS.items():
        if rest.startswith(start):
            return _of_a_thing(book, where, rest.removeprefix(start), make)
    iri = iri_of(rest)
    return thing(book, where, iri) if iri and book.has_page(iri) else None


def paths(book: Book, lang: str) -> Iterator[str]:
    """Returns the paths of all pages of a language: of texts, lists, questions with citations, things, their
    proofs, their rows, and what refers to them."""
    yield from (f"{lang}/{each}" for each in TEXTS)
    for kind in LISTED:
        yield from (f"{lang}/{list_path(kind, *each)}" for each in list_pages(book, lang, kind))
    # One kind after the other, so that each process that takes every second page has as much of each kind.
    numbered = [(each.name, number + 1) for each in book.questions for number in range(_pages(book, each.name))]
    yield from (f"{lang}/{page_path(*each)}" for each in numbered)
    if book.described:
        yield from (f"{lang}/{cites_path(*each)}" for each in numbered if len(book.rows(each[0])))
    yield from (f"{lang}/{path_of(iri)}" for iri in book.things)
    for iri in facts(book):
        yield from (f"{lang}/{proofs_path(iri, number + 1)}" for number in range(proof_pages(book, iri)))
    yield from (f"{lang}/{each}" for each in rows_paths(book))
    for iri, pages in referred(book).items():
        yield from (f"{lang}/{referring_path(iri, number + 1)}" for number in range(pages))


def _pages(book: Book, name: str) -> int:
    return max(1, -(-len(book.rows(name)) // ROWS_A_PAGE))


def _of_a_thing(
    book: Book, where: Where, rest: str, make: Callable[[Book, Where, str, int], bytes | None]
) -> bytes | None:
    """The numbered page of a thing at a path; the names of some things end in a number too."""
    found = _NUMBERED.fullmatch(rest)
    for path, number in ((rest, 1), *([(f"{found[1]}.html", int(found[2]))] if found else [])):
        iri = iri_of(path)
        if iri and book.has_page(iri):
            return make(book, where, iri, number)
    return None


def _question(book: Book, where: Where, name: str, number: int, cited: bool) -> bytes | None:
    stored = book.question(name)
    if stored is None or not 1 <= number <= _pages(book, name):
        return None
    if cited:
        return cites(book, where, stored, number)
    return question(book, where, stored, Asked(page=number), book.rows(name))
