"""The namespaces, and the prefixes for queries, tables, Turtle and identifiers."""

from __future__ import annotations

from aikg.errors import UsageError, nearest

BASE = "https://w3id.org/china-ai-policy/"
CNAI = BASE + "ontology#"
ID = BASE + "id/"
VOCAB = BASE + "vocab/"
GRAPH = BASE + "graph/"
INFERRED = GRAPH + "inferred"  # the named graph of what the rules derive
SHAPES = BASE + "shapes#"
DATASET = BASE + "dataset"

PREFIXES = {
    "cnai": CNAI,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "org": "http://www.w3.org/ns/org#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "schema": "https://schema.org/",
    "qudt": "http://qudt.org/schema/qudt/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "void": "http://rdfs.org/ns/void#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "sh": "http://www.w3.org/ns/shacl#",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "geosparql": "http://www.opengis.net/ont/geosparql#",
}


def expand(name: str) -> str:
    """Returns the full IRI for an IRI, a CURIE (`cnai:Target`) or a short form of ours (`document/ngaidp-2017`).

    :raises UsageError: if the prefix of a CURIE is not known
    """
    if "://" in name:
        return name
    prefix, colon, local = name.partition(":")
    if not colon:
        return BASE + name if name.startswith(("vocab/", "graph/")) else ID + name
    if prefix not in PREFIXES:
        raise UsageError(f"{name}: the prefix {prefix}: is not known{nearest(prefix, list(PREFIXES))}")
    return PREFIXES[prefix] + local


def compact(iri: str) -> str:
    """Returns the short form of an IRI, which `expand` reverses. An IRI of an unknown namespace stays unchanged."""
    for start in (ID, VOCAB, GRAPH):
        if iri.startswith(start):
            return iri[len(ID if start == ID else BASE) :]
    for prefix, start in PREFIXES.items():
        if iri.startswith(start) and "/" not in iri[len(start) :]:
            return f"{prefix}:{iri[len(start) :]}"
    return iri
