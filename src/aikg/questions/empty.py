"""Why a stored question has no rows: which parameter leaves nothing, and what there is without it."""

from __future__ import annotations

from collections import Counter

from aikg.namespaces import ID, VOCAB
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aikg.sparql.results import Result

# Values of a parameter that are offered.
_OFFERED = 5


def why_empty(name: str, values: Mapping[str, object], ask: Callable[[Mapping[str, object]], Result]) -> list[str]:
    """Returns in sentences what leaves a question without rows.

    :param values: the parameters that were given
    :param ask: asks the question with other parameters
    """
    if not values:
        return [f"{name} has no rows here: nothing of the kind is known"]
    said = []
    for parameter, value in values.items():
        rest = ask({key: each for key, each in values.items() if key != parameter})
        if len(rest):
            said.append(f"without {_written(parameter, value)}: {counted(len(rest))}{_offered(rest, parameter)}")
    if said:
        return ["no rows; with one parameter less there are some:", *said]
    rest = ask({})
    return [f"no rows, and none without one of the parameters; without all of them: {counted(len(rest))}"]


def counted(rows: int) -> str:
    """Returns a number of rows in words."""
    return f"{rows} row" if rows == 1 else f"{rows} rows"


def _written(parameter: str, value: object) -> str:
    several = value if isinstance(value, (list, tuple)) else [value]
    return " ".join(f"-p {parameter}={each}" for each in several)


def _offered(rows: Result, column: str) -> str:
    """Returns the commonest values of a column, as they can be given to the parameter of its name."""
    if column not in rows.columns:
        return ""
    place = rows.columns.index(column)
    counts = Counter(str(getattr(term, "value", term)) for row in rows.terms if (term := row[place]) is not None)
    offered = [f"{_short(value)} ({number})" for value, number in counts.most_common(_OFFERED)]
    return f", of {column}={', '.join(offered)}{' and others' if len(counts) > _OFFERED else ''}" if offered else ""


def _short(value: str) -> str:
    if value.startswith(ID):
        return value[len(ID) :].partition("/")[2]
    return value.rpartition("/")[2] if value.startswith(VOCAB) else value
