"""Long answers on a terminal go through a pager, and are cut where there is none; into a pipe they are whole."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import environment

ROWS = f"SELECT ?n WHERE {{ VALUES ?n {{ {' '.join(map(str, range(300)))} }} }}"


def on_terminal(cache: Path, text: str, *options: str, **settings: str) -> str:
    """What a terminal of 24 lines shows of the answer to a query."""
    leader, follower = pty.openpty()
    env = environment(cache) | {"LINES": "24", "COLUMNS": "80", "TERM": "xterm"} | settings
    command = [sys.executable, "-m", "aikg", "sparql", text, *options]
    process = subprocess.Popen(command, env=env, stdin=follower, stdout=follower, stderr=follower)
    os.close(follower)
    seen = b""
    while True:
        try:
            part = os.read(leader, 10_000)
        except OSError:
            break
        if not part:
            break
        seen += part
    os.close(leader)
    assert process.wait(60) == 0
    return seen.decode().replace("\r\n", "\n")


def test_a_long_answer_goes_through_the_pager(own_cache: Path, tmp_path: Path) -> None:
    paged = tmp_path / "paged"
    program = tmp_path / "my pager"
    program.write_text(f'#!/bin/sh\ncat > "{paged}"\n')
    program.chmod(0o755)
    assert on_terminal(own_cache, ROWS, "--all", PAGER=f"'{program}'") == ""
    assert len(paged.read_text().splitlines()) == 302


def test_a_short_answer_needs_none(own_cache: Path) -> None:
    assert on_terminal(own_cache, "SELECT ?n { VALUES ?n { 1 2 } }", PAGER="false").split() == ["n", "─", "1", "2"]


@pytest.mark.parametrize("pager", ["cat", "", "no-such-pager-here"])
def test_everything_is_written_where_none_is_wanted_or_it_does_not_exist(own_cache: Path, pager: str) -> None:
    assert len(on_terminal(own_cache, ROWS, "--all", AIKG_PAGER=pager, PAGER="false").splitlines()) == 302


def test_without_a_pager_it_is_cut_and_says_so(own_cache: Path, tmp_path: Path) -> None:
    shown = on_terminal(own_cache, ROWS, "--all", PATH=str(tmp_path)).splitlines()
    assert len(shown) == 101 and shown[-1].startswith("202 more lines")


def test_a_pager_that_is_left_early_is_no_error(own_cache: Path) -> None:
    digits = f"{{ VALUES ?a {{ {' '.join(map(str, range(200)))} }} }} {{ VALUES ?b {{ {' '.join(map(str, range(200)))} }} }}"
    assert on_terminal(own_cache, f"SELECT ?a WHERE {{ {digits} }}", "--all", PAGER="head -n 1").split() == ["a"]
