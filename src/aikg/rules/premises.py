"""Finds the premises of a derived fact: the facts that match the WHERE of a rule whose template gives it."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from pyoxigraph import Literal, NamedNode, Triple

from aikg.errors import DataError
from aikg.rules.run import text_for
from aikg.sparql.tokens import body
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pyoxigraph import BlankNode

    from aikg.questions.stored import StoredQuery
    from aikg.sparql.source import Source
    from aikg.sparql.tokens import Token

    Term = NamedNode | BlankNode | Literal
    # A term, or the name of a variable.
    Pattern = tuple[Any, Any, Any]

# At most this many instances of a rule are examined.
_LIMIT = 200


class Shape(NamedTuple):
    """The template of a rule, and its WHERE as one list of triple patterns for each branch of a UNION."""

    query: StoredQuery
    template: Pattern
    branches: list[list[Pattern]]


def shape_of(query: StoredQuery) -> Shape:
    """Returns the shape of a rule of queries/rules. OPTIONAL, FILTER and MINUS give no premises.

    :raises DataError: if a premise is a property path
    """
    from rdflib.plugins.sparql import prepareQuery

    algebra = prepareQuery(text_for(query)).algebra
    try:
        return Shape(query, _pattern(algebra["template"][0]), _branches(algebra["p"]))
    except TypeError as error:
        raise DataError(f"{query.path}: {error}") from error


def instances(source: Source, shape: Shape, fact: Triple) -> Iterator[list[Triple]]:
    """Yields each list of facts from which the rule derives *fact*, without repetition."""
    bound = _unified(shape.template, fact)
    if bound is None:
        return
    seen, text = set(), text_for(shape.query)
    # What BIND assigns may not be bound before it: it is compared afterwards.
    assigned = _assigned(text)
    given = {name: term for name, term in bound.items() if name not in assigned}
    for solution in source.query(_select(text, given)):  # type: ignore[union-attr]
        if any(_has(solution, name) and solution[name] != term for name, term in bound.items()):
            continue
        values = bound | {name: solution[name] for name in _variables(shape) if _has(solution, name)}
        for branch in shape.branches:
            facts = [_filled(pattern, values) for pattern in branch]
            if all(each is not None and _holds(source, each) for each in facts):
                key = tuple(map(str, facts))
                if key not in seen:
                    seen.add(key)
                    yield [each for each in facts if each is not None]


def _select(text: str, bound: Mapping[str, Term]) -> str:
    """Returns the rule as a SELECT of all variables, those of its sub-selects too.

    :param bound: the terms for the variables of the template
    """
    names = " ".join(f"?{name}" for name in bound)
    values = " ".join(map(str, bound.values()))
    clause = f" VALUES ({names}) {{ ({values}) }}" if bound else ""
    return f"{clause.join(_pieces(text))} LIMIT {_LIMIT}"


@cache
def _assigned(text: str) -> set[str]:
    """Returns the variables to which a rule assigns by `AS`."""
    stream = list(body(text))
    return {after[1:] for token, after in pairwise(stream) if token.upper() == "AS"}


@cache
def _pieces(text: str) -> list[str]:
    """Returns the rule as a SELECT, cut where terms are given: at the start of its WHERE and of each branch there.

    The engine does not carry terms into a UNION, so that it would find all that the rule derives.
    """
    stream = list(body(text))
    where = next(index for index, token in enumerate(stream) if token.upper() == "WHERE")
    pieces, piece = [f"{text[: stream[0].start]}SELECT * WHERE {{"], ""
    stream = stream[where + 1 :]
    branches, at, inside = _branches_of_union(stream), stream[0].end, False
    for index, token in enumerate(stream[1:], 1):
        if token.upper() == "SELECT":  # A sub-select becomes a plain group.
            piece += text[at : token.start]
            inside = True
        elif inside and token == "{":
            at, inside = token.start, False
        elif index in branches:
            pieces.append(piece + text[at : token.end])
            piece, at = "", token.end
    return [*pieces, piece + text[at:]]


def _branches_of_union(stream: list[Token]) -> set[int]:
    """Returns where the branches of the UNIONs of the outermost group start, given its tokens."""
    found, opened = set(), []
    for index, token in enumerate(stream):
        if token == "{":
            opened.append(index)
        elif token == "}":
            start = opened.pop()
            around = (stream[start - 1], *stream[index + 1 : index + 2])
            if len(opened) == 1 and any(each.upper() == "UNION" for each in around):
                found.add(start)
    return found


def _unified(template: Pattern, fact: Triple) -> dict[str, Term] | None:
    bound: dict[str, Term] = {}
    for part, term in zip(template, (fact.subject, fact.predicate, fact.object), strict=True):
        if not isinstance(part, str):
            if part != term:
                return None
        elif bound.setdefault(part, term) != term:  # type: ignore[arg-type]
            return None
    return bound


def _branches(part: Any) -> list[list[Pattern]]:
    """Returns the triple patterns that must hold: one list for each combination of the branches of UNIONs."""
    name = getattr(part, "name", None)
    if name == "BGP":
        return [[_pattern(triple) for triple in part.triples]]
    if name == "Union":
        return _branches(part.p1) + _branches(part.p2)
    if name == "Join":
        return [one + other for one in _branches(part.p1) for other in _branches(part.p2)]
    if name in ("LeftJoin", "Minus"):
        return _branches(part.p1)
    if name in ("Filter", "Extend", "Project", "Distinct", "ToMultiSet"):
        return _branches(part.p)
    return [[]]


def _pattern(triple: Any) -> Pattern:
    from rdflib import Variable
    from rdflib.paths import Path

    from aikg.rdf.bridge import to_pyoxigraph

    if isinstance(triple[1], Path):
        raise TypeError("a premise may not be a property path, as a proof shows each step; write one pattern a step")
    subject, predicate, value = (str(term) if isinstance(term, Variable) else to_pyoxigraph(term) for term in triple)
    return subject, predicate, value


def _variables(shape: Shape) -> set[str]:
    return {part for branch in shape.branches for pattern in branch for part in pattern if isinstance(part, str)}


def _has(solution: Any, name: str) -> bool:
    try:
        return solution[name] is not None
    except KeyError:
        return False


def _filled(pattern: Pattern, values: Mapping[str, Term]) -> Triple | None:
    terms = [values.get(part) if isinstance(part, str) else part for part in pattern]
    return None if any(term is None for term in terms) else Triple(*terms)  # type: ignore[arg-type]


def _holds(source: Source, triple: Triple) -> bool:
    return source.contains(triple.subject, triple.predicate, triple.object)
