from __future__ import annotations

from pathlib import Path

import pytest

from aikg.dataset import home
from aikg.errors import AikgError


def test_the_environment_names_the_home(monkeypatch: pytest.MonkeyPatch, world: Path) -> None:
    monkeypatch.setenv("AIKG_HOME", str(world))
    assert home.home() == world


def test_a_wrong_environment_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AIKG_HOME", str(tmp_path))
    with pytest.raises(AikgError, match="has no folder ontology/"):
        home.home()


def test_the_repository_then_the_bundle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = tmp_path / "src" / "aikg"
    package.mkdir(parents=True)
    monkeypatch.setattr(home, "__file__", str(package / "dataset" / "home.py"))
    with pytest.raises(AikgError, match="install aikg again"):
        home.home()
    for room in home.ROOMS:
        (package / "_bundle" / room).mkdir(parents=True)
    assert home.home() == package / "_bundle"
    for room in home.ROOMS:
        (tmp_path / room).mkdir()
    assert home.home() == tmp_path
