"""Which columns of an answer are figures, and which belong to them: comparator, unit, the upper end of a range."""

from __future__ import annotations

from aikg.sparql.columns import stem
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# A figure -> the columns of its comparator and its unit; both are shown with the figure.
FIGURES = {
    "value": ("comparator", "unit"),
    "upper_value": (None, "unit"),
    "cap": (None, "unit"),
    "outdone_cap": (None, "unit"),
    "national_value": ("national_comparator", "unit"),
    "national_upper": (None, "unit"),
    "observed": ("observed_comparator", "unit"),
    "needed": (None, "unit"),
    "sum": (None, "unit"),
}
# A figure -> the column of its upper end, if it is a range.
UPPER = {"value": "upper_value", "national_value": "national_upper"}


def belonging(figure: str) -> list[str]:
    """Returns the columns that belong to a figure: its comparator, its unit and its upper end."""
    return [each for each in (*FIGURES.get(figure, ()), UPPER.get(figure)) if each]


def absorbed(columns: Iterable[str]) -> set[str]:
    """Returns what is shown with a figure of these columns: comparators, units and upper ends, without a language.

    >>> sorted(absorbed(["place", "cap", "unit", "unit_en"]))
    ['unit']
    """
    names = set(map(stem, columns))
    return {each for figure in names for each in belonging(figure)} & names


def with_companions(columns: Iterable[str], known: Iterable[str]) -> list[str]:
    """Returns columns with what belongs to their figures after them.

    :param known: the columns that there are
    """
    given, names = list(columns), set(map(stem, known))
    more = [each for figure in map(stem, given) for each in belonging(figure) if each in names]
    return list(dict.fromkeys([*given, *(each for each in more if each not in given)]))
