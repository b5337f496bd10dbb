"""The `VALUES ?name { ... }` clauses of a SPARQL text: found, filled, taken out."""

from __future__ import annotations

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pyoxigraph import Literal, NamedNode

    Term = NamedNode | Literal
    Clause = tuple[str, int, int]


def place(text: str, terms: Mapping[str, Iterable[Term]]) -> str:
    """The text with each named variable's VALUES clause holding the given terms as the engine writes them."""
    for name, start, end in reversed(clauses(text)):
        if name in terms:
            text = f"{text[:start]}VALUES ?{name} {{ {' '.join(map(str, terms[name]))} }}{text[end:]}"
    return text


def without_unbound(text: str) -> str:
    """The text without its `VALUES ?name { UNDEF }`, which say nothing, and which not every store reads so."""
    from aikg.sparql.tokens import tokens

    for _, start, end in reversed(clauses(text)):
        if [token.upper() for token in tokens(text[start:end])][2:] == ["{", "UNDEF", "}"]:
            text = text[:start] + text[end:]
    return text


def clauses(text: str) -> list[Clause]:
    """Each `VALUES ?name { ... }` of a text: the name, where it starts and where it ends."""
    from aikg.sparql.tokens import tokens

    found = []
    stream = list(tokens(text))
    for index, token in enumerate(stream[:-2]):
        variable, brace = stream[index + 1 : index + 3]
        if token.upper() == "VALUES" and variable.kind == "variable" and brace == "{":
            closing = next((later for later in stream[index + 3 :] if later == "}"), None)
            if closing is not None:
                found.append((variable[1:], token.start, closing.end))
    return found
