"""Every command in README.md and in the manual of the stores is run, and prints what the page shows."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from aikg.sparql.render import display_width
from tests.conftest import WORLD
from tests.manuals import readme

TEXT = readme.README.read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
STEPS = [*readme.steps(TEXT), *readme.steps(readme.STORES.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("command", "shown"), STEPS, ids=lambda value: value[:40])
def test_a_command_prints_what_is_shown(command: str, shown: str) -> None:
    # What a dry run says does not depend on the dataset, which it would read whole.
    assert readme.output(command, WORLD if "--dry-run" in command else readme.ROOT) == shown


def test_it_is_short_and_its_output_fits() -> None:
    assert len(TEXT.splitlines()) <= 100
    assert len(readme.steps(TEXT)) == 3
    assert max(display_width(line) for _, shown in readme.steps(TEXT) for line in shown.splitlines()) <= 100


def test_the_python_blocks_run_and_type_check(tmp_path: Path) -> None:
    assert BLOCKS
    for number, block in enumerate(BLOCKS):
        exec(compile(block, "README.md", "exec"), {})
        (tmp_path / f"block_{number}.py").write_text(block, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", *map(str, tmp_path.glob("*.py"))]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=tmp_path)
    assert done.returncode == 0, done.stdout


def test_the_make_targets_exist() -> None:
    makefile = (readme.ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^make ([a-z-]+)", TEXT, re.MULTILINE):
        assert f"\n{target}:" in makefile


@pytest.mark.parametrize("path", [readme.README, readme.STORES, readme.ROOT / "src" / "aikg" / "README.md"])
def test_links_between_the_manuals_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8"))
    assert links and not [link for link in links if not (path.parent / link).exists()]
