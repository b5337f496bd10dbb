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


def joined_with_all(text: str) -> list[str]:
    """The variables that a BIND may leave without a value, and that patterns are then looked up for.

    The embedded engine does not know such a variable bound, and joins it with all there is. A `COALESCE` that ends in a
    constant says that there always is a value.
    """
    found, stream = [], list(tokens(text))
    for index, token in enumerate(stream):
        if token.upper() != "BIND":
            continue
        inside = _expression(stream[index + 1 :])
        name = inside[-2]
        # A copy of one variable or constant is as sure as that; what COALESCE gives, as the last of its arguments.
        sure = len(inside) == 5 or (inside[1].upper() == "COALESCE" and inside[-5].kind != "variable")
        looked_up = any(
            (before.upper(), brace, subject) == ("OPTIONAL", "{", name)
            for before, brace, subject in zip(stream[index:], stream[index + 1 :], stream[index + 2 :], strict=False)
        )
        if looked_up and not sure:
            found.append(name[1:])
    return found


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_what_is_looked_up_by_a_bound_variable_surely_has_a_value(query) -> None:
    assert joined_with_all(query.text) == []


@pytest.mark.parametrize(
    ("bound", "names"),
    [
        ("IF(BOUND(?a), <urn:x>, ?none)", ["x"]),
        ("IRI(?a)", ["x"]),
        ("COALESCE(?a, ?b)", ["x"]),
        ("COALESCE(?a, <urn:x>)", []),
        ("?a", []),
    ],
)
def test_such_a_look_up_is_found(bound: str, names: list[str]) -> None:
    assert joined_with_all(f"SELECT * {{ ?s <urn:p> ?a BIND ({bound} AS ?x) OPTIONAL {{ ?x <urn:label> ?label }} }}") == names
    assert joined_with_all(f"SELECT * {{ ?s <urn:p> ?a BIND ({bound} AS ?x) }}") == []
