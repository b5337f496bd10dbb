"""Shares the pages among processes. They are started as commands, so that a script or a notebook needs no guard."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from aikg.errors import AikgError
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

# The data of the questions and what all pages share, and then the pages.
PARTS = ("questions", "pages")


def prepare(opening: dict[str, Any]) -> None:
    """Has a process of its own prepare the store of a graph, which those that make pages open.

    :param opening: what `aikg.load` is to be given
    :raises AikgError: if the graph cannot be opened
    """
    process = _started("prepare", {"opening": opening, "parent": os.getpid()})
    try:
        _, reason = process.communicate()
    finally:
        process.kill()
        process.wait()
    if process.returncode:
        raise AikgError(_last(process, reason))


def in_processes(opening: dict[str, Any], folder: str, number: int, shared: dict[str, Any]) -> int:
    """Writes all pages into a folder; returns how many files.

    Each process does one part after the other, and begins anew for each: what a part took of the memory ends with it.

    :param opening: what `aikg.load` is to be given
    :param number: how many processes share the work
    :param shared: what the pages share: the `url` of the site, the release `since` which changes are told, and whether
        the query `engine` stands beside them
    :raises AikgError: if a process fails; the others are ended
    """
    running: list[subprocess.Popen[str]] = []
    task = {"opening": opening, "folder": folder, "of": number, "shared": shared, "parent": os.getpid()}
    failed = Event()

    def all_parts(each: int) -> int:
        count = 0
        for part in PARTS:
            if not failed.is_set():
                process = _started("shard", {**task, "number": each, "part": part})
                running.append(process)
                count += _finished(process)
        return count

    with ThreadPoolExecutor(number) as waiting:
        try:
            return sum(waiting.map(all_parts, range(number)))
        finally:
            failed.set()
            for process in running:
                process.kill()
                process.wait()


def _started(module: str, task: dict[str, Any]) -> subprocess.Popen[str]:
    # The process imports this aikg, wherever it was imported from.
    ours = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    path = os.pathsep.join([ours, *filter(None, [os.environ.get("PYTHONPATH")])])
    command = [sys.executable, "-m", f"aikg.site.{module}", json.dumps(task, default=os.fspath)]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=pipe,
        stderr=pipe,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": path},
    )


def _finished(process: subprocess.Popen[str]) -> int:
    out, errors = process.stdout, process.stderr
    assert out is not None and errors is not None
    count, reason = out.read(), errors.read()
    if process.wait():
        raise AikgError(f"a part of the pages could not be made: {_last(process, reason)}")
    return int(count)


def _last(process: subprocess.Popen[str], reason: str) -> str:
    """The last line of what a process said before it failed."""
    return reason.strip().splitlines()[-1] if reason.strip() else f"it ended with status {process.returncode}"
