"""The picture of a page, with its caption, its data as a table, and its files."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from aikg import pictures
from aikg.pages.address import relative
from aikg.pages.table import Cell, Column, Table
from aikg.pages.words import say
from aikg.pictures.reading import rows_of
from aikg.pictures.words import word
from aikg.sparql.amounts import number
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from aikg.pages.address import Where
    from aikg.pages.book import Book
    from aikg.pictures import Picture
    from aikg.questions.stored import StoredQuery
    from aikg.sparql.results import Result


PICTURES = ("svg", "csv")
# More rows stand in the file, and more than make so many cells.
_MOST_ROWS, _MOST_CELLS = 60, 240


class Figure(NamedTuple):
    """A picture as a page shows it: the drawing, the one for a wide screen (if there is one), what is said of it, the
    first rows of its data and how many there are, and addresses of its files (none where the page has none)."""

    svg: Markup
    broad: Markup | None
    title: str
    caption: str
    table: Table
    total: int
    files: list[tuple[str, str]]


def picture(
    book: Book, lang: str, stored: StoredQuery, rows: Result, href: Where | None = None, broad: bool = False
) -> Picture | None:
    """Returns the picture of rows of a question; None if the question names none, or there is nothing to draw.

    :param href: the page that it stands on, from which marks lead to the pages of things; without it they lead nowhere
    :param broad: whether to fill a wide screen
    """
    view = stored.header.view
    if view is None or not len(rows):
        return None

    def page(iri: str) -> str | None:
        return book.href(href, iri) if href else None

    drawn = pictures.draw(view, rows_of(view, rows), lang=lang, href=page, release=book.about.version, broad=broad)
    return drawn if drawn.rows else None


def figure(
    book: Book,
    where: Where,
    stored: StoredQuery,
    rows: Result,
    files: list[tuple[str, str]] | None = None,
    whole: bool = True,
) -> Figure | None:
    """Returns the picture of rows of a question for a page; None if there is none.

    :param files: the names and addresses of the files with this picture and its data
    :param whole: whether the picture has the whole width of the page, so that a wide screen shows a wide one
    """
    drawn = picture(book, where.lang, stored, rows, where)
    if drawn is None:
        return None
    # A column of which nothing is known is left to the file.
    kept = [place for place in range(len(drawn.columns)) if any(row[place] is not None for row in drawn.rows)]
    most = min(_MOST_ROWS, _MOST_CELLS // max(1, len(kept)))
    columns = [Column(drawn.columns[place], drawn.columns[place], "text") for place in kept]
    cells = [[_cell(row[place], where.lang) for place in kept] for row in drawn.rows[:most]]
    view = stored.header.view
    wide = whole and view is not None and view.picture in pictures.BROAD
    broad = picture(book, where.lang, stored, rows, where, True) if wide else None
    release = word("release", where.lang, release=book.about.version)
    # The drawing names the release below itself.
    caption = drawn.caption.removesuffix(release).rstrip()
    said = caption, Table(columns, cells), len(drawn.rows), files or []
    return Figure(_plain(drawn), _plain(broad) if broad else None, drawn.title, *said)


def _plain(drawn: Picture) -> Markup:
    """The drawing without its style: the page has that of all pictures."""
    return Markup(drawn.svg.replace(f"<style>{pictures.STYLE}</style>", "", 1))


def picture_files(where: Where, name: str, query: str = "") -> list[tuple[str, str]]:
    """Returns the names and addresses of the files of a picture: the drawing, and its data.

    :param name: a question; for the picture on the page of a thing `place/shenzhen.theme-profile`
    :param query: what the question is asked with, as in a URL
    """
    start = relative(where.here, f"data/picture/{name}.{where.lang}")
    return [(form.upper(), f"{start}.{form}" + (f"?{query}" if query else "")) for form in PICTURES]


def _cell(value: str | int | Decimal | None, lang: str) -> Cell:
    if value is None:
        return Cell(say("unknown", lang))
    return Cell(value) if isinstance(value, str) else Cell(number(value), None, "", "number", (), str(value))


def picture_csv(drawn: Picture) -> bytes:
    """Returns the data of a picture as CSV (RFC 4180), with a byte order mark, since spreadsheets open it."""
    import csv
    import io

    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(drawn.columns)
    writer.writerows([["" if each is None else each for each in row] for row in drawn.rows])
    return out.getvalue().encode("utf-8-sig")
