"""Every format of the real graph, each exported once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import aikg
from aikg.dataset.dataset import Dataset
from aikg.export import Material, content
from aikg.export.place import put_file, put_folder


@pytest.fixture(scope="session")
def material(graph: aikg.Graph) -> Material:
    """The tables and the network, as Python sees them."""
    return Material(Dataset(), graph.store)


@pytest.fixture(scope="session")
def exported(material: Material, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Format -> the file or folder of its export."""
    folder, made = tmp_path_factory.mktemp("export"), dict[str, Path]()

    def export(to: str) -> Path:
        if to not in made:
            made[to] = folder / f"aikg-{to}"
            data = content(material, to)
            put_file(made[to], data) if isinstance(data, bytes) else put_folder(made[to], data)
        return made[to]

    return export
