"""Explains why a fact holds: which rule derives it from which facts, down to asserted facts and their evidence."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from pyoxigraph import NamedNode, Triple

from aikg.errors import UsageError
from aikg.namespaces import CNAI, GRAPH, INFERRED, compact
from aikg.rules.premises import instances, shape_of
from aikg.things.evidence import axioms, evidence_of
from aikg.things.labels import name
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import BlankNode, Literal

    from aikg.questions.stored import StoredQuery
    from aikg.rules.premises import Shape
    from aikg.sparql.source import Source

    Term = NamedNode | BlankNode | Literal | Triple | None

_INFERRED = NamedNode(INFERRED)
# More than the length of any chain of rules.
_DEEPEST = 30
# Proofs and steps that are kept for the next proofs: those of one thing share most of theirs.
_KEPT = 600


class Proof(NamedTuple):
    """A fact, the rule that derives it, and the proofs of the facts that the rule used.

    `rule` is None for an asserted fact. `others` is the number of other ways to derive the fact.

    >>> proof = aikg.load().explain("suzhou", "within", "china")
    >>> proof.rule.name, len(proof.premises), proof.premises[0].rule is None
    ('transitivity', 3, True)
    """

    fact: Triple
    rule: StoredQuery | None
    premises: list[Proof]
    others: int

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return html(self)


def html(proof: Proof) -> str:
    """Returns a proof as nested lists: each fact, the rule that gives it, and below it the facts that it used."""
    terms = (proof.fact.subject, proof.fact.predicate, proof.fact.object)
    fact = escape(" · ".join(compact(getattr(term, "value", str(term))) for term in terms))
    if proof.rule is None:
        return f"<ul><li>{fact}</li></ul>"
    rule = f"<em>{escape(proof.rule.name)}</em>: {escape(proof.rule.summary('en'))}"
    return f"<ul><li>{fact}<br>{rule}{''.join(map(html, proof.premises))}</li></ul>"


def asserted(proof: Proof) -> list[Triple]:
    """Returns the asserted facts that a proof rests on, each once."""
    if proof.rule is None:
        return [proof.fact]
    return list(dict.fromkeys(fact for premise in proof.premises for fact in asserted(premise)))


class Prover:
    """Finds the shortest proofs in one source, by the rules of queries/rules."""

    def __init__(self, source: Source, rules: Iterable[StoredQuery]) -> None:
        self.source = source
        self._shapes = [shape_of(rule) for rule in rules]
        self._shapes_of: dict[NamedNode, list[Shape]] = {}
        self._proofs: dict[str, Proof] = {}
        self._steps: dict[str, list[tuple[Shape, list[Triple]]]] = {}

    def prove(self, fact: Triple) -> Proof:
        """Returns the proof of a fact with the shortest chain of rules.

        :raises UsageError: if the fact does not hold
        """
        if len(self._proofs) + len(self._steps) > _KEPT:
            self._proofs.clear()
            self._steps.clear()
        for height in range(_DEEPEST):
            proof = self._prove(fact, height, ())
            if proof is not None:
                return proof
        words = [name(self.source, each, "en") for each in (fact.subject, fact.predicate, fact.object)]
        raise UsageError(f"this does not hold: {' '.join(words)}")

    def _prove(self, fact: Triple, height: int, trail: tuple[str, ...]) -> Proof | None:
        """Returns a proof of at most this height, or None.

        :param trail: the facts that the proof is to support; a proof must not use them
        """
        key = str(fact)
        if key in self._proofs:
            return self._proofs[key]
        if self._asserted(fact):
            self._proofs[key] = Proof(fact, None, [], 0)
            return self._proofs[key]
        if height == 0 or key in trail:
            return None
        steps = self._ways(fact)
        for shape, facts in steps:
            premises = []
            for each in facts:
                proof = self._prove(each, height - 1, (*trail, key))
                if proof is None:
                    break
                premises.append(proof)
            else:
                proof = Proof(fact, shape.query, premises, len(steps) - 1)
                if not trail:
                    self._proofs[key] = proof
                return proof
        return None

    def _ways(self, fact: Triple) -> list[tuple[Shape, list[Triple]]]:
        key = str(fact)
        if key not in self._steps:
            shapes = self._giving(fact.predicate)
            self._steps[key] = [(shape, facts) for shape in shapes for facts in instances(self.source, shape, fact)]
        return self._steps[key]

    def _giving(self, predicate: NamedNode) -> list[Shape]:
        """The shapes of the rules that can derive a fact with this property; most rules derive one property."""
        if predicate not in self._shapes_of:
            self._shapes_of[predicate] = [each for each in self._shapes if _gives(each.template[1], predicate)]
        return self._shapes_of[predicate]

    def _asserted(self, fact: Triple) -> bool:
        quads = self.source.quads(fact.subject, fact.predicate, fact.object)
        return any(quad.graph_name != _INFERRED for quad in quads)


def _gives(part: object, predicate: NamedNode) -> bool:
    """Whether the property of a template, or a variable in its place, can be this one."""
    return part == predicate or isinstance(part, str)


def between(source: Source, terms: Iterable[Term]) -> list[Triple]:
    """Returns the facts that relate two of these terms, asserted ones first. Literals are ignored."""
    things = list(dict.fromkeys(term for term in terms if isinstance(term, NamedNode)))
    derived: dict[Triple, bool] = {}
    for subject in things:
        for value in things:
            for quad in source.quads(subject, None, value):
                if quad.predicate.value.startswith(CNAI):
                    derived[quad.triple] = derived.get(quad.triple, True) and quad.graph_name == _INFERRED
    return sorted(derived, key=lambda fact: (derived[fact], str(fact)))


def evidence(source: Source, fact: Triple, lang: str) -> list[str]:
    """Returns the evidence of an asserted fact, in words.

    This is the fact's own evidence, or that of its subject, or else the name of the graph that holds the fact.
    """
    own = [line for axiom in axioms(source, fact) for line in evidence_of(source, axiom, lang)]
    about = evidence_of(source, fact.subject, lang)
    if own or about:
        return own or about
    quads = source.quads(fact.subject, fact.predicate, fact.object)
    return sorted({getattr(quad.graph_name, "value", "").removeprefix(GRAPH) for quad in quads})
