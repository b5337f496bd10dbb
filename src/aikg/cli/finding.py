"""How a name is found and the matches are written; for a plain call without click, which would take a while."""

from __future__ import annotations

import os
import sys

from aikg.cli.answers import LANGUAGES, TABLES, W3C, answered
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from aikg.graph import Graph
    from aikg.sparql.source import Answer

# Option -> the values it may have; any, where there are none.
_OPTIONS = {"--kind": (), "--limit": (), "--format": (*TABLES, *W3C), "--lang": LANGUAGES}
LIMIT = 20


def found(text: str, kind: str = "thing", limit: int = LIMIT, **options: Any) -> int:
    """Finds a text and writes the matches; returns the exit status, 1 if there are none.

    :param options: as `aikg.cli.answers.answered` takes them
    """
    total, shown = -1, 0

    def ask(graph: Graph, lang: str) -> Answer:
        from aikg.find.finder import Match
        from aikg.sparql.engine import rows

        nonlocal total, shown
        matches = graph.find(text, kind, limit)
        total, shown = matches.total, len(matches)
        return rows(Match._fields, matches)

    status = answered(ask, **options)
    if total > shown:
        print(f"{shown} of {total}; --limit shows more", file=sys.stderr)  # noqa: T201
    return status or (0 if total else 1)  # With a time limit another process found them, and the status is its own.


def plain_find(arguments: list[str]) -> dict[str, Any] | None:
    """Returns what a call of `aikg find` with simple options gives `found`; None for any other call."""
    if os.environ.get("AIKG_ENDPOINT"):
        return None
    words, options, rest = list[str](), dict[str, str](), iter(arguments)
    for each in rest:
        if not each.startswith("-"):
            words.append(each)
            continue
        value = next(rest, None)
        if each not in _OPTIONS or value is None or (_OPTIONS[each] and value not in _OPTIONS[each]):
            return None
        options[each.removeprefix("--")] = value
    limit = options.pop("limit", str(LIMIT))
    if not words or not (limit.isascii() and limit.isdigit() and int(limit)):
        return None
    return {"text": " ".join(words), "limit": int(limit), "format": options.pop("format", None), **options}
