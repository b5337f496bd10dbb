"""How far the shapes look from a node that they judge, as their paths say."""

from __future__ import annotations

from typing import NamedTuple

from pyoxigraph import NamedNode

from aikg.namespaces import PREFIXES
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from pyoxigraph import Quad

_SH, _RDF = PREFIXES["sh"], PREFIXES["rdf"]
# How many statements away from a node that it judges a parameter looks, where it has no shape for a value.
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
    """Shapes look `steps` statements far from a node, along `predicates`, forwards."""

    steps: int
    predicates: frozenset[str]


class _FarError(Exception):
    """The shapes look backwards, without bound, or in a way that is not known here."""


def reach(shapes: list[Quad]) -> Reach | None:
    """How far the shapes look; None if that has no bound, or is not known."""
    said: dict[Any, list[tuple[str, Any]]] = {}
    for quad in shapes:
        said.setdefault(quad.subject, []).append((quad.predicate.value, quad.object))
    try:
        paths = [quad.object for quad in shapes if quad.predicate.value == _SH + "path"]
        predicates = frozenset(name for path in paths for name in _predicates(path, said))
        return Reach(max((_steps(shape, said, ()) for shape in said), default=0), predicates)
    except _FarError:
        return None


def _steps(shape: Any, said: dict[Any, list[tuple[str, Any]]], above: tuple[Any, ...]) -> int:
    """How many statements a shape looks far from the node that is its focus."""
    if shape in above:
        raise _FarError
    path, looks = 0, 0
    for predicate, value in said.get(shape, ()):
        name = predicate.removeprefix(_SH)
        if name == "path":
            path = len(_predicates(value, said)) if _is_sequence(value, said) else 1
        elif name in _NESTED:
            looks = max(looks, _steps(value, said, (*above, shape)))
        elif name in _LISTS:
            looks = max(looks, *(_steps(each, said, (*above, shape)) for each in _members(value, said)))
        elif name in _LOOKS:
            looks = max(looks, _LOOKS[name])
        elif predicate.startswith(_SH) and name != "alternativePath":
            raise _FarError
    return path + looks


def _predicates(path: Any, said: dict[Any, list[tuple[str, Any]]]) -> list[str]:
    """The predicates of a path that is one, a sequence of some, or a choice of some."""
    if isinstance(path, NamedNode):
        return [path.value]
    choices = [value for predicate, value in said.get(path, ()) if predicate == _SH + "alternativePath"]
    members = _members(choices[0] if choices else path, said)
    if not members or not all(isinstance(each, NamedNode) for each in members):
        raise _FarError
    return [each.value for each in members]


def _is_sequence(path: Any, said: dict[Any, list[tuple[str, Any]]]) -> bool:
    return any(predicate == _RDF + "first" for predicate, _ in said.get(path, ()))


def _members(node: Any, said: dict[Any, list[tuple[str, Any]]]) -> list[Any]:
    members = []
    while (item := dict(said.get(node, ()))) and _RDF + "first" in item:
        members.append(item[_RDF + "first"])
        node = item[_RDF + "rest"]
    return members
