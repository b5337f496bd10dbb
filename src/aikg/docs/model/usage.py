"""How often terms and concepts are used in the graph, asserted and derived."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from pyoxigraph import NamedNode

from aikg.docs.model.texts import iri
from aikg.namespaces import BASE, INFERRED
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import Store

_INFERRED = NamedNode(INFERRED)


class Used(NamedTuple):
    """Numbers of statements (of a class: of its things)."""

    asserted: int
    derived: int


def count(store: Store) -> dict[str, Used]:
    """By IRI: of a property the statements made with it, of a class the things of it, of a concept the statements that
    name it (those that only place it in its scheme are not counted)."""
    found: dict[bool, Counter[str]] = {False: Counter(), True: Counter()}
    kind, skos = iri("rdf:type"), iri("skos:").value
    for quad in store:
        numbers = found[quad.graph_name == _INFERRED]
        if quad.predicate.value.startswith(BASE):
            numbers[quad.predicate.value] += 1
        named = isinstance(quad.object, NamedNode) and quad.object.value.startswith(BASE)
        if named and (quad.predicate == kind or _uses(quad.predicate.value, skos)):
            numbers[quad.object.value] += 1
    return {name: Used(found[False][name], found[True][name]) for name in {*found[False], *found[True]}}


def _uses(predicate: str, skos: str) -> bool:
    return not predicate.startswith((skos, iri("rdfs:").value, iri("owl:").value))
