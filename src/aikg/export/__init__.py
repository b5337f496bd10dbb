"""Exports the graph for people without RDF tools: the tables and the network in formats that other tools open.

The curated tables are exported unchanged. What follows from them (the alignments, the network) and what they refer to
(concepts, dates) is read from the graph. Every format keeps the keys and the IRIs.
"""

from __future__ import annotations

import os
from functools import cached_property
from importlib import import_module
from typing import NamedTuple

from aikg.errors import UsageError, nearest
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import Store

    from aikg.dataset.dataset import Dataset
    from aikg.export.network.network import Network
    from aikg.export.sheets.sheets import Sheet
    from aikg.tables.model import Table
    from aikg.types import StrPath

# Format -> the module whose `write` returns the bytes of one file, or the bytes of the files of a folder by name.
FORMATS = {
    "csv": "aikg.export.formats.csv_folder",
    "parquet": "aikg.export.formats.parquet",
    "xlsx": "aikg.export.formats.xlsx",
    "sqlite": "aikg.export.formats.sqlite",
    "graphml": "aikg.export.formats.graphml",
    "gexf": "aikg.export.formats.gexf",
    "neo4j-csv": "aikg.export.formats.neo4j_csv",
    "nanopub": "aikg.export.formats.nanopub",
}
FOLDERS = ("csv", "parquet", "neo4j-csv")


class Material:
    """The data for all formats. Each part is read when a format first uses it."""

    def __init__(self, dataset: Dataset, store: Store) -> None:
        self.dataset = dataset
        self.store = store

    @cached_property
    def tables(self) -> list[Table]:
        """The curated tables, with cells as the files hold them."""
        from aikg.export.sheets.tables import curated

        return curated(self.dataset, self.store)

    @cached_property
    def network(self) -> Network:
        """The things of the graph and the relations between them."""
        from aikg.export.network.network import network

        return network(self.store)

    @cached_property
    def derived(self) -> list[Sheet]:
        """The tables that are read from the graph."""
        from aikg.export.sheets.derived import derived

        return derived(self.store, self.network)

    @cached_property
    def sheets(self) -> list[Sheet]:
        """All tables with typed cells, and the table that describes their columns."""
        from aikg.export.sheets.derived import columns
        from aikg.export.sheets.tables import sheet

        sheets = [*map(sheet, self.tables), *self.derived]
        return [*sheets, columns(sheets)]


class Written(NamedTuple):
    """An export that was written: its path, and the size in bytes of each file, by name."""

    path: str
    sizes: dict[str, int]


def content(material: Material, to: str) -> bytes | dict[str, bytes]:
    """Returns the bytes of an export: of one file, or of the files of a folder by name.

    :param to: the format, one of FORMATS
    :raises UsageError: if there is no such format
    :raises AikgError: if a file of the dataset cannot be read, or a library that the format needs is not installed
    """
    if to not in FORMATS:
        hint = nearest(to, list(FORMATS)) or f"; choose one of {', '.join(FORMATS)}"
        raise UsageError(f"there is no format {to!r}{hint}")
    data: bytes | dict[str, bytes] = import_module(FORMATS[to]).write(material)
    return data


def export(dataset: Dataset, store: Store, to: str, path: StrPath, force: bool = False) -> Written:
    """Writes the graph in a format to a file, or to a folder for a format of FOLDERS, in one step.

    :param to: the format, one of FORMATS
    :param force: overwrite *path* even if it is not an earlier export; other files in a folder stay
    :raises UsageError: if there is no such format, or *path* is not an earlier export
    :raises AikgError: if the dataset cannot be read or *path* cannot be written; nothing has changed then
    """
    from aikg.export.place import check, put_file, put_folder

    if to in FORMATS:
        check(dataset, path, folder=to in FOLDERS, force=force)
    data = content(Material(dataset, store), to)
    if isinstance(data, bytes):
        put_file(path, data)
        return Written(os.fspath(path), {os.path.basename(path): len(data)})
    put_folder(path, data)
    return Written(os.fspath(path), {name: len(each) for name, each in data.items()})
