"""The order in which rules may run: a rule that asks what does not hold runs after all it asks about is complete.

A rule reads a name *closed* where it stands in OPTIONAL, MINUS or NOT EXISTS, or anywhere in a rule with an aggregate:
a fact by that name that came later would take back what the rule has given. Names are put into strata (Apt, Blair and
Walker 1988): a rule writes names of the stratum of those that it reads, or of a higher one than those it reads closed.
"""

from __future__ import annotations

from collections import deque

from aikg.errors import DataError
from aikg.sparql.tokens import body
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from aikg.sparql.tokens import Token

_AGGREGATES = {"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"}


def closed_tokens(text: str) -> Iterator[Token]:
    """The tokens of a rule's WHERE that stand under OPTIONAL, MINUS or NOT EXISTS; all of them, if it aggregates."""
    stream = list(body(text))
    words = [token.upper() for token in stream]
    start = words.index("WHERE") if "WHERE" in words else 0
    whole = any(
        word in _AGGREGATES and after == "(" for word, after in zip(words[start:], words[start + 1 :], strict=False)
    )
    depth, opened, pending = 0, list[int](), False
    for index in range(start, len(stream)):
        word = words[index]
        if word in ("OPTIONAL", "MINUS") or (word == "EXISTS" and words[index - 1] == "NOT"):
            pending = True
        elif word == "{":
            depth += 1
            if pending:
                opened.append(depth)
                pending = False
        elif word == "}":
            if opened and opened[-1] == depth:
                opened.pop()
            depth -= 1
        elif opened or whole:
            yield stream[index]


def strata(rules: Sequence[tuple[str, Mapping[str, set[str]], set[str]]]) -> list[int]:
    """The stratum of each rule: those of 0 run first.

    :param rules: for each its name, what it reads -> what it can write, and what it reads closed
    :raises DataError: if a rule reads closed what follows from its own result, naming the rules of the circle
    """
    level = dict.fromkeys({name for _, leads, _ in rules for name in [*leads, *set().union(*leads.values())]}, 0)
    edges: dict[str, list[tuple[str, bool, str]]] = {}
    for rule, leads, closed in rules:
        for name, writes in leads.items():
            edges.setdefault(name, []).extend((to, name in closed, rule) for to in writes)
    _assert_no_circle(edges)
    waiting = deque(level)
    while waiting:
        name = waiting.popleft()
        for to, strict, _ in edges.get(name, ()):
            if level[name] + strict > level[to]:
                level[to] = level[name] + strict
                waiting.append(to)
    return [1 + max(level[name] for name in closed) if closed else 0 for _, _, closed in rules]


def _assert_no_circle(edges: Mapping[str, Iterable[tuple[str, bool, str]]]) -> None:
    for name, steps in edges.items():
        for to, strict, rule in steps:
            if strict and (way := _way(edges, to, name)) is not None:
                others = ", ".join(dict.fromkeys(each for each in way if each != rule))
                raise DataError(
                    f"queries/rules/{rule}.rq: the rule asks where {name} does not hold, or counts it, and this "
                    f"follows from its own result{f' by {others}' if others else ''}; take one step out of the circle"
                )


def _way(edges: Mapping[str, Iterable[tuple[str, bool, str]]], start: str, end: str) -> list[str] | None:
    """The rules that lead from one name to another, or nothing."""
    ways: dict[str, list[str]] = {start: []}
    waiting = deque([start])
    while waiting:
        name = waiting.popleft()
        if name == end:
            return ways[name]
        for to, _, rule in edges.get(name, ()):
            if to not in ways:
                ways[to] = [*ways[name], rule]
                waiting.append(to)
    return None
