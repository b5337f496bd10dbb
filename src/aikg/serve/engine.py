"""Runs queries in a fixed number of processes, and limits how many queries wait for one."""

from __future__ import annotations

import asyncio
import multiprocessing
from concurrent.futures import ThreadPoolExecutor
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
        # A query that waits for a process to open the store is as good as answered by it.
        self._starting = 0
        # Threads that wait for a process: their own, since those that make pages wait for an answer of these.
        self._threads = ThreadPoolExecutor(2 * limits.workers, "engine")
        self._loop: asyncio.AbstractEventLoop | None = None

    async def start(self) -> None:
        """Starts the processes. A query waits until one of them has opened the store."""
        self._loop = asyncio.get_running_loop()
        for _ in range(self.limits.workers):
            self._start_one()

    async def stop(self) -> None:
        """Ends the processes."""
        self._loop = None
        for worker in list(self._all):
            self._end(worker)
        self._threads.shutdown(wait=False)

    @property
    def alive(self) -> int:
        """The number of running processes."""
        return sum(worker.process.is_alive() for worker in self._all)

    async def ask(self, task: Any) -> Reply:
        """Returns the reply to a task. It is a 503 if too many queries wait, or if this one takes too long."""
        if self._idle.empty() and self._waiting >= self.limits.waiting + self._starting:
            said = f"{self._waiting} queries are waiting already: ask again in a moment"
            return _busy(said, "waiting", number=self._waiting)
        self._waiting += 1
        try:
            worker = await self._idle.get()
        finally:
            self._waiting -= 1
        try:
            exchanged = asyncio.get_running_loop().run_in_executor(self._threads, _exchange, worker.pipe, task)
            reply: Reply = await asyncio.wait_for(exchanged, self.limits.seconds)
        except (TimeoutError, EOFError, OSError, asyncio.CancelledError) as error:
            self._replace(worker)
            if isinstance(error, asyncio.CancelledError):
                raise
            if isinstance(error, TimeoutError):
                said = f"no answer within {self.limits.seconds:g} seconds: narrow the query"
                return _busy(said, "too-slow", number=f"{self.limits.seconds:g}")
            return _busy("the engine ended while it answered: narrow the query, or ask again", "ended")
        self._idle.put_nowait(worker)
        return reply

    def ask_from_thread(self, task: Any) -> Reply | None:
        """Returns the reply to a task, for a thread that makes a page; None if the engine does not run."""
        loop = self._loop
        return asyncio.run_coroutine_threadsafe(self.ask(task), loop).result() if loop else None

    def _start_one(self) -> None:
        self._starting += 1
        task = asyncio.get_running_loop().create_task(self._add())
        task.add_done_callback(self._started)

    def _started(self, done: asyncio.Task[None]) -> None:
        self._starting -= 1
        if not done.cancelled():
            done.exception()  # That of a process which was ended while it started says nothing.

    async def _add(self) -> None:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=self._work, args=(theirs, self._source), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._all.add(worker)
        await asyncio.get_running_loop().run_in_executor(self._threads, ours.recv)
        self._idle.put_nowait(worker)

    def _replace(self, worker: _Worker) -> None:
        self._end(worker)
        self._start_one()

    def _end(self, worker: _Worker) -> None:
        self._all.discard(worker)
        worker.process.kill()  # The engine does not react to other signals while it runs a query.
        worker.process.join()


def _exchange(pipe: Connection, task: Any) -> Reply:
    pipe.send(task)
    reply: Reply = pipe.recv()
    return reply


def _busy(sentence: str, kind: str, **parts: object) -> Reply:
    return Reply(503, "text", f"{sentence}\n".encode(), (kind, parts))
