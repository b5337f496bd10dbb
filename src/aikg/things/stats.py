"""Counts what is in the graph."""

from __future__ import annotations

from typing import NamedTuple

from aikg.namespaces import ID, PREFIXES
from aikg.rdf.terms import IRI
from aikg.things.labels import labels
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.sparql.source import Source


class Count(NamedTuple):
    """One figure: what is counted, of which kind (with its names), and how many."""

    counted: str
    of: IRI
    of_zh: str
    of_en: str
    number: int


_COUNTS = {
    "triples": "SELECT ?of (COUNT(*) AS ?n) WHERE { GRAPH ?of { ?s ?p ?o } } GROUP BY ?of",
    "things": """SELECT ?of (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?of
        FILTER (STRSTARTS(STR(?s), STR(id:)) && STRSTARTS(STR(?of), STR(cnai:))) } GROUP BY ?of""",
    "documents": "SELECT ?of (COUNT(*) AS ?n) WHERE { ?s a cnai:PolicyDocument ; cnai:atLevel ?of } GROUP BY ?of",
    "evidence": "SELECT ?of (COUNT(*) AS ?n) WHERE { ?s a cnai:Evidence ; cnai:seenAs ?of } GROUP BY ?of",
}


def stats(source: Source) -> list[Count]:
    """Counts triples by named graph, things by class, documents by level, and evidence by how it was seen."""
    return [
        _count(source, what, row["of"].value, int(row["n"].value))
        for what, text in _COUNTS.items()
        for row in sorted(
            source.query(text, PREFIXES | {"id": ID}),  # type: ignore[arg-type]
            key=lambda row: (-int(row["n"].value), row["of"].value),
        )
    ]


def _count(source: Source, what: str, iri: str, number: int) -> Count:
    named = labels(source, iri)
    return Count(what, IRI(iri), named.get("zh", ""), named.get("en", ""), number)
