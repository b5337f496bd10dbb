"""Finds the dataset of a SPARQL query, and finds, fills and removes its `VALUES ?name { ... }` clauses."""

from __future__ import annotations

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pyoxigraph import Literal, NamedNode

    Term = NamedNode | Literal
    # The variable's name, and the start and end of the clause in the text.
    Clause = tuple[str, int, int]


# The start of such a clause: the word (not a variable), blanks and comments, then NAMED, an IRI or a prefix.
_FROM = r"(?<![?$])\bfrom\b(?:\s|#[^\r\n]*[\r\n])*(?:named\b|<|[\w.-]*:)"


def names_dataset(text: str) -> bool:
    """Returns whether a query names its own dataset, with FROM or FROM NAMED (SPARQL 1.1 Query, 13.2)."""
    return bool(dataset(text))


def dataset(text: str) -> str:
    """Returns the FROM and FROM NAMED clauses of a query; empty if it has none."""
    if "from" not in text.lower():
        return ""
    import re

    # Comments say 'from' too, and to read a whole text for them takes longer than to answer most questions.
    if re.search(_FROM, text, re.IGNORECASE) is None:
        return ""
    from aikg.sparql.tokens import tokens

    stream = list(tokens(text))
    found = []
    for index, token in enumerate(stream):
        if token.kind == "word" and token.upper() == "FROM":
            named = index + 1 < len(stream) and stream[index + 1].upper() == "NAMED"
            found.append(" ".join(stream[index : index + 2 + named]))
    return " ".join(found)


def place(text: str, terms: Mapping[str, Iterable[Term]]) -> str:
    """Returns the query with these terms in the VALUES clauses of these variables.

    :param terms: the terms of each variable, by the variable's name
    """
    for name, start, end in reversed(clauses(text)):
        if name in terms:
            text = f"{text[:start]}VALUES ?{name} {{ {' '.join(map(str, terms[name]))} }}{text[end:]}"
    return text


def without_unbound(text: str) -> str:
    """Returns the query without its `VALUES ?name { UNDEF }` clauses.

    Such a clause restricts nothing, but some stores misread it.
    """
    from aikg.sparql.tokens import tokens

    for _, start, end in reversed(clauses(text)):
        if [token.upper() for token in tokens(text[start:end])][2:] == ["{", "UNDEF", "}"]:
            text = text[:start] + text[end:]
    return text


def clauses(text: str) -> list[Clause]:
    """Returns each `VALUES ?name { ... }` clause of a query, in order."""
    from aikg.sparql.tokens import tokens

    result = []
    stream = list(tokens(text))
    for index, token in enumerate(stream[:-2]):
        variable, brace = stream[index + 1 : index + 3]
        if token.upper() == "VALUES" and variable.kind == "variable" and brace == "{":
            closing = next((later for later in stream[index + 3 :] if later == "}"), None)
            if closing is not None:
                result.append((variable[1:], token.start, closing.end))
    return result
