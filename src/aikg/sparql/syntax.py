"""Explains in a sentence why a text is not a SPARQL query that this graph answers."""

from __future__ import annotations

from aikg.errors import UsageError, nearest
from aikg.namespaces import PREFIXES
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples

    from aikg.sparql.tokens import Token

    Answer = QuerySolutions | QueryBoolean | QueryTriples


# How the engine tells of a function that it does not have. It does so before it reads any data.
NO_FUNCTION = "The custom function <"
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")


# What to do about a SERVICE clause, for one who may allow it.
_ALLOW = (
    "and federation is off; allow it with --allow-federation (in Python: federation=True), or add that endpoint's data "
    "with --add"
)


def refuse_service(text: str, where: str, remedy: str = _ALLOW) -> None:
    """Refuses a query with a SERVICE clause, because it would fetch from the network.

    :param remedy: the end of the sentence, which says what to do
    :raises UsageError: if the query has a SERVICE clause
    """
    if "service" not in text.lower():
        return
    from aikg.sparql.tokens import line_of, tokens

    for token in tokens(text):
        if token.kind == "word" and "service" in _without_names(token.lower()):
            raise UsageError(
                f"{where}, line {line_of(text, token.start)}: SERVICE would ask another endpoint, {remedy}",
                "service",
                line=line_of(text, token.start),
            )


def _without_names(word: str) -> str:
    """Returns the part of a word that is not a prefixed name.

    The engine reads `1service` and `p:.service` as two tokens each.
    """
    while ":" in word:
        local = word.partition(":")[2]
        if not local.startswith("."):
            return ""
        word = local.lstrip(".")
    return word


def syntax_error(text: str, message: str, where: str, prefixes: dict[str, str]) -> UsageError:
    """Returns the error that says in one sentence why the engine cannot parse a query.

    :param message: the engine's error message
    :param where: how the sentence names the query
    :param prefixes: prefixes that the query may use without declaring them
    """
    from aikg.sparql.tokens import body, line_of

    first = next(body(text), None)
    if first is None:
        return UsageError(f"{where} is empty: write a SELECT, ASK, CONSTRUCT or DESCRIBE query", "empty-query")
    if first.upper() in _UPDATES:
        return UsageError(
            f"{where}: {first.upper()} is a SPARQL update, and the graph is read-only; "
            "ask with SELECT, ASK, CONSTRUCT or DESCRIBE",
            "update",
            one=first.upper(),
        )
    undeclared = _undeclared_prefix(text, prefixes)
    if undeclared is not None:
        prefix, start = undeclared
        line, column = line_of(text, start), _column(text, start)
        if prefix in PREFIXES:
            hint = f"; add PREFIX {prefix}: <{PREFIXES[prefix]}>"
        else:
            hint = nearest(prefix, [*PREFIXES]) or "; declare it with PREFIX"
        sentence = f"{where}, line {line}, column {column}: the prefix {prefix}: is not declared{hint}"
        return UsageError(sentence, "undeclared", line=line, column=column, one=prefix)
    relative = _relative_iri(text)
    if relative is not None:
        line, column = line_of(text, relative.start), _column(text, relative.start)
        return UsageError(
            f"{where}, line {line}, column {column}: the IRI {relative} is relative, and to what is not said; "
            "write it in full, or add BASE",
            "relative",
            line=line,
            column=column,
            one=str(relative),
        )
    line, column = _place(message)
    if not line:
        return UsageError(f"{where} cannot be parsed: {message}", "unparsed", text=message)
    before = " ".join(text.splitlines()[line - 1 : line])[: column - 1].strip()[-30:]
    return UsageError(
        f"{where}, line {line}, column {column}: this is not SPARQL{f' after “{before}”' if before else ''}; "
        "check the spelling, brackets and full stops just before it",
        "syntax",
        line=line,
        column=column,
    )


def function_error(message: str, where: str) -> UsageError:
    """Returns the error that says that the engine has no function of this name.

    :param message: the engine's error message, in which `NO_FUNCTION` stands
    """
    name = message.partition(NO_FUNCTION)[2].partition(">")[0]
    hint = "; the functions of XML Schema are xsd:integer, xsd:decimal and so on" if "XMLSchema" in name else ""
    sentence = f"{where}: there is no function <{name}>{hint or '; use those of SPARQL 1.1'}"
    return UsageError(sentence, "no-function", one=name)


def _undeclared_prefix(text: str, known: dict[str, str]) -> tuple[str, int] | None:
    from aikg.sparql.tokens import tokens

    declared = set(known)
    previous = ""
    for token in tokens(text):
        if token.kind == "word" and ":" in token and not token.startswith("_:"):
            prefix = token.partition(":")[0]
            if previous.upper() == "PREFIX":
                declared.add(prefix)
            elif prefix not in declared:
                return prefix, token.start
        previous = token
    return None


def _relative_iri(text: str) -> Token | None:
    """Returns the first IRI without a scheme; None if there is none, or a BASE to complete it."""
    from aikg.sparql.tokens import tokens

    for token in tokens(text):
        if token.kind == "word" and token.upper() == "BASE":
            return None
        if token.kind == "iri" and ":" not in token.partition("/")[0]:
            return token
    return None


def _place(message: str) -> tuple[int, int]:
    """Returns the line and column in the engine's `error at 2:11: expected ...`; zeros if it names none."""
    parts = message.removeprefix("error at ").split(":", 2)
    if len(parts) == 3 and parts[0].isdigit() and parts[1].isdigit():
        return int(parts[0]), int(parts[1])
    return 0, 0


def _column(text: str, position: int) -> int:
    return position - (text.rfind("\n", 0, position) + 1) + 1
