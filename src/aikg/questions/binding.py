"""Binds the parameters of a stored query: puts RDF terms into its VALUES clauses, and never a user's text."""

from __future__ import annotations

from aikg.errors import UsageError, near, suggesting
from aikg.questions.checks import ENDPOINT
from aikg.sparql.clauses import place
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from aikg.questions.stored import StoredQuery
    from aikg.sparql.source import Source


def bind(query: StoredQuery, values: Mapping[str, object], source: Source) -> str:
    """Returns the query's text with these values for its parameters.

    A parameter without a value keeps its default.

    :param values: the value of each parameter, or a list of values
    :param source: where a thing is looked up by its name
    :raises UsageError: if the query has no such parameter, or a value is not of the parameter's type
    """
    from aikg.questions.values import to_term

    terms = {}
    text = query.text
    for name, value in _with_pairs(query, values).items():
        if name not in query.parameters:
            known = list(query.parameters)
            like = near(name, known)
            hint = suggesting(like) or (f"; it has {', '.join(known)}" if known else "; it has none")
            raise UsageError(
                f"{query.name} has no parameter {name}{hint}", "no-parameter", name=name, near=like, known=known
            )
        if query.parameters[name].type == ENDPOINT:
            text = _with_endpoint(text, query, name, value)
            continue
        terms[name] = [to_term(name, query.parameters[name], each, source) for each in several(value)]
    return place(text, terms)


def several(value: object) -> Collection[object]:
    """Returns the values given for one parameter: a list of them, or one."""
    return value if isinstance(value, (list, tuple, set, frozenset)) else [value]


def _with_pairs(query: StoredQuery, values: Mapping[str, object]) -> dict[str, object]:
    """Returns the values of parameters, with two values of one that means a pair given to both parameters.

    :raises UsageError: if such a parameter has more than two values, or the other one has a value of its own
    """
    found = dict(values)
    for name, value in values.items():
        parameter = query.parameters.get(name)
        if parameter is None or not parameter.pair or not isinstance(value, (list, tuple)) or len(value) < 2:
            continue
        if len(value) > 2 or values.get(parameter.pair):
            raise UsageError(
                f"{name}: two values of it mean that pair; give one or two, and {parameter.pair} only beside one",
                "pair",
                name=name,
                other=parameter.pair,
            )
        found[name], found[parameter.pair] = value
    return found


def _with_endpoint(text: str, query: StoredQuery, name: str, value: object) -> str:
    """Returns the query with another endpoint in place of a parameter's default endpoint."""
    from aikg.remote.credentials import checked_url
    from aikg.remote.federation import redirected

    urls = value if isinstance(value, (list, tuple)) else [value]
    if len(urls) != 1:
        raise UsageError(f"{name}: give one endpoint")
    return redirected(text, query.parameters[name].default[0], checked_url(str(urls[0])))
