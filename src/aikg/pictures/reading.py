"""Reads the values of a row by the variables that a view names."""

from __future__ import annotations

from decimal import Decimal

from aikg.namespaces import compact
from aikg.rdf.terms import IRI
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.rdf.terms import Value
    from aikg.sparql.results import Row


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
