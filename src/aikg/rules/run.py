"""Runs the CONSTRUCT rules of queries/rules over the whole dataset until nothing new follows.

Here the name of a fact is its property, or its class if the property is rdf:type. A rule runs again only when there is
a new fact with a name that the rule reads. After a change of the data, only facts whose names depend on the changed
names are derived again.
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
    """A rule, and which names it can derive from which: each name that it reads -> the names that it can write."""

    query: StoredQuery
    leads: dict[str, set[str]]

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
    return _fixpoint(rules, store, {name for rule in rules for name in rule.leads}, None)


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
    return kept + _fixpoint(rules, store, {name for rule in rules for name in rule.leads}, reached)


def name_of(triple: Triple) -> str:
    """Returns the name of a fact: its class if the property is rdf:type, otherwise its property."""
    if triple.predicate == _TYPE and isinstance(triple.object, NamedNode):
        return triple.object.value
    return triple.predicate.value


def _fixpoint(rules: list[Rule], store: Store, names: set[str], only: set[str] | None) -> list[Triple]:
    """Runs the rules that read one of *names*, then the rules that read the names of the new facts, and so on.

    :param only: the names of the facts to derive; None for all
    """
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
        return Rule(query, leads)
    head, tail = _names(query)
    return Rule(query, dict.fromkeys(tail, head))


def _names(query: StoredQuery) -> tuple[set[str], set[str]]:
    """Returns the names in the template of a rule, and those in its WHERE."""
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
