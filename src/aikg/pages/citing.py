"""How to cite a page: the same citation in each format, and what machines are told of the page."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from aikg.cite.citation import Citation
from aikg.cite.collect import of_dataset, of_rows, of_thing
from aikg.cite.meta import embedded, linked_data, tags
from aikg.cite.model import Name
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aikg.pages.address import Where
    from aikg.pages.book import Book
    from aikg.questions.stored import StoredQuery
    from aikg.rdf.terms import Term
    from aikg.sparql.results import Result

# The formats besides the sentence, the most used in China first.
NAMES = {"gbt7714": "GB/T 7714", "apa": "APA", "bibtex": "BibTeX", "ris": "RIS", "csl": "CSL-JSON"}


class Cited(NamedTuple):
    """A citation as a page shows it: the sentence, the other formats by name, the pairs for `meta` elements, and what
    search engines read."""

    sentence: str
    formats: list[tuple[str, str]]
    tags: list[tuple[str, str]]
    linked: Markup


def cited(book: Book, where: Where, iri: str | None = None) -> Cited | None:
    """Returns how to cite a thing, or the data set if none is given; None if the data set does not describe itself."""
    if not book.described:
        return None
    source, dataset = book.source, book.graph.dataset
    made = of_thing(dataset, source, iri, book.ours) if iri else of_dataset(dataset, source, book.ours)
    return shown(made, where.lang)


def cited_question(book: Book, where: Where, stored: StoredQuery, row: Result | None = None) -> Cited | None:
    """Returns how to cite a question, or one row of its answer with the sources that it rests on.

    :param row: the row alone
    """
    if not book.described:
        return None
    if row is not None:
        return shown(citation_of_row(book, stored, row.terms[0]), where.lang)
    title = Name(stored.summary("zh"), stored.summary("en"))
    return shown(Citation("question", stored.name, title, (), book.ours), where.lang)


def citation_of_row(book: Book, stored: StoredQuery, terms: Sequence[Term | None]) -> Citation:
    """Returns the citation of a row of a question, with the sources that it rests on."""
    title = Name(stored.summary("zh"), stored.summary("en"))
    return of_rows(book.graph.dataset, book.source, stored.name, title, [terms], False, book.ours)


def formats(citation: Citation, lang: str) -> list[tuple[str, str]]:
    """Returns a citation in the formats besides the sentence, each with its name."""
    return [(words, citation.text(form, lang).rstrip("\n")) for form, words in NAMES.items()]


def shown(citation: Citation, lang: str) -> Cited:
    """Returns a citation in each format."""
    return Cited(
        citation.text("sentence", lang).strip(),
        formats(citation, lang),
        tags(citation, lang),
        Markup(embedded(linked_data(citation))),
    )
