"""The data behind a page: a thing as RDF, the answer of a question as CSV, JSON or a workbook, pictures as files."""

from __future__ import annotations

import io
from typing import Any

from pyoxigraph import QueryResultsFormat, RdfFormat, parse_query_results

from aikg.pages.book import LANGUAGES
from aikg.pages.figure import PICTURES, picture, picture_csv
from aikg.pages.parts import drawn_rows, picture_name
from aikg.things.show import triples
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aikg.pages.book import Book
    from aikg.pictures import Picture
    from aikg.questions.stored import StoredQuery
    from aikg.sparql.results import Result

RDF = {"ttl": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD}
ANSWERS = {"csv": QueryResultsFormat.CSV, "json": QueryResultsFormat.JSON}


def thing_data(book: Book, iri: str, form: str) -> bytes:
    """Returns the triples about a thing, with those of its evidence.

    :param form: a key of `RDF`
    """
    from aikg.rdf.turtle import triples as serialised

    return serialised(triples(book.source, iri), RDF[form])


def picture_data(book: Book, stored: StoredQuery, rows: Result, lang: str, form: str) -> bytes | None:
    """Returns the picture of rows of a question as a file; None if the question has none.

    :param form: `svg`, or `csv` for the data that it shows
    """
    drawn = picture(book, lang, stored, rows)
    return _written(drawn, form) if drawn else None


def thing_picture(book: Book, iri: str, question: str, lang: str, form: str) -> bytes | None:
    """Returns a picture that stands on the page of a thing as a file; None if there is no such picture.

    :param question: the name of the question whose rows it draws
    :param form: as in `picture_data`
    """
    drawn = (each for each in drawn_rows(book, iri) if each[0].name == question)
    return next((picture_data(book, stored, rows, lang, form) for stored, rows in drawn), None)


def question_pictures(book: Book, stored: StoredQuery) -> Iterator[tuple[str, bytes]]:
    """Returns the picture of a question as files: their paths, and what they hold."""
    yield from _pictures(book, stored.name, stored, book.rows(stored.name))


def thing_pictures(book: Book, iri: str) -> Iterator[tuple[str, bytes]]:
    """Returns the pictures that stand on the page of a thing as files: their paths, and what they hold."""
    for stored, rows in drawn_rows(book, iri):
        yield from _pictures(book, picture_name(iri, stored.name), stored, rows)


def _pictures(book: Book, name: str, stored: StoredQuery, rows: Result) -> Iterator[tuple[str, bytes]]:
    for lang in LANGUAGES:
        drawn = picture(book, lang, stored, rows)
        if drawn is not None:
            yield from ((f"data/picture/{name}.{lang}.{form}", _written(drawn, form)) for form in PICTURES)


def _written(drawn: Picture, form: str) -> bytes:
    return picture_csv(drawn) if form == "csv" else drawn.svg.encode()


def question_data(book: Book, name: str, form: str) -> bytes:
    """Returns all rows of a stored question.

    :param form: `csv`, `json` (both as the W3C defines them) or `xlsx`
    :raises AikgError: if the form needs a library that is not installed
    """
    if form == "xlsx":
        from aikg.export.answers import answer_xlsx

        return answer_xlsx(name, book.rows(name))
    return _serialised(book.graph.answer(name, {}), form)


def question_files(book: Book, name: str, rows: bytes) -> Iterator[tuple[str, bytes]]:
    """Yields the rows of a stored question in the other forms, with the form.

    :param rows: the rows as JSON
    """
    yield "csv", _serialised(parse_query_results(rows, format=ANSWERS["json"]), "csv")
    yield "xlsx", question_data(book, name, "xlsx")


def _serialised(answer: Any, form: str) -> bytes:
    out = io.BytesIO()
    answer.serialize(out, format=ANSWERS[form])
    return out.getvalue()
