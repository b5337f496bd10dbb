"""Asking the graph: stored questions and SPARQL."""

from __future__ import annotations

from aikg.errors import UsageError
from aikg.opened import Opened
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import TypeVar

    from pyoxigraph import QuerySolutions

    from aikg.questions.model import Header
    from aikg.questions.stored import StoredQuery
    from aikg.sparql.results import Result, Triples
    from aikg.sparql.source import Answer

    T = TypeVar("T")


class Asking(Opened):
    """What answers stored questions and SPARQL: the part of `aikg.graph.Graph` that asks."""

    def query(self, name: str, /, lang: str = "both", columns: Sequence[str] = (), **parameters: object) -> Result:
        """Asks a stored question. A parameter's value may be a list of values.

        :param lang: `zh`, `en` or `both`: the language of the columns with names
        :param columns: the columns wanted, in this order; `place` stands for the place and its names; all by default
        :raises UsageError: if there is no such question, parameter, column or entity, or it answers otherwise than with
            rows

        >>> rows = aikg.load().query("city-alignment", directive="ngaidp-2017", place="suzhou", lang="en")
        >>> rows[0].place_en
        'Suzhou'
        """
        return self.asked(name, parameters, lang, columns)

    def asked(
        self, name: str, parameters: Mapping[str, object], lang: str = "both", columns: Sequence[str] = ()
    ) -> Result:
        """The rows of a stored question, as `query` returns them; its parameters are given by name in a mapping.

        :raises UsageError: as `query` does

        >>> len(aikg.load().asked("circle-members", {"circle": "yangtze-river-delta"})) > 3
        True
        """
        return self._guarded(lambda: self.collected(self.answer(name, parameters, lang, columns), name, lang))

    def collected(self, answer: Answer, name: str = "", lang: str = "both") -> Result:
        """The rows of the engine's answer, read to their end.

        :param name: the stored question that was asked, if it was one
        :raises UsageError: if the answer is no rows

        >>> graph = aikg.load()
        >>> graph.collected(graph.answer("levels", {}), "levels").columns[0]
        'level'
        """
        from aikg.asked import Asked
        from aikg.sparql.results import Result, collect

        found = collect(answer, lang)
        if not isinstance(found, Result):
            raise UsageError(f"{name or 'the query'} does not answer with rows: give its text to graph.sparql()")
        found.asked = Asked(self, name)
        return found

    def why_empty(self, name: str, /, **parameters: object) -> list[str]:
        """Which parameters leave a stored question without rows, and what there is without them, in sentences.

        :raises UsageError: as `query` does

        >>> aikg.load().why_empty("target-map", variable="ai-core-industry-scale", year="1999")[0]
        'no rows; with one parameter less there are some:'
        """
        from aikg.questions.empty import why_empty

        return why_empty(name, parameters, lambda rest: self.asked(name, rest))

    def sparql(self, text: str) -> Result | Triples | bool:
        """Asks in SPARQL, over the union of all named graphs or those after FROM; the usual prefixes are declared.

        `select`, `construct` and `ask` are the same for one form of query each.

        :raises UsageError: if the text is no SPARQL query

        >>> aikg.load().sparql("ASK { ?plan a cnai:PolicyDocument ; cnai:implements ?directive }")
        True
        """
        from aikg.sparql.results import Result, collect

        answer = self._guarded(lambda: collect(self.evaluate(text)))
        if isinstance(answer, Result):
            from aikg.asked import Asked

            answer.asked = Asked(self)
        return answer

    def select(self, text: str) -> Result:
        """The rows of a SELECT query.

        :raises UsageError: if the text is no SELECT query

        >>> rows = aikg.load().select("SELECT ?name { ?level a skos:Concept ; skos:prefLabel ?name } LIMIT 3")
        >>> len(rows), rows.columns
        (3, ['name'])
        """
        from aikg.sparql.results import Result

        return _of(Result, self.sparql(text), "SELECT")

    def construct(self, text: str) -> Triples:
        """The triples of a CONSTRUCT or DESCRIBE query.

        :raises UsageError: if the text is another form of query

        >>> len(aikg.load().construct("CONSTRUCT { ?a cnai:cites ?b } WHERE { ?a cnai:cites ?b } LIMIT 3"))
        3
        """
        from aikg.sparql.results import Triples

        return _of(Triples, self.sparql(text), "CONSTRUCT or DESCRIBE")

    def ask(self, text: str) -> bool:
        """The answer of an ASK query.

        :raises UsageError: if the text is another form of query

        >>> aikg.load().ask("ASK { ?plan a cnai:PolicyDocument ; cnai:implements ?directive }")
        True
        """
        return _of(bool, self.sparql(text), "ASK")

    def queries(self, purpose: str = "questions") -> list[StoredQuery]:
        """The questions that can be asked by name.

        :param purpose: `federated` for those that ask other endpoints too

        >>> "city-alignment" in {query.name for query in aikg.load().queries()}
        True
        """
        from aikg.questions.stored import list_queries

        return list_queries(self.dataset, purpose, self._headers)

    def stored(self, name: str) -> StoredQuery:
        """The stored question of this name.

        :raises UsageError: if there is none

        >>> aikg.load().stored("circle-members").parameters["circle"].type
        'place'
        """
        from aikg.questions.stored import find_query

        return find_query(self.dataset, name, self._headers)

    def answer(
        self, name: str, parameters: Mapping[str, object], lang: str = "both", columns: Sequence[str] = ()
    ) -> Answer:
        """The engine's own answer to a stored question.

        :param lang: `zh`, `en` or `both`: the language of the columns with names
        :param columns: the columns wanted, in this order; `place` stands for the place and its names; all by default
        :raises UsageError: as `query` does
        """
        query = self.stored(name)
        text = query.text
        if query.kept and (kept := self._kept(query, parameters, lang, columns)) is not None:
            return kept
        if parameters:
            from aikg.questions.binding import bind

            text = bind(query, parameters, self.source)
        if lang != "both" or columns:
            from aikg.sparql.columns import project

            text = project(text, lang, columns)
        return self.evaluate(text, query.path)

    def _kept(
        self, query: StoredQuery, parameters: Mapping[str, object], lang: str, columns: Sequence[str]
    ) -> QuerySolutions | None:
        """The rows kept of a question, or those of them that the parameters choose; None if it is to be asked."""
        from aikg.questions.kept import chosen_text, rows_of

        data = chosen_text(self.source, query, parameters, lang, columns)
        return None if data is None else rows_of(data)

    def evaluate(self, text: str, where: str = "the query") -> Answer:
        """The engine's own answer to a query, the usual prefixes declared; other endpoints are asked if they may be.

        :param where: what to call the text in an error
        :raises UsageError: if the text cannot be parsed, or would ask another endpoint and may not
        :raises AikgError: if another endpoint fails
        """
        from aikg.namespaces import PREFIXES
        from aikg.sparql.engine import run

        if self._federation and "service" in text.lower():
            from aikg.remote.federation import resolved

            text = resolved(text, where, lambda part: run(self.source, part, where, PREFIXES), PREFIXES)
        return run(self.source, text, where, PREFIXES)

    def _headers(self) -> dict[str, Header]:
        from aikg.store.open import Files

        return self.source.headers() if isinstance(self.source, Files) else {}

    def _guarded(self, ask: Callable[[], T]) -> T:
        """What is asked for; an engine that fails meanwhile does so in a sentence."""
        try:
            return ask()
        except (OSError, RuntimeError, SyntaxError) as error:
            raise self.source.failure(error) from error


def _of(kind: type[T], answer: object, form: str) -> T:
    if not isinstance(answer, kind):
        raise UsageError(f"this is no {form} query; graph.sparql() takes any")
    return answer
