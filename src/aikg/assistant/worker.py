"""Runs a tool in a separate process, so that an answer that takes too long can be ended."""

from __future__ import annotations

import json
from functools import partial
from typing import Any, NamedTuple

from aikg.errors import AikgError, UsageError
from aikg.serve.worker import Reply, attend
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from aikg.graph import Graph

# The greatest size of an answer, in bytes: an assistant reads all of it.
LARGEST = 400_000


class Call(NamedTuple):
    """The name of a tool, its arguments, and the greatest number of rows that may be asked for."""

    tool: str
    arguments: dict[str, Any]
    rows: int


def work(pipe: Connection, graph: Graph) -> None:
    """Answers the calls from the pipe until it is closed, or the server has ended."""

    def ready() -> Any:
        graph.find("", limit=1)
        return partial(answer, graph)

    attend(pipe, ready)


def answer(graph: Graph, call: Call) -> Reply:
    """Returns the reply to a call. An error becomes a sentence with a status."""
    from aikg.assistant.tools import TOOLS

    try:
        if call.arguments.get("limit", 0) > call.rows:
            raise UsageError(f"limit may be at most {call.rows}: narrow the question, or ask for the rows in parts")
        said = TOOLS[call.tool](graph, **call.arguments)
        body = json.dumps(said, ensure_ascii=False).encode()
    except UsageError as error:
        return _sentence(400, str(error))
    except (AikgError, OSError, RuntimeError, SyntaxError, ValueError) as error:
        return _sentence(500, f"the engine failed ({error}); ask again, or ask for less")
    if len(body) > LARGEST:
        return _sentence(
            400,
            f"the answer has {len(body):,} bytes, more than {LARGEST:,}: ask for fewer rows (limit) or columns, "
            "or in one language",
        )
    return Reply(200, "json", body)


def _sentence(status: int, sentence: str) -> Reply:
    return Reply(status, "text", sentence.encode())
