"""The graph for people who do not speak RDF: the tables and the network in formats that other tools open.

The curator's tables are the source of what they hold, and are exported as they are; what follows from them (the
alignments, the network) and what they refer to (concepts, dates) is read from the graph. Ids are kept in every format:
the key, and the IRI.
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

# Format -> the module whose `write` gives the bytes of one file, or of several by name: a folder.
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
    """What the formats are made from; each part is read when a format first asks for it."""

    def __init__(self, dataset: Dataset, store: Store) -> None:
        self.dataset = dataset
        self.store = store

    @cached_property
    def tables(self) -> list[Table]:
        """The curator's tables, cells as written."""
        from aikg.export.sheets.tables import curated

        return curated(self.dataset, self.store)

    @cached_property
    def network(self) -> Network:
        """The things of the graph and what holds between them."""
        from aikg.export.network.network import network

        return network(self.store)

    @cached_property
    def derived(self) -> list[Sheet]:
        """The tables that are read from the graph."""
        from aikg.export.sheets.derived import derived

        return derived(self.store, self.network)

    @cached_property
    def sheets(self) -> list[Sheet]:
        """All tables, with typed cells, and the one that says what their columns hold."""
        from aikg.export.sheets.derived import columns
        from aikg.export.sheets.tables import sheet

        sheets = [*map(sheet, self.tables), *self.derived]
        return [*sheets, columns(sheets)]


class Written(NamedTuple):
    """What an export has written: the sizes in bytes of the files, by name."""

    path: str
    sizes: dict[str, int]


def content(material: Material, to: str) -> bytes | dict[str, bytes]:
    """The bytes of an export: of one file, or of the files of a folder by name.

    :raises UsageError: if there is no such format
    :raises AikgError: if a file of the dataset cannot be read, or a library that the format needs is not installed
    """
    if to not in FORMATS:
        hint = nearest(to, list(FORMATS)) or f"; choose one of {', '.join(FORMATS)}"
        raise UsageError(f"there is no format {to!r}{hint}")
    data: bytes | dict[str, bytes] = import_module(FORMATS[to]).write(material)
    return data


def export(dataset: Dataset, store: Store, to: str, path: StrPath, force: bool = False) -> Written:
    """Writes the graph in a format to a file or, for those of FOLDERS, a folder; in one step.

    :param force: write also where something is that is no earlier export; what else lies in a folder is left there
    :raises UsageError: if there is no such format, or something else is at *path*
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
