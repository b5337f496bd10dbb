"""SERVICE clauses asked of their endpoints, and their answers put in their place (SPARQL 1.1 Federated Query).

The engine sends a clause as it stands and joins afterwards; an endpoint with billions of triples will not answer that.
Here the values that the pattern before a clause gives to its variables go with it, as the standard proposes (2.4), so
many at a time; requests are repeated and failures worded as those to any endpoint.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from pyoxigraph import BlankNode, NamedNode, Store

from aikg.errors import AikgError, UsageError
from aikg.namespaces import BASE
from aikg.sparql.engine import run
from aikg.sparql.source import embedded
from aikg.sparql.tokens import body, line_of, tokens
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aikg.rdf.terms import Term
    from aikg.sparql.source import Answer
    from aikg.sparql.tokens import Token

    Rows = list[tuple[Term | None, ...]]
    Local = Callable[[str], Answer]

# So many rows of values go with one request.
_BATCH = 200
# RDF 1.1 Concepts, 3.5: what to call another system's blank nodes.
_GENID = BASE + ".well-known/genid/"


class Clause(NamedTuple):
    """A SERVICE clause: where it and the pattern in its braces stand in the text, its endpoint, whether its failure is
    to be passed over, and where the group that it is in begins; `bound` is whether values of what stands before it
    there may go with it."""

    start: int
    end: int
    inner: tuple[int, int]
    endpoint: str
    silent: bool
    group: int
    bound: bool


def resolved(text: str, where: str, local: Local, prefixes: dict[str, str]) -> str:
    """The query with the answers of the endpoints as VALUES in place of its SERVICE clauses.

    :param where: what to call the text in an error
    :param local: asks our own graph
    :param prefixes: prefixes that the text may use without declaring them
    :raises UsageError: if a clause names its endpoint by a variable
    :raises AikgError: if an endpoint fails
    """
    # What is no SPARQL is told before anybody is asked.
    _parsed(text, where, prefixes)
    while clause := next(_clauses(text, where), None):
        answer = _answered(text, clause, local, prefixes)
        text = text[: clause.start] + answer + text[clause.end :]
    return text


def redirected(text: str, old: str, new: str) -> str:
    """The query with the SERVICE clauses of one endpoint asking another."""
    for clause in reversed(list(_clauses(text, "the query"))):
        if clause.endpoint == old:
            head = text[clause.start : clause.inner[0]].replace(f"<{old}>", f"<{new}>")
            text = text[: clause.start] + head + text[clause.inner[0] :]
    return text


def endpoints(text: str, where: str) -> list[str]:
    """The endpoints that a query asks, in the order of its SERVICE clauses.

    :raises UsageError: if one is named by a variable
    """
    return list(dict.fromkeys(clause.endpoint for clause in _clauses(text, where)))


def _parsed(text: str, where: str, prefixes: dict[str, str]) -> None:
    """:raises UsageError: if the query without its SERVICE clauses is no SPARQL"""
    for clause in reversed(list(_clauses(text, where))):
        text = text[: clause.start] + "{ }" + text[clause.end :]
    run(embedded(Store()), text, where, prefixes)


def _clauses(text: str, where: str) -> Iterator[Clause]:
    """The outermost SERVICE clauses, in order."""
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


def _clause(text: str, where: str, stream: list[Token], opened: list[tuple[Token, bool]]) -> Clause:
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
    # A FILTER of the group sees what the clause binds, and inside GRAPH the values are those of that graph.
    bound = not any(graph for _, graph in opened) and not _filters(text[group : stream[0].start])
    return Clause(stream[0].start, token.end, (brace.end, token.start), name[1:-1], silent, group, bound)


def _filters(text: str) -> bool:
    depth = 0
    for token in tokens(text):
        depth += (token == "{") - (token == "}")
        if depth == 0 and token.kind == "word" and token.upper() == "FILTER":
            return True
    return False


def _answered(text: str, clause: Clause, local: Local, prefixes: dict[str, str]) -> str:
    """What stands for the clause: its solutions."""
    inner = text[slice(*clause.inner)]
    prologue = _prologue(text, prefixes)
    names, given = _given(text, clause, inner, local, prologue)
    if names and not given:
        return "VALUES () { }"
    batches = [given[at : at + _BATCH] for at in range(0, len(given), _BATCH)] if names else [[]]
    columns: list[str] = []
    found: Rows = []
    try:
        for batch in batches:
            values = _values(names, batch) if names else ""
            columns, rows = _asked(clause.endpoint, f"{prologue}SELECT * WHERE {{ {values} {inner} }}")
            found += rows
    except AikgError:
        if not clause.silent:
            raise
        return "VALUES () { () }"
    return _values(columns, found)


def _given(text: str, clause: Clause, inner: str, local: Local, prologue: str) -> tuple[list[str], Rows]:
    """The variables of which the group has values before the clause, and these; nothing if they cannot go with it."""
    before = text[clause.group : clause.start]
    hidden = any(token.kind == "word" and token.upper() == "SELECT" for token in tokens(inner))
    shared = sorted(_variables(inner) & _variables(before))
    if hidden or not shared or not clause.bound:
        return [], []
    names = " ".join(f"?{name}" for name in shared)
    answer: Any = local(f"{prologue}SELECT DISTINCT {names} WHERE {{ {before} }}")
    rows: Rows = [tuple(row) for row in answer]
    # What is unbound may be anything, and another system knows nothing of our blank nodes.
    if any(term is None or isinstance(term, BlankNode) for row in rows for term in row):
        return [], []
    return shared, rows


def _asked(url: str, text: str) -> tuple[list[str], Rows]:
    from aikg.remote.ask import ask, telling
    from aikg.remote.credentials import checked_url

    answer: Any = ask(checked_url(url), text, known=False)
    with telling(url):
        return [variable.value for variable in answer.variables], [tuple(row) for row in answer]


def _values(names: list[str], rows: Rows) -> str:
    lines = " ".join(f"({' '.join(map(_written, row))})" for row in rows)
    return f"VALUES ({' '.join(f'?{name}' for name in names)}) {{ {lines} }}"


def _written(term: Term | None) -> str:
    if term is None:
        return "UNDEF"
    if isinstance(term, BlankNode):
        return f"<{_GENID}{term.value}>"
    return str(term)


def _prologue(text: str, prefixes: dict[str, str]) -> str:
    """The declarations of the text, and of those prefixes that it may use without."""
    own = text[: next(body(text)).start]
    words = {token.partition(":")[0] for token in tokens(text) if token.kind == "word" and ":" in token}
    declared = {token.rstrip(":") for token in tokens(own) if token.kind == "word"}
    usual = (f"PREFIX {name}: {NamedNode(iri)}\n" for name, iri in prefixes.items() if name in words - declared)
    return "".join(usual) + own + "\n"


def _variables(text: str) -> set[str]:
    return {token[1:] for token in tokens(text) if token.kind == "variable"}
