"""Makes and opens a store in a folder, for a graph that is too large to be parsed at each start or kept in memory.

The engine's bulk loader reads the RDF files, compressed or not, with bounded memory. The folder appears, or replaces an
earlier store, when the load is complete. A load that is interrupted leaves nothing; what a killed one has left beside
the folder, the next removes.
"""

from __future__ import annotations

import gzip
import json
import os
import zlib
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import IO, Any

from pyoxigraph import NamedNode, RdfFormat, Store

from aikg.atomic import replace_file, replace_folder
from aikg.errors import AikgError, DataError, UsageError, readable, writable
from aikg.processes import interruptible
from aikg.rdf.files import format_of, skip_mark
from aikg.sparql.source import Embedded
from aikg.store.open import open_store
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from aikg.dataset.dataset import Dataset
    from aikg.sparql.source import Source
    from aikg.types import StrPath

    # Called while files are read, with the bytes read and the bytes in all.
    Progress = Callable[[int, int], None]

# The file that marks such a folder, and the store in it.
MARK = "aikg-store.json"
_STORE = "store"
_LAYOUT = 1
# Formats that name the graph of each statement. Statements in other formats go into a graph with the file's name.
_QUADS = (RdfFormat.N_QUADS, RdfFormat.TRIG, RdfFormat.JSON_LD)


class Folder(Embedded):
    """A store on disk that `aikg load FOLDER` made, opened for reading.

    A query raises UsageError if the folder holds no store, and AikgError if the store is damaged.
    """

    def __init__(self, folder: StrPath) -> None:
        super().__init__(lambda: _open(folder))
        self.folder = folder

    def prepared(self, name: str, make: Callable[[Source], bytes]) -> bytes:
        """Returns what the folder keeps under a name, and keeps it first if it is not there yet.

        A load does not make it, so that it needs no more time and memory than the engine's bulk loader.
        """
        path = os.path.join(self.folder, name)
        with suppress(OSError), open(path, "rb") as file:
            return file.read()
        data = make(self)
        with suppress(DataError):  # The folder may be read-only.
            replace_file(path, data)
        return data

    def failure(self, error: Exception) -> AikgError:
        """Returns the error to raise when the engine fails while it answers."""
        return _damaged(self.folder, error)


def write_store(
    folder: StrPath, files: Sequence[StrPath], dataset: Dataset, progress: Progress = lambda done, total: None
) -> int:
    """Makes a store in a folder.

    :param files: RDF files to load, in the formats that their endings name, and compressed if `.gz` follows
    :param dataset: what to load if there are no files
    :param progress: called with the bytes read and the bytes in all
    :returns: how many quads the store holds
    :raises UsageError: if an ending names no format, or something else is in the folder
    :raises AikgError: if a file cannot be read, or the disk is full; the folder is then unchanged
    """
    _check_name(folder)
    kinds = [format_of(path) for path in files]
    for path in files:
        with readable(path):
            os.stat(path)
    sizes = [os.path.getsize(path) for path in files]
    count = 0

    def make(place: str) -> None:
        nonlocal count
        with _writable(folder):
            store = Store(os.path.join(place, _STORE))
            for number, path in enumerate(files):
                report = partial(_report, progress, sum(sizes[:number]), sum(sizes))
                _load(store, path, kinds[number], report)
            if not files:
                store.bulk_extend(open_store(dataset))
            store.flush()
            count = len(store)
            with open(os.path.join(place, MARK), "w", encoding="utf-8") as file:
                json.dump({"layout": _LAYOUT, "quads": count}, file)

    replace_folder(folder, MARK, lambda place: interruptible(partial(make, place)))
    return count


@contextmanager
def _writable(folder: StrPath) -> Iterator[None]:
    """A context that turns an error of the file system into a DataError with a sentence."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        raise DataError(f"{folder}: the store cannot be written ({error}); make room for it") from error


def _report(progress: Progress, before: int, total: int, read: int) -> None:
    progress(before + read, total)


def _check_name(folder: StrPath) -> None:
    """:raises UsageError: if the engine cannot open a store in this folder because of its name"""
    with writable(folder):  # There is no absolute path if the working directory is gone.
        path = os.path.abspath(folder)
    try:
        path.encode()
    except UnicodeEncodeError as error:
        shown = path.encode("utf-8", "backslashreplace").decode()
        raise UsageError(f"{shown}: the path is not UTF-8 text, and a store needs one that is; name another") from error


def _open(folder: StrPath) -> Store:
    _check_name(folder)
    if not os.path.exists(os.path.join(folder, MARK)):
        raise UsageError(
            f"{folder}: this folder holds no store, and this is not a URL; make a store with aikg load {folder}, or "
            "write the endpoint's URL with http://"
        )
    try:
        return Store.read_only(os.path.join(folder, _STORE))
    except (OSError, RuntimeError, ValueError) as error:
        raise _damaged(folder, error) from error


def _damaged(folder: StrPath, error: Exception) -> AikgError:
    return AikgError(f"{folder}: the store there is damaged ({error}); load it again")


def _load(store: Store, path: StrPath, kind: RdfFormat, report: Callable[[int], None]) -> None:
    graph = None if kind in _QUADS else NamedNode(Path(path).resolve().as_uri())
    with readable(path):
        raw = open(path, "rb")  # noqa: SIM115 (closed below; a later error may come from the store)
    with raw:
        counted: Any = _Counted(raw, report)
        packed = os.fspath(path).lower().endswith(".gz")
        stream: Any = gzip.GzipFile(fileobj=counted) if packed else counted
        try:
            skip_mark(stream)
            store.bulk_load(stream, format=kind, to_graph=graph)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise DataError(f"{path}: the file is cut off or damaged ({error}); fetch it again") from error
        except (OSError, ValueError, SyntaxError) as error:
            if isinstance(error, OSError) and counted.failure is None:
                raise
            with readable(path):
                raise counted.failure or error from error


class _Counted:
    """A file that reports how many bytes were read, and keeps the error if reading failed."""

    def __init__(self, file: IO[bytes], report: Callable[[int], None]) -> None:
        self.file = file
        self.report = report
        self.failure: OSError | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            data = self.file.read(size)
        except OSError as error:
            self.failure = error
            raise
        self.report(self.file.tell())
        return data

    def seek(self, *where: int) -> int:
        return self.file.seek(*where)
