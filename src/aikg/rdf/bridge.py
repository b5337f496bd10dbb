"""Converts terms and graphs between pyoxigraph, which parses and stores, and rdflib, which pySHACL reads.

To rdflib a plain string and an xsd:string differ, and it rewrites the lexical forms of numbers and dates. Here every
string is plain, and every lexical form stays as it was.
"""

from __future__ import annotations

import pyoxigraph
import rdflib
from rdflib.namespace import XSD

from aikg.rdf.lexical import is_form_of
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aikg.rdf.terms import Node

    Term = Node | pyoxigraph.Literal


def to_rdflib(term: Term) -> rdflib.term.Identifier:
    """Returns the same term for rdflib. A literal keeps its text, even if its datatype does not allow that text."""
    if isinstance(term, pyoxigraph.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    if term.datatype.value == str(XSD.string):
        return rdflib.Literal(term.value)
    made = _IllTyped if is_form_of(term.datatype.value, term.value) is False else rdflib.Literal
    return made(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)


class _IllTyped(rdflib.Literal):
    """A literal whose datatype does not allow its text, also where Python reads a value from it (1E+05)."""

    __slots__ = ()
    ill_typed = True


def to_pyoxigraph(term: rdflib.term.Node) -> Term:
    """Returns the same term for pyoxigraph."""
    if isinstance(term, rdflib.URIRef):
        return pyoxigraph.NamedNode(term)
    if isinstance(term, rdflib.BNode):
        return pyoxigraph.BlankNode(term)
    assert isinstance(term, rdflib.Literal)
    if term.language:
        return pyoxigraph.Literal(str(term), language=term.language)
    return pyoxigraph.Literal(str(term), datatype=pyoxigraph.NamedNode(term.datatype or XSD.string))


def graph_of(statements: Iterable[pyoxigraph.Quad]) -> rdflib.Graph:
    """Returns one rdflib graph of all statements, without their named graphs."""
    graph = rdflib.Graph(bind_namespaces="none")
    converted: dict[Term, rdflib.term.Identifier] = {}

    def convert(term: Term) -> rdflib.term.Identifier:
        if term not in converted:
            converted[term] = to_rdflib(term)
        return converted[term]

    for quad in statements:
        graph.add((convert(quad.subject), convert(quad.predicate), convert(quad.object)))  # type: ignore[arg-type]
    return graph


def dataset_of(store: pyoxigraph.Store) -> rdflib.Dataset:
    """Returns the named graphs of a store as an rdflib Dataset."""
    dataset = rdflib.Dataset()
    for name in store.named_graphs():
        graph = dataset.graph(rdflib.URIRef(name.value))
        for quad in store.quads_for_pattern(None, None, None, name):
            graph.add(tuple(to_rdflib(term) for term in (quad.subject, quad.predicate, quad.object)))  # type: ignore[arg-type]
    return dataset
