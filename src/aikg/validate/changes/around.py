"""Finds the nodes that a change can affect, and the part of the graph that is needed to check them."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from aikg.namespaces import GRAPH, PREFIXES
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from aikg.validate.changes.reach import Reach
    from aikg.validate.report import Term

ONTOLOGY = NamedNode(GRAPH + "ontology")
SUBCLASS = NamedNode(PREFIXES["rdfs"] + "subClassOf")


def affected(store: Store, changed: Iterable[Quad], far: Reach) -> set[Term]:
    """Returns the nodes for which the shapes may have another result than before.

    These are the subjects of the changed statements, and the nodes that lead to one of them in fewer steps than the
    shapes look. Steps in the present state are enough, because a step that no longer exists is itself a change.

    :param far: how far the shapes look
    """
    nodes: set[Term] = {quad.subject for quad in changed if not isinstance(quad.subject, Triple)}
    edge = nodes
    for _ in range(far.steps - 1):
        leading = (quad for node in edge for quad in store.quads_for_pattern(None, None, node))
        edge = {
            quad.subject  # type: ignore[misc]
            for quad in leading
            if quad.predicate.value in far.predicates and quad.subject not in nodes
        }
        nodes = nodes | edge
    return nodes


def around(store: Store, nodes: set[Term], far: Reach) -> Iterator[Quad]:
    """Yields every quad that the shapes need to check *nodes*: those about the nodes and, step by step, what they name.

    :param far: how far the shapes look
    """
    yield from store.quads_for_pattern(None, SUBCLASS, None)
    seen, edge = set(nodes), nodes
    for _ in range(far.steps):
        following: set[Term] = set()
        for node in edge:
            for quad in store.quads_for_pattern(node, None, None):  # type: ignore[arg-type]
                yield quad
                if not isinstance(quad.object, Literal | Triple) and quad.object not in seen:
                    following.add(quad.object)
        seen |= following
        edge = following


def leading_to(store: Store, nodes: set[Term]) -> set[Term]:
    """Returns *nodes* and every node with a statement that names one of them."""
    return nodes | {quad.subject for node in nodes for quad in store.quads_for_pattern(None, None, node)}  # type: ignore[misc]


def described(store: Store, nodes: set[Term]) -> Iterator[Quad]:
    """Yields the ontology, and the statements about *nodes* and about the properties and objects in these."""
    yield from store.quads_for_pattern(None, None, None, ONTOLOGY)
    named: set[Any] = set()
    for node in nodes:
        for quad in store.quads_for_pattern(node, None, None):  # type: ignore[arg-type]
            yield quad
            named |= {quad.predicate, quad.object}
    for node in named - nodes:
        if not isinstance(node, Literal | Triple):
            yield from store.quads_for_pattern(node, None, None)
