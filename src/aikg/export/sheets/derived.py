"""Makes the derived tables, which are not in data/tables/: the alignments, the network, the concepts and the dates."""

from __future__ import annotations

import datetime
from typing import Any

from aikg.export.sheets.columns import ALIGNMENTS, COLUMNS, CONCEPTS, DATES, EDGES, NODES
from aikg.export.sheets.sheets import Sheet
from aikg.namespaces import CNAI, PREFIXES, VOCAB
from aikg.sparql.source import embedded
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Store

    from aikg.export.network.network import Edge, Network, Node
    from aikg.export.sheets.sheets import Value


def derived(store: Store, network: Network) -> list[Sheet]:
    """Returns the tables that are read from the graph."""
    return [
        Sheet("nodes", "The things of the graph.", NODES, [_node(each) for each in network.nodes], True),
        Sheet("edges", "What holds between two things.", EDGES, [_edge(each) for each in network.edges], True),
        Sheet(
            "alignments",
            "Which document aligns with which, and in what way: stated by a source, or derived by a rule.",
            ALIGNMENTS,
            list(_alignments(store, network)),
            True,
        ),
        Sheet("concepts", "The concepts of the vocabularies.", CONCEPTS, _concepts(store), True),
        Sheet("dates", "Every date that is named, and the days that it can mean.", DATES, _dates(store), True),
    ]


def columns(sheets: list[Sheet]) -> Sheet:
    """Returns the table that describes the columns of all tables."""
    rows: list[list[Value]] = [
        [f"{sheet.name}.{each.name}", sheet.name, *each[:5], each.required, each.separator, each.refers, sheet.derived]
        for sheet in sheets
        for each in sheet.fields
    ]
    return Sheet("columns", "What each column of each table holds.", COLUMNS, rows, True)


def _node(node: Node) -> list[Value]:
    return [*node[:3], "|".join(node.classes) or None, *node[4:]]


def _edge(edge: Edge) -> list[Value]:
    return [*edge[:-1], "|".join(edge.sources) or None]


def _alignments(store: Store, network: Network) -> Iterator[list[Value]]:
    from aikg.export.network.properties import Properties
    from aikg.things.labels import labels

    kinds = Properties(store, set(), set()).narrower(CNAI + "alignsWith") | {CNAI + "alignsAsStated"}
    documents = {node.id: node for node in network.nodes if node.kind == "document"}
    for edge in network.edges:
        if edge.iri in kinds and edge.subject in documents and edge.object in documents:
            names = labels(embedded(store), edge.iri)
            low, high = documents[edge.subject], documents[edge.object]
            yield [
                *(edge.id, edge.subject, edge.object, edge.relation, edge.iri),
                names.get("zh"),
                names.get("en"),
                edge.derived,
                *(low.label_zh, low.label_en, low.level),
                *(high.label_zh, high.label_en, high.level),
            ]


def _concepts(store: Store) -> list[list[Value]]:
    rows: dict[str, list[Value]] = {}
    for iri, *texts in _select(
        store,
        """SELECT ?c ?zh ?en ?dzh ?den WHERE {
          ?c skos:inScheme ?scheme
          OPTIONAL { ?c skos:prefLabel ?zh FILTER (LANG(?zh) = "zh") }
          OPTIONAL { ?c skos:prefLabel ?en FILTER (LANG(?en) = "en") }
          OPTIONAL { ?c skos:definition ?dzh FILTER (LANG(?dzh) = "zh") }
          OPTIONAL { ?c skos:definition ?den FILTER (LANG(?den) = "en") }
        } ORDER BY ?c""",
    ):
        if iri.startswith(VOCAB):
            key = iri.removeprefix(VOCAB)
            rows.setdefault(key, [key, iri, *key.split("/", 1), *texts])
    return list(rows.values())


def _dates(store: Store) -> list[list[Value]]:
    rows = _select(
        store,
        """SELECT ?date ?text ?earliest ?latest ?precision ?zh ?en WHERE {
          ?date a cnai:DateSpan ; cnai:dateText ?text ; cnai:earliest ?earliest ; cnai:latest ?latest ;
            cnai:precision ?precision
          OPTIONAL { ?date rdfs:label ?zh FILTER (LANG(?zh) = "zh") }
          OPTIONAL { ?date rdfs:label ?en FILTER (LANG(?en) = "en") }
        } ORDER BY ?text""",
    )
    day = datetime.date.fromisoformat
    return [
        [text, iri, day(first), day(last), precision.rpartition("/")[2], *names]
        for iri, text, first, last, precision, *names in rows
    ]


def _select(store: Store, text: str) -> list[list[Any]]:
    """Returns the rows of a query, with the text of each term, or None for an unbound variable."""
    from aikg.sparql.engine import run

    solutions: Any = run(embedded(store), text, prefixes=PREFIXES)
    return [[None if term is None else term.value for term in row] for row in solutions]
