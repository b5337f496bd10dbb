"""What was asked, so that an answer can say how to cite it and how it wants to be seen."""

from __future__ import annotations

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Protocol

    from aikg.cite.citation import Citation
    from aikg.dataset.dataset import Dataset
    from aikg.questions.stored import StoredQuery
    from aikg.rdf.terms import Term
    from aikg.sparql.results import Result
    from aikg.sparql.source import Source

    class Graph(Protocol):
        """What is asked of `aikg.graph.Graph` here."""

        dataset: Dataset

        @property
        def source(self) -> Source:
            """What answers the questions."""

        def stored(self, name: str) -> StoredQuery:
            """Returns a stored question by its name."""


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
