"""One entity in full: its names, its facts, what refers to it, and the evidence; derived facts are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Literal, NamedNode, Triple

from aikg.namespaces import CNAI, GRAPH, PREFIXES, compact

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Store

    Term = NamedNode | BlankNode | Literal | Triple

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_EVIDENCE = NamedNode(CNAI + "evidence")
_NAMES = tuple(NamedNode(PREFIXES[p] + n) for p, n in (("skos", "prefLabel"), ("rdfs", "label")))
_AXIOM = tuple(NamedNode(PREFIXES["owl"] + "annotated" + part) for part in ("Source", "Property", "Target"))


class Fact(NamedTuple):
    """A property and a value (or, in `referred_to_by`, the thing that refers), in words."""

    property: str
    value: str
    derived: bool
    evidence: list[str]


class Record(NamedTuple):
    """What the graph says of an entity, in one language."""

    id: str
    labels: dict[str, str]
    types: list[str]
    facts: list[Fact]
    referred_to_by: list[Fact]
    evidence: list[str]


def show(store: Store, iri: str, lang: str = "en") -> Record:
    """The record of an entity.

    :param iri: its full IRI (see `aikg.identify.identify`)
    :param lang: `zh` or `en`: the language of the names in it
    """
    node = NamedNode(iri)
    named = [each for label in reversed(_NAMES) for each in _objects(store, node, label)]
    labels = {each.language: each.value for each in named if isinstance(each, Literal) and each.language}
    facts, hidden = [], {_TYPE, _EVIDENCE, *_NAMES}
    for quad in store.quads_for_pattern(node, None, None):
        if quad.predicate not in hidden and getattr(quad.object, "language", None) in (None, lang):
            seen = _relation_evidence(store, quad.subject, quad.predicate, quad.object, lang)
            facts.append(_fact(store, quad.predicate, quad.object, quad.graph_name, lang, seen))
    referring = []
    for quad in store.quads_for_pattern(None, None, node):
        if quad.predicate not in (_EVIDENCE, *_AXIOM):
            referring.append(_fact(store, quad.predicate, quad.subject, quad.graph_name, lang, []))
    types = sorted(name(store, each, lang) for each in _objects(store, node, _TYPE))
    return Record(compact(iri), labels, types, sorted(facts), sorted(referring), evidence_of(store, node, lang))


def text(record: Record) -> str:
    """A record to read."""
    lines = [" · ".join(record.labels.values()) or record.id, f"{record.id} ({', '.join(record.types)})"]
    for heading, facts in (("Facts", record.facts), ("Referred to by", record.referred_to_by)):
        lines += ["", heading] if facts else []
        for fact in facts:
            lines.append(f"  {fact.property}: {fact.value}{' (derived)' if fact.derived else ''}")
            lines += [f"      evidence: {each}" for each in fact.evidence]
    lines += ["", "Evidence", *(f"  {each}" for each in record.evidence)] if record.evidence else []
    return "\n".join(lines) + "\n"


def name(store: Store, term: Term, lang: str) -> str:
    """A term in words: a date as it was stated, a thing by its label, a literal as it is."""
    if not isinstance(term, NamedNode):
        return str(getattr(term, "value", term))
    for each in _objects(store, term, NamedNode(CNAI + "dateText")):
        return str(getattr(each, "value", each))
    for label in _NAMES:
        for each in _objects(store, term, label):
            if isinstance(each, Literal) and each.language == lang:
                own = not term.value.startswith(CNAI) and "/vocab/" not in term.value
                return f"{each.value} [{compact(term.value)}]" if own else each.value
    return compact(term.value)


def evidence_of(store: Store, node: Term, lang: str) -> list[str]:
    """The evidence of a node in words: source, locator, how it was seen, the value as printed."""
    found = []
    for each in _objects(store, node, _EVIDENCE):
        parts = [
            name(store, value, lang)
            for part in ("source", "locator", "seenAs", "asPrinted")
            for value in _objects(store, each, NamedNode(CNAI + part))
        ]
        found.append("; ".join(parts))
    return sorted(found)


def _fact(store: Store, prop: NamedNode, value: Term, graph: object, lang: str, seen: list[str]) -> Fact:
    derived = getattr(graph, "value", "") == GRAPH + "inferred"
    return Fact(name(store, prop, lang), name(store, value, lang), derived, seen)


def _relation_evidence(store: Store, subject: Term, prop: NamedNode, value: Term, lang: str) -> list[str]:
    source, relation, target = _AXIOM
    return [
        line
        for quad in store.quads_for_pattern(None, source, subject)
        if prop in _objects(store, quad.subject, relation) and value in _objects(store, quad.subject, target)
        for line in evidence_of(store, quad.subject, lang)
    ]


def _objects(store: Store, node: Term, predicate: NamedNode) -> list[Term]:
    if not isinstance(node, NamedNode):
        return []
    return [quad.object for quad in store.quads_for_pattern(node, predicate, None)]

