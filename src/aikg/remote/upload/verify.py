"""Whether a store holds what was loaded into it: the count of each graph, and a sample of its triples."""

from __future__ import annotations

from typing import Any

from aikg.errors import EndpointError
from aikg.remote.ask import ask, telling
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aikg.remote.upload.plan import Part

_AT_ONCE = 10


def verify(url: str, given: Sequence[Part], silence: int) -> None:
    """Compares a store with what was loaded.

    :param url: its query endpoint
    :raises AikgError: if they differ, naming the graph
    """
    for part in given:
        answer: Any = ask(url, f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{part.graph}> {{ ?s ?p ?o }} }}", silence=silence)
        with telling(url):
            there = int(next(iter(answer))["n"].value)
        if there != part.triples:
            raise EndpointError(
                f"{url}: {part.graph} holds {there} triples where {part.triples} were loaded; another writer may have "
                "changed it: load again"
            )
        for start in range(0, len(part.sample), _AT_ONCE):
            _look(url, part, part.sample[start : start + _AT_ONCE], silence)


def _look(url: str, part: Part, triples: list[str], silence: int) -> None:
    if _there(url, part, triples, silence):
        return
    missing = next((each for each in triples if not _there(url, part, [each], silence)), None)
    if missing is not None:
        raise EndpointError(
            f"{url}: {part.graph} has as many triples as were loaded, but not {missing} — the store changes what it is "
            "given, or another writer is at work"
        )


def _there(url: str, part: Part, triples: list[str], silence: int) -> bool:
    return bool(ask(url, f"ASK {{ GRAPH <{part.graph}> {{ {' '.join(triples)} }} }}", silence=silence))
