"""Conditions on the rows of an answer, as people write them: `level=municipal`, `cap>=1000万元`, `issued<2025`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from pyoxigraph import NamedNode

from aikg.errors import UsageError, nearest
from aikg.namespaces import compact
from aikg.rdf.terms import to_python
from aikg.sparql.amounts import typed, units_called
from aikg.sparql.columns import stem
from aikg.sparql.figures import FIGURES
from aikg.sparql.periods import period
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aikg.rdf.terms import Term

    Terms = tuple[Term | None, ...]

_CONDITION = re.compile(r"\s*([A-Za-z_][A-Za-z0-9_]*)\s*(!=|<=|>=|=|<|>|~)\s*(.*?)\s*", re.DOTALL)
_ORDER: dict[str, Callable[[int], bool]] = {
    "<": lambda sign: sign < 0,
    "<=": lambda sign: sign <= 0,
    ">": lambda sign: sign > 0,
    ">=": lambda sign: sign >= 0,
}


class Condition(NamedTuple):
    """A column, an operator (= != < <= > >= ~) and the value that the column is compared with."""

    column: str
    operator: str
    value: str

    def __str__(self) -> str:
        return "".join(self)


def condition(text: str) -> Condition:
    """Reads a condition.

    :raises UsageError: if it is none
    """
    match = _CONDITION.fullmatch(text)
    if match is None:
        raise UsageError(
            f"“{text}” is no condition: write COLUMN=VALUE, with =, !=, <, <=, > or >=, or COLUMN~PART for a part of it"
        )
    return Condition(*match.groups())


def matching(columns: Sequence[str], rows: Sequence[Terms], wanted: Condition) -> list[Terms]:
    """Returns the rows for which a condition holds.

    A thing is equal to its IRI, its short name and its names in both languages; a date is equal to the period that it
    lies in. A row without a value satisfies only `COLUMN=`.

    :raises UsageError: if there is no such column, or its values cannot be compared so
    """
    places = [number for number, name in enumerate(columns) if wanted.column in (name, stem(name))]
    if not places:
        raise no_column(wanted.column, columns)
    if wanted.operator in _ORDER:
        return _ordered(columns, rows, wanted, places[0])
    test = _contains if wanted.operator == "~" else _equals
    found = []
    for row in rows:
        terms = [term for place in places if (term := row[place]) is not None]
        if not wanted.value and wanted.operator != "~":
            holds = bool(terms) == (wanted.operator == "!=")
        else:
            holds = bool(terms) and any(test(term, wanted.value) for term in terms) == (wanted.operator != "!=")
        if holds:
            found.append(row)
    return found


def no_column(name: str, columns: Sequence[str]) -> UsageError:
    """Returns the error for a column that is not there."""
    known = list(dict.fromkeys(map(stem, columns)))
    return UsageError(f"the answer has no column {name}{nearest(name, known) or '; it has ' + ', '.join(known)}")


def _contains(term: Term, value: str) -> bool:
    words = compact(term.value) if isinstance(term, NamedNode) else str(getattr(term, "value", term))
    return value.casefold() in words.casefold()


def _equals(term: Term, value: str) -> bool:
    if isinstance(term, NamedNode):
        names = {term.value, compact(term.value), re.split("[/#]", term.value)[-1]}
        return value.casefold() in {each.casefold() for each in names}
    words = str(getattr(term, "value", term))
    if words.casefold() == value.casefold():
        return True
    inner, outer = period(words), period(value)
    if inner and outer and not _is_number(term):
        return outer[0] <= inner[0] and inner[1] <= outer[1]
    given = typed(value)
    return given is not None and not given[1] and _is_number(term) and Decimal(words) == given[0]


def _is_number(term: Term | None) -> bool:
    value = to_python(term)
    return isinstance(value, (int, Decimal, float)) and not isinstance(value, bool)


def _ordered(columns: Sequence[str], rows: Sequence[Terms], wanted: Condition, place: int) -> list[Terms]:
    """Returns the rows whose number or date is surely before or after another."""
    known = [row for row in rows if row[place] is not None]
    given, outer = typed(wanted.value), period(wanted.value)
    if given and all(_is_number(row[place]) for row in known):
        known = _of_unit(columns, known, wanted, given[1])
        return [row for row in known if _ORDER[wanted.operator](_sign(_decimal(row[place]), given[0]))]
    dated = [(row, inner) for row in known if (inner := period(_words(row[place])))]
    if outer and (dated or not known):
        return [row for row, inner in dated if _during(inner, wanted.operator, outer)]
    raise UsageError(
        f"{wanted}: {wanted.column} cannot be compared with “{wanted.value}”; numbers are compared with a number "
        "(1000万元, 10 million), dates with a year, month or day, and everything else by =, != or ~"
    )


def _words(term: Term | None) -> str:
    return str(getattr(term, "value", term))


def _decimal(term: Term | None) -> Decimal:
    return Decimal(_words(term))


def _sign(one: Decimal, other: Decimal) -> int:
    return (one > other) - (one < other)


def _during(inner: tuple[str, str], operator: str, outer: tuple[str, str]) -> bool:
    return {
        "<": inner[1] < outer[0],
        "<=": inner[1] <= outer[1],
        ">": inner[0] > outer[1],
        ">=": inner[0] >= outer[0],
    }[operator]


def _of_unit(columns: Sequence[str], rows: list[Terms], wanted: Condition, words: str) -> list[Terms]:
    """Returns the rows whose figure has the unit that the condition names. Only like is compared with like."""
    unit = FIGURES.get(wanted.column, (None, None))[1]
    places = [number for number, name in enumerate(columns) if unit and stem(name) == unit]
    if words:
        iris = units_called(words)
        return [
            row
            for row in rows
            if any(
                (term := row[place]) is not None and (_words(term) in iris or _equals(term, words)) for place in places
            )
        ]
    names = sorted({_words(row[places[-1]]) for row in rows}) if places else []
    if len(names) > 1:
        raise UsageError(
            f"{wanted}: {wanted.column} is in several units here ({', '.join(map(compact, names))}): give the unit "
            f"too, as in {wanted.column}{wanted.operator}1000万元, or a condition before it such as unit=cny"
        )
    return rows
