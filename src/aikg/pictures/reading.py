"""Reads the values of a row by the variables that a view names."""

from __future__ import annotations

from decimal import Decimal

from aikg.namespaces import compact
from aikg.rdf.terms import IRI, to_python
from aikg.sparql.columns import stem
from aikg.sparql.row import Row
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.questions.model import View
    from aikg.rdf.terms import Value
    from aikg.sparql.results import Result


def rows_of(view: View, result: Result) -> list[Row]:
    """The rows of an answer with the columns that a view names, and the names of these: no other cell is read."""
    wanted = {variable for variables in view.roles.values() for variable in variables}
    places = [place for place, column in enumerate(result.columns) if {column, stem(column)} & wanted]
    fields = tuple(result.columns[place] for place in places)
    return [Row(fields, tuple(to_python(terms[place]) for place in places)) for terms in result.terms]


def value(row: Row, variable: str) -> Value:
    """The value of a variable; None if it has none in this row."""
    try:
        found: Value = row[variable]
    except KeyError:
        return None
    return found


def name(row: Row, variable: str, lang: str) -> str:
    """The name of what a variable stands for, in this language or in the other; its identifier if it has no name."""
    for language in (lang, "en" if lang == "zh" else "zh"):
        found = value(row, f"{variable}_{language}")
        if found is not None:
            return str(found)
    found = value(row, variable)
    if found is None:
        return ""
    return compact(found) if isinstance(found, IRI) else str(found)


def iri(row: Row, variable: str) -> str:
    """The IRI that a variable stands for; empty if it is none."""
    found = value(row, variable)
    return str(found) if isinstance(found, IRI) else ""


def number(row: Row, variable: str) -> Decimal | None:
    """The number that a variable stands for; None if it is none."""
    found = value(row, variable)
    if isinstance(found, bool) or not isinstance(found, (int, float, Decimal)):
        return None
    exact = Decimal(str(found))
    return exact if exact.is_finite() else None
