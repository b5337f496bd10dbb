"""How far the shapes look, hence which nodes a change can affect, and what of the graph judging them needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from aikg.namespaces import GRAPH, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from aikg.validate.report import Term

_SH, _RDF = PREFIXES["sh"], PREFIXES["rdf"]
ONTOLOGY = NamedNode(GRAPH + "ontology")
SUBCLASS = NamedNode(PREFIXES["rdfs"] + "subClassOf")
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


def affected(store: Store, changed: Iterable[Quad], far: Reach, judged: Callable[[Quad], bool]) -> set[Term]:
    """The nodes of the present state about which a shape may say other than before.

    These are what the changed statements describe, and what leads to one of them by as many steps as a shape looks,
    less the one from it. The present state is enough: where a step on the way is gone, it is itself a change.

    :param judged: whether the shapes look at a quad at all
    """
    found: set[Term] = {quad.subject for quad in changed if judged(quad) and not isinstance(quad.subject, Triple)}
    edge = found
    for _ in range(far.steps - 1):
        leading = (quad for node in edge for quad in store.quads_for_pattern(None, None, node))
        edge = {
            quad.subject  # type: ignore[misc]
            for quad in leading
            if quad.predicate.value in far.predicates and quad.subject not in found and judged(quad)
        }
        found = found | edge
    return found


def around(store: Store, nodes: set[Term], far: Reach, judged: Callable[[Quad], bool]) -> Iterator[Quad]:
    """All that shapes look at in order to judge *nodes*: what is said of them and, step by step, of what they name."""
    yield from filter(judged, store.quads_for_pattern(None, SUBCLASS, None))
    seen, edge = set(nodes), nodes
    for _ in range(far.steps):
        following: set[Term] = set()
        for node in edge:
            said: Iterator[Quad] = store.quads_for_pattern(node, None, None)  # type: ignore[arg-type]
            for quad in filter(judged, said):
                yield quad
                if not isinstance(quad.object, Literal | Triple) and quad.object not in seen:
                    following.add(quad.object)
        seen |= following
        edge = following


def leading_to(store: Store, nodes: set[Term]) -> set[Term]:
    """*nodes*, and every node of which a statement names one of them."""
    return nodes | {quad.subject for node in nodes for quad in store.quads_for_pattern(None, None, node)}  # type: ignore[misc]


def described(store: Store, nodes: set[Term]) -> Iterator[Quad]:
    """What is said of *nodes*, of every property and object that is said of them with, and by the ontology."""
    yield from store.quads_for_pattern(None, None, None, ONTOLOGY)
    named: set[Any] = set()
    for node in nodes:
        for quad in store.quads_for_pattern(node, None, None):  # type: ignore[arg-type]
            yield quad
            named |= {quad.predicate, quad.object}
    for node in named - nodes:
        if not isinstance(node, Literal | Triple):
            yield from store.quads_for_pattern(node, None, None)
