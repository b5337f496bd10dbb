"""All rows that a question has of a thing, where its own page shows the first: a site without a server cannot ask."""

from __future__ import annotations

import re
from collections import Counter

from aikg.namespaces import compact
from aikg.pages.address import iri_of, relative
from aikg.pages.frame import Crumb, made
from aikg.pages.parts import MOST_ROWS, rows_of, rows_path
from aikg.pages.question import LEFT_OUT, ROWS_A_PAGE, title
from aikg.pages.sections import SECTIONS
from aikg.pages.table import ranked, shown_columns, table
from aikg.pages.thing import steps
from aikg.pages.words import say
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aikg.pages.address import Where
    from aikg.pages.book import Book

_PATH = re.compile(r"rows/(.+)\.([a-z0-9-]+)\.([a-z_]+?)(?:\.([0-9]{1,6}))?\.html")


def rows_paths(book: Book) -> Iterator[str]:
    """Returns the paths of all these pages below their language."""
    for kind, sections in SECTIONS.items():
        for section in (each for each in sections if each.columns):
            sizes = Counter[str]()
            for column in filter(None, (section.column, section.other)):
                sizes.update({iri: len(rows) for iri, rows in book.grouped(section.question, column).items()})
            for iri, rows in sizes.items():
                if rows > MOST_ROWS and book.has_page(iri) and compact(iri).partition("/")[0] == kind:
                    yield from (rows_path(iri, section, number + 1) for number in range(_pages(rows)))


def rows_page(book: Book, where: Where) -> bytes | None:
    """Returns the page at a path; None if there is none."""
    found = _PATH.fullmatch(where.here.partition("/")[2])
    iri = iri_of(f"{found[1]}.html") if found else None
    if found is None or iri is None or not book.has_page(iri):
        return None
    sections = SECTIONS.get(compact(iri).partition("/")[0], ())
    section = next((each for each in sections if (each.question, each.column) == (found[2], found[3])), None)
    stored = book.question(found[2])
    if section is None or stored is None:
        return None
    rows, number = rows_of(book, section, iri), int(found[4] or 1)
    pages = _pages(len(rows))
    if len(rows) <= MOST_ROWS or not 1 <= number <= pages:
        return None
    wanted = [each for each in shown_columns(rows.columns) if each not in LEFT_OUT | {section.column}]
    shown = rows[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE]
    lang, (heading, name) = where.lang, (say(section.heading, where.lang), book.name(iri, where.lang))
    return made(
        book,
        where,
        "rows.html.j2",
        f"{name}{say('colon', lang)}{heading}",
        steps(book, where, iri),
        question=Crumb(title(stored, lang), relative(where.here, f"{lang}/question/{stored.name}.html")),
        heading=heading,
        table=ranked(table(book, where, shown, wanted, section.proof, section.question), stored.header.columns),
        total=len(rows),
        number=number,
        pages=pages,
        pager=[relative(where.here, f"{lang}/{rows_path(iri, section, each)}") for each in (number - 1, number + 1)],
    )


def _pages(rows: int) -> int:
    return -(-rows // ROWS_A_PAGE)
