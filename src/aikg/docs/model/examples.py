"""A fact of the data for each term: the first, by its IRIs, that uses it."""

from __future__ import annotations

from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from aikg.docs.model.texts import Text, iri, text_of
from aikg.namespaces import CNAI, GRAPH
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import Store

_TYPE = iri("rdf:type")


class Example(NamedTuple):
    """A thing, and of a property its value: their IRIs (or a literal's text) with their names."""

    subject: str
    name: Text
    value: str
    value_name: Text


def read_examples(store: Store) -> dict[str, Example]:
    """An example of each class (a thing of it) and property (a statement with it), by the term's IRI."""
    first: dict[str, tuple[str, str]] = {}
    for quad in store.quads_for_pattern(None, None, None, NamedNode(GRAPH + "data")):
        if not isinstance(quad.subject, NamedNode) or not isinstance(quad.object, (NamedNode, Literal)):
            continue
        typed = quad.predicate == _TYPE
        term = quad.object.value if typed else quad.predicate.value
        if term.startswith(CNAI):
            found = (quad.subject.value, "" if typed else quad.object.value)
            first[term] = min(first.get(term, found), found)
    return {term: _example(store, *ends) for term, ends in first.items()}


def _example(store: Store, subject: str, value: str) -> Example:
    return Example(subject, _name(store, subject), value, _name(store, value) if "://" in value else Text("", ""))


def _name(store: Store, thing: str) -> Text:
    try:
        return text_of(store, NamedNode(thing), "rdfs:label", "skos:prefLabel", "cnai:dateText")
    except ValueError:
        return Text("", "")
