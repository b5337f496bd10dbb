"""The page of proofs of a thing: each relation that rules derive of it, down to what sources state."""

from __future__ import annotations

from typing import NamedTuple

from pyoxigraph import NamedNode, Triple

from aikg.namespaces import PREFIXES
from aikg.pages.facts import evidence
from aikg.pages.proved import PROOFS_A_PAGE, anchor, facts, proof_href
from aikg.pages.table import Cell, cell
from aikg.pages.words import say
from aikg.things.evidence import axioms
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.pages.address import Where
    from aikg.pages.book import Book
    from aikg.pages.facts import Seen
    from aikg.rules.explain import Proof

_TYPE = PREFIXES["rdf"] + "type"


class Step(NamedTuple):
    """A fact of a proof: in words, the rule that derives it (None if a source states it), its evidence, its premises,
    in how many other ways it can be derived, and whether its premises stand above on the page."""

    subject: Cell
    property: str
    object: Cell
    rule: str | None
    rule_words: str
    seen: list[Seen]
    premises: list[Step]
    others: int
    above: bool


class Proved(NamedTuple):
    """A derived fact with its proof, and the name of its place on the page."""

    anchor: str
    step: Step


def proofs(book: Book, where: Where, iri: str, number: int) -> list[Proved]:
    """Returns the proofs of the relations that rules derive of a thing, as many as a page holds.

    :param number: which page
    """
    shown: set[Triple] = set()
    return [
        Proved(
            anchor(prop, target),
            _step(book, where, book.prove(Triple(NamedNode(iri), NamedNode(prop), NamedNode(target))), shown),
        )
        for prop, target in facts(book)[iri][(number - 1) * PROOFS_A_PAGE : number * PROOFS_A_PAGE]
    ]


def contents(book: Book, where: Where, iri: str) -> list[Cell]:
    """Returns what leads to each proof of a thing, on whichever page it stands."""
    return [
        Cell(
            f"{book.name(prop, where.lang)}{say('colon', where.lang)}{book.name(target, where.lang)}",
            proof_href(book, where, iri, prop, target),
        )
        for prop, target in facts(book)[iri]
    ]


def _step(book: Book, where: Where, proof: Proof, shown: set[Triple]) -> Step:
    """The step of a fact.

    :param shown: the derived facts that stand on the page already
    """
    fact = proof.fact
    above = proof.rule is not None and fact in shown
    if proof.rule:
        shown.add(fact)
    return Step(
        cell(book, where, fact.subject),
        say("is_a", where.lang) if fact.predicate.value == _TYPE else book.name(fact.predicate.value, where.lang),
        cell(book, where, fact.object),
        proof.rule.name if proof.rule else None,
        proof.rule.summary(where.lang) if proof.rule else "",
        [] if proof.rule else _evidence(book, where, fact),
        [] if above else [_step(book, where, each, shown) for each in proof.premises],
        proof.others,
        above,
    )


def _evidence(book: Book, where: Where, fact: Triple) -> list[Seen]:
    """The evidence of an asserted fact: its own, or that of its subject."""
    own = [each for axiom in axioms(book.source, fact) for each in evidence(book, where, axiom)]
    return own or evidence(book, where, fact.subject)
