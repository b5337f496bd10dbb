"""The order of rows by their columns."""

from __future__ import annotations

from decimal import Decimal

from aikg.rdf.terms import to_python
from aikg.sparql.conditions import no_column
from aikg.sparql.figures import FIGURES
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aikg.rdf.terms import Term

    Terms = tuple[Term | None, ...]


def ordered(columns: Sequence[str], rows: Sequence[Terms], by: Sequence[str]) -> list[Terms]:
    """Returns rows sorted by columns, the first of them first; those without a value come last.

    A thing is sorted by its English name, a figure among those of its unit.

    :param by: names of columns; `-cap` sorts from the greatest down
    :raises UsageError: if there is no such column
    """
    result = list(rows)
    for name in reversed(by):
        result = _by(columns, result, name.removeprefix("-"), name.startswith("-"))
    return result


def _by(columns: Sequence[str], rows: list[Terms], name: str, down: bool) -> list[Terms]:
    place = next((columns.index(each) for each in (f"{name}_en", name, f"{name}_zh") if each in columns), None)
    if place is None:
        raise no_column(name, columns)
    known = [row for row in rows if row[place] is not None]
    unknown = [row for row in rows if row[place] is None]
    known = sorted(known, key=lambda row: _key(row[place]), reverse=down)
    unit = FIGURES.get(name, (None, None))[1]
    if unit in columns:
        which = columns.index(unit)
        units = list(dict.fromkeys(row[which] for row in rows))
        known = sorted(known, key=lambda row: units.index(row[which]))
    return known + unknown


def _key(term: Term | None) -> tuple[int, Decimal, str]:
    value = to_python(term)
    if isinstance(value, (int, float, Decimal)):
        return 0, Decimal(value), ""
    return 1, Decimal(0), str(value).casefold()
