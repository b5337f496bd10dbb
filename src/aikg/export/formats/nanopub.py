"""Nanopublications: each thing with evidence as an assertion, with its provenance and publication info (nanopub.net
Guidelines, 4).

They are not signed here, because a person signs with their own key. The `nanopub` package signs them, and replaces
their temporary URIs by trusty URIs.
"""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from aikg.dataset.about import about
from aikg.export.place import ABOUT
from aikg.namespaces import CNAI, DATASET, GRAPH, ID, PREFIXES
from aikg.sparql.source import embedded
from aikg.things.labels import labels
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Store

    from aikg.dataset.about import About
    from aikg.export import Material

_NP = "http://www.nanopub.org/nschema#"
# The URIs of nanopublications begin with this until they are signed.
_TEMPORARY = "http://purl.org/nanopub/temp/aikg/"
_EVIDENCE = NamedNode(CNAI + "evidence")
_SOURCE = NamedNode(CNAI + "source")
_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_DERIVED = NamedNode(PREFIXES["prov"] + "wasDerivedFrom")
_DATA = NamedNode(GRAPH + "data")


def write(material: Material) -> bytes:
    """Returns the file: TriG with four named graphs for each nanopublication."""
    store, dataset = material.store, about(material.dataset, material.store)
    quads = (quad for thing in _things(store) for quad in _nanopub(store, thing, dataset))
    used = {name: PREFIXES[name] for name in ("cnai", "rdf", "rdfs", "skos", "owl", "xsd", "dcterms", "prov", "geo")}
    prefixes = {"np": _NP, "temp": _TEMPORARY, "id": ID, **used}
    return f"# {ABOUT}\n".encode() + (serialize(quads, format=RdfFormat.TRIG, prefixes=prefixes) or b"")


def _things(store: Store) -> list[NamedNode]:
    """Returns the nodes with evidence in the data."""
    quads = store.quads_for_pattern(None, _EVIDENCE, None, _DATA)
    iris = {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}
    return [NamedNode(iri) for iri in sorted(iris)]


def _nanopub(store: Store, thing: NamedNode, dataset: About) -> Iterator[Quad]:
    iri = _TEMPORARY + thing.value.removeprefix(ID)
    parts = {name: NamedNode(f"{iri}#{name}") for name in ("Head", "assertion", "provenance", "pubinfo")}
    for part, triples in (
        ("Head", _head(NamedNode(iri), parts)),
        ("assertion", _assertion(store, thing)),
        ("provenance", _provenance(store, thing, parts["assertion"])),
        ("pubinfo", _publication_info(store, thing, NamedNode(iri), dataset)),
    ):
        ordered = sorted(set(triples), key=str)
        yield from (Quad(each.subject, each.predicate, each.object, parts[part]) for each in ordered)


def _head(iri: NamedNode, parts: dict[str, NamedNode]) -> Iterator[Triple]:
    yield Triple(iri, _TYPE, NamedNode(_NP + "Nanopublication"))
    yield Triple(iri, NamedNode(_NP + "hasAssertion"), parts["assertion"])
    yield Triple(iri, NamedNode(_NP + "hasProvenance"), parts["provenance"])
    yield Triple(iri, NamedNode(_NP + "hasPublicationInfo"), parts["pubinfo"])


def _assertion(store: Store, thing: NamedNode) -> Iterator[Triple]:
    quads = store.quads_for_pattern(thing, None, None, _DATA)
    return (quad.triple for quad in quads if quad.predicate != _EVIDENCE)


def _provenance(store: Store, thing: NamedNode, assertion: NamedNode) -> Iterator[Triple]:
    """Yields the evidence of a thing, and the descriptions of its sources."""
    for link in store.quads_for_pattern(thing, _EVIDENCE, None, _DATA):
        evidence = link.object
        if not isinstance(evidence, NamedNode):
            continue
        yield Triple(assertion, _EVIDENCE, evidence)
        for quad in store.quads_for_pattern(evidence, None, None, _DATA):
            yield quad.triple
            if quad.predicate == _SOURCE and isinstance(quad.object, NamedNode):
                yield Triple(assertion, _DERIVED, quad.object)
                yield from (each.triple for each in store.quads_for_pattern(quad.object, None, None, _DATA))


def _publication_info(store: Store, thing: NamedNode, iri: NamedNode, dataset: About) -> Iterator[Triple]:
    def triple(name: str, value: NamedNode | Literal) -> Triple:
        prefix, _, local = name.partition(":")
        return Triple(iri, NamedNode(PREFIXES[prefix] + local), value)

    yield triple("dcterms:license", NamedNode(dataset.description["licence"]))
    yield triple("dcterms:created", Literal(dataset.modified, datatype=NamedNode(PREFIXES["xsd"] + "date")))
    yield triple("dcterms:isPartOf", NamedNode(DATASET))
    yield triple("dcterms:subject", thing)
    for language, name in labels(embedded(store), thing.value).items():
        yield triple("rdfs:label", Literal(name, language=language) if language else Literal(name))
