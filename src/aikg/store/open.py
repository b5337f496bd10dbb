"""The graph in a pyoxigraph store: from the cache, or parsed into memory, with the user's own files added."""

from __future__ import annotations

from pyoxigraph import Store

from aikg.dataset.load import add_file, fill
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aikg.types import StrPath


def open_store(home: StrPath, add: Iterable[StrPath] = (), cache: bool = True) -> Store:
    """The dataset of *home* with the files of *add*, each in a named graph of its own.

    A store from the cache is read-only; with files added, or without a usable cache, it is in memory.

    :raises AikgError: if a file of the dataset is missing or broken
    :raises UsageError: if an added file has an unknown ending
    """
    add = list(add)
    if cache and not add:
        from aikg.store.cache import open_entry

        entry = open_entry(home)
        if entry is not None:
            return entry.store
    store = Store()
    fill(store, home)
    for path in add:
        add_file(store, path)
    return store
