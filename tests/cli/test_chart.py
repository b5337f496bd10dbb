from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from aikg.sparql.render import display_width


def run(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "aikg", "query", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, **env}, timeout=120)


def test_into_a_pipe_the_chart_is_plain_text_of_the_width_asked_for() -> None:
    done = run("target-map", "-p", "year=2027", "--lang", "zh", "--chart", COLUMNS="60")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0].startswith("各省级地区目标：") and "█" in done.stdout and "\x1b" not in done.stdout
    assert max(map(display_width, lines)) <= 60


def test_to_a_file(tmp_path: Path) -> None:
    done = run("regulation-timeline", "--lang", "en", "--chart", str(tmp_path / "rules.svg"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "rules.svg").read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("--chart", "target-map"), "target-map is no .svg or .png file"),
        (("circle-members", "--chart"), "circle-members has no picture"),
        (("target-map", "--format", "csv", "--chart"), "leave one of them out"),
        (("target-map", "--columns", "place", "--chart"), "leave out --columns"),
    ],
)
def test_what_cannot_be_drawn_is_said(arguments: tuple[str, ...], error: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2 and error in done.stderr and done.stdout == ""
