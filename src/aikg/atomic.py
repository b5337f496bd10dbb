"""Writes a file or a folder in one step: a reader sees the old or the new content, a killed writer leaves the old."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from contextlib import suppress

from aikg.errors import UsageError, writable
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from aikg.types import StrPath

# The file in a temporary folder that is locked while somebody writes there.
_LOCK = "lock"
# Seconds after which what is not locked is taken as left by a killed writer.
_OLD = 3600


def replace_file(path: StrPath, data: bytes) -> None:
    """Writes a file in one step.

    :raises AikgError: if it cannot be written; nothing has changed then
    """
    folder, name = os.path.split(os.fspath(path))
    with writable(path):
        for left in _unfinished(folder, name):
            if os.path.isfile(left) and _is_old(left):
                os.unlink(left)
        handle, temporary = tempfile.mkstemp(dir=folder or None, prefix=f".{name}.", suffix=".part")
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
    from filelock import FileLock

    with writable(path):
        path = os.path.abspath(path)
        if os.path.lexists(path) and (not os.path.isdir(path) or (os.listdir(path) and not _has(path, mark))):
            raise UsageError(f"{path}: something else is there (no {mark} in it); name another folder, or move it away")
        parent, name = os.path.split(path)
        os.makedirs(parent, exist_ok=True)
        for left in _unfinished(parent, name):
            if _is_abandoned(left):
                _remove(left)
        temporary = tempfile.mkdtemp(dir=parent, prefix=f".{name}.", suffix=".part")
        try:
            with FileLock(os.path.join(temporary, _LOCK)):
                fill(temporary)
            with suppress(FileNotFoundError):  # Some systems remove the file of a lock with the lock.
                os.unlink(os.path.join(temporary, _LOCK))
            os.chmod(temporary, 0o755)
            _exchange(temporary, path)
        finally:
            _remove(temporary)


def _unfinished(folder: str, name: str) -> list[str]:
    """Returns what killed writers of a file or folder have left beside it, and what others are writing now."""
    folder = folder or "."
    if not os.path.isdir(folder):
        return []
    names = (each for each in os.listdir(folder) if each.startswith(f".{name}.") and each.endswith(".part"))
    return [os.path.join(folder, each) for each in names]


def _is_abandoned(place: str) -> bool:
    """Returns whether nobody writes into a temporary folder.

    That is so if its lock is free, if it holds something but no lock, as a folder half removed does, or if it is old.
    """
    from filelock import FileLock, Timeout

    lock = os.path.join(place, _LOCK)
    try:
        if not os.path.exists(lock):
            return bool(os.listdir(place)) or _is_old(place)
        with FileLock(lock, blocking=False):
            return True
    except (Timeout, OSError):
        return False


def _is_old(path: str) -> bool:
    try:
        return time.time() - os.stat(path).st_mtime > _OLD
    except FileNotFoundError:  # Its writer is done.
        return False


def _remove(folder: str) -> None:
    """Removes a folder, even if a thread that was told to stop writes another file into it meanwhile."""
    for _ in range(20):
        shutil.rmtree(folder, ignore_errors=True)
        if not os.path.exists(folder):
            break
        time.sleep(0.05)


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
