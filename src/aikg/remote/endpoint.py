"""A SPARQL 1.1 endpoint, asked as the embedded store is."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import Any

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Store

from aikg.namespaces import GRAPH
from aikg.remote.ask import SILENCE, ask, broken, telling
from aikg.remote.credentials import checked_url
from aikg.sparql.clauses import without_unbound
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aikg.errors import EndpointError
    from aikg.sparql.source import Answer

GRAPHS = tuple(GRAPH + name for name in ("ontology", "vocab", "data", "links", "inferred"))


class Endpoint:
    """A SPARQL 1.1 endpoint that holds the graph.

    Stores differ in what their default graph is. Where our named graphs are there, they are named in every request
    (SPARQL 1.1 Protocol, 2.1.4), so that a question means the same everywhere; where they are not, it is as the store
    has it.
    """

    def __init__(self, url: str, silence: int = SILENCE) -> None:
        """:raises UsageError: if *url* is no http(s) URL, or holds a password"""
        self.url = checked_url(url)
        self.silence = silence
        self._facts = lru_cache(maxsize=4096)(self._quads)

    @cached_property
    def graphs(self) -> tuple[str, ...]:
        """The IRIs of those of our named graphs that the store has.

        :raises AikgError: if it cannot be asked
        """
        parts = (f"{{ SELECT (<{graph}> AS ?g) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }} LIMIT 1 }}" for graph in GRAPHS)
        found: Any = ask(self.url, f"SELECT ?g WHERE {{ {' UNION '.join(parts)} }}", silence=self.silence)
        with telling(self.url):
            return tuple(sorted(row["g"].value for row in found))

    def query(self, text: str, prefixes: dict[str, str] | None = None) -> Answer:
        """Asks the union of our graphs, or the store's own default graph where it has none of them.

        :param prefixes: prefixes that the text may use without declaring them
        :raises SyntaxError: if the text is no SPARQL 1.1
        :raises AikgError: if the endpoint fails
        """
        Store().query(text, prefixes=prefixes)  # What is no SPARQL is told with its place, whichever store is asked.
        text = without_unbound(text)
        graphs = {"default-graph-uri": self.graphs, "named-graph-uri": self.graphs} if self.graphs else {}
        return ask(self.url, _declared(text, prefixes or {}), graphs, self.silence)

    def quads(
        self, subject: Any = None, predicate: Any = None, object: Any = None, graph: Any = None
    ) -> Iterator[Quad]:
        """The quads of a pattern; None stands for anything."""
        if any(isinstance(term, BlankNode) for term in (subject, predicate, object)):
            return iter(())  # A blank node has no name by which another system could be asked.
        return iter(self._facts(subject, predicate, object, graph))

    def contains(self, subject: Any = None, predicate: Any = None, object: Any = None) -> bool:
        """Whether any quad is of a pattern; None stands for anything."""
        return next(self.quads(subject, predicate, object), None) is not None

    def failure(self, error: Exception) -> EndpointError:
        """What to raise when an answer cannot be read to its end."""
        return broken(self.url, error)

    def _quads(self, subject: Any, predicate: Any, object: Any, graph: Any) -> list[Quad]:
        given = zip((subject, predicate, object), "spo", strict=True)
        pattern = " ".join(f"?{name}" if term is None else str(term) for term, name in given)
        if not self.graphs:
            where = pattern
        elif graph is not None:
            where = f"GRAPH {graph} {{ {pattern} }}"
        else:
            where = f"GRAPH ?g {{ {pattern} }}"
        found: Any = self.query(f"SELECT {' '.join(_variables(where))} WHERE {{ {where} }}")
        known = {"s": subject, "p": predicate, "o": object, "g": graph or DefaultGraph()}
        columns = {variable.value for variable in found.variables}
        with telling(self.url):
            return [Quad(*(row[name] if name in columns else known[name] for name in "spog")) for row in found]


def _variables(where: str) -> list[str]:
    """The variables to ask for: a pattern without any needs one, to tell a row from none."""
    return [name for name in ("?s", "?p", "?o", "?g") if name in where.split()] or ["(1 AS ?there)"]


def _declared(text: str, prefixes: dict[str, str]) -> str:
    """The text with the declarations of those prefixes that it may use."""
    used = {name: iri for name, iri in prefixes.items() if re.search(rf"\b{re.escape(name)}:", text)}
    return "".join(f"PREFIX {name}: {NamedNode(iri)}\n" for name, iri in used.items()) + text
