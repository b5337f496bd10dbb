"""Refuses queries that are nested so deeply that the engine's parser would run out of stack and end the process."""

from __future__ import annotations

from aikg.errors import UsageError

# The engine takes some 500 brackets in each other and some 2,000 clauses and operators in a row on a stack of 8 MB.
DEEPEST = 250
MOST = 1000
_OPEN, _CLOSE = "({[", ")}]"
_OPERATORS = "!|&+-*/<"
_CLAUSES = ("OPTIONAL", "MINUS", "FILTER", "BIND", "UNION", "EXISTS")


def refuse_nesting(text: str, where: str) -> None:
    """Refuses a query that is nested too deeply, or is a chain of too many clauses or operators.

    :param where: how the error names the query
    :raises UsageError: if it is
    """
    if len(text) < DEEPEST or not _may_be_deep(text):
        return
    from aikg.sparql.tokens import tokens

    depth = deepest = steps = 0
    previous = ""
    for token in tokens(text):
        opening = token in _OPEN or (token == "<" and previous == "<")
        depth += opening - (token in _CLOSE)
        deepest = max(deepest, depth)
        if token.kind == "mark":
            steps += token in _OPERATORS
        elif token.kind == "word":
            # In 1-1-1 each sign is an operator, in a name such as id:a-b it is a letter.
            steps += token.upper() in _CLAUSES or (token.count("-") if ":" not in token else 0)
        previous = token
    if deepest > DEEPEST:
        raise UsageError(
            f"{where}: its brackets are {deepest} deep, and the engine takes {DEEPEST}; write it flatter",
            "too-deep",
            number=deepest,
            most=DEEPEST,
        )
    if steps > MOST:
        raise UsageError(
            f"{where}: it has {steps} clauses and operators, and the engine takes {MOST}; write lists of values with "
            "VALUES or IN",
            "too-many-clauses",
            number=steps,
            most=MOST,
        )


def _may_be_deep(text: str) -> bool:
    """Returns whether a text may be too deep, without reading its tokens; most are not."""
    if sum(map(text.count, (*_OPEN, "<<"))) > DEEPEST or sum(map(text.count, _OPERATORS)) > MOST:
        return True
    upper = text.upper()
    return sum(map(upper.count, _CLAUSES)) > MOST // 2
