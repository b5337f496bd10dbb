"""The answers of queries as Python values."""

from __future__ import annotations

from aikg.errors import AikgError
from aikg.rdf.terms import to_python
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal
    from typing import Any

    from pyoxigraph import BlankNode, Literal, NamedNode, Triple

    from aikg.sparql.engine import Answer

    Term = NamedNode | BlankNode | Literal | Triple
    Value = str | int | float | bool | Decimal | date | None


class Row(tuple):  # type: ignore[type-arg]
    """A row: a tuple whose values can also be reached by column, `row.place` or `row["place"]`."""

    columns: tuple[str, ...]

    def __getitem__(self, key: Any) -> Any:
        return tuple.__getitem__(self, self.columns.index(key) if isinstance(key, str) else key)

    def __getattr__(self, name: str) -> Any:
        if name in self.columns:
            return self[name]
        raise AttributeError(f"the row has no column {name}; it has {', '.join(self.columns)}")

    def __repr__(self) -> str:
        return f"Row({', '.join(f'{name}={value!r}' for name, value in zip(self.columns, self, strict=True))})"


class Result:
    """The rows of a SELECT query: `columns`, `len`, iteration over typed rows, and `terms`, the RDF terms."""

    def __init__(self, columns: list[str], terms: list[tuple[Term | None, ...]]) -> None:
        self.columns = columns
        self.terms = terms
        self._row = type("Row", (Row,), {"columns": tuple(columns), "__slots__": ()})

    def __len__(self) -> int:
        return len(self.terms)

    def __iter__(self) -> Iterator[Row]:
        return (self[index] for index in range(len(self.terms)))

    def __getitem__(self, index: int) -> Row:
        row: Row = self._row(map(to_python, self.terms[index]))
        return row

    def __str__(self) -> str:
        from aikg.sparql.render import cells, table

        return table(self.columns, cells(self.terms)).rstrip("\n")

    def __repr__(self) -> str:
        return f"<Result of {len(self)} rows: {', '.join(self.columns)}>"

    def to_pandas(self) -> Any:
        """The rows as a pandas DataFrame.

        :raises AikgError: if pandas is not installed
        """
        try:
            import pandas
        except ImportError as error:
            raise AikgError("to_pandas() needs pandas: install it with pip install 'aikg[pandas]'") from error
        return pandas.DataFrame([tuple(row) for row in self], columns=self.columns)


class Triples:
    """The triples of a CONSTRUCT or DESCRIBE query, as pyoxigraph's; `str()` is Turtle."""

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


def collect(answer: Answer) -> Result | Triples | bool:
    """Read an answer to its end."""
    from pyoxigraph import QueryBoolean, QueryTriples

    if isinstance(answer, QueryBoolean):
        return bool(answer)
    if isinstance(answer, QueryTriples):
        return Triples(list(answer))
    return Result([variable.value for variable in answer.variables], [tuple(row) for row in answer])
