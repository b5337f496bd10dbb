"""The command blocks of the manuals: a ```console block holds `$ command` lines, each followed by its real output.

Run as a program, it writes the outputs anew: .venv/bin/python tests/manuals/readme.py
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
STORES = ROOT / "src" / "aikg" / "remote" / "README.md"
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
STEP = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def steps(text: str) -> list[tuple[str, str]]:
    """Every (command, output shown) of the console blocks."""
    return [step for block in BLOCK.findall(text) for step in STEP.findall(block)]


def output(command: str, home: Path = ROOT) -> str:
    """What a command prints over a dataset, in English, in a window of 100 columns, with plain line ends."""
    binaries = os.path.dirname(sys.executable)
    env = {**os.environ, "AIKG_HOME": str(home), "COLUMNS": "100", "LC_ALL": "en_GB.UTF-8", "PATH": f"{binaries}:{os.environ['PATH']}"}
    done = subprocess.run(command, shell=True, cwd=ROOT, env=env, capture_output=True, timeout=120, check=False)
    shown = (done.stdout + done.stderr).decode().replace("\r\n", "\n")
    return shown if shown.endswith("\n") else shown + "\n"


def renewed(text: str) -> str:
    """A manual with every output written anew."""
    return BLOCK.sub(
        lambda block: "```console\n" + STEP.sub(lambda s: f"$ {s[1]}\n{output(s[1])}", block[1]) + "```", text
    )


if __name__ == "__main__":
    for path in (README, STORES):
        path.write_text(renewed(path.read_text(encoding="utf-8")), encoding="utf-8")
