"""Makes the network: the things of the graph and the relations between them. Derived relations are marked.

Each relation occurs once. These repetitions are left out: the inverse of a relation, a wider relation beside a narrower
one, and the second direction of a symmetric relation. Sources, evidence and contested values describe facts, so they
are not nodes.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from aikg.export.network.facts import ASIDE, RDF_TYPE, Facts
from aikg.namespaces import CNAI, ID, PREFIXES, compact
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from pyoxigraph import Store

    from aikg.export.network.facts import Triple

_OWL = PREFIXES["owl"]
_GEO = PREFIXES["geo"]
# The properties for the date and for the type of a thing. The first that the thing has is used.
_DATED = ("issuedOn", "announcedOn", "designatedOn", "occurredOn", "releasedOn", "deadline", "period")
_TYPED = ("documentKind", "siteKind", "placeKind", "initiativeKind", "instrumentType", "mechanismKind", "indicator")


class Node(NamedTuple):
    """A thing.

    `kind` is the kind in its IRI (`document`). `classes` come from the ontology, and `type` from a vocabulary. `date`
    is the written date, `date_of` the property that gives it, and `earliest` and `latest` are the days that it can
    mean. A target has a `value` and a `unit`.
    """

    id: str
    iri: str
    kind: str
    classes: tuple[str, ...]
    type: str | None
    label_zh: str | None
    label_en: str | None
    level: str | None
    date: str | None
    date_of: str | None
    earliest: datetime.date | None
    latest: datetime.date | None
    latitude: float | None
    longitude: float | None
    value: float | None
    unit: str | None


class Edge(NamedTuple):
    """A relation between two nodes.

    `relation` and `iri` are the name and the IRI of the property. `derived` is whether rules give it, `symmetric`
    whether it holds in both directions. `row` is the key of the row of relations.csv that states it, and `sources` are
    the keys of its sources.
    """

    id: str
    subject: str
    relation: str
    object: str
    iri: str
    derived: bool
    symmetric: bool
    row: str | None
    sources: tuple[str, ...]


class Network(NamedTuple):
    """The nodes and the edges, each sorted by id."""

    nodes: list[Node]
    edges: list[Edge]


def network(store: Store) -> Network:
    """Returns the network of a store with the dataset and any added files."""
    facts = Facts(store)
    things = sorted(iri for iri, classes in facts.classes().items() if not classes & ASIDE)
    nodes = [_node(facts, iri) for iri in things]
    return Network(sorted(nodes), _edges(facts, set(things), store))


def _node(facts: Facts, iri: str) -> Node:
    stated = {c for c in facts.of[iri][RDF_TYPE] if (iri, RDF_TYPE, c) in facts.asserted and c.startswith(CNAI)}
    classes = stated or {each for each in facts.of[iri][RDF_TYPE] if each.startswith(CNAI)}
    kind = iri.removeprefix(ID).partition("/")[0] if iri.startswith(ID) else ""
    labels = facts.labels[iri]
    return Node(
        compact(iri),
        iri,
        kind,
        tuple(sorted(each.removeprefix(CNAI) for each in classes)),
        _slug(facts.one(iri, *(CNAI + name for name in _TYPED))),
        labels.get("zh"),
        labels.get("en"),
        _slug(facts.one(iri, CNAI + "atLevel")),
        *_dated(facts, iri),
        _number(facts.one(iri, _GEO + "lat")),
        _number(facts.one(iri, _GEO + "long")),
        _number(facts.one(iri, CNAI + "value")),
        _slug(facts.one(iri, CNAI + "unit")),
    )


def _dated(facts: Facts, iri: str) -> tuple[str | None, str | None, datetime.date | None, datetime.date | None]:
    import datetime

    dated = facts.one(iri, *(CNAI + name for name in _DATED))
    if dated is None:
        return None, None, None, None
    of, date = dated
    text, *days = (facts.one(date, CNAI + name) for name in ("dateText", "earliest", "latest"))
    first, last = (datetime.date.fromisoformat(day[1]) if day else None for day in days)
    return text[1] if text else None, of.removeprefix(CNAI), first, last


def _slug(value: tuple[str, str] | None) -> str | None:
    return value[1].rpartition("/")[2] if value else None


def _number(value: tuple[str, str] | None) -> float | None:
    return float(value[1]) if value else None


def _edges(facts: Facts, things: set[str], store: Store) -> list[Edge]:
    from aikg.export.network.properties import Properties

    between = {
        triple
        for triple in facts.asserted | facts.derived
        if triple[1].startswith(CNAI) and triple[0] in things and triple[2] in things
    }
    properties, stated = Properties(store, between, facts.derived & between), _stated(facts)
    edges = []
    for triple in between:
        if properties.repeats(triple):
            continue
        start, relation, end = triple[0], triple[1].removeprefix(CNAI), triple[2]
        derived = triple in facts.derived
        axioms = sorted(stated[triple])
        about = [] if derived else axioms or [start]
        ids = compact(start), compact(end)
        edges.append(
            Edge(
                f"{ids[0]}--{relation}--{ids[1]}",
                ids[0],
                relation,
                ids[1],
                triple[1],
                derived,
                triple[1] in properties.symmetric,
                compact(axioms[0]).partition("/")[2] if axioms else None,
                tuple(sorted(_sources(facts, about))),
            )
        )
    return sorted(edges)


def _stated(facts: Facts) -> dict[Triple, set[str]]:
    """Returns for each triple the axioms (rows of relations.csv) that state it with their own evidence."""
    names = [_OWL + "annotated" + part for part in ("Source", "Property", "Target")]
    stated = defaultdict(set)
    for subject, properties in facts.of.items():
        if all(properties.get(name) for name in names):
            start, relation, end = (min(properties[name]) for name in names)
            stated[start, relation, end].add(subject)
    return stated


def _sources(facts: Facts, about: Iterable[str]) -> set[str]:
    evidence = {each for thing in about for each in facts.of[thing].get(CNAI + "evidence", ())}
    sources = {source for each in evidence for source in facts.of[each].get(CNAI + "source", ())}
    return {compact(source).removeprefix("source/") for source in sources}
