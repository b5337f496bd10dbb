"""What a user gives as a parameter's value, as the RDF term that its type asks for."""

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

# Types whose value is a literal -> (the shape of its text, what to call it).
LITERALS = {
    "string": (".*", "text"),
    "integer": (r"[+-]?[0-9]+", "a whole number"),
    "decimal": (r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)", "a number"),
    "boolean": ("true|false|1|0", "true or false"),
    "from": (r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", "a day, month or year"),
    "to": (r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", "a day, month or year"),
}


def to_term(name: str, parameter: Parameter, value: object, source: Source) -> Literal | NamedNode:
    """The term for a value; an entity may be named in any way that `identify` reads.

    :raises UsageError: naming the parameter, what came, and what is expected
    """
    if parameter.type in LITERALS:
        return literal_or_iri(name, parameter, value)
    from aikg.things.identify import identify

    return NamedNode(identify(source, checked(name, value), parameter.type, what=f"{name}: "))


def literal_or_iri(name: str, parameter: Parameter, value: object) -> Literal | NamedNode:
    """The same without a store: an entity is an IRI or a slug, and is not looked for.

    :raises UsageError: as above
    """
    kind = parameter.type
    text = checked(name, value)
    if kind not in LITERALS:
        return NamedNode(text if "://" in text else start_of(kind) + text)
    shape, noun = LITERALS[kind]
    if not re.fullmatch(shape, text, re.DOTALL):
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
    return UsageError(f"{name}: “{text}” is not {noun}; give one like {name}={parameter.example}")


def _day(text: str, latest: bool) -> str:
    """The earliest or the latest day of a year, a month or a day."""
    from datetime import date, timedelta

    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    if day or not latest:
        return date(year, month or 1, day or 1).isoformat()
    # The first of the next month less a day; December ends on the 31st anyway, also in 9999.
    month = month or 12
    return (date(year, month, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)).isoformat()
