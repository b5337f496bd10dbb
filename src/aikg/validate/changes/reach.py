"""Computes from the paths of the shapes how far they look from a node that they check."""

from __future__ import annotations

from typing import NamedTuple

from pyoxigraph import NamedNode

from aikg.namespaces import PREFIXES
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from pyoxigraph import Quad

_SH, _RDF = PREFIXES["sh"], PREFIXES["rdf"]
# How many statements far each parameter of SHACL looks from its node. Parameters with a shape as value are apart.
_LOOKS = {
    **dict.fromkeys(("class", "closed", "equals", "disjoint", "lessThan", "lessThanOrEquals"), 1),
    **dict.fromkeys(("targetClass", "targetSubjectsOf"), 1),
    **dict.fromkeys(("targetNode", "datatype", "nodeKind", "hasValue", "in", "ignoredProperties"), 0),
    **dict.fromkeys(("minCount", "maxCount", "minLength", "maxLength", "pattern", "flags", "languageIn"), 0),
    **dict.fromkeys(("minInclusive", "maxInclusive", "minExclusive", "maxExclusive", "uniqueLang"), 0),
    **dict.fromkeys(("qualifiedMinCount", "qualifiedMaxCount", "qualifiedValueShapesDisjoint"), 0),
    **dict.fromkeys(("message", "severity", "name", "description", "order", "group", "deactivated"), 0),
}
_NESTED = ("property", "node", "not", "qualifiedValueShape")
_LISTS = ("and", "or", "xone")


class Reach(NamedTuple):
    """Shapes look at most `steps` statements far from a node, forwards along `predicates`."""

    steps: int
    predicates: frozenset[str]


class _FarError(Exception):
    """The shapes look backwards, without limit, or in a way that is not known here."""


def reach(shapes: list[Quad]) -> Reach | None:
    """Returns how far the shapes look; None if there is no limit, or it is not known."""
    statements: dict[Any, list[tuple[str, Any]]] = {}
    for quad in shapes:
        statements.setdefault(quad.subject, []).append((quad.predicate.value, quad.object))
    try:
        paths = [quad.object for quad in shapes if quad.predicate.value == _SH + "path"]
        predicates = frozenset(name for path in paths for name in _predicates(path, statements))
        return Reach(max((_steps(shape, statements, ()) for shape in statements), default=0), predicates)
    except _FarError:
        return None


def _steps(shape: Any, statements: dict[Any, list[tuple[str, Any]]], above: tuple[Any, ...]) -> int:
    """Returns how many statements far a shape looks from its focus node."""
    if shape in above:
        raise _FarError
    path, looks = 0, 0
    for predicate, value in statements.get(shape, ()):
        name = predicate.removeprefix(_SH)
        if name == "path":
            path = len(_predicates(value, statements)) if _is_sequence(value, statements) else 1
        elif name in _NESTED:
            looks = max(looks, _steps(value, statements, (*above, shape)))
        elif name in _LISTS:
            looks = max(looks, *(_steps(each, statements, (*above, shape)) for each in _members(value, statements)))
        elif name in _LOOKS:
            looks = max(looks, _LOOKS[name])
        elif predicate.startswith(_SH) and name != "alternativePath":
            raise _FarError
    return path + looks


def _predicates(path: Any, statements: dict[Any, list[tuple[str, Any]]]) -> list[str]:
    """Returns the predicates of a path that is a predicate, a sequence of predicates, or an alternative of them."""
    if isinstance(path, NamedNode):
        return [path.value]
    choices = [value for predicate, value in statements.get(path, ()) if predicate == _SH + "alternativePath"]
    members = _members(choices[0] if choices else path, statements)
    if not members or not all(isinstance(each, NamedNode) for each in members):
        raise _FarError
    return [each.value for each in members]


def _is_sequence(path: Any, statements: dict[Any, list[tuple[str, Any]]]) -> bool:
    return any(predicate == _RDF + "first" for predicate, _ in statements.get(path, ()))


def _members(node: Any, statements: dict[Any, list[tuple[str, Any]]]) -> list[Any]:
    members = []
    while (item := dict(statements.get(node, ()))) and _RDF + "first" in item:
        members.append(item[_RDF + "first"])
        node = item[_RDF + "rest"]
    return members
