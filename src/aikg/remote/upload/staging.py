"""The staging graphs, into which a store is loaded before they replace the real graphs.

A further graph keeps the digest of the content that each staging graph is filled with. So an interrupted load can
continue, and a load of other content starts from the beginning.
"""

from __future__ import annotations

from typing import Any

from aikg.errors import EndpointError
from aikg.namespaces import GRAPH, PREFIXES
from aikg.remote.ask import answer_errors, ask
from aikg.remote.upload.plan import insert_data, rechunk
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aikg.remote.upload.plan import Part
    from aikg.remote.upload.stores import Target
    from aikg.remote.upload.transport import Transport

NTRIPLES, UPDATE = "application/n-triples", "application/sparql-update"
_DIGESTS = GRAPH + "loading"
_IDENTIFIER = f"<{PREFIXES['dcterms']}identifier>"
# How many times a graph is sent if it does not arrive complete.
_TRIES = 2


class Staging:
    """The staging graphs of one store."""

    def __init__(self, target: Target, transport: Transport, protocol: str) -> None:
        """:param protocol: how chunks are sent: `gsp` or `update`"""
        self.target, self.transport, self.protocol = target, transport, protocol

    def fill(self, part: Part) -> Iterator[int]:
        """Sends a graph to the store, and yields after each chunk how many of its triples are there.

        :raises AikgError: if the store fails, or does not hold all triples that were sent
        """
        part = rechunk(part, self.target.profile.insert) if self.protocol == "update" else part
        there = self._resumed(part)
        yield there
        for _ in range(_TRIES):
            yield from self._send(part, there)
            if self.count(staging_graph(part.graph)) == part.triples:
                return
            # The graph did not arrive complete. Compression may be the cause, so the next attempt goes without it.
            self.transport.gzip = False
            self._start(part)
            there = 0
        raise EndpointError(
            f"{self.target.query}: the store holds {self.count(staging_graph(part.graph))} of the {part.triples} "
            f"triples of {part.graph} that were sent; look at its log. The old graphs are unchanged"
        )

    def _send(self, part: Part, there: int) -> Iterator[int]:
        sent = 0
        for size, chunk in zip(part.sizes, part.chunks, strict=True):
            sent += size
            if sent > there:
                self._chunk(staging_graph(part.graph), chunk)
                yield sent

    def _chunk(self, graph: str, chunk: bytes) -> None:
        if self.protocol == "gsp":
            self.transport.send("POST", self.target.graphs, chunk, NTRIPLES, {"graph": graph})
        else:
            self.transport.send("POST", self.target.update, insert_data(graph, chunk), UPDATE)

    def _resumed(self, part: Part) -> int:
        """Returns how many triples an interrupted load of the same content has left; starts anew if there are none."""
        triple = f"<{staging_graph(part.graph)}> {_IDENTIFIER} ?digest"
        digests = [row["digest"].value for row in self._rows(f"SELECT ?digest {{ GRAPH <{_DIGESTS}> {{ {triple} }} }}")]
        if digests == [part.digest]:
            return self.count(staging_graph(part.graph))
        self._start(part)
        return 0

    def _start(self, part: Part) -> None:
        graph = staging_graph(part.graph)
        old = f"GRAPH <{_DIGESTS}> {{ <{graph}> {_IDENTIFIER} ?digest }}"
        new = f'GRAPH <{_DIGESTS}> {{ <{graph}> {_IDENTIFIER} "{part.digest}" }}'
        self.update(f"DROP SILENT GRAPH <{graph}> ; DELETE WHERE {{ {old} }} ; INSERT DATA {{ {new} }}")

    def move(self, graphs: list[str], obsolete: list[str]) -> None:
        """Moves the staging graphs over the real ones, in one update if the store can do that.

        :param graphs: the real graphs
        :param obsolete: graphs that the dataset no longer has, which are dropped
        :raises AikgError: if the store fails
        """
        steps = [f"MOVE GRAPH <{staging_graph(graph)}> TO GRAPH <{graph}>" for graph in graphs]
        steps += [f"DROP SILENT GRAPH <{graph}>" for graph in [*obsolete, _DIGESTS]]
        for text in [" ;\n".join(steps)] if self.target.profile.atomic else steps:
            self.update(text)
        if self.count(_DIGESTS):
            raise EndpointError(
                f"{self.target.update}: the store reported success but did not move the graphs; look at its log "
                "and the URL, and load again"
            )

    def update(self, text: str) -> None:
        """Sends a SPARQL update."""
        self.transport.send("POST", self.target.update, text.encode(), UPDATE)

    def count(self, graph: str) -> int:
        """Returns how many triples a graph holds."""
        rows = self._rows(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
        return int(rows[0]["n"].value)

    def _rows(self, text: str) -> list[Any]:
        answer: Any = ask(self.target.query, text, silence=int(self.transport.silence))
        with answer_errors(self.target.query):
            return list(answer)


def staging_graph(graph: str) -> str:
    """Returns the IRI of the staging graph of a graph."""
    return graph + "/loading"
