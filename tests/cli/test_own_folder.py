"""An installed package keeps its tables as they came: commands that write ask for a folder of the user's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import aikg
from aikg.dataset.copy import copy
from aikg.dataset.dataset import Dataset
from aikg.dataset.home import ROOMS, home
from aikg.errors import UsageError

DOCUMENT = ["new", "document", "--label-zh", "某规划", "--label-en", "A Plan", "--kind", "plan", "--level", "central", "--seen-as", "media"]
WRITING = [
    ["import", "sources.csv", "--write"],
    ["build"],
    ["set", "documents", "ngaidp-2017", "note=seen"],
    DOCUMENT,
    ["new", "target", "--set-in", "ngaidp-2017"],
    ["link", "accept", "candidates.tsv"],
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like site-packages with the package as a wheel installs it."""
    site = tmp_path_factory.mktemp("site")
    shutil.copytree(Path(aikg.__file__).parent, site / "aikg", ignore=shutil.ignore_patterns("__pycache__"))
    (site / "aikg" / "_bundle").mkdir()
    for room in ROOMS:
        (site / "aikg" / "_bundle" / room).symlink_to(home() / room)
    return site


def run(site: Path, folder: Path, *arguments: str, own: str = "") -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if name != "AIKG_HOME"} | {"PYTHONPATH": str(site)}
    env |= {"AIKG_HOME": own} if own else {}
    command = [sys.executable, "-P", "-m", "aikg", *arguments]
    return subprocess.run(command, env=env, cwd=folder, capture_output=True, encoding="utf-8", timeout=120)


@pytest.mark.parametrize("command", WRITING, ids=lambda command: " ".join(command[:2]))
def test_the_package_is_not_written_into(site: Path, tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "sources.csv").write_text("key,label_zh,label_en,kind\nmine,我,Mine,news\n", encoding="utf-8")
    done = run(site, tmp_path, *command)
    assert (done.returncode, done.stdout) == (2, "")
    assert str(site / "aikg" / "_bundle") in done.stderr and "aikg new dataset FOLDER" in done.stderr


def test_what_only_looks_is_allowed(site: Path, tmp_path: Path) -> None:
    (tmp_path / "sources.csv").write_text("key,label_zh,label_en,kind\nmine,我,Mine,policy-document\n", encoding="utf-8")
    done = run(site, tmp_path, "import", "sources.csv")
    assert done.returncode == 0 and "nothing was written" in done.stderr, done.stderr


def test_a_folder_of_ones_own_is_made_by_one_command(site: Path, tmp_path: Path) -> None:
    made = run(site, tmp_path, "new", "dataset", "my policies")
    own = tmp_path / "my policies"
    assert (made.returncode, made.stdout) == (0, f"{own}\n")
    assert "AIKG_HOME" in made.stderr and str(own) in made.stderr
    done = run(site, tmp_path, *DOCUMENT, own=str(own))
    assert done.returncode == 0 and str(own / "data" / "tables") in done.stderr
    assert "某规划" in (own / "data" / "tables" / "documents.csv").read_text(encoding="utf-8")
    assert "某规划" not in (home() / "data" / "tables" / "documents.csv").read_text(encoding="utf-8")
    assert run(site, tmp_path, "new", "dataset", "my policies").returncode == 2


def test_a_copy_can_be_changed_though_its_original_cannot(tmp_path: Path) -> None:
    for room in ROOMS:
        (tmp_path / "first" / room).mkdir(parents=True)
        (tmp_path / "first" / room / "file").write_text("x")
        (tmp_path / "first" / room / "file").chmod(0o444)
        (tmp_path / "first" / room).chmod(0o555)
    (tmp_path / "second").mkdir()
    path = Path(copy(Dataset(tmp_path / "first"), tmp_path / "second"))
    assert all(os.stat(path / room / "file").st_mode & 0o200 and os.stat(path / room).st_mode & 0o200 for room in ROOMS)
    with pytest.raises(UsageError, match="something is there already"):
        copy(Dataset(tmp_path / "first"), tmp_path / "second")
