"""Checks that a store holds what was loaded into it: counts each graph, and looks up a sample of its triples."""

from __future__ import annotations

from typing import Any

from aikg.errors import EndpointError
from aikg.remote.ask import answer_errors, ask
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aikg.remote.upload.plan import Part

_AT_ONCE = 10


def verify(url: str, parts: Sequence[Part], silence: int) -> None:
    """Compares a store with what was loaded.

    :param url: the store's query endpoint
    :param silence: a request fails if no byte arrives for this many seconds
    :raises AikgError: if they differ; it names the graph
    """
    for part in parts:
        answer: Any = ask(url, f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{part.graph}> {{ ?s ?p ?o }} }}", silence=silence)
        with answer_errors(url):
            there = int(next(iter(answer))["n"].value)
        if there != part.triples:
            raise EndpointError(
                f"{url}: {part.graph} holds {there} triples where {part.triples} were loaded; another writer may have "
                "changed it: load again"
            )
        for start in range(0, len(part.sample), _AT_ONCE):
            _check_sample(url, part, part.sample[start : start + _AT_ONCE], silence)


def _check_sample(url: str, part: Part, triples: list[str], silence: int) -> None:
    if _contains(url, part, triples, silence):
        return
    missing = next((each for each in triples if not _contains(url, part, [each], silence)), None)
    if missing is not None:
        raise EndpointError(
            f"{url}: {part.graph} has as many triples as were loaded, but not {missing}; the store changes triples, or "
            "another program writes to it: look at its log, and load again"
        )


def _contains(url: str, part: Part, triples: list[str], silence: int) -> bool:
    return bool(ask(url, f"ASK {{ GRAPH <{part.graph}> {{ {' '.join(triples)} }} }}", silence=silence))
