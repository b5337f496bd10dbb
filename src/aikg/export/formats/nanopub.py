"""Nanopublications: each thing with evidence as an assertion, its provenance, and who publishes it (nanopub.net
Guidelines, 4), to be signed and published one by one with other people's tools.

They are not signed here: a signature is a person's, with a key of their own. The `nanopub` package makes it, and the
trusty URI that takes the place of the temporary one.
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
# Where nanopublications live until they are signed.
_TEMPORARY = "http://purl.org/nanopub/temp/aikg/"
_EVIDENCE = NamedNode(CNAI + "evidence")
_SOURCE = NamedNode(CNAI + "source")
_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_DERIVED = NamedNode(PREFIXES["prov"] + "wasDerivedFrom")
_DATA = NamedNode(GRAPH + "data")


def write(material: Material) -> bytes:
    """The file: TriG, four named graphs a nanopublication."""
    store, dataset = material.store, about(material.dataset, material.store)
    quads = (quad for thing in _things(store) for quad in _nanopub(store, thing, dataset))
    used = {name: PREFIXES[name] for name in ("cnai", "rdf", "rdfs", "skos", "owl", "xsd", "dcterms", "prov", "geo")}
    prefixes = {"np": _NP, "temp": _TEMPORARY, "id": ID, **used}
    return f"# {ABOUT}\n".encode() + (serialize(quads, format=RdfFormat.TRIG, prefixes=prefixes) or b"")


def _things(store: Store) -> list[NamedNode]:
    """What has evidence in the data, but for what speaks of other facts."""
    quads = store.quads_for_pattern(None, _EVIDENCE, None, _DATA)
    found = {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}
    return [NamedNode(iri) for iri in sorted(found)]


def _nanopub(store: Store, thing: NamedNode, dataset: About) -> Iterator[Quad]:
    iri = _TEMPORARY + thing.value.removeprefix(ID)
    parts = {name: NamedNode(f"{iri}#{name}") for name in ("Head", "assertion", "provenance", "pubinfo")}
    for part, triples in (
        ("Head", _head(NamedNode(iri), parts)),
        ("assertion", _assertion(store, thing)),
        ("provenance", _provenance(store, thing, parts["assertion"])),
        ("pubinfo", _published(store, thing, NamedNode(iri), dataset)),
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
    """The evidence, and what its sources are."""
    for found in store.quads_for_pattern(thing, _EVIDENCE, None, _DATA):
        evidence = found.object
        if not isinstance(evidence, NamedNode):
            continue
        yield Triple(assertion, _EVIDENCE, evidence)
        for quad in store.quads_for_pattern(evidence, None, None, _DATA):
            yield quad.triple
            if quad.predicate == _SOURCE and isinstance(quad.object, NamedNode):
                yield Triple(assertion, _DERIVED, quad.object)
                yield from (each.triple for each in store.quads_for_pattern(quad.object, None, None, _DATA))


def _published(store: Store, thing: NamedNode, iri: NamedNode, dataset: About) -> Iterator[Triple]:
    def said(name: str, value: NamedNode | Literal) -> Triple:
        prefix, _, local = name.partition(":")
        return Triple(iri, NamedNode(PREFIXES[prefix] + local), value)

    yield said("dcterms:license", NamedNode(dataset.description["licence"]))
    yield said("dcterms:created", Literal(dataset.modified, datatype=NamedNode(PREFIXES["xsd"] + "date")))
    yield said("dcterms:isPartOf", NamedNode(DATASET))
    yield said("dcterms:subject", thing)
    for language, name in labels(embedded(store), thing.value).items():
        yield said("rdfs:label", Literal(name, language=language) if language else Literal(name))
