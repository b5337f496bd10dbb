"""Turns the value that a user types for a parameter into an RDF term of the parameter's type."""

from __future__ import annotations

import re

from pyoxigraph import Literal, NamedNode

from aikg.errors import UsageError
from aikg.namespaces import PREFIXES
from aikg.things.kinds import checked, start_of
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.questions.model import Parameter
    from aikg.sparql.source import Source

_XSD = PREFIXES["xsd"]

# Types whose value is a literal -> (a pattern for the text, the words for it in an error).
LITERALS = {
    "string": (".*", "text"),
    "integer": (r"[+-]?[0-9]+", "a whole number"),
    "decimal": (r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)", "a number"),
    "boolean": ("true|false|1|0", "true or false"),
    "from": (r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", "a day, month or year"),
    "to": (r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", "a day, month or year"),
}


def to_term(name: str, parameter: Parameter, value: object, source: Source) -> Literal | NamedNode:
    """Returns the term for a value. A thing may be named in any way that `identify` understands.

    :param name: the parameter's name, for the error
    :param source: where a thing is looked up by its name
    :raises UsageError: if the value does not fit; it names the parameter, the value and what is expected
    """
    if parameter.type in LITERALS:
        return literal_or_iri(name, parameter, value)
    from aikg.things.identify import identify

    return NamedNode(identify(source, checked(name, value), parameter.type, what=f"{name}: "))


def literal_or_iri(name: str, parameter: Parameter, value: object) -> Literal | NamedNode:
    """Returns the term for a value without looking things up: a thing must be an IRI or a slug.

    :raises UsageError: as `to_term` does
    """
    kind = parameter.type
    text = checked(name, value)
    if kind not in LITERALS:
        return NamedNode(text if "://" in text else start_of(kind) + text)
    pattern, noun = LITERALS[kind]
    if not re.fullmatch(pattern, text, re.DOTALL):
        raise _wrong(name, parameter, text, noun)
    if kind == "string":
        return Literal(text)
    if kind in ("from", "to"):
        try:
            return Literal(_day(text, latest=kind == "to"), datatype=NamedNode(_XSD + "date"))
        except ValueError as error:
            raise _wrong(name, parameter, text, noun) from error
    return Literal(text, datatype=NamedNode(_XSD + kind))


def _wrong(name: str, parameter: Parameter, text: str, noun: str) -> UsageError:
    told = {"name": name, "text": text, "noun": parameter.type, "one": parameter.example}
    return UsageError(f"{name}: “{text}” is not {noun}; give one like {name}={parameter.example}", "not-a", **told)


def _day(text: str, latest: bool) -> str:
    """Returns the first or the last day of a year, a month or a day."""
    from datetime import date, timedelta

    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    if day or not latest:
        return date(year, month or 1, day or 1).isoformat()
    # The last day is one day before the next month. December is apart, because year 9999 has no next month.
    month = month or 12
    return (date(year, month, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)).isoformat()
