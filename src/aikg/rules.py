"""Derived facts: the CONSTRUCT rules of queries/rules, run over the whole dataset until nothing new follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, Store, Triple

from aikg.dataset import query_files
from aikg.namespaces import GRAPH
from aikg.queries import read_query

if TYPE_CHECKING:
    from aikg.dataset import StrPath

INFERRED = NamedNode(GRAPH + "inferred")


def derive(home: StrPath, store: Store) -> list[Triple]:
    """What the rules add to the dataset in the store, which is left with these facts in graph/inferred.

    :raises AikgError: if a rule cannot be read or is not SPARQL
    """
    rules = [read_query(path) for path in query_files(home, "rules")]
    derived: list[Triple] = []
    while True:
        fresh = {triple for rule in rules for triple in store.query(rule.text, use_default_graph_as_union=True)}
        fresh = {each for each in fresh if not any(store.quads_for_pattern(*each, None))}
        if not fresh:
            return derived
        derived.extend(fresh)
        store.extend(Quad(*triple, INFERRED) for triple in fresh)
