"""Rows for people: shows a thing by its names, and by its identifier only if it has no name."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from pyoxigraph import NamedNode

from aikg.sparql.columns import other_language, stem
from aikg.sparql.render import cell
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aikg.rdf.terms import Term


class Cell(NamedTuple):
    """The text of a cell, and the IRI of the thing that it names (None if it names none)."""

    text: str
    iri: str | None


def for_people(
    columns: Sequence[str], rows: Iterable[Sequence[Term | None]], lang: str
) -> tuple[list[str], list[list[Cell]]]:
    """Returns the column heads and the rows of a table for people.

    It leaves out a column of things (`place`) beside columns of their names (`place_zh`, `place_en`), and the names in
    the other language.

    :param lang: `zh`, `en` or `both`
    """
    dropped = other_language(columns, lang)
    dropped |= {stem(name) for name in columns if stem(name) != name} & set(columns)
    kept = [index for index, column in enumerate(columns) if column not in dropped]
    heads = [columns[index] if lang == "both" else stem(columns[index]) for index in kept]
    things = {index: columns.index(stem(columns[index])) for index in kept if stem(columns[index]) in columns}
    return heads, [[_cell(row[index], row[things.get(index, index)]) for index in kept] for row in rows]


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
    return Cell(cell(term) or cell(thing), iri)


def _linked(each: Cell) -> str:
    if each.iri is None or not each.iri.startswith(("http://", "https://")):
        return escape(each.text)
    return f'<a href="{escape(each.iri)}">{escape(each.text)}</a>'
