"""The nodes that a change can affect, and what of the graph judging them needs."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from aikg.namespaces import GRAPH, PREFIXES
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from aikg.validate.changes.reach import Reach
    from aikg.validate.report import Term

ONTOLOGY = NamedNode(GRAPH + "ontology")
SUBCLASS = NamedNode(PREFIXES["rdfs"] + "subClassOf")


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
