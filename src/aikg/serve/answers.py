"""The answers of stored questions with parameters, for the pages: chosen from what was read, kept, or asked."""

from __future__ import annotations

import asyncio
from typing import Any

from pyoxigraph import QueryResultsFormat, parse_query_results

from aikg.errors import AikgError
from aikg.questions.binding import bind
from aikg.questions.choosing import chosen, of_whole
from aikg.serve.requests import Refused, refused
from aikg.serve.worker import Reply, Task
from aikg.sparql.results import Result
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from aikg.pages import Book
    from aikg.questions.stored import StoredQuery
    from aikg.serve.engine import Engine, Limits
    from aikg.sparql.source import Source

    T = TypeVar("T")

# Answers with parameters that are kept, and how many rows one may have.
_KEPT, _LONG = 32, 2500


class Answers:
    """The answers of the stored questions of a book, asked in the processes of an engine within its limits."""

    def __init__(self, book: Book, engine: Engine, limits: Limits) -> None:
        self.book = book
        self.engine = engine
        self.limits = limits
        self._kept: dict[tuple[object, ...], Result] = {}

    async def rows(self, stored: StoredQuery, parameters: dict[str, list[str]]) -> Result:
        """Returns the rows of a question.

        :raises Refused: if it cannot be asked so
        """
        if not parameters:
            return await asyncio.to_thread(self.book.rows, stored.name)
        # The other language, the next page, a picture and a citation ask the same again.
        key = (stored.name, *((name, *values) for name, values in parameters.items()))
        if key not in self._kept:
            found = await self._chosen(stored, parameters)
            if found is None:
                found = self.book.shared(read(await self.asked(stored, parameters, "json")))  # type: ignore[arg-type]
            if len(found) > _LONG:
                return found
            self._kept[key] = found
            while len(self._kept) > _KEPT:
                del self._kept[next(iter(self._kept))]
        return self._kept[key]

    async def _chosen(self, stored: StoredQuery, parameters: dict[str, list[str]]) -> Result | None:
        """Returns the rows that parameters choose of what was read or is kept; None if the question is to be asked."""
        if not stored.kept and not self.book.has_read(stored.name):
            return None
        wanted = await asyncio.to_thread(_understood, chosen, stored, parameters, self.book.graph.source)
        if wanted is None:
            return None
        return of_whole(await asyncio.to_thread(self.book.rows, stored.name), wanted)

    async def asked(self, stored: StoredQuery, parameters: dict[str, list[str]], form: str) -> bytes:
        """Returns the answer of a question in a format, such as `json`.

        :raises Refused: if it cannot be asked so
        """
        text = await asyncio.to_thread(_understood, bind, stored, parameters, self.book.graph.source)
        reply: Reply = await self.engine.ask(Task(text, None, None, [form], self.limits.rows))
        if reply.status != 200:
            raise Refused(reply.status, reply.body.decode().strip(), reply.why[0], **reply.why[1])
        return reply.body


def read(body: bytes) -> Result | bool:
    """Returns the answer that SPARQL results in JSON hold: rows, or whether something is so."""
    found: Any = parse_query_results(body, format=QueryResultsFormat.JSON)
    if not hasattr(found, "variables"):
        return bool(found)
    return Result([each.value for each in found.variables], [tuple(row) for row in found])


def _understood(look_up: Callable[..., T], stored: StoredQuery, parameters: dict[str, list[str]], source: Source) -> T:
    """Returns what a function makes of the values of parameters.

    :raises Refused: if a value is not of the parameter's type, or there is no such parameter
    """
    try:
        return look_up(stored, parameters, source)
    except AikgError as error:
        raise refused(400, error) from error
