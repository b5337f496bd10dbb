"""Finds the rows that parameters choose of a whole answer, so that what has been read need not be asked again.

A parameter whose header says `chooses: true` does nothing else: with a value, the answer is those rows of the whole
answer that have the value in the column of the parameter's name, in the same order. One whose header has a pattern
under `where` chooses by another column: its rows are those whose thing in that column meets the pattern. The store is
then asked for these things alone, and not for all that the rows say of them.
"""

from __future__ import annotations

from aikg.sparql.results import Result
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Literal, NamedNode

    from aikg.questions.stored import StoredQuery
    from aikg.sparql.source import Source

    # The terms that each column may hold, by the column's name.
    Chosen = dict[str, set[NamedNode | Literal]]


def chosen(query: StoredQuery, values: Mapping[str, object], source: Source) -> Chosen | None:
    """Returns the terms that the parameters ask for; None if one of them does more than choose rows.

    :param values: the value of each parameter, or a list of values
    :param source: where a thing is looked up by its name, and the things that meet a pattern
    :raises UsageError: if a value is not of the parameter's type
    """
    from aikg.questions.binding import several
    from aikg.questions.values import to_term

    parameters = query.parameters
    if not all(name in parameters and (parameters[name].chooses or parameters[name].where) for name in values):
        return None
    wanted: Chosen = {}
    for name, value in values.items():
        column, terms = name, {to_term(name, parameters[name], each, source) for each in several(value)}
        if parameters[name].where:
            column, terms = _meeting(query, name, terms, source)
        wanted[column] = wanted.get(column, terms) & terms
    return wanted


def of_whole(whole: Result, wanted: Chosen) -> Result:
    """Returns the rows of a whole answer that hold the terms wanted."""
    columns = [(whole.columns.index(name), terms) for name, terms in wanted.items()]
    rows = [row for row in whole.terms if all(row[place] in terms for place, terms in columns)]
    return Result(whole.columns, rows, whole.lang)


def _meeting(
    query: StoredQuery, name: str, terms: set[NamedNode | Literal], source: Source
) -> tuple[str, set[NamedNode | Literal]]:
    """Returns the column by which a parameter chooses, and the terms in it that meet the pattern with these values."""
    from aikg.namespaces import PREFIXES
    from aikg.questions.checks import chosen_columns

    pattern = query.parameters[name].where
    (column,) = chosen_columns(query.text, name, pattern)
    values = " ".join(str(term) for term in terms)
    text = f"SELECT DISTINCT ?{column} WHERE {{ VALUES ?{name} {{ {values} }} {pattern} }}"
    return column, {row[0] for row in source.query(text, PREFIXES)}  # type: ignore[union-attr]
