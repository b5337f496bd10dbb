"""The sources of answers: a store in this process, or an endpoint (see `aikg.remote.endpoint`)."""

from __future__ import annotations

from functools import cached_property

from aikg.sparql.clauses import names_dataset
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Protocol

    from pyoxigraph import NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, Store, Triple

    from aikg.rdf.terms import Node, Term

    # The engine's own answers, evaluated as they are read.
    Answer = QuerySolutions | QueryBoolean | QueryTriples

    class Source(Protocol):
        """Something that answers queries over the union of its named graphs, or over the dataset that a query names."""

        def query(self, text: str, prefixes: dict[str, str] | None = None) -> Answer:
            """Answers a query.

            :param prefixes: prefixes that the query may use without declaring them
            :raises SyntaxError: if the text is not SPARQL 1.1
            :raises AikgError: if an endpoint fails
            """

        def quads(
            self,
            subject: Node | Triple | None = None,
            predicate: NamedNode | None = None,
            object: Term | None = None,
            graph: NamedNode | None = None,
        ) -> Iterator[Quad]:
            """Returns the quads that match a pattern; None matches anything."""

        def contains(
            self,
            subject: Node | Triple | None = None,
            predicate: NamedNode | None = None,
            object: Term | None = None,
        ) -> bool:
            """Returns whether any quad matches a pattern; None matches anything."""


class Embedded:
    """A pyoxigraph store, opened at the first query."""

    def __init__(self, open_store: Callable[[], Store]) -> None:
        """:param open_store: opens the store"""
        self._open_store = open_store

    @cached_property
    def store(self) -> Store:
        """The store itself."""
        return self._open_store()

    def prepared(self, name: str, make: Callable[[Source], bytes]) -> bytes | None:
        """Returns what is kept with the store under a name, and keeps it first if it is not there yet.

        :param make: makes it from this source
        :returns: None if nothing can be kept
        """
        return None

    def query(self, text: str, prefixes: dict[str, str] | None = None) -> Answer:
        return self.store.query(text, use_default_graph_as_union=not names_dataset(text), prefixes=prefixes)

    def quads(
        self,
        subject: Node | Triple | None = None,
        predicate: NamedNode | None = None,
        object: Term | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        return self.store.quads_for_pattern(subject, predicate, object, graph)

    def contains(
        self,
        subject: Node | Triple | None = None,
        predicate: NamedNode | None = None,
        object: Term | None = None,
    ) -> bool:
        return next(self.store.quads_for_pattern(subject, predicate, object), None) is not None


def embedded(store: Store) -> Embedded:
    """Returns an open store as a source."""
    return Embedded(lambda: store)
