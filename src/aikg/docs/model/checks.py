"""Which shapes of ontology/shapes check which terms, and which vocabulary they ask a property's values from."""

from __future__ import annotations

from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Store

from aikg.docs.model.texts import Text, iri, iris
from aikg.namespaces import SHAPES
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aikg.dataset.dataset import Dataset


class Check(NamedTuple):
    """A rule: the shape's name, how grave a breach is, what it tells the curator, the classes it is for, the terms of
    its path, and the schemes that a value is to come from."""

    name: str
    severity: str
    message: Text
    classes: list[str]
    paths: list[str]
    schemes: list[str]


def read_checks(dataset: Dataset) -> list[Check]:
    """The rules that have a message, sorted by name.

    :raises AikgError: if a file is broken
    """
    store = Store()
    store.extend(dataset.turtle("ontology", "shapes"))
    shapes = {quad.subject for quad in store.quads_for_pattern(None, iri("sh:message"), None)}
    named = [shape for shape in shapes if isinstance(shape, NamedNode)]
    return sorted(_check(store, shape) for shape in named)


def _check(store: Store, shape: NamedNode) -> Check:
    messages = {each.language: each.value for each in _values(store, shape, "sh:message") if isinstance(each, Literal)}
    holders = [quad.subject for quad in store.quads_for_pattern(None, iri("sh:property"), shape)]
    targets = {each for holder in [shape, *holders] for each in iris(store, holder, "sh:targetClass")}  # type: ignore[arg-type]
    severity = next(iter(iris(store, shape, "sh:severity")), iri("sh:Violation").value)
    return Check(
        name=shape.value.removeprefix(SHAPES),
        severity=severity.rpartition("#")[2].lower(),
        message=Text(messages.get("zh", ""), messages.get("en", "")),
        classes=sorted(targets),
        paths=sorted({each.value for path in _values(store, shape, "sh:path") for each in _inside(store, path)}),
        schemes=sorted(set(_schemes(store, shape))),
    )


def _inside(store: Store, node: object) -> Iterator[NamedNode]:
    """The IRIs that a path is made of."""
    if isinstance(node, NamedNode):
        if node != iri("rdf:nil"):
            yield node
    elif isinstance(node, BlankNode):
        for quad in store.quads_for_pattern(node, None, None):
            yield from _inside(store, quad.object)


def _schemes(store: Store, shape: NamedNode) -> Iterator[str]:
    """The schemes that `sh:node [ sh:property [ sh:path skos:inScheme ; sh:hasValue SCHEME ] ]` names."""
    for node in _values(store, shape, "sh:node"):
        for inner in _values(store, node, "sh:property"):
            if iri("skos:inScheme") in _values(store, inner, "sh:path"):
                yield from (each.value for each in _values(store, inner, "sh:hasValue") if isinstance(each, NamedNode))


def _values(store: Store, node: object, name: str) -> list[object]:
    if not isinstance(node, (NamedNode, BlankNode)):
        return []
    return [quad.object for quad in store.quads_for_pattern(node, iri(name), None)]
