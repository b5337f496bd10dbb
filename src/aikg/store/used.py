"""Marks folders as in use, so that no process removes a store that another process still reads.

The engine opens the files of a store only when it needs them, so a store that is open must not be removed. A mark is a
shared lock (flock) on the folder. The system takes it away when the process ends, however it ends.
"""

from __future__ import annotations

import os
from contextlib import contextmanager

from aikg.types import TYPE_CHECKING

try:
    import fcntl
except ImportError:  # Windows has no such locks; there, the folder of an open file cannot be renamed.
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator


def mark(folder: str) -> int | None:
    """Marks a folder as in use until the descriptor that this returns is closed.

    :returns: the descriptor, or None where the system has no such locks
    :raises OSError: if there is no such folder
    """
    if fcntl is None:
        return None
    descriptor = os.open(folder, os.O_RDONLY)
    _lock(descriptor, fcntl.LOCK_SH)
    return descriptor


@contextmanager
def claimed(folder: str) -> Iterator[bool]:
    """Whether nobody uses a folder; if so, nobody can mark it before this ends.

    :raises OSError: if there is no such folder
    """
    if fcntl is None:
        yield True
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        yield _lock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    finally:
        os.close(descriptor)


def _lock(descriptor: int, kind: int) -> bool:
    """Whether the lock was given. Some network file systems cannot lock a folder: there, entries are not marked."""
    try:
        fcntl.flock(descriptor, kind)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True
