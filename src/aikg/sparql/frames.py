"""The rows of an answer as a pandas DataFrame."""

from __future__ import annotations

from aikg.errors import AikgError, installing
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    import pandas


def frame(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> pandas.DataFrame:
    """Returns rows as a DataFrame, with the dtypes that `Result.to_pandas` names.

    :raises AikgError: if pandas is not installed
    """
    try:
        import pandas
    except ImportError as error:
        raise AikgError(f"to_pandas() needs pandas: {installing('pandas')}") from error
    series = {
        number: pandas.Series(_column([row[number] for row in rows]), dtype=_dtype([row[number] for row in rows]))
        for number in range(len(columns))
    }
    made = pandas.DataFrame(series, index=range(len(rows)))
    made.columns = pandas.Index(list(columns))
    return made


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
