"""Opens the graph of the dataset's files from the cache, or parses the files into memory; adds a user's files."""

from __future__ import annotations

import os
from functools import cached_property

from aikg.errors import AikgError, readable
from aikg.sparql.source import Embedded
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pyoxigraph import Store

    from aikg.dataset.dataset import Dataset
    from aikg.questions.model import Header
    from aikg.sparql.source import Source
    from aikg.store.cache import Entry
    from aikg.types import StrPath


class Files(Embedded):
    """The dataset, with a user's files added and what follows from both. Nothing is read before the first query.

    A query raises AikgError if a file is missing or cannot be parsed, and UsageError if the ending of an added file
    names no RDF format.
    """

    def __init__(self, dataset: Dataset, add: Iterable[StrPath] = (), cache: bool = True) -> None:
        """:param add: RDF files to add, each in a named graph of its own
        :param cache: keep and use prepared stores in the user's cache folder
        """
        super().__init__(self._open)
        self.dataset = dataset
        self.add = tuple(add)
        self.cache = cache

    def __reduce__(self) -> tuple[object, ...]:
        """Pickles only the parameters: another process opens the graph again."""
        return Files, (self.dataset, self.add, self.cache)

    def _open(self) -> Store:
        """Returns a read-only store from the cache, or a store in memory."""
        if self._entry is not None:
            return self._entry.store
        from pyoxigraph import Store

        from aikg.store.added import fill

        store = Store()
        fill(store, self.dataset, self.add)
        return store

    def prepared(self, name: str, make: Callable[[Source], bytes]) -> bytes | None:
        """Returns what the entry of the cache keeps under a name, without opening its store; None if there is none."""
        if not self._cached:
            return None
        from aikg.store.cache import entry_folder

        opened: Entry | None = self.__dict__.get("_entry")
        folder = opened.folder if opened else entry_folder(self.dataset, self.add)
        try:
            with open(f"{folder}/{name}", "rb") as file:
                return file.read()
        except OSError:
            return None

    def headers(self) -> dict[str, Header]:
        """Returns the headers of the stored questions that the cache holds, by name."""
        return self._entry.catalogue() if self._entry is not None else {}

    def failure(self, error: Exception) -> AikgError:
        """Returns the error to raise when the engine fails while it answers; removes a damaged prepared store."""
        if self._entry is None:
            return AikgError(f"the engine failed ({error})")
        self._entry.discard()
        return AikgError("the prepared store in the cache was damaged and has been removed: ask again")

    def state(self) -> str:
        """Returns a hash of the present contents of the dataset's files and of the added files.

        :raises AikgError: if a file cannot be read
        """
        import hashlib

        total = hashlib.blake2b(digest_size=16)
        for path in [*self.dataset.read_files(), *self.add]:
            with readable(path), open(path, "rb") as file:
                total.update(hashlib.blake2b(file.read()).digest())
        return total.hexdigest()

    @property
    def _cached(self) -> bool:
        """Whether a prepared store is kept; what is no file is left to the parser, which says so."""
        return self.cache and all(os.path.isfile(path) for path in self.add)

    @cached_property
    def _entry(self) -> Entry | None:
        if not self._cached:
            return None
        from aikg.store.cache import open_entry

        return open_entry(self.dataset, self.add)


def open_store(dataset: Dataset, add: Iterable[StrPath] = (), derived: bool = True) -> Store:
    """Returns a store in memory with the dataset and a user's files; nothing is derived from the latter.

    :param add: RDF files to add, each in a named graph of its own
    :param derived: also load what the dataset's rules have derived; where the graph is judged, that is no assertion,
        and must not stand in for one that is missing
    :raises AikgError: if a file is missing or cannot be parsed
    :raises UsageError: if the ending of an added file names no RDF format
    """
    from pyoxigraph import Store

    store = Store()
    dataset.fill(store, None if derived else dataset.asserted_graphs())
    for path in add:
        from aikg.rdf.files import add_file

        add_file(store, path)
    return store
