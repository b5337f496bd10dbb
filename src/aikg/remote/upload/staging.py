"""The graphs beside the real ones, in which a load is prepared.

Which content a staging graph is being filled with is written into a graph of its own, so that a load that was
interrupted goes on, and one of another content starts afresh.
"""

from __future__ import annotations

from typing import Any

from aikg.errors import EndpointError
from aikg.namespaces import GRAPH, PREFIXES
from aikg.remote.ask import ask, telling
from aikg.remote.upload.plan import insert_data, rechunked
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aikg.remote.upload.plan import Part
    from aikg.remote.upload.stores import Target
    from aikg.remote.upload.transport import Transport

NTRIPLES, UPDATE = "application/n-triples", "application/sparql-update"
_MARKS = GRAPH + "loading"
_IDENTIFIER = f"<{PREFIXES['dcterms']}identifier>"
# A graph that did not arrive whole is sent again so often in all.
_TRIES = 2


class Staging:
    """The staging graphs of one store."""

    def __init__(self, aim: Target, transport: Transport, way: str) -> None:
        """:param way: gsp or update: how chunks are sent"""
        self.aim, self.transport, self.way = aim, transport, way

    def fill(self, part: Part) -> Iterator[int]:
        """Brings a graph to the store; yields how many of its triples are there, after each chunk.

        :raises AikgError: if the store fails, or does not hold what it was sent
        """
        part = rechunked(part, self.aim.profile.insert) if self.way == "update" else part
        there = self._resumed(part)
        yield there
        for _ in range(_TRIES):
            yield from self._send(part, there)
            if self.count(staged(part.graph)) == part.triples:
                return
            # What came was not what was sent: once more from the start, and uncompressed, in case that was it.
            self.transport.gzip = False
            self._start(part)
            there = 0
        raise EndpointError(
            f"{self.aim.query}: the store holds {self.count(staged(part.graph))} of the {part.triples} triples of "
            f"{part.graph} that it took; look at its log. What it held before is untouched"
        )

    def _send(self, part: Part, there: int) -> Iterator[int]:
        sent = 0
        for size, chunk in zip(part.sizes, part.chunks, strict=True):
            sent += size
            if sent > there:
                self._chunk(staged(part.graph), chunk)
                yield sent

    def _chunk(self, graph: str, chunk: bytes) -> None:
        if self.way == "gsp":
            self.transport.send("POST", self.aim.graphs, chunk, NTRIPLES, {"graph": graph})
        else:
            self.transport.send("POST", self.aim.update, insert_data(graph, chunk), UPDATE)

    def _resumed(self, part: Part) -> int:
        """How many triples an interrupted load of the same content has left there; otherwise it starts afresh."""
        mark = f"<{staged(part.graph)}> {_IDENTIFIER} ?digest"
        digests = [row["digest"].value for row in self._rows(f"SELECT ?digest {{ GRAPH <{_MARKS}> {{ {mark} }} }}")]
        if digests == [part.digest]:
            return self.count(staged(part.graph))
        self._start(part)
        return 0

    def _start(self, part: Part) -> None:
        graph = staged(part.graph)
        old = f"GRAPH <{_MARKS}> {{ <{graph}> {_IDENTIFIER} ?digest }}"
        new = f'GRAPH <{_MARKS}> {{ <{graph}> {_IDENTIFIER} "{part.digest}" }}'
        self.update(f"DROP SILENT GRAPH <{graph}> ; DELETE WHERE {{ {old} }} ; INSERT DATA {{ {new} }}")

    def move(self, graphs: list[str], gone: list[str]) -> None:
        """Puts the staged graphs over the real ones, and drops those that are gone; in one update.

        :raises AikgError: if the store fails
        """
        steps = [f"MOVE GRAPH <{staged(graph)}> TO GRAPH <{graph}>" for graph in graphs]
        steps += [f"DROP SILENT GRAPH <{graph}>" for graph in [*gone, _MARKS]]
        for text in [" ;\n".join(steps)] if self.aim.profile.atomic else steps:
            self.update(text)
        if self.count(_MARKS):
            raise EndpointError(
                f"{self.aim.update}: the store said that it moved the graphs, and did not; look at its log "
                "and the URL, and load again"
            )

    def update(self, text: str) -> None:
        self.transport.send("POST", self.aim.update, text.encode(), UPDATE)

    def count(self, graph: str) -> int:
        """How many triples a graph holds."""
        rows = self._rows(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
        return int(rows[0]["n"].value)

    def _rows(self, text: str) -> list[Any]:
        answer: Any = ask(self.aim.query, text, silence=int(self.transport.silence))
        with telling(self.aim.query):
            return list(answer)


def staged(graph: str) -> str:
    """The graph in which another is prepared."""
    return graph + "/loading"
