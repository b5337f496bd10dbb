"""Writing one file of a site."""

from __future__ import annotations

import os


def put(folder: str, path: str, data: bytes) -> None:
    """Writes a file below a folder."""
    full = os.path.join(folder, path)
    try:
        _write(full, data)
    except FileNotFoundError:  # The first file of its folder.
        os.makedirs(os.path.dirname(full), exist_ok=True)
        _write(full, data)


def _write(path: str, data: bytes) -> None:
    with open(path, "wb") as file:
        file.write(data)
