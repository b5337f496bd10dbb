"""Reads the evidence of things and of single relations."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Triple

from aikg.namespaces import CNAI, PREFIXES
from aikg.things.labels import _objects, name
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import BlankNode

    from aikg.sparql.source import Source

    Term = NamedNode | BlankNode | Literal | Triple


_EVIDENCE = NamedNode(CNAI + "evidence")


_AXIOM = tuple(NamedNode(PREFIXES["owl"] + "annotated" + part) for part in ("Source", "Property", "Target"))


def evidence_of(source: Source, node: Term, lang: str) -> list[str]:
    """Returns the evidence of a node in words: the source, the locator, how it was seen, the value as printed.

    :param lang: `zh`, `en` or `both`
    """
    lines = []
    for each in evidence_nodes(source, node):
        parts = [
            name(source, value, lang)
            for part in ("source", "locator", "seenAs", "asPrinted")
            for value in _objects(source, each, NamedNode(CNAI + part))
        ]
        lines.append("; ".join(parts))
    return sorted(lines)


def evidence_nodes(source: Source, node: Term) -> list[Term]:
    """Returns the nodes that are evidence of a node."""
    return _objects(source, node, _EVIDENCE)


def axioms(source: Source, triple: Triple) -> list[NamedNode]:
    """Returns the owl:Axiom nodes that carry the evidence of a single relation."""
    about, relation, target = _AXIOM
    return [
        quad.subject
        for quad in source.quads(None, about, triple.subject)
        if isinstance(quad.subject, NamedNode)
        and triple.predicate in _objects(source, quad.subject, relation)
        and triple.object in _objects(source, quad.subject, target)
    ]
