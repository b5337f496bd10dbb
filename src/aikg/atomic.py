"""Writes a file or a folder in one step: a reader sees the old or the new content, a killed writer leaves the old."""

from __future__ import annotations

import os
import shutil
import tempfile

from aikg.errors import UsageError, writable
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from aikg.types import StrPath


def replace_file(path: StrPath, data: bytes) -> None:
    """Writes a file in one step.

    :raises AikgError: if it cannot be written; nothing has changed then
    """
    with writable(path):
        handle, temporary = tempfile.mkstemp(dir=os.path.dirname(path), suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.chmod(temporary, 0o644)
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise


def replace_folder(path: StrPath, mark: str, fill: Callable[[str], None]) -> None:
    """Writes a folder in one step. The files are written into a temporary folder, which then takes the place of *path*.

    :param mark: the name of the file that marks a folder of this kind; a folder with other files only is not replaced
    :param fill: writes the files into the folder with the given path
    :raises AikgError: if it cannot be written; nothing has changed then
    :raises UsageError: if *path* is something else
    """
    path = os.path.abspath(path)
    with writable(path):
        if os.path.lexists(path) and (not os.path.isdir(path) or (os.listdir(path) and not _has(path, mark))):
            raise UsageError(f"{path}: something else is there (no {mark} in it); name another folder, or move it away")
        parent, name = os.path.split(path)
        os.makedirs(parent, exist_ok=True)
        temporary = tempfile.mkdtemp(dir=parent, prefix=f".{name}.", suffix=".part")
        try:
            fill(temporary)
            os.chmod(temporary, 0o755)
            _exchange(temporary, path)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)


def _has(folder: str, mark: str) -> bool:
    return os.path.exists(os.path.join(folder, mark))


def _exchange(one: str, other: str) -> None:
    """Exchanges two folders, in one step if the system supports it, otherwise in several."""
    if not os.path.lexists(other):
        os.rename(one, other)
        return
    import ctypes

    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    try:
        failed = ctypes.CDLL(None).renameat2(here, os.fsencode(one), here, os.fsencode(other), exchange)
    except (AttributeError, OSError):
        failed = -1
    if failed:
        aside = one + ".old"
        os.rename(other, aside)
        os.rename(one, other)
        os.rename(aside, one)
