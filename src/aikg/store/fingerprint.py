"""Computes a hash of the contents of files, and keeps it until one of the files changes."""

from __future__ import annotations

import os

try:  # Only the algorithm: hashlib would load OpenSSL, which takes longer than the hashing.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

from aikg.errors import readable

# After a change this recent, a second change may not alter the file's time: the file system's clock is coarse.
_RECENT_SECONDS = 2


def fingerprint(paths: list[str], root: str, notes: str) -> str:
    """Returns a hash of the names and contents of files.

    To read all files for each query takes time. So the hash is kept in a note, which is found by the files' sizes,
    times and inodes, and is used while none of these has changed.

    :param root: the folder from which names are counted
    :param notes: the folder of the notes
    :raises AikgError: if a file cannot be read
    """
    try:
        state = [(path, *_state(path)) for path in paths]
    except OSError:
        return _hash(paths, root)  # This raises an error that names the file.
    note = os.path.join(notes, blake2b(repr(state).encode(), digest_size=16).hexdigest())
    try:
        with open(note, encoding="utf-8") as file:
            return file.read()
    except (OSError, ValueError):
        pass
    digest = _hash(paths, root)
    _write_note(note, digest, max(max(times) for _, _, _, *times in state))
    return digest


def _state(path: str) -> tuple[int, int, int, int]:
    status = os.stat(path)
    return status.st_size, status.st_ino, status.st_mtime_ns, status.st_ctime_ns


def _hash(paths: list[str], root: str) -> str:
    digest = blake2b(digest_size=16)
    for path in paths:
        with readable(path), open(path, "rb") as file:
            content = file.read()
        name = path.removeprefix(root).replace(os.sep, "/")
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _write_note(note: str, digest: str, changed: int) -> None:
    """Writes the note, unless a file has just changed. The note only saves time, so this may fail.

    :param changed: when a file last changed, in nanoseconds since 1970
    """
    import time

    if time.time_ns() - changed < _RECENT_SECONDS * 10**9:
        return
    temporary = f"{note}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(note), exist_ok=True)
        with open(temporary, "w", encoding="utf-8") as file:
            file.write(digest)
        os.replace(temporary, note)
    except OSError:
        pass
