"""What identifies the contents of files: a hash of their bytes, remembered for as long as the files rest."""

from __future__ import annotations

import os

try:  # The algorithm alone; hashlib would load OpenSSL for it, which takes longer than the hashing.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

from aikg.errors import readable

# A file changed this recently may change again within one tick of its file system's clock.
_RESTING_SECONDS = 2


def fingerprint(paths: list[str], root: str, memory: str) -> str:
    """A hash of the names (below *root*) and bytes of files.

    Reading everything at each question is work, so the hash is noted in the folder *memory* under the files'
    sizes, dates and inodes, and read there while none of these has changed.

    :raises AikgError: if a file cannot be read
    """
    try:
        state = [(path, *_state(path)) for path in paths]
    except OSError:
        return _hash(paths, root)  # which says what is wrong with the file
    note = os.path.join(memory, blake2b(repr(state).encode(), digest_size=16).hexdigest())
    try:
        with open(note, encoding="utf-8") as file:
            return file.read()
    except (OSError, ValueError):
        pass
    found = _hash(paths, root)
    _remember(note, found, max(max(times) for _, _, _, *times in state))
    return found


def _state(path: str) -> tuple[int, int, int, int]:
    found = os.stat(path)
    return found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns


def _hash(paths: list[str], root: str) -> str:
    digest = blake2b(digest_size=16)
    for path in paths:
        with readable(path), open(path, "rb") as file:
            content = file.read()
        name = path.removeprefix(root).replace(os.sep, "/")
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _remember(note: str, found: str, changed: int) -> None:
    """Write the note, if the files have rested; it is only a short cut, so it may fail."""
    import time

    if time.time_ns() - changed < _RESTING_SECONDS * 10**9:
        return
    temporary = f"{note}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(note), exist_ok=True)
        with open(temporary, "w", encoding="utf-8") as file:
            file.write(found)
        os.replace(temporary, note)
    except OSError:
        pass
