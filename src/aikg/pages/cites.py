"""How to cite the rows of a question where no server answers: a page of citations beside each page of rows."""

from __future__ import annotations

import json
from typing import NamedTuple

from aikg.namespaces import ID
from aikg.pages.address import relative
from aikg.pages.citing import NAMES, citation_of_row, formats
from aikg.pages.frame import Crumb, made
from aikg.pages.question import ROWS_A_PAGE, page_path, title
from aikg.pages.scripts import packed
from aikg.pages.words import say
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.cite.citation import Citation
    from aikg.pages.address import Where
    from aikg.pages.book import Book
    from aikg.questions.stored import StoredQuery


class Row(NamedTuple):
    """A row as its citation is shown: its number, the sentence, and the names and addresses of its sources' own
    citations, in which a reader without a script finds the other formats."""

    number: int
    sentence: str
    sources: list[tuple[str, str]]


def cites(book: Book, where: Where, stored: StoredQuery, number: int) -> bytes | None:
    """Returns the page with the citations of the rows that stand on a page of a question asked without parameters.

    The sentences are plain text. The other formats repeat themselves so much that they would triple the page: they are
    packed, and a script unpacks them.

    :param number: which page of the rows
    :returns: None if there are no rows, or the data set does not describe itself
    """
    citations = _citations(book, stored, number)
    if not citations:
        return None
    lang, first = where.lang, (number - 1) * ROWS_A_PAGE + 1
    texts = [[text for _, text in formats(each, lang)] for each in citations]
    return made(
        book,
        where,
        "cites.html.j2",
        f"{title(stored, lang)}{say('colon', lang)}{say('cite_rows', lang)}",
        [
            Crumb(say("questions", lang), relative(where.here, f"{lang}/question/index.html")),
            Crumb(title(stored, lang), relative(where.here, f"{lang}/{page_path(stored.name, number)}")),
        ],
        rows=[_row(book, where, each, place) for place, each in enumerate(citations, first)],
        formats=packed(json.dumps([[*NAMES.values()], *texts], ensure_ascii=False).encode()),
    )


def _row(book: Book, where: Where, citation: Citation, number: int) -> Row:
    found = [(work.title.text(where.lang), book.href(where, f"{ID}source/{work.key}")) for work in citation.works]
    sources = [(words, f"{href}#cite") for words, href in found if href]
    return Row(number, citation.text("sentence", where.lang).strip(), sources)


def _citations(book: Book, stored: StoredQuery, number: int) -> list[Citation]:
    key = (stored.name, number)
    if key not in book.cites:
        rows = book.rows(stored.name)[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE]
        found = [citation_of_row(book, stored, terms) for terms in rows.terms] if book.described else []
        # The last ones only: the same page in the other language comes next.
        book.cites = {key: found}
        return found
    return book.cites[key]
