"""Stored questions are written so that every engine reads them alike."""

from __future__ import annotations

import pytest
from pyoxigraph import Store

import aikg
from aikg.questions.stored import list_queries
from aikg.sparql.clauses import clauses
from aikg.sparql.tokens import Token, tokens

QUERIES = [query for purpose in ("questions", "federated", "quality") for query in list_queries(aikg.load().dataset, purpose)]


def misread(text: str) -> list[tuple[str, str]]:
    """The filters that Jena and QLever decide before a variable has its value, each with the variable.

    These engines take `VALUES ?x { UNDEF }` as what binds ?x, and put a filter of the same group right behind it. The
    filter then compares nothing with something, and there are no rows. A filter that asks BOUND(?x) or COALESCE(?x, …) is safe.
    """
    undefined = {(name, start) for name, start, end in clauses(text) if "UNDEF" in text[start:end].upper()}
    found = []
    groups: list[tuple[set[str], list[list[Token]]]] = []
    stream = list(tokens(text))
    for index, token in enumerate(stream):
        if token == "{":
            groups.append((set(), []))
        elif token == "}":
            names, filters = groups.pop()
            for each in filters:
                asked = {word[1:] for before, word in zip(each, each[2:], strict=False) if before.upper() in ("BOUND", "COALESCE")}
                used = {word[1:] for word in each if word.kind == "variable"}
                found += [(name, " ".join(each)) for name in sorted(names & used - asked)]
        elif token.upper() == "VALUES" and any(token.start == start for _, start in undefined):
            groups[-1][0].add(stream[index + 1][1:])
        elif token.kind == "word" and token.upper() == "FILTER":
            groups[-1][1].append(_expression(stream[index + 1 :]))
    return found


def _expression(stream: list[Token]) -> list[Token]:
    """The tokens of a filter up to its closing bracket; none of EXISTS, which has a group of its own."""
    depth, found = 0, []
    for token in stream:
        if token in ("{", "}"):
            break
        found.append(token)
        depth += (token == "(") - (token == ")")
        if depth == 0 and token == ")":
            break
    return found


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_every_prefix_is_declared(query) -> None:
    """A query runs in any tool as it stands; ours would declare the usual prefixes."""
    Store().query(query.text)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_no_filter_rests_on_a_variable_that_may_have_no_value_yet(query) -> None:
    assert misread(query.text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("SELECT * { VALUES ?i { UNDEF } ?s <urn:p> ?i FILTER (?i != 17) }", ["i"]),
        ("SELECT * { VALUES ?i { UNDEF } ?s <urn:p> ?i FILTER (!BOUND(?i) || ?i != 17) }", []),
        ("SELECT * { VALUES ?i { 1 } ?s <urn:p> ?i FILTER (?i != 17) }", []),
        ("SELECT * { { VALUES ?i { UNDEF } ?s <urn:p> ?i } FILTER (?i != 17) }", []),
    ],
)
def test_such_a_filter_is_found(text: str, names: list[str]) -> None:
    assert [name for name, _ in misread(text)] == names
