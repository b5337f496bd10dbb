"""The names in a query that the graph does not know: a misspelt one gives an empty answer without a word."""

from __future__ import annotations

from aikg.namespaces import BASE, CNAI, PREFIXES, compact
from aikg.sparql.tokens import body, tokens
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aikg.sparql.results import Result


def unknown_names(text: str, select: Callable[[str], Result]) -> list[str]:
    """Returns in sentences which of our names in a query stand in no triple of the graph.

    :param text: a query that the engine has run
    :param select: asks the graph
    """
    said = []
    for iri in dict.fromkeys(_ours(text)):
        known = select(
            f"SELECT ?s {{ {{ <{iri}> ?p ?o }} UNION {{ ?s <{iri}> ?o }} UNION {{ ?s ?p <{iri}> }} }} LIMIT 1"
        )
        if not len(known):
            said.append(f"the graph has no {compact(iri)}{_near(iri, select) if iri.startswith(CNAI) else ''}")
    return said


def _ours(text: str) -> Iterator[str]:
    """Yields the IRIs of our namespaces in the body of a query, written out or with a prefix."""
    prefixes = {name: iri for name, iri in PREFIXES.items() if iri.startswith(BASE)} | _declared(text)
    for token in body(text):
        if token.kind == "iri" and token.startswith(f"<{BASE}"):
            yield token[1:-1]
        elif token.kind == "word" and ":" in token:
            prefix, _, local = token.partition(":")
            iri = prefixes.get(prefix, "")
            if local and iri.startswith(BASE) and "\\" not in local and "%" not in local:
                yield iri + local.rstrip(".")


def _declared(text: str) -> dict[str, str]:
    """Returns the prefixes that a query declares."""
    stream = list(tokens(text))
    return {
        stream[place + 1].removesuffix(":"): stream[place + 2][1:-1]
        for place in range(len(stream) - 2)
        if stream[place].upper() == "PREFIX" and stream[place + 2].kind == "iri"
    }


def _near(iri: str, select: Callable[[str], Result]) -> str:
    from difflib import get_close_matches

    terms = select(f'SELECT DISTINCT ?t {{ ?t rdfs:isDefinedBy ?o FILTER STRSTARTS(STR(?t), "{CNAI}") }}')
    names = {str(row[0]).removeprefix(CNAI).lower(): compact(str(row[0])) for row in terms}
    near = get_close_matches(iri.removeprefix(CNAI).lower(), list(names), n=1, cutoff=0.6)
    return f"; did you mean {names[near[0]]}?" if near else ""
