"""Running something in a process of its own: its CPU time, its peak memory, and an end when it takes too long."""

from __future__ import annotations

import json
import multiprocessing
import os
import platform
import resource
import subprocess
import time
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from aikg.dataset.home import find_home
from aikg.errors import AikgError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection

FOLDER = Path(find_home()) / "build" / "bench"
# A spawned process starts empty, so that its peak memory is its own.
_SPAWN = multiprocessing.get_context("spawn")


class TooLongError(Exception):
    """What was measured did not end in time, and was stopped."""


class Cost(NamedTuple):
    """What a process took: seconds of user and system time, seconds by the clock, MiB at its peak."""

    cpu: float
    wall: float
    peak: float


def in_child(function: Callable[..., Any], *arguments: object, seconds: float = 600) -> tuple[Any, Cost]:
    """What a module's function gives, called in a new process, and what that took without the start of Python.

    :raises TooLongError: if it is not done in so many seconds
    :raises AikgError: if it fails
    """
    answers = list(stream_child(_once, function, arguments, seconds=seconds))
    result, cost = answers[0]
    return result, Cost(*cost)


def stream_child(function: Callable[..., Iterator[Any]], *arguments: object, seconds: float) -> Iterator[Any]:
    """What a module's generator yields in a new process, one by one.

    :raises TooLongError: if the next one does not come in so many seconds
    :raises AikgError: if the process fails
    """
    ours, theirs = _SPAWN.Pipe(duplex=False)
    process = _SPAWN.Process(target=_child, args=(theirs, function, arguments))
    process.start()
    theirs.close()
    try:
        while True:
            if not ours.poll(seconds):
                raise TooLongError
            done, value = ours.recv()
            if done:
                return
            yield value
    except EOFError:
        raise AikgError(f"{function.__name__} failed in its own process; what it printed says why") from None
    finally:
        process.kill() if process.is_alive() else None
        process.join()


def _child(out: Connection, function: Callable[..., Iterator[Any]], arguments: Sequence[object]) -> None:
    for value in function(*arguments):
        out.send((False, value))
    out.send((True, None))


def _once(function: Callable[..., Any], arguments: Sequence[object]) -> Iterator[tuple[Any, Cost]]:
    clock, start = time.perf_counter(), time.process_time()
    result = function(*arguments)
    yield result, tuple(Cost(time.process_time() - start, time.perf_counter() - clock, peak()))  # type: ignore[misc]


def peak() -> float:
    """The most memory that this process has held, in MiB."""
    try:
        text = Path("/proc/self/status").read_text(encoding="utf-8")
        return next(int(line.split()[1]) / 1024 for line in text.splitlines() if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run_command(command: Sequence[str], seconds: float = 600, env: dict[str, str] | None = None) -> tuple[str, Cost]:
    """What a command prints, and what it took with all its children, the start included.

    :raises TooLongError: if it is not done in so many seconds
    :raises AikgError: if it fails
    """
    clock = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **(env or {})}, start_new_session=True
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        out, err = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 9)
        process.communicate()
        raise TooLongError from None
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise AikgError(f"{' '.join(command)} failed: {err.decode(errors='replace').strip()[-500:]}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return out.decode(), Cost(cpu, time.perf_counter() - clock, after.ru_maxrss / 1024)


def machine() -> dict[str, str]:
    """What the figures were taken on."""
    model = ""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next(line.partition(": ")[2] for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        model = platform.processor()
    packages = ("pyoxigraph", "oxigraph", "rdflib", "pyshacl", "owlrl")
    return {
        "processor": f"{os.cpu_count()} x {model}",
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        **{name: version(name) for name in packages},
    }


def save(name: str, results: object) -> None:
    """Keep the results of a run as JSON, for the report."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"machine": machine(), "results": results}, indent=1, ensure_ascii=False)
    (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")
