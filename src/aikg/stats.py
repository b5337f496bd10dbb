"""What is in the graph, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aikg.namespaces import ID, PREFIXES
from aikg.results import IRI
from aikg.show import labels

if TYPE_CHECKING:
    from pyoxigraph import Store

    from aikg.graph import Graph
    from aikg.results import Row


class Count(NamedTuple):
    """One figure: what was counted, of which kind (with its names), and how many."""

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


def stats(store: Store) -> list[Count]:
    """The figures: triples by named graph, things by class, documents by level, evidence by how it was seen."""
    return [
        _count(store, what, row["of"].value, int(row["n"].value))
        for what, text in _COUNTS.items()
        for row in sorted(
            store.query(text, prefixes=PREFIXES | {"id": ID}, use_default_graph_as_union=True),  # type: ignore[arg-type]
            key=lambda row: (-int(row["n"].value), row["of"].value),
        )
    ]


def _count(store: Store, what: str, iri: str, number: int) -> Count:
    named = labels(store, iri)
    return Count(what, IRI(iri), named.get("zh", ""), named.get("en", ""), number)


class Quality(NamedTuple):
    """One measure of quality: what holds, of how many, of how many in all, and the share in percent."""

    measure: str
    measure_zh: str
    measure_en: str
    number: int
    of: int
    share: float


def quality(graph: Graph) -> list[Quality]:
    """How good the data is: the stored questions document-quality, weak-evidence, province-coverage and contested."""
    documents = [
        Quality(row.measure, row.measure_zh, row.measure_en, row.documents, row.of, float(row.share))
        for row in _rows(graph, "document-quality")
    ]
    weak = [
        Quality("weak-evidence", f"仅有弱证据：{row.class_zh}", f"only weak evidence: {row.class_en}", *_part(row))
        for row in _rows(graph, "weak-evidence")
    ]
    places = _rows(graph, "province-coverage")
    covered = sum((row.documents or 0) + (row.local_documents or 0) > 1 for row in places)
    contested = len({row.contested for row in _rows(graph, "contested")})
    return [
        *documents,
        _measure("provinces", "有两份以上文件的省级地区", "provinces with two documents or more", covered, len(places)),
        _measure("contested", "有争议的取值", "contested values", contested, contested),
        *weak,
    ]


def _rows(graph: Graph, name: str) -> list[Row]:
    answer = graph.query(name)
    return list(answer)  # type: ignore[arg-type]


def _part(row: Row) -> tuple[int, int, float]:
    return row.weak, row.things, float(row.share)


def _measure(name: str, zh: str, en: str, number: int, of: int) -> Quality:
    return Quality(name, zh, en, number, of, round(100 * number / of, 1) if of else 0.0)
