"""Runs the CONSTRUCT rules of queries/rules over the whole dataset until nothing new follows.

Here the name of a fact is its property, or its class if the property is rdf:type. A rule runs again only when there is
a new fact with a name that the rule reads; a general rule, with `VALUES (?property) { (UNDEF) }` in its text, runs for
these names alone. After a change of the data, only facts whose names depend on the changed names are derived again.
Rules run in strata, so that a rule that asks what does not hold meets only what is complete.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad, QueryTriples, Store, Triple

from aikg.errors import DataError
from aikg.namespaces import INFERRED, PREFIXES, expand
from aikg.questions.stored import read_query
from aikg.rules.strata import closed_tokens, strata
from aikg.sparql.tokens import body
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aikg.dataset.dataset import Dataset
    from aikg.questions.stored import StoredQuery

_INFERRED = NamedNode(INFERRED)
_TYPE = NamedNode(PREFIXES["rdf"] + "type")
# Where a general rule leaves open which names it reads.
_OPEN = re.compile(r"VALUES \(\?(\w+)\) \{ \(UNDEF\) \}")


class Rule(NamedTuple):
    """A rule, which names it can derive from which (each that it reads -> those that it can write), and which it reads
    closed, that is, under a negation or an aggregate."""

    query: StoredQuery
    leads: dict[str, set[str]]
    closed: set[str]

    @property
    def writes(self) -> set[str]:
        """The names of the facts that the rule can derive."""
        return set().union(*self.leads.values())


def read_rules(dataset: Dataset, store: Store) -> list[Rule]:
    """Returns the rules of queries/rules.

    :param store: holds the ontology, which gives the names for rules with variables for properties or classes
    :raises AikgError: if a rule cannot be read, or its header breaks the schema
    """
    return [_rule(read_query(path), store) for path in dataset.query_files("rules")]


def derive(dataset: Dataset, store: Store) -> list[Triple]:
    """Derives all facts that follow from the dataset in a store, and adds them to the store's graph/inferred.

    :returns: the derived facts
    :raises AikgError: if a rule cannot be read or is not SPARQL
    """
    return run_rules(read_rules(dataset, store), store)


def run_rules(rules: list[Rule], store: Store) -> list[Triple]:
    """Derives all facts that follow by these rules, and adds them to the store's graph/inferred.

    :returns: the derived facts
    :raises AikgError: if a rule is not SPARQL
    """
    return _fixpoint(rules, store, None)


def derive_again(dataset: Dataset, store: Store, before: Iterable[Triple], changed: Iterable[Triple]) -> list[Triple]:
    """Derives the same facts as `derive`, but starts from an earlier result.

    :param store: the present dataset without derived facts
    :param before: the facts derived earlier
    :param changed: the asserted facts that were added or removed since then
    :returns: the derived facts
    :raises AikgError: if a rule cannot be read or is not SPARQL
    """
    rules = read_rules(dataset, store)
    reached = _reached(rules, {name_of(triple) for triple in changed})
    kept = [triple for triple in before if name_of(triple) not in reached and not _known(store, triple)]
    store.extend(_inferred(kept))
    return kept + _fixpoint(rules, store, reached)


def name_of(triple: Triple) -> str:
    """Returns the name of a fact: its class if the property is rdf:type, otherwise its property."""
    if triple.predicate == _TYPE and isinstance(triple.object, NamedNode):
        return triple.object.value
    return triple.predicate.value


def _fixpoint(rules: list[Rule], store: Store, only: set[str] | None) -> list[Triple]:
    """Runs the rules of each stratum, then the rules so far that read the names of the new facts, and so on.

    :param only: the names of the facts to derive; None for all
    """
    derived: list[Triple] = []
    level = strata([(rule.query.name, rule.leads, rule.closed) for rule in rules])
    kept = [rule for rule in rules if only is None or not only.isdisjoint(rule.writes)]
    ready: list[Rule] = []
    for stratum in range(max(level, default=0) + 1):
        due = [(rule, set[str]()) for rule, own in zip(rules, level, strict=True) if own == stratum and rule in kept]
        ready += [rule for rule, _ in due]
        while due:
            given = {triple for rule, names in due for triple in _construct(store, rule.query, names)}
            fresh = given if only is None else {triple for triple in given if name_of(triple) in only}
            derived.extend(fresh)
            store.extend(_inferred(fresh))
            came = {name_of(triple) for triple in fresh}
            due = [(rule, came & rule.leads.keys()) for rule in ready if not came.isdisjoint(rule.leads)]
    return derived


def _reached(rules: list[Rule], names: set[str]) -> set[str]:
    """Returns these names and all names that rules derive from them.

    The names themselves belong to it, because a rule may derive a fact that is no longer asserted.
    """
    reached = set(names)
    while names:
        names = {to for rule in rules for name in names for to in rule.leads.get(name, ())} - reached
        reached |= names
    return reached


def _rule(query: StoredQuery, store: Store) -> Rule:
    edges = query.header.edges
    leads: dict[str, set[str]] = {}
    if edges:
        rows = store.query(edges, prefixes=PREFIXES, use_default_graph_as_union=True)
        for row in rows:  # type: ignore[union-attr]
            leads.setdefault(row["from"].value, set()).add(row["to"].value)
        return Rule(query, leads, set())
    head, tail = _names(query)
    return Rule(query, dict.fromkeys(tail, head), {expand(t) for t in closed_tokens(query.text) if _prefixed(t)})


def _names(query: StoredQuery) -> tuple[set[str], set[str]]:
    """Returns the names in the template of a rule, and those in its WHERE."""
    stream = body(query.text)
    head = list(takewhile(lambda token: token.upper() != "WHERE", stream))
    return {expand(t) for t in head if _prefixed(t)}, {expand(t) for t in stream if _prefixed(t)}


def _prefixed(token: str) -> bool:
    return token.partition(":")[0] in PREFIXES and ":" in token


def text_for(query: StoredQuery, names: Iterable[str] = ()) -> str:
    """The text of a rule; where it leaves open which names it reads, for facts by *names*, or by any without them."""
    values = " ".join(f"(<{name}>)" for name in sorted(names))
    return _OPEN.sub(lambda clause: f"VALUES (?{clause[1]}) {{ {values} }}" if values else "", query.text)


def _construct(store: Store, query: StoredQuery, names: set[str]) -> Iterator[Triple]:
    """The facts that a rule gives and the store does not hold."""
    answer = store.query(_without_known(text_for(query, names)), use_default_graph_as_union=True)
    if not isinstance(answer, QueryTriples):
        raise DataError(f"{query.path}: a rule is a CONSTRUCT query; write it as one")
    return answer


def _without_known(text: str) -> str:
    """The text of a rule that leaves out what holds already: the engine looks that up faster than Python could."""
    stream = list(body(text))
    template = text[stream[1].start : next(token.end for token in stream if token == "}")]
    return f"{text[: stream[-1].start]} FILTER NOT EXISTS {template} }}"


def _inferred(triples: Iterable[Triple]) -> Iterator[Quad]:
    return (Quad(each.subject, each.predicate, each.object, _INFERRED) for each in triples)


def _known(store: Store, triple: Triple) -> bool:
    return any(True for _ in store.quads_for_pattern(triple.subject, triple.predicate, triple.object))
