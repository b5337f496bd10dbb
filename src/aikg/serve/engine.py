"""Runs queries in a fixed number of processes, and limits how many queries wait for one."""

from __future__ import annotations

import asyncio
import multiprocessing
from typing import Any, NamedTuple

from aikg.serve.worker import Reply, work
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess


class Limits(NamedTuple):
    """The limits of the endpoint: seconds for a query, rows (or triples) of an answer, bytes of a request, queries at
    once, and queries that may wait."""

    seconds: float = 30.0
    rows: int = 100_000
    body: int = 1_000_000
    workers: int = 2
    waiting: int = 64


class _Worker(NamedTuple):
    process: BaseProcess
    pipe: Connection


class Engine:
    """A fixed number of processes with an open store. A process that exceeds its time is ended and replaced."""

    def __init__(self, source: Any, limits: Limits, work: Callable[[Connection, Any], None] = work) -> None:
        """:param source: what each process opens; it is pickled
        :param work: what each process does: it answers the tasks from a pipe
        """
        self.limits = limits
        self._source = source
        self._work = work
        self._context = multiprocessing.get_context("spawn")
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        self._all: set[_Worker] = set()
        self._waiting = 0

    async def start(self) -> None:
        """Starts the processes, and returns when each has opened the store."""
        await asyncio.gather(*(self._add() for _ in range(self.limits.workers)))

    async def stop(self) -> None:
        """Ends the processes."""
        for worker in list(self._all):
            self._end(worker)

    @property
    def alive(self) -> int:
        """The number of running processes."""
        return sum(worker.process.is_alive() for worker in self._all)

    async def ask(self, task: Any) -> Reply:
        """Returns the reply to a task. It is a 503 if too many queries wait, or if this one takes too long."""
        if self._idle.empty() and self._waiting >= self.limits.waiting:
            return _busy(f"{self._waiting} queries are waiting already: ask again in a moment")
        self._waiting += 1
        try:
            worker = await self._idle.get()
        finally:
            self._waiting -= 1
        try:
            reply: Reply = await asyncio.wait_for(asyncio.to_thread(_exchange, worker.pipe, task), self.limits.seconds)
        except (TimeoutError, EOFError, OSError, asyncio.CancelledError) as error:
            self._replace(worker)
            if isinstance(error, asyncio.CancelledError):
                raise
            if isinstance(error, TimeoutError):
                return _busy(f"no answer within {self.limits.seconds:g} seconds: narrow the query")
            return _busy("the engine ended while it answered: narrow the query, or ask again")
        self._idle.put_nowait(worker)
        return reply

    async def _add(self) -> None:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=self._work, args=(theirs, self._source), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._all.add(worker)
        await asyncio.to_thread(ours.recv)
        self._idle.put_nowait(worker)

    def _replace(self, worker: _Worker) -> None:
        self._end(worker)
        task = asyncio.get_running_loop().create_task(self._add())
        task.add_done_callback(lambda done: done.exception())

    def _end(self, worker: _Worker) -> None:
        self._all.discard(worker)
        worker.process.kill()  # The engine does not react to other signals while it runs a query.
        worker.process.join()


def _exchange(pipe: Connection, task: Any) -> Reply:
    pipe.send(task)
    reply: Reply = pipe.recv()
    return reply


def _busy(sentence: str) -> Reply:
    return Reply(503, "text", f"{sentence}\n".encode())
