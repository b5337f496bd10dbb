"""Prepared stores on disk, so that a question need not parse the dataset: a cache, never the source.

An entry is a folder named by a hash of everything it was made from. It appears by a rename, complete or
not at all; whatever goes wrong here means only that the caller parses the files itself.
"""

from __future__ import annotations

import os
import sys

import pyoxigraph

from aikg.errors import AikgError
from aikg.store.fingerprint import fingerprint
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import Store

    from aikg.dataset.dataset import Dataset
    from aikg.questions.model import Header

# Raise it when an entry's layout changes.
_FORMAT = 2
_KEPT = 4
# The folder beside the entries in which fingerprints are remembered.
_NOTES = "notes"
_NOTES_KEPT = 50
_STALE_SECONDS = 3600


class Entry:
    """An entry in use: its read-only `store`, and the `catalogue` of the stored questions' headers."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.store: Store = pyoxigraph.Store.read_only(os.path.join(folder, "store"))

    def discard(self) -> None:
        """Take the entry away, because it turned out to be damaged."""
        _discard(self.folder)

    def catalogue(self) -> dict[str, Header]:
        """The headers by query name, without those that broke the schema; empty if the file is damaged."""
        import json

        from aikg.questions.model import read_header

        try:
            with open(os.path.join(self.folder, "catalogue.json"), encoding="utf-8") as file:
                return {name: read_header(data) for name, data in json.load(file).items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}


def open_entry(dataset: Dataset) -> Entry | None:
    """The entry for what *dataset* holds now, made if it is not there; None where no cache can be kept.

    :raises AikgError: if a file of the dataset is missing or broken
    """
    try:
        folder = os.path.join(cache_folder(), key(dataset))
        if os.path.isdir(folder):
            try:
                entry = Entry(folder)
                os.utime(folder)
                return entry
            except (OSError, ValueError, RuntimeError):  # The engine's words for a damaged store.
                _discard(folder)
        _make(folder, dataset)
        return Entry(folder)
    except (OSError, RuntimeError) as error:
        _note(f"no cache: {error}")
    return None


def cache_folder() -> str:
    """The folder of this version's entries: $AIKG_CACHE, or `aikg` in the user's own cache folder."""
    root = os.environ.get("AIKG_CACHE")
    if not root:
        home = os.path.expanduser("~")
        if sys.platform == "win32":
            base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
        elif sys.platform == "darwin":
            base = os.path.join(home, "Library", "Caches")
        else:
            base = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
        root = os.path.join(base, "aikg")
    return os.path.join(root, f"v{_FORMAT}-pyoxigraph-{pyoxigraph.__version__}")


def key(dataset: Dataset) -> str:
    """A hash of the names and bytes of the dataset's files and of the stored queries.

    :raises AikgError: if a file cannot be read
    """
    return fingerprint(dataset.read_files(), dataset.home, os.path.join(cache_folder(), _NOTES))


def _make(folder: str, dataset: Dataset) -> None:
    """Make an entry beside its place and move it there; whoever comes second drops his own."""
    import shutil
    import tempfile

    parent = os.path.dirname(folder)
    os.makedirs(parent, exist_ok=True)
    _prune(parent)
    temporary = tempfile.mkdtemp(prefix=f"{os.path.basename(folder)}.", suffix=".tmp", dir=parent)
    try:
        store = pyoxigraph.Store(os.path.join(temporary, "store"))
        dataset.fill(store)
        store.optimize()
        store.flush()
        del store
        _write_catalogue(os.path.join(temporary, "catalogue.json"), dataset)
        _sync(temporary)
        if key(dataset) != os.path.basename(folder):
            raise OSError("the dataset changed while it was read")
        try:
            os.rename(temporary, folder)
        except OSError:
            if not os.path.isdir(folder):
                raise
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _write_catalogue(path: str, dataset: Dataset) -> None:
    import json

    from aikg.questions.stored import ASKED, list_queries

    headers = {}
    for query in (each for purpose in ASKED for each in list_queries(dataset, purpose)):
        try:
            headers[query.name] = query.header.data()
        except AikgError as error:
            _note(str(error))  # Whoever asks for it is told; the others work.
    with open(path, "w", encoding="utf-8") as file:
        json.dump(headers, file, ensure_ascii=False)


def _sync(folder: str) -> None:
    """Ask for the files to be on disk before the rename makes them count."""
    for parent, _, names in os.walk(folder):
        for name in names:
            # Opened for writing, because Windows syncs no other.
            with open(os.path.join(parent, name), "rb+") as file:
                os.fsync(file.fileno())


def _prune(parent: str) -> None:
    """Remove what killed writers left behind, and all but the entries used last."""
    import shutil
    import time

    now = time.time()
    aged = _newest_first(parent)
    entries = [path for _, path in aged if not path.endswith((".tmp", _NOTES))]
    stale = [path for age, path in aged if path.endswith(".tmp") and now - age > _STALE_SECONDS]
    for path in stale + entries[_KEPT - 1 :]:
        shutil.rmtree(path, ignore_errors=True)
    if os.path.isdir(os.path.join(parent, _NOTES)):
        for _, path in _newest_first(os.path.join(parent, _NOTES))[_NOTES_KEPT:]:
            os.remove(path)


def _newest_first(folder: str) -> list[tuple[float, str]]:
    return sorted(((item.stat().st_mtime, item.path) for item in os.scandir(folder)), reverse=True)


def _discard(folder: str) -> None:
    """Take a damaged entry away: renamed first, so that no other process meets it half removed."""
    import shutil

    aside = f"{folder}.{os.getpid()}.tmp"
    try:
        os.rename(folder, aside)
    except FileNotFoundError:
        return
    shutil.rmtree(aside, ignore_errors=True)


def _note(message: str) -> None:
    """A word to whoever asked for it with --debug."""
    if os.environ.get("AIKG_DEBUG"):
        print(f"aikg: {message}", file=sys.stderr)  # noqa: T201
