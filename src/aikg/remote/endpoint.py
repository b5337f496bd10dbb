"""A SPARQL 1.1 endpoint as a source of answers, with the same methods as the embedded store."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cached_property, lru_cache
from typing import Any

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Store

from aikg.namespaces import GRAPH
from aikg.remote.ask import SILENCE, answer_error, answer_errors, ask
from aikg.remote.credentials import checked_url
from aikg.sparql.clauses import names_dataset, without_unbound
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aikg.errors import EndpointError
    from aikg.sparql.source import Answer

GRAPHS = tuple(GRAPH + name for name in ("ontology", "vocab", "data", "links", "inferred"))


class Endpoint:
    """A SPARQL 1.1 endpoint that holds the graph.

    Stores differ in what their default graph is. So every request names those of our named graphs that the store has
    (SPARQL 1.1 Protocol, 2.1.4), and a query means the same everywhere. If the store has none of them, its own default
    graph is used.
    """

    def __init__(self, url: str, silence: int = SILENCE) -> None:
        """:param silence: a request fails if no byte arrives for this many seconds
        :raises UsageError: if *url* is not an http(s) URL, or holds a password
        """
        self.url = checked_url(url)
        self.silence = silence
        self._facts = lru_cache(maxsize=4096)(self._quads)

    @cached_property
    def graphs(self) -> tuple[str, ...]:
        """The IRIs of our named graphs that the store has.

        :raises AikgError: if the endpoint fails
        """
        parts = (f"{{ SELECT (<{graph}> AS ?g) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }} LIMIT 1 }}" for graph in GRAPHS)
        answer: Any = ask(self.url, f"SELECT ?g WHERE {{ {' UNION '.join(parts)} }}", silence=self.silence)
        with answer_errors(self.url):
            return tuple(sorted(row["g"].value for row in answer if isinstance(row["g"], NamedNode)))

    def query(self, text: str, prefixes: dict[str, str] | None = None) -> Answer:
        """Sends a query over the union of our named graphs, or over the store's default graph if it has none of them.

        A query with FROM clauses is sent with these alone, because graphs in the request would win over them.

        :param prefixes: prefixes that the query may use without declaring them
        :raises SyntaxError: if the text is not SPARQL 1.1
        :raises AikgError: if the endpoint fails
        """
        # Our engine names the place of a syntax error; many stores do not. The store may have functions of its own.
        with suppress(RuntimeError):
            Store().query(text, prefixes=prefixes)
        text = without_unbound(text)
        ours = () if names_dataset(text) else self.graphs
        graphs = {"default-graph-uri": ours, "named-graph-uri": ours} if ours else {}
        return ask(self.url, _declared(text, prefixes or {}), graphs, self.silence)

    def quads(
        self, subject: Any = None, predicate: Any = None, object: Any = None, graph: Any = None
    ) -> Iterator[Quad]:
        """Returns the quads that match a pattern; None matches anything."""
        if any(isinstance(term, BlankNode) for term in (subject, predicate, object)):
            return iter(())  # A blank node has no name in another system.
        return iter(self._facts(subject, predicate, object, graph))

    def contains(self, subject: Any = None, predicate: Any = None, object: Any = None) -> bool:
        """Returns whether any quad matches a pattern; None matches anything."""
        return next(self.quads(subject, predicate, object), None) is not None

    def failure(self, error: Exception) -> EndpointError:
        """Returns the error to raise for an answer that is incomplete or damaged."""
        return answer_error(self.url, error)

    def _quads(self, subject: Any, predicate: Any, object: Any, graph: Any) -> list[Quad]:
        terms = zip((subject, predicate, object), "spo", strict=True)
        pattern = " ".join(f"?{name}" if term is None else str(term) for term, name in terms)
        if not self.graphs:
            where = pattern
        elif graph is not None:
            where = f"GRAPH {graph} {{ {pattern} }}"
        else:
            where = f"GRAPH ?g {{ {pattern} }}"
        answer: Any = self.query(f"SELECT {' '.join(_variables(where))} WHERE {{ {where} }}")
        known = {"s": subject, "p": predicate, "o": object, "g": graph or DefaultGraph()}
        columns = {variable.value for variable in answer.variables}
        with answer_errors(self.url):
            return [Quad(*(row[name] if name in columns else known[name] for name in "spog")) for row in answer]


def _variables(where: str) -> list[str]:
    """Returns what to select. A pattern without variables selects a constant, so that a match gives a row."""
    return [name for name in ("?s", "?p", "?o", "?g") if name in where.split()] or ["(1 AS ?there)"]


def _declared(text: str, prefixes: dict[str, str]) -> str:
    """Returns the query with declarations of the prefixes that it uses."""
    used = {name: iri for name, iri in prefixes.items() if re.search(rf"\b{re.escape(name)}:", text)}
    return "".join(f"PREFIX {name}: {NamedNode(iri)}\n" for name, iri in used.items()) + text
