"""Every command in README.md is run, and prints what the README shows."""

from __future__ import annotations

import re

import pytest

from tests.manuals import readme

TEXT = readme.README.read_text(encoding="utf-8")


@pytest.mark.parametrize(("command", "shown"), readme.steps(TEXT), ids=lambda value: value[:40])
def test_a_command_prints_what_is_shown(command: str, shown: str) -> None:
    assert readme.output(command) == shown


def test_the_python_block_runs() -> None:
    for block in re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL):
        exec(compile(block, "README.md", "exec"), {})


def test_the_make_targets_exist() -> None:
    makefile = (readme.ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^make ([a-z-]+)", TEXT, re.MULTILINE):
        assert f"\n{target}:" in makefile
