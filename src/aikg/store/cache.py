"""Keeps prepared stores on disk, so that a query need not parse the dataset again.

An entry of the cache is a folder, and its name is a hash of everything it was made from. A rename puts the complete
entry in its place, so no process sees half an entry. If anything fails here, the caller parses the files itself.
"""

from __future__ import annotations

import os
import sys

import pyoxigraph

from aikg.errors import AikgError
from aikg.store.fingerprint import fingerprint
from aikg.store.used import claimed, mark
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyoxigraph import Store

    from aikg.dataset.dataset import Dataset
    from aikg.questions.model import Header
    from aikg.types import StrPath

# Raise this number when the layout of an entry changes.
_FORMAT = 5
_KEPT = 4
# The folder beside the entries that keeps fingerprints.
_NOTES = "notes"
_NOTES_KEPT = 50
_STALE_SECONDS = 3600


class Entry:
    """An open entry: its read-only `store`, and the `catalogue` of the stored questions' headers.

    The folder also holds the index of names (`aikg.find`) and answers that are kept (`aikg.questions.kept`). No process
    removes it while the entry is open.
    """

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._mark = mark(folder)
        self.store: Store = pyoxigraph.Store.read_only(os.path.join(folder, "store"))

    def __del__(self) -> None:
        descriptor = self.__dict__.get("_mark")  # There is none if the folder is gone.
        if descriptor is not None:
            os.close(descriptor)

    def discard(self) -> None:
        """Removes the entry, because it is damaged."""
        _discard(self.folder)

    def catalogue(self) -> dict[str, Header]:
        """Returns the headers by query name, without invalid ones; none if the file is damaged."""
        import json

        from aikg.questions.model import read_header

        try:
            with open(os.path.join(self.folder, "catalogue.json"), encoding="utf-8") as file:
                return {name: read_header(data) for name, data in json.load(file).items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}


def open_entry(dataset: Dataset, add: Sequence[StrPath] = ()) -> Entry | None:
    """Opens the entry for the present state of the dataset and of added files, and makes it first if necessary.

    :returns: the entry, or None if no cache can be kept
    :raises AikgError: if a file is missing or cannot be parsed
    """
    try:
        folder = os.path.join(cache_folder(), key(dataset, add))
        if os.path.isdir(folder):
            try:
                entry = Entry(folder)
                os.utime(folder)
                return entry
            except (OSError, ValueError, RuntimeError):  # The engine raises these for a damaged store.
                _discard(folder)
        _make(folder, dataset, add)
        return Entry(folder)
    except (OSError, RuntimeError) as error:
        _debug(f"no cache: {error}")
    return None


def entry_folder(dataset: Dataset, add: Sequence[StrPath] = ()) -> str | None:
    """Returns the folder of the entry that `open_entry` opens, and makes it first if necessary.

    :returns: the folder, or None if no cache can be kept
    :raises AikgError: if a file is missing or cannot be parsed
    """
    folder = os.path.join(cache_folder(), key(dataset, add))
    if os.path.isdir(folder):
        return folder
    entry = open_entry(dataset, add)
    return entry.folder if entry else None


def cache_folder() -> str:
    """Returns the folder of this version's entries, in $AIKG_CACHE or in the user's cache folder."""
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


def key(dataset: Dataset, add: Sequence[StrPath] = ()) -> str:
    """Returns a hash of the names and contents of the dataset's files, of the stored queries and of added files.

    :raises AikgError: if a file cannot be read
    """
    paths = dataset.read_files() + [os.path.realpath(path) for path in add]
    return fingerprint(paths, dataset.home, os.path.join(cache_folder(), _NOTES))


def _make(folder: str, dataset: Dataset, add: Sequence[StrPath]) -> None:
    """Makes an entry in a temporary folder and renames it.

    If another process was faster, its entry stays and this one is dropped.
    """
    import shutil
    import tempfile

    from aikg.store.added import fill

    parent = os.path.dirname(folder)
    os.makedirs(parent, exist_ok=True)
    _prune(parent)
    temporary = tempfile.mkdtemp(prefix=f"{os.path.basename(folder)}.", suffix=".tmp", dir=parent)
    try:
        made = pyoxigraph.Store()  # In memory, where all that follows is read in half the time.
        fill(made, dataset, add)
        _write_names(temporary, made)
        _write_answers(temporary, made, dataset)
        store = pyoxigraph.Store(os.path.join(temporary, "store"))
        store.bulk_extend(made)
        store.flush()
        del store
        _write_catalogue(os.path.join(temporary, "catalogue.json"), dataset)
        _sync(temporary)
        if key(dataset, add) != os.path.basename(folder):
            raise OSError("the dataset changed while it was read")
        try:
            os.rename(temporary, folder)
        except OSError:
            if not os.path.isdir(folder):
                raise
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _write_names(folder: str, store: Store) -> None:
    from aikg.find.finder import INDEX
    from aikg.find.index import build
    from aikg.sparql.source import embedded

    with open(os.path.join(folder, INDEX), "wb") as file:
        file.write(build(embedded(store)))


def _write_answers(folder: str, store: Store, dataset: Dataset) -> None:
    from aikg.questions.kept import answer_of, file_name
    from aikg.questions.stored import list_queries
    from aikg.sparql.source import embedded

    for query in list_queries(dataset):
        if query.kept:
            try:
                answer = answer_of(embedded(store), query)
            except SyntaxError:  # Whoever asks it is told; the others work.
                continue
            with open(os.path.join(folder, file_name(query)), "wb") as file:
                file.write(answer)


def _write_catalogue(path: str, dataset: Dataset) -> None:
    import json

    from aikg.questions.stored import ASKED, list_queries

    headers = {}
    for query in (each for purpose in ASKED for each in list_queries(dataset, purpose)):
        try:
            headers[query.name] = query.header.data()
        except AikgError as error:
            _debug(str(error))  # A query for this question reports the error; the others work.
    with open(path, "w", encoding="utf-8") as file:
        json.dump(headers, file, ensure_ascii=False)


def _sync(folder: str) -> None:
    """Writes the files through to the disk, because the rename must not come before them."""
    for parent, _, names in os.walk(folder):
        for name in names:
            # Windows syncs only files that are open for writing.
            with open(os.path.join(parent, name), "rb+") as file:
                os.fsync(file.fileno())


def _prune(parent: str) -> None:
    """Removes the remains of killed writers, and all entries but those opened last and those that are open."""
    import shutil
    import time

    now = time.time()
    aged = _newest_first(parent)
    entries = [path for _, path in aged if not path.endswith((".tmp", _NOTES))]
    stale = [path for age, path in aged if path.endswith(".tmp") and now - age > _STALE_SECONDS]
    for path in stale:
        shutil.rmtree(path, ignore_errors=True)
    for path in entries[_KEPT - 1 :]:
        try:
            with claimed(path) as unused:
                if unused:
                    _discard(path)
        except OSError as error:
            _debug(f"{path} stays in the cache: {error}")
    if os.path.isdir(os.path.join(parent, _NOTES)):
        for _, path in _newest_first(os.path.join(parent, _NOTES))[_NOTES_KEPT:]:
            os.remove(path)


def _newest_first(folder: str) -> list[tuple[float, str]]:
    return sorted(((item.stat().st_mtime, item.path) for item in os.scandir(folder)), reverse=True)


def _discard(folder: str) -> None:
    """Removes a damaged entry. It is renamed first, so that no other process opens it while it is removed."""
    import shutil

    aside = f"{folder}.{os.getpid()}.tmp"
    try:
        os.rename(folder, aside)
    except FileNotFoundError:
        return
    shutil.rmtree(aside, ignore_errors=True)


def _debug(message: str) -> None:
    """Prints a message if the user asked for it with --debug."""
    if os.environ.get("AIKG_DEBUG"):
        print(f"aikg: {message}", file=sys.stderr)  # noqa: T201
