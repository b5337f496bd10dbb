"""The answers of queries as Python values."""

from __future__ import annotations

from aikg.errors import UsageError
from aikg.rdf.terms import to_python
from aikg.sparql.row import Row as Row
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
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

        def points(self, things: Iterable[str]) -> dict[str, tuple[float, float]]:
            """Returns the latitude and longitude of things, by IRI."""


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
            return self._of(self.terms[key])
        return self._row(self.terms[key])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Result):
            return NotImplemented
        return self.columns == other.columns and self.terms == other.terms

    __hash__ = None  # type: ignore[assignment]

    def __str__(self) -> str:
        from aikg.sparql.people import for_people, texts, whole_columns
        from aikg.sparql.render import table

        heads, rows = for_people(self.columns, self.terms, self.lang)
        return table(heads, texts(rows), whole=whole_columns(rows)).rstrip("\n")

    def __repr__(self) -> str:
        return f"<Result of {len(self)} rows: {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        """The first rows as a table for a notebook, each name linked to what it names."""
        from aikg.sparql.people import for_people, html

        heads, rows = for_people(self.columns, self.terms[:_SHOWN], self.lang)
        return html(heads, rows, len(self))

    def where(self, *conditions: str) -> Result:
        """The rows for which all conditions hold.

        A condition is a column, one of = != < <= > >= ~ and a value: `level=municipal`, `cap>=1000万元`, `issued<2025`,
        `document~robot`. A thing is equal to its IRI, its short name and its names; ~ asks for a part of a text. A row
        without a value satisfies only `COLUMN=`. Dates that are inexact are compared as periods.

        :raises UsageError: if there is no such column, or its values cannot be compared so

        >>> offers = aikg.load().query("talent-offers", lang="en")
        >>> sorted({row.place_en for row in offers.where("cap>=100 million yuan")})
        ['Suzhou', 'Yangzhou']
        """
        from aikg.sparql.conditions import condition, matching

        rows = self.terms
        for text in conditions:
            rows = matching(self.columns, rows, condition(text))
        return self._of(rows)

    def sort(self, *columns: str) -> Result:
        """The rows in the order of columns; `-cap` sorts down. Rows without a value come last.

        :raises UsageError: if there is no such column

        >>> aikg.load().query("levels").sort("-bodies")[0].level_en
        'provincial level'
        """
        from aikg.sparql.order import ordered

        return self._of(ordered(self.columns, self.terms, columns))

    def limit(self, rows: int) -> Result:
        """The first rows, at most so many.

        >>> len(aikg.load().query("levels").limit(2))
        2
        """
        return self[: max(rows, 0)]

    def only(self, *columns: str, lang: str | None = None) -> Result:
        """These columns in this order; `place` stands for the place and its names. Equal rows come once.

        :param lang: `zh`, `en` or `both`: the language of the names; by default that of the rows
        :raises UsageError: if there is no such column

        >>> aikg.load().query("levels").only("level", lang="en").columns
        ['level', 'level_en']
        """
        from aikg.sparql.columns import kept

        names = kept(self.columns, lang or self.lang, columns)
        places = [self.columns.index(name) for name in names]
        rows = list(dict.fromkeys(tuple(row[place] for place in places) for row in self.terms))
        return Result(names, rows, lang or self.lang, self.asked)

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

    def to_geojson(self) -> dict[str, Any]:
        """The rows as a GeoJSON FeatureCollection, for GeoPandas (`GeoDataFrame.from_features`) and maps.

        Each row is a feature with its columns as properties, at its own coordinates or those of its place.

        :raises UsageError: if no row has a place with coordinates, or the rows come from no graph

        >>> rows = aikg.load().query("circle-members", circle="yangtze-river-delta", lang="en")
        >>> rows.to_geojson()["features"][0]["geometry"]["type"]
        'Point'
        """
        from aikg.sparql.geojson import features

        if self.asked is None:
            raise UsageError("only the answer of a graph has places with coordinates: ask with graph.query()")
        return features(self.columns, self.to_dicts(), self.asked.points)

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a pandas DataFrame: whole numbers as Int64, other numbers as float64, days as datetime64, truth
        values as boolean, everything else as text; what is missing stays missing.

        :raises AikgError: if pandas is not installed

        >>> from pyoxigraph import Literal
        >>> Result(["count"], [(Literal(3),), (None,)]).to_pandas().dtypes["count"]
        Int64Dtype()
        """
        from aikg.sparql.frames import frame

        return frame(self.columns, [tuple(row) for row in self])

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

    def _of(self, rows: list[tuple[Term | None, ...]]) -> Result:
        return Result(self.columns, rows, self.lang, self.asked)

    def _row(self, terms: tuple[Term | None, ...]) -> Row:
        return Row(self._fields, tuple(map(to_python, terms)))


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
