"""Checks that a stored query's VALUES clauses agree with the parameters of its header."""

from __future__ import annotations

from aikg.errors import DataError, UsageError
from aikg.sparql.clauses import clauses
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aikg.questions.model import Parameter
    from aikg.sparql.clauses import Clause


# The type of a parameter whose value is the URL of an endpoint. The query's SERVICE clauses hold its default.
ENDPOINT = "endpoint"


def check_clauses(path: str, text: str, parameters: Mapping[str, Parameter]) -> None:
    """Checks that each parameter has one or more VALUES clauses in the query, and that each holds the default.

    An engine does not carry a value into a sub-select, so a parameter used in two sub-selects has a clause in each.

    :raises AikgError: if they do not agree; it names the file and the line
    """
    from aikg.sparql.tokens import line_of

    values_clauses = clauses(text)
    _check_endpoints(path, text, parameters)
    for name, parameter in parameters.items():
        if parameter.type == ENDPOINT:
            continue
        if not any(clause[0] == name for clause in values_clauses):
            raise DataError(
                f"{path}:{parameter.line}: the parameter {name} needs a clause "
                f"VALUES ?{name} {{ UNDEF }} in the query, and there is none"
            )
    for name, start, end in values_clauses:
        line = line_of(text, start)
        if name not in parameters:
            raise DataError(
                f"{path}:{line}: VALUES ?{name} belongs to no parameter; declare {name} in the header, "
                f"or write a constant as VALUES (?{name}) {{ (...) }}"
            )
        _check_default(f"{path}:{line}", name, parameters[name], _terms_of(path, text, (name, start, end)))


def check_choosing(path: str, text: str, parameters: Mapping[str, Parameter]) -> None:
    """Checks that a parameter that chooses rows has a column, and that its values are things, concepts or texts; and
    that one with a pattern has a column in that pattern.

    :raises AikgError: if it has not; it names the file and the line
    """
    for name, each in parameters.items():
        if each.where:
            _check_pattern(f"{path}:{each.line}", text, name, each)
    from aikg.questions.values import LITERALS
    from aikg.sparql.columns import selected

    choosing = {name: each for name, each in parameters.items() if each.chooses}
    columns = [variable[1:] for variable in selected(text)] if choosing else []
    for name, each in choosing.items():
        if name not in columns or (each.type in LITERALS and each.type != "string") or each.type == ENDPOINT:
            raise DataError(
                f"{path}:{each.line}: the parameter {name} chooses rows by a column {name} of things, concepts or "
                "texts, and there is none; take out `chooses`"
            )


def chosen_columns(text: str, name: str, pattern: str) -> list[str]:
    """Returns the columns of a query, but for that of a parameter's name, which a pattern of the parameter has."""
    from aikg.sparql.columns import selected
    from aikg.sparql.tokens import tokens

    found = {token[1:] for token in tokens(pattern) if token.kind == "variable"}
    return [variable[1:] for variable in selected(text) if variable[1:] in found - {name}]


def _check_pattern(where: str, text: str, name: str, parameter: Parameter) -> None:
    from pyoxigraph import Store

    from aikg.namespaces import PREFIXES

    columns = chosen_columns(text, name, parameter.where)
    if parameter.chooses or len(columns) != 1:
        raise DataError(
            f"{where}: the parameter {name} chooses rows `where` a pattern holds: it needs one column of the query in "
            f"the pattern, and no `chooses`; it has {', '.join(columns) or 'no column'}"
        )
    try:
        Store().query(f"SELECT ?{columns[0]} WHERE {{ {parameter.where} }}", prefixes=PREFIXES)
    except SyntaxError as error:
        raise DataError(f"{where}: the pattern under `where` of the parameter {name} is no SPARQL: {error}") from error


def _check_endpoints(path: str, text: str, parameters: Mapping[str, Parameter]) -> None:
    """Checks that the endpoints in the query are exactly the defaults of its parameters of type endpoint."""
    if "service" not in text.lower() and not any(each.type == ENDPOINT for each in parameters.values()):
        return
    from aikg.remote.federation import endpoints

    try:
        used = endpoints(text, path)
    except UsageError as error:  # Of a stored file it is the data that is wrong, not what the user asks for.
        raise DataError(str(error)) from error
    defaults = [url for each in parameters.values() if each.type == ENDPOINT for url in each.default or [""]]
    if sorted(used) != sorted(defaults):
        raise DataError(
            f"{path}: the query asks {', '.join(used) or 'no endpoint'}, but the default of its endpoint parameters "
            f"is {', '.join(defaults) or 'none'}; make them equal"
        )


def _check_default(where: str, name: str, parameter: Parameter, held: list[str]) -> None:
    from aikg.questions.values import literal_or_iri

    default = [str(literal_or_iri(name, parameter, value)) for value in parameter.default]
    if held != default:
        wanted = " ".join(default) or "UNDEF"
        raise DataError(
            f"{where}: VALUES ?{name} holds {' '.join(held) or 'UNDEF'}, but the header's default is "
            f"{wanted}; make them equal"
        )


def _terms_of(path: str, text: str, clause: Clause) -> list[str]:
    """Returns the terms in a clause. The engine reads them with the prefixes of the query."""
    from pyoxigraph import QuerySolutions, Store

    from aikg.sparql.tokens import declarations

    name, start, end = clause
    try:
        answer = Store().query(f"{declarations(text)}SELECT ?{name} {{ {text[start:end]} }}")
    except SyntaxError as error:
        from aikg.sparql.syntax import syntax_error

        raise DataError(str(syntax_error(text, str(error), path, {}))) from error
    assert isinstance(answer, QuerySolutions)
    return [str(row[0]) for row in answer if row[0] is not None]
