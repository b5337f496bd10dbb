"""A row of an answer."""

from __future__ import annotations

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from aikg.rdf.terms import Value


class Row:
    """A row: its values by column (`row.place`, `row["place"]`), by number (`row[0]`), and in order.

    It has no methods of a tuple, so that a column called `count` or `index` is reached like any other.

    >>> row = Row(("place", "count"), ("Suzhou", 3))
    >>> row.count, row["place"], row[-1], tuple(row)
    (3, 'Suzhou', 3, ('Suzhou', 3))
    """

    __slots__ = ("_fields", "_values")

    def __init__(self, fields: tuple[str, ...], values: tuple[Value, ...]) -> None:
        self._fields = fields
        self._values = values

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name not in self._fields:
            raise AttributeError(f"the row has no column {name}; it has {', '.join(self._fields)}")
        return self._values[self._fields.index(name)]

    def __getitem__(self, key: Any) -> Any:
        """:raises KeyError: if there is no column of this name"""
        if not isinstance(key, str):
            return self._values[key]
        if key not in self._fields:
            raise KeyError(key)
        return self._values[self._fields.index(key)]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Row):
            return self._fields == other._fields and self._values == other._values
        return self._values == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._values)

    def __reduce__(self) -> tuple[object, ...]:
        return Row, (self._fields, self._values)

    def __repr__(self) -> str:
        return f"Row({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"

    def _asdict(self) -> dict[str, Any]:
        """The values by column, as a named tuple has them."""
        return dict(zip(self._fields, self._values, strict=True))
