"""Writing a file in one step: whoever reads it sees the old content or the new, and a killed writer leaves the old."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

from aikg.errors import readable

if TYPE_CHECKING:
    from aikg.dataset import StrPath


def replace_file(path: StrPath, data: bytes) -> None:
    """Gives the file at *path* this content.

    :raises AikgError: if it cannot be written; nothing has changed then
    """
    with readable(path):
        handle, temporary = tempfile.mkstemp(dir=os.path.dirname(path), suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.chmod(temporary, 0o644)
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise
