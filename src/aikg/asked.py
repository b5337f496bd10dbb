"""What was asked, and of which graph: the part of an answer that says how to cite it, draw it and put it on a map."""

from __future__ import annotations

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any, Protocol

    from aikg.cite.citation import Citation
    from aikg.dataset.dataset import Dataset
    from aikg.questions.stored import StoredQuery
    from aikg.rdf.terms import Term
    from aikg.sparql.results import Result
    from aikg.sparql.source import Source

    class Graph(Protocol):
        """What `Asked` needs of a graph."""

        dataset: Dataset

        @property
        def source(self) -> Source:
            """What answers."""

        def stored(self, name: str) -> StoredQuery:
            """The stored question of this name."""

        def select(self, text: str) -> Result:
            """The rows of a SELECT query."""


class Asked:
    """What was asked, and of which graph: so that the answer can say how to cite it."""

    def __init__(self, graph: Graph, name: str = "") -> None:
        """:param name: the name of the stored question; none for a query in SPARQL"""
        self.graph = graph
        self.name = name

    def cite(self, rows: Sequence[Sequence[Term | None]], whole: bool) -> Citation:
        """Returns the citation of the whole answer, or of its only row."""
        from aikg.cite.collect import of_rows
        from aikg.cite.model import Name

        query = self.graph.stored(self.name) if self.name else None
        title = Name(query.summary("zh"), query.summary("en")) if query else Name("SPARQL查询", "A SPARQL query")
        return of_rows(self.graph.dataset, self.graph.source, self.name, title, rows, whole)

    def chart(self, result: Result, lang: str | None) -> Any:
        """Returns the chart of rows, as the question wants to be seen."""
        from aikg.pictures.notebook import charted

        query = self.graph.stored(self.name) if self.name else None
        return charted(query.path if query else "", query.text if query else "", result, lang)

    def points(self, things: Iterable[str]) -> dict[str, tuple[float, float]]:
        """Returns the latitude and longitude of those things, by IRI, that have coordinates (WGS 84, degrees)."""
        wanted = set(things)
        found = self.graph.select(
            "SELECT ?thing ?latitude ?longitude { ?thing geo:lat ?latitude ; geo:long ?longitude }"
        )
        return {str(row[0]): (float(row[1]), float(row[2])) for row in found if row[0] in wanted}
