"""A load that is interrupted ends at once and leaves nothing; a killed one leaves what the next removes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from aikg.atomic import replace_file, replace_folder
from aikg.store.folder import Folder, write_store
from tests.cli.test_process import AIKG
from tests.conftest import WORLD, environment
from tests.soak.test_soak import ROUNDS


@pytest.fixture(autouse=True)
def listening() -> Iterator[None]:
    """What a shell starts in the background ignores interrupts, and so would what is started here."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("big") / "big.nq"
    with path.open("w") as file:
        for number in range(400_000):
            file.write(f'<urn:s{number % 30_000}> <urn:p{number % 40}> "filler {number * number}" <urn:g> .\n')
    return path


@pytest.mark.parametrize("name", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("pause", [0.3, 0.8, 1.4, 2.2][: 2 if ROUNDS < 10 else 4])
def test_an_interrupted_load_ends_at_once_and_leaves_nothing(
    own_cache: Path, tmp_path: Path, big: Path, name: signal.Signals, pause: float
) -> None:
    process = subprocess.Popen(
        [*AIKG, "load", str(tmp_path / "store"), str(big)], env=environment(own_cache), stderr=subprocess.PIPE
    )
    deadline = time.monotonic() + 30
    while not list(tmp_path.glob(".store.*.part/store")) and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(pause)
    assert process.poll() is None
    process.send_signal(name)
    assert process.wait(timeout=3) == 128 + name
    assert process.stderr is not None and b"Traceback" not in process.stderr.read()
    process.stderr.close()
    assert os.listdir(tmp_path) == []


def test_an_old_store_stays_when_a_load_is_interrupted(own_cache: Path, tmp_path: Path, big: Path, tiny) -> None:
    write_store(tmp_path / "store", [], tiny.dataset)
    process = subprocess.Popen([*AIKG, "load", str(tmp_path / "store"), str(big)], env=environment(own_cache))
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=3) == 130
    assert os.listdir(tmp_path) == ["store"] and len(Folder(tmp_path / "store").store) == len(tiny.store)


def test_an_interrupt_in_python_is_raised_at_once(tmp_path: Path, big: Path, tiny) -> None:
    """In a process of its own, as the interrupt could meet the tests otherwise."""
    program = """
import os, signal, sys
from aikg.dataset.dataset import Dataset
from aikg.store.folder import write_store
sent = []
def after(done, total):
    if done > total // 2 and not sent:
        sent.append(True)
        signal.raise_signal(signal.SIGINT)
try:
    write_store(sys.argv[1], [sys.argv[2]], Dataset(sys.argv[3]), after)
except KeyboardInterrupt:
    os._exit(7)
"""
    command = [sys.executable, "-c", program, str(tmp_path / "store"), str(big), tiny.home]
    assert subprocess.run(command, timeout=60).returncode == 7
    assert os.listdir(tmp_path) == []


def test_what_a_killed_writer_left_goes_when_it_is_old(tmp_path: Path) -> None:
    (tmp_path / ".a.csv.killed.part").write_text("half")
    (tmp_path / ".a.csv.running.part").write_text("half")
    os.utime(tmp_path / ".a.csv.killed.part", (1, 1))
    replace_file(tmp_path / "a.csv", b"whole")
    assert sorted(os.listdir(tmp_path)) == [".a.csv.running.part", "a.csv"]


def test_what_a_killed_writer_of_a_folder_left_goes(tmp_path: Path) -> None:
    left = tmp_path / ".docs.killed.part"
    left.mkdir()
    (left / "lock").touch()
    (left / "half").touch()

    def fill(place: str) -> None:
        Path(place, "mark").touch()
        # Another one writes the same folder meanwhile, and takes nothing away.
        replace_folder(tmp_path / "docs", "mark", lambda other: Path(other, "mark").touch())
        assert os.path.exists(place)

    replace_folder(tmp_path / "docs", "mark", fill)
    assert os.listdir(tmp_path) == ["docs"] and os.listdir(tmp_path / "docs") == ["mark"]
    assert WORLD.exists()
