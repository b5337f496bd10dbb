"""A source that does not change, whose last lookups are kept: pages look up the same names and evidence again."""

from __future__ import annotations

from functools import lru_cache, wraps

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, Concatenate, ParamSpec, TypeVar

    from pyoxigraph import NamedNode, Quad, Triple

    from aikg.rdf.terms import Node, Term
    from aikg.sparql.source import Answer, Source

    P = ParamSpec("P")
    T = TypeVar("T")

# Lookups that are kept, and answers of more than so many quads are not: a country has thousands.
_KEPT, _LONG = 1024, 400


class Remembered:
    """A source whose data stay the same while it is open."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.known: dict[tuple[Any, ...], Any] = {}
        self._looked_up = lru_cache(_KEPT)(self._look_up)

    def query(self, text: str, prefixes: dict[str, str] | None = None) -> Answer:
        """Answers a query; its answer is not kept."""
        return self.source.query(text, prefixes)

    def quads(
        self,
        subject: Node | Triple | None = None,
        predicate: NamedNode | None = None,
        object: Term | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """Returns the quads that match a pattern; None matches anything."""
        found = self._looked_up(subject, predicate, object, graph)
        return iter(self.source.quads(subject, predicate, object, graph) if found is None else found)

    def contains(
        self, subject: Node | Triple | None = None, predicate: NamedNode | None = None, object: Term | None = None
    ) -> bool:
        """Returns whether any quad matches a pattern; None matches anything."""
        return self.source.contains(subject, predicate, object)

    def _look_up(self, *pattern: Any) -> tuple[Quad, ...] | None:
        found: list[Quad] = []
        for quad in self.source.quads(*pattern):
            if len(found) == _LONG:
                return None
            found.append(quad)
        return tuple(found)


def once(read: Callable[Concatenate[Source, P], T]) -> Callable[Concatenate[Source, P], T]:
    """Returns a function that reads a source, such that what it returns is kept if the source does not change.

    It is for what is read of some thousand things: all is kept. The arguments can be hashed.
    """

    @wraps(read)
    def reading(source: Source, *args: P.args, **named: P.kwargs) -> T:
        known = getattr(source, "known", None)
        if known is None:
            return read(source, *args, **named)
        key = (read, args, tuple(named.items()))
        if key not in known:
            known[key] = read(source, *args, **named)
        found: T = known[key]
        return found

    return reading  # type: ignore[return-value]  # The source comes first, by its place.
