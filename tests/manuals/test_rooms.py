"""The tree in src/aikg/README.md is the tree on disk, and the modules are as small as they are meant to be."""

from __future__ import annotations

import re
import statistics
from pathlib import Path

from tests.manuals import readme

CODE = readme.ROOT / "src" / "aikg"


def drawn() -> list[str]:
    """The rooms and top-level modules of the drawing, as paths below src/aikg."""
    text = (CODE / "README.md").read_text(encoding="utf-8")
    block = re.search(r"```text\naikg/.*?\n(.*?)```", text, re.DOTALL)
    assert block
    found: list[str] = []
    parents: list[str] = []
    for line in block[1].splitlines():
        depth = (len(line) - len(line.lstrip())) // 2 - 1
        name, said = line.strip().split(maxsplit=1)
        assert said
        parents[depth:] = [name.rstrip("/")]
        found.append("/".join(parents))
    return found


def on_disk() -> set[str]:
    rooms = {path.parent.relative_to(CODE).as_posix() for path in CODE.rglob("__init__.py")} - {"."}
    return rooms | {path.name for path in CODE.glob("*.py")}


def test_the_drawing_is_the_tree() -> None:
    assert len(drawn()) == len(set(drawn()))
    assert set(drawn()) == on_disk()


def test_the_drawing_has_the_floors_of_the_lint() -> None:
    text = (readme.ROOT / "pyproject.toml").read_text(encoding="utf-8")
    layers = re.search(r"^layers = \[\n(.*?)^\]", text, re.DOTALL | re.MULTILINE)
    assert layers
    floors = [re.findall(r"\w+", line) for line in layers[1].splitlines()]
    order = [each.removesuffix(".py") for each in drawn() if "/" not in each and not each.startswith("__")]
    floor_of = {room: number for number, rooms in enumerate(floors) for room in rooms}
    assert [floor_of[room] for room in order] == sorted(floor_of[room] for room in order)


def test_modules_are_small() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in CODE.rglob("*.py")}
    assert max(lengths.values()) <= 300, max(lengths, key=lengths.__getitem__)
    assert statistics.median(lengths.values()) <= 130


def test_each_room_has_its_tests() -> None:
    rooms = {path.parent.name for path in CODE.glob("*/__init__.py")}
    tested = {path.parent.name for path in Path(readme.ROOT / "tests").glob("*/__init__.py")}
    assert rooms <= tested, rooms - tested


def test_every_room_says_what_it_is() -> None:
    silent = [path for path in CODE.rglob("__init__.py") if not path.read_text(encoding="utf-8").startswith('"""')]
    assert not silent
