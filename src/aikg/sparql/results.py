"""The answers of queries as Python values."""

from __future__ import annotations

from aikg.errors import AikgError, UsageError
from aikg.rdf.terms import to_python
from aikg.sparql.row import Row as Row
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Protocol, overload

    import pandas
    from pyoxigraph import Triple

    from aikg.rdf.terms import Term
    from aikg.sparql.source import Answer
    from aikg.types import StrPath

    class Asked(Protocol):
        """What was asked (see `aikg.asked.Asked`)."""

        def cite(self, rows: list[tuple[Term | None, ...]], whole: bool) -> Any:
            """Returns the `aikg.cite.citation.Citation` of rows."""

        def chart(self, result: Result, lang: str | None) -> Any:
            """Returns the chart of a result."""


# Rows that a notebook shows of a longer result.
_SHOWN = 60


class Result:
    """The rows of a SELECT query: a sequence of `Row`.

    `columns` are the names of its columns, `terms` the RDF terms of its rows, `lang` the language of its names.

    >>> from pyoxigraph import Literal
    >>> result = Result(["name"], [(Literal("Suzhou"),), (Literal("Nanjing"),)])
    >>> len(result), result[1].name, result[:1] == result
    (2, 'Nanjing', False)
    """

    def __init__(
        self,
        columns: list[str],
        terms: list[tuple[Term | None, ...]],
        lang: str = "both",
        asked: Asked | None = None,
    ) -> None:
        """:param asked: what gives the citation of rows, if they come from a graph"""
        self.columns = columns
        self.terms = terms
        self.lang = lang
        self.asked = asked
        self._fields = tuple(columns)

    def __len__(self) -> int:
        return len(self.terms)

    def __iter__(self) -> Iterator[Row]:
        return map(self._row, self.terms)

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: int) -> Row: ...
        @overload
        def __getitem__(self, key: slice) -> Result: ...

    def __getitem__(self, key: int | slice) -> Row | Result:
        if isinstance(key, slice):
            return Result(self.columns, self.terms[key], self.lang, self.asked)
        return self._row(self.terms[key])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Result):
            return NotImplemented
        return self.columns == other.columns and self.terms == other.terms

    __hash__ = None  # type: ignore[assignment]

    def __str__(self) -> str:
        from aikg.sparql.people import for_people, texts
        from aikg.sparql.render import table

        heads, rows = for_people(self.columns, self.terms, self.lang)
        return table(heads, texts(rows)).rstrip("\n")

    def __repr__(self) -> str:
        return f"<Result of {len(self)} rows: {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        """The first rows as a table for a notebook, each name linked to what it names."""
        from aikg.sparql.people import for_people, html

        heads, rows = for_people(self.columns, self.terms[:_SHOWN], self.lang)
        return html(heads, rows, len(self))

    def cite(self, row: int | None = None) -> Any:
        """How to cite a row, or the whole answer: the works that it rests on, and the dataset.

        :param row: the row, from 1; all rows by default
        :raises UsageError: if there is no such row, or the rows come from no graph

        >>> rows = aikg.load().query("city-alignment", place="suzhou")
        >>> rows.cite(1).works[0].key == rows[0].source.rpartition("/")[2]
        True
        """
        if self.asked is None:
            raise UsageError("these rows come from no graph, so that nothing says how to cite them")
        if row is not None and not 1 <= row <= len(self):
            raise UsageError(f"there is no row {row}; the answer has {len(self)} rows")
        return self.asked.cite(self.terms if row is None else [self.terms[row - 1]], row is None)

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as dictionaries by column.

        >>> from pyoxigraph import Literal
        >>> Result(["name", "count"], [(Literal("Suzhou"), Literal(3))]).to_dicts()
        [{'name': 'Suzhou', 'count': 3}]
        """
        return [row._asdict() for row in self]

    def to_csv(self, path: StrPath | None = None) -> str | None:
        """The rows as CSV (W3C SPARQL 1.1 Query Results CSV): returned, or written to a file.

        :raises AikgError: if the file cannot be written

        >>> from pyoxigraph import Literal
        >>> Result(["name"], [(Literal("Suzhou"),)]).to_csv()
        'name\\r\\nSuzhou\\r\\n'
        """
        import csv
        import io

        text = io.StringIO(newline="")
        writer = csv.writer(text)
        writer.writerow(self.columns)
        writer.writerows(
            ["" if term is None else getattr(term, "value", str(term)) for term in row] for row in self.terms
        )
        if path is None:
            return text.getvalue()
        from aikg.atomic import replace_file

        replace_file(path, text.getvalue().encode())
        return None

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a pandas DataFrame: whole numbers as Int64, other numbers as float64, days as datetime64, truth
        values as boolean, everything else as text; what is missing stays missing.

        :raises AikgError: if pandas is not installed

        >>> from pyoxigraph import Literal
        >>> Result(["count"], [(Literal(3),), (None,)]).to_pandas().dtypes["count"]
        Int64Dtype()
        """
        try:
            import pandas
        except ImportError as error:
            raise AikgError("to_pandas() needs pandas: install it with pip install 'aikg[pandas]'") from error
        rows = [tuple(row) for row in self]
        series = {
            number: pandas.Series(_column([row[number] for row in rows]), dtype=_dtype([row[number] for row in rows]))
            for number in range(len(self.columns))
        }
        frame = pandas.DataFrame(series, index=range(len(rows)))
        frame.columns = pandas.Index(self.columns)
        return frame

    def chart(self, lang: str | None = None) -> Any:
        """The rows as an Altair chart, as the question wants to be seen; bars if it does not say.

        :param lang: `zh` or `en`; by default the language of the rows, English if they have both
        :raises AikgError: if Altair is not installed
        :raises UsageError: if the rows have nothing to draw, or do not come from a graph

        >>> Result(["name"], []).chart()
        Traceback (most recent call last):
        aikg.errors.UsageError: only the answer of a graph has a chart: ask with graph.query() or graph.sparql()
        """
        if self.asked is None:
            raise UsageError("only the answer of a graph has a chart: ask with graph.query() or graph.sparql()")
        return self.asked.chart(self, lang)

    def _row(self, terms: tuple[Term | None, ...]) -> Row:
        return Row(self._fields, tuple(map(to_python, terms)))


def _column(values: list[Any]) -> list[Any]:
    """The values of a column as pandas takes them: plain text, and numbers that are no decimals of Python."""
    from decimal import Decimal

    return [
        float(value) if isinstance(value, Decimal) else str(value) if isinstance(value, str) else value
        for value in values
    ]


def _dtype(values: list[Any]) -> Any:
    """The pandas dtype of a column; None leaves it to pandas."""
    from datetime import date
    from decimal import Decimal

    kinds = {type(value) for value in values if value is not None}
    if kinds == {bool}:
        return "boolean"
    if kinds == {int}:
        return "Int64"
    if kinds and kinds <= {int, float, Decimal}:
        return "float64"
    if kinds == {date}:
        return "datetime64[s]"
    return None if kinds else "object"


class Triples:
    """The triples of a CONSTRUCT or DESCRIBE query, as pyoxigraph's; `str()` is Turtle.

    >>> triples = aikg.load().construct("CONSTRUCT WHERE { ?a cnai:cites ?b } LIMIT 3")
    >>> len(triples), str(triples).startswith("@prefix cnai:")
    (3, True)
    """

    def __init__(self, triples: list[Triple]) -> None:
        self.triples = triples

    def __len__(self) -> int:
        return len(self.triples)

    def __iter__(self) -> Iterator[Triple]:
        return iter(self.triples)

    def __str__(self) -> str:
        from pyoxigraph import RdfFormat

        from aikg.rdf.turtle import triples

        return triples(self.triples, RdfFormat.TURTLE).decode()


def collect(answer: Answer, lang: str = "both") -> Result | Triples | bool:
    """Reads an answer to its end.

    :param lang: the language in which it was asked
    """
    from pyoxigraph import QueryBoolean, QueryTriples

    if isinstance(answer, QueryBoolean):
        return bool(answer)
    if isinstance(answer, QueryTriples):
        return Triples(list(answer))
    return Result([variable.value for variable in answer.variables], [tuple(row) for row in answer], lang)
