"""A stored query's VALUES clauses held against the parameters of its header."""

from __future__ import annotations

from aikg.errors import DataError
from aikg.sparql.clauses import clauses
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Literal, NamedNode

    from aikg.questions.model import Parameter

    Term = NamedNode | Literal
    Clause = tuple[str, int, int]


# The type of a parameter that is the URL of an endpoint: its default stands in the text's SERVICE clauses.
ENDPOINT = "endpoint"


def check_clauses(path: str, text: str, parameters: Mapping[str, Parameter]) -> None:
    """Hold a header's parameters against the query's VALUES clauses: each has one or more, with the default in each.

    More than one, because an engine does not carry a value into a sub-select: a parameter of two has a clause in each.

    :raises AikgError: naming the file and the line
    """
    from aikg.sparql.tokens import line_of

    found = clauses(text)
    _check_endpoints(path, text, parameters)
    for name, parameter in parameters.items():
        if parameter.type == ENDPOINT:
            continue
        if not any(clause[0] == name for clause in found):
            raise DataError(
                f"{path}:{parameter.line}: the parameter {name} needs a clause "
                f"VALUES ?{name} {{ UNDEF }} in the query, and there is none"
            )
    for name, start, end in found:
        line = line_of(text, start)
        if name not in parameters:
            raise DataError(
                f"{path}:{line}: VALUES ?{name} belongs to no parameter; declare {name} in the header, "
                f"or write a constant as VALUES (?{name}) {{ (...) }}"
            )
        _check_default(f"{path}:{line}", name, parameters[name], _terms_of(path, text, (name, start, end)))


def _check_endpoints(path: str, text: str, parameters: Mapping[str, Parameter]) -> None:
    """Each endpoint that the text asks is the default of a parameter, and the other way round."""
    if "service" not in text.lower() and not any(each.type == ENDPOINT for each in parameters.values()):
        return
    from aikg.remote.federation import endpoints

    asked = endpoints(text, path)
    said = [url for each in parameters.values() if each.type == ENDPOINT for url in each.default or [""]]
    if sorted(asked) != sorted(said):
        raise DataError(
            f"{path}: the query asks {', '.join(asked) or 'no endpoint'}, and its parameters of type endpoint have by "
            f"default {', '.join(said) or 'none'}; make them equal"
        )


def _check_default(where: str, name: str, parameter: Parameter, held: list[str]) -> None:
    from aikg.questions.values import literal_or_iri

    default = [str(literal_or_iri(name, parameter, value)) for value in parameter.default]
    if held != default:
        wanted = " ".join(default) or "UNDEF"
        raise DataError(
            f"{where}: VALUES ?{name} holds {' '.join(held) or 'UNDEF'}, and the header's default says "
            f"{wanted}; make them equal"
        )


def _terms_of(path: str, text: str, clause: Clause) -> list[str]:
    """The terms that a clause holds, read by the engine with the text's own prefixes."""
    from pyoxigraph import QuerySolutions, Store

    from aikg.sparql.tokens import body

    name, start, end = clause
    prologue = text[: next(body(text)).start]
    try:
        answer = Store().query(f"{prologue}SELECT ?{name} {{ {text[start:end]} }}")
    except SyntaxError as error:
        from aikg.sparql.syntax import explain_syntax

        raise DataError(explain_syntax(text, str(error), path, {})) from error
    assert isinstance(answer, QuerySolutions)
    return [str(row[0]) for row in answer if row[0] is not None]
