"""Writing one file of a site."""

from __future__ import annotations

import os


def put(folder: str, path: str, data: bytes) -> None:
    """Writes a file below a folder."""
    full = os.path.join(folder, path)
    os.makedirs(os.path.dirname(full), exist_ok=True)
    with open(full, "wb") as file:
        file.write(data)
