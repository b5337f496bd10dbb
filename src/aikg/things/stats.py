"""Counts what is in the graph."""

from __future__ import annotations

from typing import NamedTuple

from aikg.namespaces import CNAI, ID, PREFIXES
from aikg.rdf.terms import IRI
from aikg.things.labels import labels
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.sparql.source import Source


class Count(NamedTuple):
    """One figure: what is counted, of which kind (with its names), and how many.

    `newest` is the date of the newest document of a level, as exact as it is known, and `months` the time from it to
    the last look; of `last look`, `newest` is that day. Both are empty elsewhere.
    """

    counted: str
    of: IRI
    of_zh: str
    of_en: str
    number: int
    newest: str | None = None
    months: int | None = None


_COUNTS = {
    "triples": "SELECT ?of (COUNT(*) AS ?n) WHERE { GRAPH ?of { ?s ?p ?o } } GROUP BY ?of",
    "things": """SELECT ?of (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?of
        FILTER (STRSTARTS(STR(?s), STR(id:)) && STRSTARTS(STR(?of), STR(cnai:))) } GROUP BY ?of""",
    "documents": "SELECT ?of (COUNT(*) AS ?n) WHERE { ?s a cnai:PolicyDocument ; cnai:atLevel ?of } GROUP BY ?of",
    "evidence": "SELECT ?of (COUNT(*) AS ?n) WHERE { ?s a cnai:Evidence ; cnai:seenAs ?of } GROUP BY ?of",
}


# For each level the latest of the first days that dates can mean, followed by the date as it is known.
_NEWEST = """SELECT ?of (MAX(CONCAT(STR(?first), " ", ?text)) AS ?last) WHERE {
    ?s a cnai:PolicyDocument ; cnai:atLevel ?of ; cnai:issuedOn ?on .
    ?on cnai:earliest ?first ; cnai:dateText ?text } GROUP BY ?of"""
_LOOK = """SELECT (STR(?looked) AS ?day) (COUNT(?s) AS ?n) WHERE {
    ?s cnai:lastCheckedOn|cnai:lookedOn ?on . ?on cnai:latest ?looked }
    GROUP BY ?looked ORDER BY DESC(?looked) LIMIT 1"""


def stats(source: Source) -> list[Count]:
    """Counts triples by named graph, things by class, documents by level, and evidence by how it was seen.

    The newest document of each level stands beside, and last the day of the last look, with how many documents were
    checked and looks made on it.
    """
    looks = [(row["day"].value, int(row["n"].value)) for row in source.query(_LOOK, PREFIXES)]  # type: ignore[union-attr]
    newest = {row["of"].value: row["last"].value for row in source.query(_NEWEST, PREFIXES)}  # type: ignore[union-attr]
    found = [
        _count(source, what, row["of"].value, int(row["n"].value))
        for what, text in _COUNTS.items()
        for row in sorted(
            source.query(text, PREFIXES | {"id": ID}),  # type: ignore[arg-type]
            key=lambda row: (-int(row["n"].value), row["of"].value),
        )
    ]
    counts = [_dated(each, newest, looks) if each.counted == "documents" else each for each in found]
    looked = CNAI + "lookedOn"
    return counts + [_count(source, "last look", looked, number)._replace(newest=day) for day, number in looks]


def _dated(count: Count, newest: dict[str, str], looks: list[tuple[str, int]]) -> Count:
    first, _, text = newest.get(count.of, "").partition(" ")
    if not first or not looks:
        return count
    return count._replace(newest=text, months=_month(looks[0][0]) - _month(first))


def _month(day: str) -> int:
    """The months from year 0 to that of a day."""
    return 12 * int(day[:4]) + int(day[5:7])


def _count(source: Source, what: str, iri: str, number: int) -> Count:
    named = labels(source, iri)
    return Count(what, IRI(iri), named.get("zh", ""), named.get("en", ""), number)
