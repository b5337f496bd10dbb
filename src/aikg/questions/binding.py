"""Parameters of a stored query: RDF terms put into its VALUES clauses, never text pasted into its text."""

from __future__ import annotations

from aikg.errors import UsageError, nearest
from aikg.questions.checks import ENDPOINT
from aikg.sparql.clauses import place
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Literal, NamedNode

    from aikg.questions.stored import StoredQuery
    from aikg.sparql.source import Source

    Term = NamedNode | Literal
    Clause = tuple[str, int, int]


def bind(query: StoredQuery, values: Mapping[str, object], source: Source) -> str:
    """The query's text with its parameters bound; a value may be a list. Unbound ones stay as they stand.

    :raises UsageError: if a parameter is not the query's, or a value is not of the parameter's type
    """
    from aikg.questions.values import to_term

    terms = {}
    text = query.text
    for name, given in values.items():
        if name not in query.parameters:
            known = list(query.parameters)
            hint = nearest(name, known) or (f"; it has {', '.join(known)}" if known else "; it has none")
            raise UsageError(f"{query.name} has no parameter {name}{hint}")
        if query.parameters[name].type == ENDPOINT:
            text = _redirected(text, query, name, given)
            continue
        several = given if isinstance(given, (list, tuple, set, frozenset)) else [given]
        terms[name] = [to_term(name, query.parameters[name], value, source) for value in several]
    return place(text, terms)


def _redirected(text: str, query: StoredQuery, name: str, given: object) -> str:
    from aikg.remote.credentials import checked_url
    from aikg.remote.federation import redirected

    urls = given if isinstance(given, (list, tuple)) else [given]
    if len(urls) != 1:
        raise UsageError(f"{name}: give one endpoint")
    return redirected(text, query.parameters[name].default[0], checked_url(str(urls[0])))
