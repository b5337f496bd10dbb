"""Sends SERVICE clauses to their endpoints, and puts the answers in their place (SPARQL 1.1 Federated Query).

The engine would send a clause unchanged and join the answer afterwards. An endpoint with billions of triples cannot
answer that. Here a request also holds the values that the pattern before the clause gives to its variables, as the
standard proposes (2.4), a batch at a time. Retries and error messages are those for any endpoint.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from pyoxigraph import BlankNode, NamedNode, Store

from aikg.errors import AikgError, UsageError
from aikg.namespaces import BASE
from aikg.sparql.clauses import dataset
from aikg.sparql.engine import run
from aikg.sparql.source import embedded
from aikg.sparql.tokens import declarations, line_of, tokens
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aikg.rdf.terms import Term
    from aikg.sparql.source import Answer
    from aikg.sparql.tokens import Token

    Rows = list[tuple[Term | None, ...]]
    Local = Callable[[str], Answer]

# The number of rows of values in one request.
_BATCH = 200
# The IRIs for another system's blank nodes begin with this (RDF 1.1 Concepts, 3.5).
_GENID = BASE + ".well-known/genid/"


class ServiceClause(NamedTuple):
    """A SERVICE clause in the text of a query.

    `start` and `end` are the positions of the clause, `inner` those of the pattern in its braces, and `group` is where
    the group around it begins. `silent` says that its failure is ignored (SERVICE SILENT). `bound` says whether a
    request may hold values from the patterns before the clause.
    """

    start: int
    end: int
    inner: tuple[int, int]
    endpoint: str
    silent: bool
    group: int
    bound: bool


def resolved(text: str, where: str, local: Local, prefixes: dict[str, str]) -> str:
    """Returns the query with the answers of the endpoints as VALUES clauses in place of its SERVICE clauses.

    :param where: how an error names the query
    :param local: runs a query over our own graph
    :param prefixes: prefixes that the query may use without declaring them
    :raises UsageError: if a clause names its endpoint by a variable
    :raises AikgError: if an endpoint fails
    """
    # A syntax error is reported before any request is sent.
    _check_syntax(text, where, prefixes)
    while clause := next(_clauses(text, where), None):
        answer = _solutions(text, clause, local, prefixes)
        text = text[: clause.start] + answer + text[clause.end :]
    return text


def redirected(text: str, old: str, new: str) -> str:
    """Returns the query with the URL *new* in place of the endpoint *old* in its SERVICE clauses."""
    for clause in reversed(list(_clauses(text, "the query"))):
        if clause.endpoint == old:
            head = text[clause.start : clause.inner[0]].replace(f"<{old}>", f"<{new}>")
            text = text[: clause.start] + head + text[clause.inner[0] :]
    return text


def endpoints(text: str, where: str) -> list[str]:
    """Returns the endpoints of a query's SERVICE clauses, in order and without repetition.

    :raises UsageError: if a clause names its endpoint by a variable
    """
    return list(dict.fromkeys(clause.endpoint for clause in _clauses(text, where)))


def _check_syntax(text: str, where: str, prefixes: dict[str, str]) -> None:
    """:raises UsageError: if the query without its SERVICE clauses is not SPARQL"""
    for clause in reversed(list(_clauses(text, where))):
        text = text[: clause.start] + "{ }" + text[clause.end :]
    run(embedded(Store()), text, where, prefixes)


def _clauses(text: str, where: str) -> Iterator[ServiceClause]:
    """Yields the outermost SERVICE clauses, in order."""
    stream = list(tokens(text))
    opened: list[tuple[Token, bool]] = []
    skip = 0
    for index, token in enumerate(stream):
        if token.start < skip:
            continue
        if token == "{":
            before = [each.upper() for each in stream[max(0, index - 2) : index]]
            opened.append((token, "GRAPH" in before))
        elif token == "}" and opened:
            opened.pop()
        elif token.kind == "word" and token.upper() == "SERVICE" and opened:
            clause = _clause(text, where, stream[index:], opened)
            skip = clause.end
            yield clause


def _clause(text: str, where: str, stream: list[Token], opened: list[tuple[Token, bool]]) -> ServiceClause:
    silent = len(stream) > 1 and stream[1].upper() == "SILENT"
    name, brace = (*stream[1 + silent : 3 + silent], None, None)[:2]
    if name is None or name.kind != "iri" or brace != "{":
        raise UsageError(
            f"{where}, line {line_of(text, stream[0].start)}: write SERVICE <URL> {{ … }}, with the endpoint's full URL"
        )
    depth = 0
    for token in stream[2 + silent :]:
        depth += (token == "{") - (token == "}")
        if depth == 0:
            break
    else:
        raise UsageError(f"{where}, line {line_of(text, stream[0].start)}: this SERVICE clause is not closed")
    group = opened[-1][0].end
    # A FILTER of the group may use variables of the clause, and patterns inside GRAPH match only that graph.
    bound = not any(graph for _, graph in opened) and not _has_filter(text[group : stream[0].start])
    return ServiceClause(stream[0].start, token.end, (brace.end, token.start), name[1:-1], silent, group, bound)


def _has_filter(text: str) -> bool:
    depth = 0
    for token in tokens(text):
        depth += (token == "{") - (token == "}")
        if depth == 0 and token.kind == "word" and token.upper() == "FILTER":
            return True
    return False


def _solutions(text: str, clause: ServiceClause, local: Local, prefixes: dict[str, str]) -> str:
    """Returns the solutions of a clause as a VALUES clause."""
    inner = text[slice(*clause.inner)]
    prologue = _prologue(text, prefixes)
    names, bindings = _bindings(text, clause, inner, local, prologue)
    if names and not bindings:
        return "VALUES () { }"
    batches = [bindings[at : at + _BATCH] for at in range(0, len(bindings), _BATCH)] if names else [[]]
    columns: list[str] = []
    solutions: Rows = []
    try:
        for batch in batches:
            values = _values(names, batch) if names else ""
            columns, rows = _ask(clause.endpoint, f"{prologue}SELECT * WHERE {{ {values} {inner} }}")
            solutions += rows
    except AikgError:
        if not clause.silent:
            raise
        return "VALUES () { () }"
    return _values(columns, solutions)


def _bindings(text: str, clause: ServiceClause, inner: str, local: Local, prologue: str) -> tuple[list[str], Rows]:
    """Returns the variables that the patterns before a clause share with it, and their values in our graph.

    Both are empty if a request must not hold them.
    """
    before = text[clause.group : clause.start]
    hidden = any(token.kind == "word" and token.upper() == "SELECT" for token in tokens(inner))
    shared = sorted(_variables(inner) & _variables(before))
    if hidden or not shared or not clause.bound:
        return [], []
    names = " ".join(f"?{name}" for name in shared)
    answer: Any = local(f"{prologue}SELECT DISTINCT {names} {dataset(text)} WHERE {{ {before} }}")
    rows: Rows = [tuple(row) for row in answer]
    # An unbound variable may match anything, and another system does not know our blank nodes.
    if any(term is None or isinstance(term, BlankNode) for row in rows for term in row):
        return [], []
    return shared, rows


def _ask(url: str, text: str) -> tuple[list[str], Rows]:
    from aikg.remote.ask import answer_errors, ask
    from aikg.remote.credentials import checked_url

    answer: Any = ask(checked_url(url), text, authenticate=False)
    with answer_errors(url):
        return [variable.value for variable in answer.variables], [tuple(row) for row in answer]


def _values(names: list[str], rows: Rows) -> str:
    lines = " ".join(f"({' '.join(map(_sparql_term, row))})" for row in rows)
    return f"VALUES ({' '.join(f'?{name}' for name in names)}) {{ {lines} }}"


def _sparql_term(term: Term | None) -> str:
    if term is None:
        return "UNDEF"
    if isinstance(term, BlankNode):
        return f"<{_GENID}{term.value}>"
    return str(term)


def _prologue(text: str, prefixes: dict[str, str]) -> str:
    """Returns the declarations of a query, and those of the prefixes that it uses without declaring them."""
    own = declarations(text)
    words = {token.partition(":")[0] for token in tokens(text) if token.kind == "word" and ":" in token}
    declared = {token.rstrip(":") for token in tokens(own) if token.kind == "word"}
    usual = (f"PREFIX {name}: {NamedNode(iri)}\n" for name, iri in prefixes.items() if name in words - declared)
    return "".join(usual) + own + "\n"


def _variables(text: str) -> set[str]:
    return {token[1:] for token in tokens(text) if token.kind == "variable"}
