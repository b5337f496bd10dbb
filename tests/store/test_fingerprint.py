from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from aikg.errors import AikgError
from aikg.store import fingerprint as module
from aikg.store.fingerprint import fingerprint

LONG_AGO = time.time() - 1000


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(module, "_RECENT_SECONDS", -1)
    paths = [tmp_path / name for name in ("a.ttl", "b.ttl")]
    for path in paths:
        path.write_text("content")
    return [str(path) for path in paths]


def taken(files: list[str], tmp_path: Path) -> str:
    return fingerprint(files, str(tmp_path), str(tmp_path / "notes"))


def test_it_is_remembered_while_the_files_rest(
    files: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = taken(files, tmp_path)
    assert len(list((tmp_path / "notes").iterdir())) == 1
    monkeypatch.setattr(module, "_hash", lambda *_: pytest.fail("read again"))
    assert taken(files, tmp_path) == first


def test_a_change_of_the_same_size_and_date_is_seen(files: list[str], tmp_path: Path) -> None:
    os.utime(files[0], (LONG_AGO, LONG_AGO))
    first = taken(files, tmp_path)
    time.sleep(0.02)
    Path(files[0]).write_text("tnetnoc")
    os.utime(files[0], (LONG_AGO, LONG_AGO))
    assert taken(files, tmp_path) != first


def test_a_swap_of_two_files_is_seen(files: list[str], tmp_path: Path) -> None:
    Path(files[1]).write_text("another")
    first = taken(files, tmp_path)
    third = tmp_path / "c.ttl"
    Path(files[0]).rename(third)
    Path(files[1]).rename(files[0])
    third.rename(files[1])
    assert taken(files, tmp_path) != first


def test_files_just_changed_are_not_remembered(
    files: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_RECENT_SECONDS", 2)
    taken(files, tmp_path)
    assert not (tmp_path / "notes").exists()


def test_equal_contents_elsewhere_are_equal(files: list[str], tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    copies = [str(other / Path(file).name) for file in files]
    for copy in copies:
        Path(copy).write_text("content")
    assert fingerprint(copies, str(other), str(tmp_path / "notes")) == taken(files, tmp_path)


def test_a_missing_file_is_named(files: list[str], tmp_path: Path) -> None:
    with pytest.raises(AikgError, match=r"none\.ttl: there is no such file"):
        taken([*files, str(tmp_path / "none.ttl")], tmp_path)
