"""Derived facts: the CONSTRUCT rules of queries/rules, run over the whole dataset until nothing new follows.

A fact goes by a name: its property, or its class where it says what something is. A rule runs again only when a fact
by a name that it reads has come; and when data changes, only what is reached from the changed names is derived anew.
"""

from __future__ import annotations

from itertools import takewhile
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad, QueryTriples, Store, Triple

from aikg.errors import DataError
from aikg.namespaces import GRAPH, PREFIXES, expand
from aikg.questions.stored import read_query
from aikg.sparql.tokens import body
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aikg.dataset.dataset import Dataset
    from aikg.questions.stored import StoredQuery

INFERRED = NamedNode(GRAPH + "inferred")
_TYPE = NamedNode(PREFIXES["rdf"] + "type")


class Rule(NamedTuple):
    """A rule, and which names lead to which by it: what it reads -> what it can write."""

    query: StoredQuery
    leads: dict[str, set[str]]

    @property
    def writes(self) -> set[str]:
        return set().union(*self.leads.values())


def read_rules(dataset: Dataset, store: Store) -> list[Rule]:
    """The rules of queries/rules; the names of general ones are asked of the ontology in the store.

    :raises AikgError: if one cannot be read or breaks the schema
    """
    return [_rule(read_query(path), store) for path in dataset.query_files("rules")]


def derive(dataset: Dataset, store: Store) -> list[Triple]:
    """What the rules add to the dataset in the store, which is left with these facts in graph/inferred.

    :raises AikgError: if a rule cannot be read or is not SPARQL
    """
    return run_rules(read_rules(dataset, store), store)


def run_rules(rules: list[Rule], store: Store) -> list[Triple]:
    """What these rules add to the dataset in the store, which is left with these facts in graph/inferred.

    :raises AikgError: if one is not SPARQL
    """
    return _fixpoint(rules, store, {name for rule in rules for name in rule.leads}, None)


def derive_again(dataset: Dataset, store: Store, before: Iterable[Triple], changed: Iterable[Triple]) -> list[Triple]:
    """What `derive` would add, where only some facts have changed since it gave *before*.

    :param store: the dataset as it is now, with nothing derived in it
    :param changed: the asserted facts that came or went
    :raises AikgError: if a rule cannot be read or is not SPARQL
    """
    rules = read_rules(dataset, store)
    reached = _reached(rules, {name_of(triple) for triple in changed})
    kept = [triple for triple in before if name_of(triple) not in reached and not _known(store, triple)]
    store.extend(_inferred(kept))
    return kept + _fixpoint(rules, store, {name for rule in rules for name in rule.leads}, reached)


def name_of(triple: Triple) -> str:
    """The name that a fact goes by: its class if it says what something is, else its property."""
    if triple.predicate == _TYPE and isinstance(triple.object, NamedNode):
        return triple.object.value
    return triple.predicate.value


def _fixpoint(rules: list[Rule], store: Store, names: set[str], only: set[str] | None) -> list[Triple]:
    """Runs the rules that read one of *names*, then those that read what came, and so on; keeps *only* some names."""
    derived: list[Triple] = []
    while names:
        fresh = {
            triple
            for rule in rules
            if not names.isdisjoint(rule.leads) and (only is None or not only.isdisjoint(rule.writes))
            for triple in _construct(store, rule.query)
            if (only is None or name_of(triple) in only) and not _known(store, triple)
        }
        derived.extend(fresh)
        store.extend(_inferred(fresh))
        names = {name_of(triple) for triple in fresh}
    return derived


def _reached(rules: list[Rule], names: set[str]) -> set[str]:
    """These names, since what is no longer asserted may still follow, and all that is derived from facts by them."""
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
        return Rule(query, leads)
    head, tail = _names(query)
    return Rule(query, dict.fromkeys(tail, head))


def _names(query: StoredQuery) -> tuple[set[str], set[str]]:
    """The prefixed names in the template of a rule, and in the rest of it."""
    stream = body(query.text)
    head = list(takewhile(lambda token: token.upper() != "WHERE", stream))
    return {expand(t) for t in head if _prefixed(t)}, {expand(t) for t in stream if _prefixed(t)}


def _prefixed(token: str) -> bool:
    return token.partition(":")[0] in PREFIXES and ":" in token


def _construct(store: Store, query: StoredQuery) -> Iterator[Triple]:
    answer = store.query(query.text, use_default_graph_as_union=True)
    if not isinstance(answer, QueryTriples):
        raise DataError(f"{query.path}: a rule is a CONSTRUCT query; write it as one")
    return answer


def _inferred(triples: Iterable[Triple]) -> Iterator[Quad]:
    return (Quad(each.subject, each.predicate, each.object, INFERRED) for each in triples)


def _known(store: Store, triple: Triple) -> bool:
    return any(True for _ in store.quads_for_pattern(triple.subject, triple.predicate, triple.object))
