"""No process outlives the one that started it, however that one ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_process import AIKG, ENDLESS
from tests.conftest import environment
from tests.serve.conftest import serving

pytestmark = pytest.mark.skipif(not os.path.exists("/proc/self/task"), reason="reads processes from Linux's /proc")


def descendants(process: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += [int(child), *descendants(int(child))]
    return found


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def gone(processes: list[int], seconds: float) -> bool:
    """Whether all of them have ended, or do so in time."""
    deadline = time.monotonic() + seconds
    while any(map(alive, processes)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not any(map(alive, processes))


_IN_A_SESSION = "import os, sys; os.setsid(); os.execv(sys.executable, sys.argv[1:])"


@pytest.fixture
def slow_java(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A PATH with a `java` that takes for ever: what a reasoner at work is to the process that waits for it."""
    (tmp_path / "java").write_text("#!/bin/sh\nexec sleep 600\n")
    (tmp_path / "java").chmod(0o755)
    yield {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}


@pytest.mark.parametrize("name", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_a_server_killed_during_a_query_leaves_no_worker(own_cache: Path, name: signal.Signals) -> None:
    with serving(own_cache, "--timeout", "600") as server:
        asking = threading.Thread(target=lambda: _ignore(lambda: server.query(ENDLESS)), daemon=True)
        asking.start()
        time.sleep(0.7)
        family = descendants(server.process.pid)
        assert len(family) >= 2 and all(map(alive, family))
        server.process.send_signal(name)
        if name != signal.SIGKILL:  # uvicorn first waits for running answers.
            time.sleep(0.5)
            server.process.kill()
        server.process.wait(15)
        assert gone(family, 2)
        # Nobody holds the pipe of the server any more.
        assert server.process.stderr is not None
        server.process.stderr.read()


@pytest.mark.parametrize("name", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_a_command_with_a_deadline_killed_leaves_no_child(own_cache: Path, name: signal.Signals) -> None:
    command = [*AIKG, "sparql", ENDLESS, "--timeout", "600"]
    process = subprocess.Popen(command, env=environment(own_cache), stdout=subprocess.PIPE)
    _killed(process, name)


def test_a_validation_killed_while_it_reasons_leaves_no_reasoner(own_cache: Path, slow_java: dict[str, str]) -> None:
    env = environment(own_cache) | slow_java
    process = subprocess.Popen([*AIKG, "validate", "--owl"], env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    _killed(process, signal.SIGKILL)


def test_a_closed_terminal_ends_them_all(own_cache: Path) -> None:
    leader, follower = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", _IN_A_SESSION, *AIKG, "sparql", ENDLESS, "--timeout", "600"],
        env=environment(own_cache),
        stdin=follower,
        stdout=follower,
        stderr=follower,
    )
    os.close(follower)
    family = _family(process)
    os.close(leader)
    process.send_signal(signal.SIGHUP)  # As the shell does to its jobs.
    process.wait(15)
    assert gone(family, 2)


def _killed(process: subprocess.Popen[bytes], name: signal.Signals) -> None:
    family = _family(process)
    process.send_signal(name)
    process.wait(15)
    assert gone(family, 2)
    assert process.stdout is not None and process.stdout.read() == b""
    process.stdout.close()


def _family(process: subprocess.Popen[bytes]) -> list[int]:
    """The processes that a command has started, once they work."""
    deadline = time.monotonic() + 40
    while not (found := descendants(process.pid)) and time.monotonic() < deadline:
        assert process.poll() is None
        time.sleep(0.05)
    time.sleep(0.7)
    return found + descendants(process.pid)


def _ignore(ask: object) -> None:
    try:
        ask()  # type: ignore[operator]
    except OSError:
        pass
