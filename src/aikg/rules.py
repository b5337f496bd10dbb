"""Derived facts: the CONSTRUCT rules of queries/rules, run over the whole dataset until nothing new follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, QueryTriples, Store, Triple

from aikg.dataset import query_files
from aikg.errors import AikgError
from aikg.namespaces import GRAPH
from aikg.queries import read_query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aikg.dataset import StrPath

INFERRED = NamedNode(GRAPH + "inferred")


def derive(home: StrPath, store: Store) -> list[Triple]:
    """What the rules add to the dataset in the store, which is left with these facts in graph/inferred.

    :raises AikgError: if a rule cannot be read or is not SPARQL
    """
    rules = [read_query(path) for path in query_files(home, "rules")]
    derived: list[Triple] = []
    while True:
        fresh = {triple for rule in rules for triple in _construct(store, rule.text) if not _known(store, triple)}
        if not fresh:
            return derived
        derived.extend(fresh)
        store.extend(Quad(each.subject, each.predicate, each.object, INFERRED) for each in fresh)


def _construct(store: Store, text: str) -> Iterator[Triple]:
    answer = store.query(text, use_default_graph_as_union=True)
    if not isinstance(answer, QueryTriples):
        raise AikgError("a rule of queries/rules is no CONSTRUCT query; write it as one")
    return answer


def _known(store: Store, triple: Triple) -> bool:
    return any(True for _ in store.quads_for_pattern(triple.subject, triple.predicate, triple.object))
