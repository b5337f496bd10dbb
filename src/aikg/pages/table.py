"""Rows of a stored question as a table of a page: names with links, amounts with units, each row with its source."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from aikg.namespaces import ID
from aikg.pages.heads import head
from aikg.pages.words import say
from aikg.rdf.terms import to_python
from aikg.sparql.amounts import amount, compared, number
from aikg.sparql.columns import stem
from aikg.sparql.figures import FIGURES
from aikg.sparql.findings import finding
from aikg.sparql.periods import dated, period
from aikg.sparql.render import display_width
from aikg.things.locators import in_words
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aikg.pages.address import Where
    from aikg.pages.book import Book
    from aikg.rdf.terms import Term
    from aikg.sparql.results import Result

# A column with a longer text, in Latin letters, is not squeezed.
_LONG = 36
# What says where a row comes from, and the number of other columns that stand before it.
_GROUNDS = ("source", "why", "cite")
_ROOM = 6
# `exactly` goes without saying.
_PLAIN = "exactly"


class Cell(NamedTuple):
    """A cell: its words, where they lead, what is said on focus, how it is set (`text`, `number` or `date`),
    what must be said beside it, and the number to sort by."""

    words: str
    href: str | None = None
    title: str = ""
    kind: str = "text"
    notes: tuple[str, ...] = ()
    exact: str = ""


class Column(NamedTuple):
    """A column: its name in the question, and what it is called on the page."""

    name: str
    words: str
    kind: str


class Table(NamedTuple):
    """The columns and the rows of a table."""

    columns: list[Column]
    rows: list[list[Cell]]


def table(
    book: Book,
    where: Where,
    result: Result,
    wanted: Sequence[str] = (),
    proof: tuple[str, str, str] | None = None,
    question: str = "",
) -> Table:
    """Returns the table of a result.

    :param wanted: the columns to show, by default all; names and units stand with what they belong to
    :param proof: the columns of a subject and an object, and the property between them that rules derive: each row
        leads to the proof
    :param question: the name of the question that is answered
    """
    index = {name: number for number, name in enumerate(result.columns)}
    names = [name for name in wanted or shown_columns(result.columns) if name in index or f"{name}_zh" in index]
    rows = [_row(book, where, index, names, terms) for terms in result.terms]
    columns = [Column(name, head(name, where.lang, question), _kind(rows, place)) for place, name in enumerate(names)]
    if proof:
        columns.append(Column("why", say("why", where.lang), "text"))
        for cells, terms in zip(rows, result.terms, strict=True):
            cells.append(_proof(book, where, index, terms, proof))
    return _without_empty(Table(columns, rows))


def shown_columns(columns: Sequence[str]) -> list[str]:
    """Returns the columns that stand for themselves: no names of another column, no locator beside its source, no
    comparator or unit beside its figure."""
    hidden = {"locator", "locators"} if "source" in columns else set()
    for figure, (comparator, unit) in FIGURES.items():
        if figure in columns:
            hidden |= {each for each in (comparator, unit) if each}
    return list(dict.fromkeys(stem(name) for name in columns if stem(name) not in hidden))


def ranked(made: Table, order: Sequence[str]) -> Table:
    """Returns a table whose most important columns come first, as many as a wide screen has room for, then where each
    row comes from, why it holds and how to cite it; and then the other columns.

    :param order: names of columns, the most important first; those that are not named come last
    """
    rank = {name: place for place, name in enumerate(order)}
    places = sorted(range(len(made.columns)), key=lambda place: rank.get(made.columns[place].name, len(rank)))
    grounds = [place for name in _GROUNDS for place in places if made.columns[place].name == name]
    others = [place for place in places if place not in grounds]
    places = [*others[:_ROOM], *grounds, *others[_ROOM:]]
    return Table([made.columns[place] for place in places], [[row[place] for place in places] for row in made.rows])


def _row(
    book: Book, where: Where, index: dict[str, int], names: Sequence[str], terms: Sequence[Term | None]
) -> list[Cell]:
    def term(column: str | None) -> Term | None:
        return terms[index[column]] if column in index else None

    cells = []
    for name in names:
        value = term(name) if name in index else term(f"{name}_{where.lang}")
        if value is None:
            cells.append(Cell(""))
        elif name == "source":
            cells.append(source_cell(book, where, value, term("locator"), term("document")))
        elif name in ("locator", "locators"):
            cells.append(Cell(in_words(str(getattr(value, "value", value)), where.lang)))
        elif name in FIGURES and isinstance(value, Literal):
            comparator, unit = (term(each) for each in FIGURES[name])
            cells.append(figure(book, where.lang, value, comparator, unit))
        else:
            cells.append(cell(book, where, value))
    return cells


def cell(book: Book, where: Where, term: Term) -> Cell:
    """Returns the cell of a term: a thing by its name, with a word if its evidence is weak or disputed."""
    if isinstance(term, NamedNode):
        notes: tuple[str, ...] = ()
        if term.value.startswith(ID):
            notes = tuple(say(each, where.lang) for each in marks(book, term.value))
        return Cell(book.name(term.value, where.lang), book.href(where, term.value), "", "text", notes)
    value = to_python(term)
    if isinstance(value, bool):
        return Cell(say("yes" if value else "no", where.lang))
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return Cell(number(value), None, "", "number", (), str(value))
    if isinstance(value, float):
        return Cell(f"{value:g}", None, "", "number", (), str(value))
    words = finding(str(getattr(term, "value", term)), where.lang)
    if words[:4].isdigit() and period(words):
        return Cell(dated(words, where.lang), None, "", "date")
    return Cell(words)


def marks(book: Book, iri: str) -> list[str]:
    """Returns what must be said beside a thing: that its evidence is weak, that a value of it is disputed."""
    weak = book.weak(iri)
    return [*([weak] if weak else []), *(["disputed"] if iri in book.disputed else [])]


def figure(book: Book, lang: str, value: Literal, comparator: Term | None, unit: Term | None) -> Cell:
    """Returns the cell of a figure: comparator, number and unit; the exact number is said on focus."""
    exact = to_python(value)
    if not isinstance(exact, (int, Decimal)):
        return Cell(value.value, None, "", "number")
    iri = unit.value if isinstance(unit, NamedNode) else None
    words = amount(exact, iri, book.name(iri, lang) if iri else "", lang)
    if isinstance(comparator, NamedNode) and not comparator.value.endswith(f"/{_PLAIN}"):
        words = compared(book.name(comparator.value, lang), words, lang)
    full = f"{number(exact)} {book.name(iri, lang) if iri else ''}".strip()
    return Cell(words, None, full, "number", (), str(exact))


def source_cell(book: Book, where: Where, source: Term, locator: Term | None, document: Term | None = None) -> Cell:
    """Returns the cell of a source: a short link to it, with the rest of its name and the place in it on focus.

    :param document: the document of the same row; its own text as a source is not named twice
    """
    name = book.words(source, where.lang)
    place = in_words(str(getattr(locator, "value", "")), where.lang)
    href = book.href(where, source.value) if isinstance(source, NamedNode) else None
    itself = document is not None and name.startswith(book.words(document, where.lang))
    if itself:
        return Cell(say("own_text", where.lang), href, place)
    return Cell(shortened(name), href, say("semicolon", where.lang).join(each for each in (name, place) if each))


def shortened(name: str, most: int = 28) -> str:
    """Returns a name cut to a length, with dots for what is left out; the whole name is said on focus."""
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def _proof(
    book: Book, where: Where, index: dict[str, int], terms: Sequence[Term | None], proof: tuple[str, str, str]
) -> Cell:
    from aikg.pages.proved import proof_href

    subject, target = terms[index[proof[0]]], terms[index[proof[2]]]
    if not isinstance(subject, NamedNode) or not isinstance(target, NamedNode):
        return Cell("")
    href = proof_href(book, where, subject.value, proof[1], target.value)
    return Cell(say("why", where.lang), href) if href else Cell("")


def _kind(rows: list[list[Cell]], place: int) -> str:
    kinds = {row[place].kind for row in rows if row[place].words}
    if kinds - {"text"}:
        return kinds.pop() if len(kinds) == 1 else "text"
    # No letter is wider than two: most texts are too short to be measured.
    words = (row[place].words for row in rows)
    return "long" if any(2 * len(each) > _LONG and display_width(each) > _LONG for each in words) else "text"


def _without_empty(made: Table) -> Table:
    """Returns a table without the columns that have no value in any row."""
    kept = [place for place in range(len(made.columns)) if any(row[place].words for row in made.rows)]
    return Table([made.columns[place] for place in kept], [[row[place] for place in kept] for row in made.rows])
