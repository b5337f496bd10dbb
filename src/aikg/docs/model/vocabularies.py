"""The SKOS schemes and their concepts as plain records."""

from __future__ import annotations

from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from aikg.docs.model.texts import Text, iri, iris, literals, subjects, text_of
from aikg.namespaces import VOCAB
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import Store


class Concept(NamedTuple):
    """A concept; `scope` says what belongs to it, `others` are its further names by language.

    `facts` are what else is said of it: (property, value).
    """

    iri: str
    name: str
    label: Text
    definition: Text
    scope: Text
    others: Text
    broader: list[str]
    narrower: list[str]
    facts: list[tuple[str, NamedNode | Literal]]


class Scheme(NamedTuple):
    """A scheme with its concepts, sorted by name."""

    iri: str
    name: str
    label: Text
    definition: Text
    concepts: list[Concept]


def read_schemes(store: Store) -> list[Scheme]:
    """The schemes under our base, sorted."""
    found = subjects(store, "rdf:type", iri("skos:ConceptScheme"))
    return [_scheme(store, scheme) for scheme in found if scheme.startswith(VOCAB)]


def _scheme(store: Store, scheme: str) -> Scheme:
    node = NamedNode(scheme)
    concepts = [_concept(store, each) for each in subjects(store, "skos:inScheme", node) if each.startswith(scheme)]
    label = text_of(store, node, "dcterms:title", "rdfs:label", "skos:prefLabel")
    return Scheme(scheme, scheme.removeprefix(VOCAB), label, text_of(store, node, "skos:definition"), concepts)


def _concept(store: Store, concept: str) -> Concept:
    node = NamedNode(concept)
    others = literals(store, node, "skos:altLabel")
    said = {
        (quad.predicate.value, quad.object)
        for quad in store.quads_for_pattern(node, None, None)
        if not _common(quad.predicate.value) and isinstance(quad.object, (NamedNode, Literal))
    }
    return Concept(
        iri=concept,
        name=concept.rpartition("/")[2],
        label=text_of(store, node, "skos:prefLabel", "rdfs:label"),
        definition=text_of(store, node, "skos:definition"),
        scope=text_of(store, node, "skos:scopeNote"),
        others=Text(*("；".join(o.value for o in others if o.language == lang) for lang in ("zh", "en"))),
        broader=sorted({*iris(store, node, "skos:broader"), *subjects(store, "skos:narrower", node)}),
        narrower=sorted({*iris(store, node, "skos:narrower"), *subjects(store, "skos:broader", node)}),
        facts=sorted(said, key=lambda fact: (fact[0], str(fact[1]))),
    )


def _common(predicate: str) -> bool:
    """Whether every concept has it, so that its page shows it by itself."""
    return predicate.startswith((iri("skos:").value, iri("rdf:").value, iri("rdfs:").value))
