"""Makes void.ttl of a release: the description of the dataset (DCAT 3) and its counts (VoID)."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from typing import Any

from pyoxigraph import Literal, NamedNode, Store, Triple

from aikg.links.sssom import PREDICATES
from aikg.namespaces import BASE, CNAI, DATASET, GRAPH, ID, PREFIXES
from aikg.rdf.turtle import turtle
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pyoxigraph import BlankNode

    from aikg.dataset.about import About

_PREFIXES = PREFIXES | {"spdx": "http://spdx.org/rdf/terms#", "vcard": "http://www.w3.org/2006/vcard/ns#"}
# What DCAT-AP asks of a dataset: its themes (Government and public sector; Science and technology) in the vocabulary of
# the EU, and the kind of its publisher in that of ADMS.
_THEMES = "http://publications.europa.eu/resource/authority/data-theme/"
_PUBLISHER_TYPE = "http://purl.org/adms/publishertype/PrivateIndividual(s)"
# File name ending -> media type; and the media type of a gzipped file.
_GZIP = "https://www.iana.org/assignments/media-types/application/gzip"
MEDIA = {
    ".nq": "application/n-quads",
    ".trig": "application/trig",
    ".jsonld": "application/ld+json",
    ".ttl": "text/turtle",
    ".tsv": "text/tab-separated-values",
    ".zip": "application/zip",
}
_COUNTS = {
    "void:triples": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "void:entities": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c FILTER(STRSTARTS(STR(?s), STR(id:))) }",
    "void:distinctSubjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
    "void:distinctObjects": "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }",
    "void:properties": "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }",
    "void:classes": "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?s a ?c }",
}
_CLASSES = "SELECT (?c AS ?of) (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c FILTER(isIRI(?c)) } GROUP BY ?c"
_PROPERTIES = "SELECT (?p AS ?of) (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p"


def describe(about: About, store: Store, files: Mapping[str, bytes]) -> bytes:
    """Returns the description of a release as Turtle.

    :param store: holds the dataset
    :param files: the contents of the other files, by name
    """
    description, version, _ = about
    triples = [*_head(about), *_counted(store, NamedNode(DATASET), None)]
    for graph in sorted(store.named_graphs(), key=str):
        part = NamedNode(f"{DATASET}/{graph.value.removeprefix(GRAPH)}")
        triples += [_t(DATASET, "void:subset", part), _t(part, "rdf:type", _iri("void:Dataset"))]
        triples += [_t(part, "dcterms:license", NamedNode(description["licence"]))]
        triples += [_t(part, "void:uriSpace", Literal(BASE)), *_counted(store, part, graph)]
    triples += _linksets(store)
    for name, data in files.items():
        triples += _distribution(name, data, version, description["licence"])
    return turtle(triples, "What this dataset is, and what is in it.")


def media_of(name: str) -> str:
    """Returns the ending of a file's name before .gz, which is a key of MEDIA."""
    return os.path.splitext(name.removesuffix(".gz"))[1]


def _head(about: About) -> Iterator[Triple]:
    description, version, day = about
    for kind in ("void:Dataset", "dcat:Dataset"):
        yield _t(DATASET, "rdf:type", _iri(kind))
    for key, name in (("title", "dcterms:title"), ("description", "dcterms:description"), ("keywords", "dcat:keyword")):
        for lang, texts in description[key].items():
            for text in texts if isinstance(texts, list) else [texts]:
                yield _t(DATASET, name, Literal(text, language=lang))
    yield _t(DATASET, "dcterms:license", NamedNode(description["licence"]))
    yield _t(DATASET, "dcterms:identifier", Literal(DATASET))
    yield _t(DATASET, "dcat:version", Literal(version))
    if day:
        yield _t(DATASET, "dcterms:modified", Literal(day, datatype=_iri("xsd:date")))
    publisher = NamedNode(DATASET + "/publisher")
    yield _t(DATASET, "dcterms:publisher", publisher)
    yield _t(publisher, "rdf:type", _iri("foaf:Agent"))
    yield _t(publisher, "foaf:name", Literal(description["publisher"]))
    yield _t(publisher, "dcterms:type", NamedNode(_PUBLISHER_TYPE))
    contact = NamedNode(DATASET + "/contact")
    yield _t(DATASET, "dcat:contactPoint", contact)
    yield _t(contact, "rdf:type", _iri("vcard:Group"))
    yield _t(contact, "rdf:type", _iri("vcard:Kind"))
    yield _t(contact, "vcard:fn", Literal(description["publisher"]))
    yield _t(contact, "vcard:hasURL", NamedNode(BASE))
    for theme in ("GOVE", "TECH"):
        yield _t(DATASET, "dcat:theme", NamedNode(_THEMES + theme))
    period = NamedNode(DATASET + "/period")
    yield _t(DATASET, "dcterms:temporal", period)
    yield _t(period, "rdf:type", _iri("dcterms:PeriodOfTime"))
    for end, name in (("from", "dcat:startDate"), ("to", "dcat:endDate")):
        yield _t(period, name, Literal(str(description["period"][end]), datatype=_iri("xsd:gYear")))
    yield _t(DATASET, "dcterms:spatial", NamedNode(ID + "place/china"))
    for code in ("zho", "eng"):
        language = f"http://publications.europa.eu/resource/authority/language/{code.upper()}"
        yield _t(DATASET, "dcterms:language", NamedNode(language))
    yield _t(DATASET, "dcterms:conformsTo", NamedNode(CNAI[:-1]))
    yield _t(DATASET, "void:uriSpace", Literal(BASE))
    yield _t(DATASET, "void:exampleResource", NamedNode(ID + "document/ngaidp-2017"))
    for prefix in ("cnai", "skos", "prov", "org", "eli", "dcterms", "schema"):
        yield _t(DATASET, "void:vocabulary", NamedNode(PREFIXES[prefix]))


def _counted(store: Store, node: NamedNode, graph: Any) -> Iterator[Triple]:
    """Yields the counts of one named graph, or of the whole dataset if *graph* is None."""
    for name, text in _COUNTS.items():
        yield _t(node, name, _number(_value(store, text, graph)))
    for name, of, many, text in (
        ("void:classPartition", "void:class", "void:entities", _CLASSES),
        ("void:propertyPartition", "void:property", "void:triples", _PROPERTIES),
    ):
        for row in _rows(store, text, graph):
            part = NamedNode(f"{node.value}/{_slug(row['of'].value)}")
            yield _t(node, name, part)
            yield _t(part, of, row["of"])
            yield _t(part, many, _number(row["n"].value))


def _linksets(store: Store) -> Iterator[Triple]:
    """Yields a linkset for each other data set, told by the beginning of its IRIs."""
    counts: Counter[tuple[str, NamedNode]] = Counter()
    for quad in store.quads_for_pattern(None, None, None, NamedNode(GRAPH + "links")):
        if isinstance(quad.object, NamedNode) and quad.predicate.value in PREDICATES:
            host = "/".join(quad.object.value.split("/")[:3]) + "/"
            counts[host, quad.predicate] += 1
    for host in sorted({host for host, _ in counts}):
        node = NamedNode(f"{DATASET}/links/{host.split('/')[2]}")
        yield _t(DATASET, "void:subset", node)
        yield _t(node, "rdf:type", _iri("void:Linkset"))
        yield _t(node, "void:subjectsTarget", NamedNode(DATASET))
        yield _t(node, "void:objectsTarget", NamedNode(host))
        of_host = {predicate: count for (other, predicate), count in counts.items() if other == host}
        yield _t(node, "void:triples", _number(str(sum(of_host.values()))))
        for predicate in of_host:
            yield _t(node, "void:linkPredicate", predicate)


def _distribution(name: str, data: bytes, version: str, licence: str) -> Iterator[Triple]:
    node = NamedNode(f"{BASE}release/{version}/{name}")
    plain = name.removesuffix(".gz")
    media = "https://www.iana.org/assignments/media-types/" + MEDIA[media_of(name)]
    sum_ = NamedNode(node.value + "#checksum")
    yield _t(DATASET, "dcat:distribution", node)
    yield _t(node, "rdf:type", _iri("dcat:Distribution"))
    yield _t(node, "dcterms:title", Literal(name))
    yield _t(node, "dcterms:license", NamedNode(licence))
    yield _t(node, "dcat:accessURL", node)
    yield _t(node, "dcat:downloadURL", node)
    yield _t(node, "dcat:mediaType", NamedNode(media))
    if plain != name:
        yield _t(node, "dcat:compressFormat", NamedNode(_GZIP))
    yield _t(node, "dcat:byteSize", Literal(str(len(data)), datatype=_iri("xsd:nonNegativeInteger")))
    yield _t(node, "spdx:checksum", sum_)
    yield _t(sum_, "rdf:type", _iri("spdx:Checksum"))
    yield _t(sum_, "spdx:algorithm", _iri("spdx:checksumAlgorithm_sha256"))
    yield _t(sum_, "spdx:checksumValue", Literal(hashlib.sha256(data).hexdigest(), datatype=_iri("xsd:hexBinary")))
    if name.startswith("aikg."):
        yield _t(DATASET, "void:dataDump", node)


def _rows(store: Store, text: str, graph: Any) -> Any:
    if graph is None:
        return store.query(text, prefixes=PREFIXES | {"id": ID}, use_default_graph_as_union=True)
    return store.query(text, prefixes=PREFIXES | {"id": ID}, default_graph=graph)


def _value(store: Store, text: str, graph: Any = None) -> str:
    row = next(iter(_rows(store, text, graph)), None)
    return "" if row is None or row["n"] is None else str(row["n"].value)


def _slug(iri: str) -> str:
    """Returns a name for a partition: the prefix of the term and its local name."""
    for prefix, start in _PREFIXES.items():
        if iri.startswith(start):
            return f"{prefix}-{iri[len(start) :].replace('/', '-')}"
    return hashlib.sha256(iri.encode()).hexdigest()[:12]


def _number(text: str) -> Literal:
    return Literal(text, datatype=_iri("xsd:integer"))


def _t(subject: str | NamedNode, name: str, value: NamedNode | BlankNode | Literal) -> Triple:
    return Triple(NamedNode(subject) if isinstance(subject, str) else subject, _iri(name), value)


def _iri(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(_PREFIXES[prefix] + local)
