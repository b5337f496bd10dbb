"""The sections of a page with their rows: what stored questions say of one thing."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from aikg.namespaces import compact
from aikg.pages.address import path_of
from aikg.pages.figure import Figure, figure, picture_files
from aikg.pages.question import title
from aikg.pages.sections import COUNTED_BY, SECTIONS, Section
from aikg.pages.table import Table, table
from aikg.pages.words import say
from aikg.sparql.columns import stem
from aikg.sparql.figures import FIGURES
from aikg.sparql.results import Result
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aikg.pages.address import Where
    from aikg.pages.book import Book
    from aikg.questions.stored import StoredQuery

# More rows stand on the page of the question.
MOST_ROWS = 10


class Part(NamedTuple):
    """A section that has rows: the title of its question, its table, how many rows there are in all, where all of them
    stand if not here, and its picture if it has one.
    """

    section: Section
    title: str
    table: Table
    total: int
    all: str | None
    figure: Figure | None


class Block(NamedTuple):
    """The parts under one heading: the key of its words, how many things or rows they have, and this number in words
    (nothing for a single one)."""

    heading: str
    number: int
    words: str
    parts: list[Part]


def blocks(book: Book, where: Where, kind: str, iri: str) -> list[Block]:
    """Returns the sections of a thing that have rows, by their headings.

    :param kind: the kind of thing, as in its IRI (`document`)
    """
    found = []
    for heading, sections in groupby(SECTIONS.get(kind, ()), key=lambda each: each.heading):
        rows = [(each, known) for each in sections if len(known := rows_of(book, each, iri))]
        if rows:
            number = sum(_counted(*each) for each in rows)
            unit = "" if heading in COUNTED_BY else f" {say('rows', where.lang)}"
            words = f"{number:,}{unit}" if number > 1 else ""
            found.append(Block(heading, number, words, [_part(book, where, iri, *each) for each in rows]))
    return found


def rows_of(book: Book, section: Section, iri: str) -> Result:
    """Returns the rows of a section about a thing, in their order on the page; of a pair, the thing comes first."""
    found = book.where(section.question, section.column, iri)
    if section.newest in found.columns:
        found = found.sort(f"-{section.newest}")
    if not section.other:
        return found
    turned = book.where(section.question, section.other, iri)
    pair = {section.column: section.other, section.other: section.column}
    names = [name.replace(stem(name), pair.get(stem(name), stem(name)), 1) for name in found.columns]
    order = [turned.columns.index(name) for name in names] if len(turned) else []
    return Result(
        found.columns, [*found.terms, *(tuple(row[place] for place in order) for row in turned.terms)], found.lang
    )


def rows_path(iri: str, section: Section, number: int = 1) -> str:
    """Returns the path of a page of the rows of a section of a thing, below its language."""
    start = f"rows/{(path_of(iri) or '').removesuffix('html')}{section.question}.{section.column}"
    return f"{start}.html" if number == 1 else f"{start}.{number}.html"


def picture_name(iri: str, question: str) -> str:
    """Returns what the files of a picture on the page of a thing are called: `place/shenzhen.theme-profile`."""
    return f"{compact(iri)}.{question}"


def drawn_rows(book: Book, iri: str) -> Iterator[tuple[StoredQuery, Result]]:
    """Returns the questions that are drawn on the page of a thing, each with the rows of the thing."""
    for section in SECTIONS.get(compact(iri).partition("/")[0], ()):
        stored = book.question(section.question) if section.drawn else None
        if stored is not None:
            yield stored, rows_of(book, section, iri)


def _part(book: Book, where: Where, iri: str, section: Section, found: Result) -> Part:
    stored = book.question(section.question)
    assert stored is not None  # It has rows.
    files = picture_files(where, picture_name(iri, section.question))
    drawn = figure(book, where, stored, found, files) if section.drawn else None
    first = _once(found, section)
    if len(first) > MOST_ROWS:  # All rows stand elsewhere: here one has one source.
        first = _once(found, section._replace(columns=tuple(each for each in section.columns if each != "source")))
    rows = table(book, where, first[:MOST_ROWS], section.columns, section.proof, section.question)
    all_of_them = rows_path(iri, section) if section.columns and len(found) > MOST_ROWS else None
    return Part(section, title(stored, where.lang), rows, len(found), all_of_them, drawn)


def _once(found: Result, section: Section) -> Result:
    """Returns the rows without those that show nothing new: they differ in columns that the section leaves out."""
    shown = {*section.columns, *(section.proof or ())}
    shown |= {part for each in section.columns for part in FIGURES.get(each, ()) if part}
    places = [place for place, name in enumerate(found.columns) if stem(name) in shown]
    rows = {tuple(row[place] for place in places): row for row in reversed(found.terms)}
    return Result(found.columns, [*reversed(rows.values())], found.lang)


def _counted(section: Section, found: Result) -> int:
    column = COUNTED_BY.get(section.heading, "")
    if column not in found.columns:
        return len(_once(found, section))
    place = found.columns.index(column)
    return len({row[place] for row in found.terms})
