"""Shows one thing in full: its names, its facts, what refers to it, and its evidence. Derived facts are marked."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Triple

from aikg.namespaces import CNAI, INFERRED, PREFIXES, compact
from aikg.things.evidence import _AXIOM, _EVIDENCE, axioms, evidence_of
from aikg.things.labels import _NAMES, _objects, labels, name
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import BlankNode, Quad

    from aikg.sparql.source import Source

    Term = NamedNode | BlankNode | Literal | Triple

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_CONTESTS = NamedNode(CNAI + "contests")
# Facts of one property that are shown; of the others the number is said.
_SHOWN = 20


class Fact(NamedTuple):
    """A property and a value in words. In `referred_to_by`, the value is the thing that refers."""

    property: str
    value: str
    derived: bool
    evidence: list[str]


class Contested(NamedTuple):
    """A value that another source states, in words: its property, why it differs, and its evidence."""

    property: str
    value: str
    reason: str
    evidence: list[str]


class Record(NamedTuple):
    """What the graph states about a thing, in one language or both.

    >>> record = aikg.load().show("ngaidp-2017")
    >>> record.id, [fact.value for fact in record.facts if fact.property == "official number"]
    ('document/ngaidp-2017', ['国发〔2017〕35号'])
    """

    id: str
    labels: dict[str, str]
    types: list[str]
    facts: list[Fact]
    contested: list[Contested]
    referred_to_by: list[Fact]
    evidence: list[str]

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return html(self)


def show(source: Source, iri: str, lang: str = "en") -> Record:
    """Returns the record of a thing.

    :param iri: its full IRI (see `aikg.things.identify.identify`)
    :param lang: the language of the names in the record: `zh`, `en` or `both`
    """
    node = NamedNode(iri)
    facts, hidden = [], {_TYPE, _EVIDENCE, *_NAMES}
    for quad in source.quads(node, None, None):
        if quad.predicate not in hidden and _wanted(quad.object, lang):
            evidence = [line for axiom in axioms(source, quad.triple) for line in evidence_of(source, axiom, lang)]
            facts.append(_fact(source, quad.predicate, quad.object, quad.graph_name, lang, evidence))
    referring = []
    for quad in source.quads(None, None, node):
        if quad.predicate not in (_EVIDENCE, _CONTESTS, *_AXIOM):
            referring.append(_fact(source, quad.predicate, quad.subject, quad.graph_name, lang, []))
    return Record(
        compact(iri),
        labels(source, iri),
        sorted(name(source, each, lang) for each in _objects(source, node, _TYPE)),
        sorted(facts),
        sorted(_contested(source, quad.subject, lang) for quad in source.quads(None, _CONTESTS, node)),
        sorted(referring),
        evidence_of(source, node, lang),
    )


def text(record: Record) -> str:
    """Returns a record as text: asserted facts, values of other sources, derived facts, referring things, evidence."""
    lines = [" · ".join(record.labels.values()) or record.id, f"{record.id} ({', '.join(record.types)})"]
    asserted = [fact for fact in record.facts if not fact.derived]
    derived = [fact for fact in record.facts if fact.derived]
    disputed = [Fact(each.property, f"{each.value}: {each.reason}", False, each.evidence) for each in record.contested]
    for heading, facts in (
        ("Facts", asserted),
        ("Other sources say", disputed),
        ("Derived facts", derived),
        ("Referred to by", record.referred_to_by),
    ):
        lines += ["", heading, *_grouped(facts)] if facts else []
    lines += ["", "Evidence", *(f"  {each}" for each in record.evidence)] if record.evidence else []
    return "\n".join(lines) + "\n"


def html(record: Record) -> str:
    """Returns a record as a table of its facts; derived ones are in italics, and evidence stands below."""
    names, types = " · ".join(record.labels.values()) or record.id, ", ".join(record.types)
    parts = [
        f"<p><strong>{escape(names)}</strong><br><code>{escape(record.id)}</code> {escape(types)}</p>",
        f"<table>{''.join(_html_rows(record.facts))}</table>",
    ]
    for each in record.contested:
        parts.append(f"<p>{escape(f'{each.property}: {each.value}: {each.reason}')}</p>")
    if record.evidence:
        parts.append(f"<ul>{''.join(f'<li>{escape(each)}</li>' for each in record.evidence)}</ul>")
    return "".join(parts)


def _html_rows(facts: list[Fact]) -> Iterator[str]:
    for prop, group in groupby(facts, key=lambda fact: fact.property):
        values = [_html_value(fact) for fact in group]
        more = [f"… {len(values) - _SHOWN}"] if len(values) > _SHOWN else []
        yield f"<tr><th>{escape(prop)}</th><td>{'<br>'.join(values[:_SHOWN] + more)}</td></tr>"


def _html_value(fact: Fact) -> str:
    return f"<em>{escape(fact.value)}</em>" if fact.derived else escape(fact.value)


def triples(source: Source, iri: str) -> list[Triple]:
    """Returns the triples about a thing, with those of its evidence, of its single relations and of disputed values."""
    nodes: list[Term] = [NamedNode(iri)]
    for quad in source.quads(NamedNode(iri), None, None):
        nodes += axioms(source, quad.triple)
    nodes += [quad.subject for quad in source.quads(None, _CONTESTS, NamedNode(iri))]
    nodes += [each for node in nodes for each in _objects(source, node, _EVIDENCE)]
    about = {quad.triple: None for node in nodes for quad in _about(source, node)}
    return sorted(about, key=str)


def _about(source: Source, node: Term) -> Iterator[Quad]:
    return source.quads(node, None, None) if isinstance(node, NamedNode) else iter(())


def _grouped(facts: list[Fact]) -> Iterator[str]:
    for prop, group in groupby(facts, key=lambda fact: fact.property):
        several = list(group)
        head = f"  {prop}:" if len(several) > 1 else f"  {prop}: {several[0].value}"
        yield head
        for fact in several:
            if len(several) > 1:
                yield f"    {fact.value}"
            yield from (f"      evidence: {each}" for each in fact.evidence)


def _wanted(value: Term, lang: str) -> bool:
    return lang == "both" or getattr(value, "language", None) in (None, lang)


def _fact(source: Source, prop: NamedNode, value: Term, graph: object, lang: str, evidence: list[str]) -> Fact:
    derived = getattr(graph, "value", "") == INFERRED
    return Fact(name(source, prop, lang), name(source, value, lang), derived, evidence)


def _contested(source: Source, node: Term, lang: str) -> Contested:
    def words(*properties: str) -> str:
        values = [each for prop in properties for each in _objects(source, node, NamedNode(CNAI + prop))]
        return " / ".join(name(source, each, lang) for each in values if _wanted(each, lang))

    return Contested(
        words("onProperty"), words("statedValue", "statedThing"), words("reason"), evidence_of(source, node, lang)
    )
