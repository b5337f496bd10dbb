"""Splits a SPARQL query into tokens, so that a clause is found but the same word in a comment or string is not."""

from __future__ import annotations

import re

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    r"""
      (?P<space>\s+)
    | (?P<comment>\#[^\n\r]*)
    | (?P<string>\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
                | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<variable>[?$]\w+)
    | (?P<word>(?:[\w:%.-]|\\.)+)
    | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(str):
    """The text of a token, with its kind (string, iri, variable, word, mark) and its start and end in the query."""

    __slots__ = ("end", "kind", "start")
    kind: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """Yields the tokens of a query in order, without white space and comments."""
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "mark"
        if kind not in ("space", "comment"):
            token = Token(match.group())
            token.kind, token.start, token.end = kind, match.start(), match.end()
            yield token


def body(text: str) -> Iterator[Token]:
    """Yields the tokens after the BASE and PREFIX declarations."""
    stream = tokens(text)
    for token in stream:
        if token.kind == "word" and token.upper() in ("PREFIX", "BASE"):
            for part in stream:
                if part.kind == "iri":
                    break
            continue
        yield token
        yield from stream


def declarations(text: str) -> str:
    """Returns the BASE and PREFIX declarations of a query; all of a text that does not go on after them."""
    first = next(body(text), None)
    return text if first is None else text[: first.start]


def line_of(text: str, position: int) -> int:
    """Returns the line (from 1) of a position in a text."""
    return text.count("\n", 0, position) + 1
