"""What answers queries: a store in this process, or an endpoint elsewhere (see `aikg.remote.endpoint`)."""

from __future__ import annotations

from functools import cached_property

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Protocol

    from pyoxigraph import NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, Store, Triple

    from aikg.rdf.terms import Node, Term

    # The engine's own answers, evaluated as they are read.
    Answer = QuerySolutions | QueryBoolean | QueryTriples

    class Source(Protocol):
        """What answers queries over the union of its named graphs."""

        def query(self, text: str, prefixes: dict[str, str] | None = None) -> Answer:
            """The answer to a query.

            :param prefixes: prefixes that the text may use without declaring them
            :raises SyntaxError: if the text is no SPARQL 1.1
            :raises AikgError: if an endpoint fails
            """

        def quads(
            self,
            subject: Node | Triple | None = None,
            predicate: NamedNode | None = None,
            object: Term | None = None,
            graph: NamedNode | None = None,
        ) -> Iterator[Quad]:
            """The quads of a pattern; None stands for anything."""

        def contains(
            self,
            subject: Node | Triple | None = None,
            predicate: NamedNode | None = None,
            object: Term | None = None,
        ) -> bool:
            """Whether any quad is of a pattern; None stands for anything."""


class Embedded:
    """A pyoxigraph store, opened when it is first asked."""

    def __init__(self, opened: Callable[[], Store]) -> None:
        """:param opened: opens the store"""
        self._opened = opened

    @cached_property
    def store(self) -> Store:
        """The store itself."""
        return self._opened()

    def query(self, text: str, prefixes: dict[str, str] | None = None) -> Answer:
        return self.store.query(text, use_default_graph_as_union=True, prefixes=prefixes)

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
    """A store that is open already, as a source."""
    return Embedded(lambda: store)
