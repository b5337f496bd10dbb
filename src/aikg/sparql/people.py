"""Rows for people: shows a thing by its names, and by its identifier only if it has no name."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from aikg.sparql.columns import other_language, stem
from aikg.sparql.figures import FIGURES, UPPER, absorbed
from aikg.sparql.periods import period
from aikg.sparql.render import cell
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from aikg.rdf.terms import Term

# The concept of the comparator that goes without saying.
_PLAIN = "/exactly"
# A text of digits that is longer is no number to read.
_LONGEST_NUMBER = 24


class Cell(NamedTuple):
    """The text of a cell, the IRI of the thing that it names (None if it names none), and whether its text must stay
    on one line, as that of a number or a date does."""

    text: str
    iri: str | None = None
    whole: bool = False


def for_people(
    columns: Sequence[str], rows: Iterable[Sequence[Term | None]], lang: str, raw: bool = False
) -> tuple[list[str], list[list[Cell]]]:
    """Returns the column heads and the rows of a table for people.

    It leaves out a column of things (`place`) beside columns of their names (`place_zh`, `place_en`), and the names in
    the other language. A figure stands with its comparator and its unit: at least 1.2 trillion yuan.

    :param lang: `zh`, `en` or `both`; with both, figures are written as in English
    :param raw: write figures as plain digits, with comparator and unit in columns of their own
    """
    dropped = other_language(columns, lang)
    dropped |= {stem(name) for name in columns if stem(name) != name} & set(columns)
    if not raw:
        with_figures = absorbed(columns)
        dropped |= {name for name in columns if stem(name) in with_figures}
    kept = [index for index, column in enumerate(columns) if column not in dropped]
    heads = [columns[index] if lang == "both" else stem(columns[index]) for index in kept]
    places = {name: place for place, name in enumerate(columns)}
    speech = "zh" if lang == "zh" else "en"

    def shown(row: Sequence[Term | None], index: int) -> Cell:
        if columns[index] in FIGURES and not raw:
            return _figure(row, places, columns[index], speech)
        return _cell(row[index], row[places.get(stem(columns[index]), index)])

    return heads, [[shown(row, index) for index in kept] for row in rows]


def whole_columns(rows: Sequence[Sequence[Cell]]) -> set[int]:
    """Returns the columns that hold nothing but numbers and dates, by number."""
    if not rows:
        return set()
    return {
        place
        for place in range(len(rows[0]))
        if all(row[place].whole or not row[place].text for row in rows) and any(row[place].text for row in rows)
    }


def texts(rows: Iterable[Iterable[Cell]]) -> list[list[str]]:
    """Returns the texts of the cells."""
    return [[each.text for each in row] for row in rows]


def html(heads: Sequence[str], rows: Sequence[Sequence[Cell]], total: int) -> str:
    """Returns the rows as an HTML table.

    :param total: how many rows there are; a last line gives the number of those not shown
    """
    head = "".join(f"<th>{escape(name)}</th>" for name in heads)
    body = "".join("<tr>" + "".join(f"<td>{_linked(each)}</td>" for each in row) + "</tr>" for row in rows)
    more = f"<p>{total - len(rows)} more rows</p>" if total > len(rows) else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _cell(term: Term | None, thing: Term | None) -> Cell:
    iri = thing.value if isinstance(thing, NamedNode) else None
    return Cell(cell(term) or cell(thing), iri, _stays_whole(term))


def _stays_whole(term: Term | None) -> bool:
    """Returns whether a term is a number or a date."""
    if not isinstance(term, Literal) or len(term.value) > _LONGEST_NUMBER:
        return False
    return term.value.lstrip("+-").replace(".", "", 1).isdecimal() or period(term.value) is not None


def _figure(row: Sequence[Term | None], places: Mapping[str, int], name: str, lang: str) -> Cell:
    """Returns the cell of a figure with its comparator and its unit, as far as the row has them."""
    from decimal import Decimal

    from aikg.rdf.terms import to_python
    from aikg.sparql.amounts import amount, compared

    def term(column: str) -> Term | None:
        return row[places[column]] if column in places else None

    comparator, unit = FIGURES[name]
    measure = term(unit)
    iri = measure.value if isinstance(measure, NamedNode) else None
    called = cell(term(f"{unit}_{lang}")) or cell(measure)
    ends = [to_python(term(name)), to_python(term(UPPER.get(name, "")))]
    if not isinstance(ends[0], (int, Decimal)) or isinstance(ends[0], bool):
        return _cell(term(name), None)
    numbers = [amount(each, iri, called, lang) for each in ends if isinstance(each, (int, Decimal))]
    words = ("至" if lang == "zh" else " to ").join(numbers)
    sign = term(comparator) if comparator else None
    if sign is None or len(numbers) > 1 or cell(sign).endswith(_PLAIN):
        return Cell(words, None, True)
    return Cell(compared(cell(term(f"{comparator}_{lang}")) or cell(sign), words, lang), None, True)


def _linked(each: Cell) -> str:
    if each.iri is None or not each.iri.startswith(("http://", "https://")):
        return escape(each.text)
    return f'<a href="{escape(each.iri)}">{escape(each.text)}</a>'
