"""Parameters of a stored query: RDF terms put into its VALUES clauses, never text pasted into its text."""

from __future__ import annotations

from aikg.errors import AikgError, UsageError, nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from pyoxigraph import Literal, NamedNode, Store

    from aikg.queries import StoredQuery

    Term = NamedNode | Literal
    Clause = tuple[str, int, int]


# The type of a parameter that is the URL of an endpoint: its default stands in the text's SERVICE clauses.
ENDPOINT = "endpoint"


def bind(query: StoredQuery, values: Mapping[str, object], store: Store) -> str:
    """The query's text with its parameters bound; a value may be a list. Unbound ones stay as they stand.

    :raises UsageError: if a parameter is not the query's, or a value is not of the parameter's type
    """
    from aikg.values import to_term

    terms = {}
    text = query.text
    for name, given in values.items():
        if name not in query.parameters:
            known = list(query.parameters)
            hint = nearest(name, known) or (f"; it has {', '.join(known)}" if known else "; it has none")
            raise UsageError(f"{query.name} has no parameter {name}{hint}")
        if query.parameters[name]["type"] == ENDPOINT:
            text = _redirected(text, query, name, given)
            continue
        several = given if isinstance(given, (list, tuple, set, frozenset)) else [given]
        terms[name] = [to_term(name, query.parameters[name], value, store) for value in several]
    return place(text, terms)


def _redirected(text: str, query: StoredQuery, name: str, given: object) -> str:
    from aikg.federation import redirected
    from aikg.remote.credentials import checked_url

    urls = given if isinstance(given, (list, tuple)) else [given]
    if len(urls) != 1:
        raise UsageError(f"{name}: give one endpoint")
    return redirected(text, query.parameters[name]["default"][0], checked_url(str(urls[0])))


def place(text: str, terms: Mapping[str, Iterable[Term]]) -> str:
    """The text with each named variable's VALUES clause holding the given terms as the engine writes them."""
    for name, start, end in reversed(clauses(text)):
        if name in terms:
            text = f"{text[:start]}VALUES ?{name} {{ {' '.join(map(str, terms[name]))} }}{text[end:]}"
    return text


def without_unbound(text: str) -> str:
    """The text without its `VALUES ?name { UNDEF }`, which say nothing, and which not every store reads so."""
    from aikg.tokens import tokens

    for _, start, end in reversed(clauses(text)):
        if [token.upper() for token in tokens(text[start:end])][2:] == ["{", "UNDEF", "}"]:
            text = text[:start] + text[end:]
    return text


def clauses(text: str) -> list[Clause]:
    """Each `VALUES ?name { ... }` of a text: the name, where it starts and where it ends."""
    from aikg.tokens import tokens

    found = []
    stream = list(tokens(text))
    for index, token in enumerate(stream[:-2]):
        variable, brace = stream[index + 1 : index + 3]
        if token.upper() == "VALUES" and variable.kind == "variable" and brace == "{":
            closing = next((later for later in stream[index + 3 :] if later == "}"), None)
            if closing is not None:
                found.append((variable[1:], token.start, closing.end))
    return found


def check_clauses(path: str, text: str, parameters: Mapping[str, Mapping[str, Any]]) -> None:
    """Hold a header's parameters against the query's VALUES clauses: each has one or more, with the default in each.

    More than one, because an engine does not carry a value into a sub-select: a parameter of two has a clause in each.

    :raises AikgError: naming the file and the line
    """
    from aikg.tokens import line_of

    found = clauses(text)
    _check_endpoints(path, text, parameters)
    for name, parameter in parameters.items():
        if parameter["type"] == ENDPOINT:
            continue
        if not any(clause[0] == name for clause in found):
            raise AikgError(
                f"{path}:{parameter['line']}: the parameter {name} needs a clause "
                f"VALUES ?{name} {{ UNDEF }} in the query, and there is none"
            )
    for name, start, end in found:
        line = line_of(text, start)
        if name not in parameters:
            raise AikgError(
                f"{path}:{line}: VALUES ?{name} belongs to no parameter; declare {name} in the header, "
                f"or write a constant as VALUES (?{name}) {{ (...) }}"
            )
        _check_default(f"{path}:{line}", name, parameters[name], _terms_of(path, text, (name, start, end)))


def _check_endpoints(path: str, text: str, parameters: Mapping[str, Mapping[str, Any]]) -> None:
    """Each endpoint that the text asks is the default of a parameter, and the other way round."""
    if "service" not in text.lower() and not any(each["type"] == ENDPOINT for each in parameters.values()):
        return
    from aikg.federation import endpoints

    asked = endpoints(text, path)
    said = [url for each in parameters.values() if each["type"] == ENDPOINT for url in each["default"] or [""]]
    if sorted(asked) != sorted(said):
        raise AikgError(
            f"{path}: the query asks {', '.join(asked) or 'no endpoint'}, and its parameters of type endpoint have by "
            f"default {', '.join(said) or 'none'}; make them equal"
        )


def _check_default(where: str, name: str, parameter: Mapping[str, Any], held: list[str]) -> None:
    from aikg.values import literal_or_iri

    default = [str(literal_or_iri(name, parameter, value)) for value in parameter["default"]]
    if held != default:
        wanted = " ".join(default) or "UNDEF"
        raise AikgError(
            f"{where}: VALUES ?{name} holds {' '.join(held) or 'UNDEF'}, and the header's default says "
            f"{wanted}; make them equal"
        )


def _terms_of(path: str, text: str, clause: Clause) -> list[str]:
    """The terms that a clause holds, read by the engine with the text's own prefixes."""
    from pyoxigraph import QuerySolutions, Store

    from aikg.tokens import body

    name, start, end = clause
    prologue = text[: next(body(text)).start]
    try:
        answer = Store().query(f"{prologue}SELECT ?{name} {{ {text[start:end]} }}")
    except SyntaxError as error:
        from aikg.sparql import explain_syntax

        raise AikgError(explain_syntax(text, str(error), path, {})) from error
    assert isinstance(answer, QuerySolutions)
    return [str(row[0]) for row in answer if row[0] is not None]


def project(text: str, lang: str) -> str:
    """The text without the projected variables of the other language (`?place_zh` beside `?place_en`).

    Only an outermost SELECT of plain variables is changed.
    """
    from aikg.tokens import body

    variables = []
    stream = body(text)
    first = next(stream, None)
    if first is None or first.upper() != "SELECT":
        return text
    for token in stream:
        if token == "{" or token.upper() in ("WHERE", "FROM"):
            break
        if token.kind == "variable":
            variables.append(token)
        elif token.upper() not in ("DISTINCT", "REDUCED"):
            return text
    dropped = other_language([str(token) for token in variables], lang)
    for token in reversed(variables):
        if token in dropped:
            text = text[: token.start].rstrip(" ") + text[token.end :]
    return text


def other_language(columns: list[str], lang: str) -> set[str]:
    """The columns `..._zh` or `..._en` whose counterpart in *lang* is there too; none if *lang* is `both`."""
    if lang == "both":
        return set()
    other = "en" if lang == "zh" else "zh"
    stems = [column[:-3] for column in columns if column.endswith(f"_{other}")]
    return {f"{stem}_{other}" for stem in stems if f"{stem}_{lang}" in columns}
