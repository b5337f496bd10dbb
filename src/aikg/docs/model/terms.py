"""The terms of the ontology as plain records, and the modules that they stand in."""

from __future__ import annotations

import os
from typing import NamedTuple

from pyoxigraph import BlankNode, NamedNode, Store

from aikg.docs.model import expressions
from aikg.docs.model.texts import Text, iri, iris, literals, subjects, text_of
from aikg.errors import readable
from aikg.namespaces import CNAI
from aikg.rdf.files import read_turtle
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.dataset.dataset import Dataset
    from aikg.docs.model.expressions import Expression

KINDS = {
    "owl:Class": "class",
    "owl:ObjectProperty": "object",
    "owl:DatatypeProperty": "datatype",
    "owl:AnnotationProperty": "annotation",
    "owl:NamedIndividual": "individual",
}
CHARACTERISTICS = (
    *("Functional", "InverseFunctional", "Transitive", "Symmetric", "Asymmetric", "Reflexive", "Irreflexive"),
)


class Term(NamedTuple):
    """A class, property or individual; other terms in it are named by their IRIs.

    `parents` and `children` are those of rdfs:subClassOf or rdfs:subPropertyOf; `axioms` are what a class is besides
    (its restrictions); `disjoint` and `inverses` run both ways; `chains` are the properties of each chain.
    """

    iri: str
    kind: str
    module: str
    label: Text
    definition: Text
    examples: list[str]
    seeds: list[str]
    deprecated: bool
    see: list[str]
    types: list[str]
    parents: list[str]
    children: list[str]
    axioms: list[Expression]
    equivalent: list[Expression]
    disjoint: list[str]
    parts: list[list[str]]
    domain: list[Expression]
    range: list[Expression]
    characteristics: list[str]
    inverses: list[str]
    chains: list[list[str]]

    @property
    def name(self) -> str:
        """The local name."""
        return self.iri.removeprefix(CNAI)

    @property
    def is_property(self) -> bool:
        return self.kind in ("object", "datatype", "annotation")


class Module(NamedTuple):
    """A module: its name, its title, what is in it, and the IRIs of its terms."""

    name: str
    title: Text
    about: Text
    terms: list[str]


def read_modules(dataset: Dataset) -> tuple[list[Module], dict[str, Term]]:
    """The modules, and their terms by IRI, both sorted.

    :raises AikgError: if a file is missing or broken
    """
    union = Store()
    where: dict[str, str] = {}
    heads: dict[str, list[str]] = {}
    for path in dataset.files(".ttl", "ontology", "modules"):
        name = os.path.basename(path).removesuffix(".ttl")
        quads = read_turtle(path)
        with readable(path), open(path, encoding="utf-8") as file:
            heads[name] = [line[1:].strip() for line, _ in zip(file, range(2), strict=False) if line[0] == "#"]
        union.extend(quads)
        for quad in quads:
            if isinstance(quad.subject, NamedNode) and quad.predicate == iri("rdf:type"):
                where.setdefault(quad.subject.value, name)
    terms: dict[str, Term] = {}
    for kind_name, kind in KINDS.items():
        for term in subjects(union, "rdf:type", iri(kind_name)):
            if term.startswith(CNAI):
                terms.setdefault(term, _term(union, term, kind, where[term]))
    terms = dict(sorted(terms.items(), key=lambda item: (item[1].name.lower(), item[0])))
    return [_module(name, heads[name], terms) for name in sorted(heads)], terms


def _module(name: str, head: list[str], terms: dict[str, Term]) -> Module:
    """A module; its file begins with a line in English and one in Chinese, each a title, a colon and what is in it."""
    english, chinese = (*head, "", "")[:2]
    title_en, _, about_en = english.partition(": ")
    title_zh, _, about_zh = chinese.partition("：")
    title = Text(title_zh or name, title_en or name)
    return Module(name, title, Text(about_zh, about_en), [term for term in terms if terms[term].module == name])


def _term(store: Store, term: str, kind: str, module: str) -> Term:
    node = NamedNode(term)
    above = "rdfs:subClassOf" if kind == "class" else "rdfs:subPropertyOf"
    return Term(
        iri=term,
        kind=kind,
        module=module,
        label=text_of(store, node, "rdfs:label"),
        definition=text_of(store, node, "skos:definition"),
        examples=[each.value for each in literals(store, node, "skos:example")],
        seeds=iris(store, node, "cnai:seedConcept"),
        deprecated=any(each.value == "true" for each in literals(store, node, "owl:deprecated")),
        see=iris(store, node, "rdfs:seeAlso"),
        types=[each for each in iris(store, node, "rdf:type") if not _known_type(each)],
        parents=iris(store, node, above),
        children=subjects(store, above, node),
        axioms=[each for each in _expressions(store, node, "rdfs:subClassOf") if each.kind != "iri"],
        equivalent=_expressions(store, node, "owl:equivalentClass"),
        disjoint=_both_ways(store, node, "owl:disjointWith"),
        parts=_lists(store, node, "owl:disjointUnionOf"),
        domain=_expressions(store, node, "rdfs:domain"),
        range=_expressions(store, node, "rdfs:range"),
        characteristics=[
            each for each in CHARACTERISTICS if iri(f"owl:{each}Property").value in iris(store, node, "rdf:type")
        ],
        inverses=_both_ways(store, node, "owl:inverseOf"),
        chains=_lists(store, node, "owl:propertyChainAxiom"),
    )


def _known_type(name: str) -> bool:
    return name.startswith(iri("owl:").value)


def _both_ways(store: Store, node: NamedNode, name: str) -> list[str]:
    return sorted({*iris(store, node, name), *subjects(store, name, node)})


def _expressions(store: Store, node: NamedNode, name: str) -> list[Expression]:
    return sorted(expressions.read(store, quad.object) for quad in store.quads_for_pattern(node, iri(name), None))


def _lists(store: Store, node: NamedNode, name: str) -> list[list[str]]:
    """The lists of IRIs that a property has as its values."""
    heads = [quad.object for quad in store.quads_for_pattern(node, iri(name), None)]
    found = [[getattr(each, "value", "") for each in expressions.members_of(store, head)] for head in heads]
    assert all(isinstance(head, BlankNode) for head in heads)
    return sorted(found)
