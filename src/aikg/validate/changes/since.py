"""Compares the present graph with an earlier state."""

from __future__ import annotations

import filecmp
import os
from typing import NamedTuple

from pyoxigraph import BlankNode, NamedNode, Quad, Store

from aikg.dataset.dataset import Dataset
from aikg.dataset.home import ROOMS
from aikg.namespaces import CNAI, INFERRED
from aikg.rdf.files import load_turtle, read_turtle
from aikg.types import TYPE_CHECKING
from aikg.validate.changes.around import ONTOLOGY, SUBCLASS

if TYPE_CHECKING:
    from aikg.types import StrPath

_INFERRED = NamedNode(INFERRED)
# The shapes and the quality queries. If they differ, every finding may be new.
_JUDGES = ((("ontology", "shapes"), ".ttl"), (("queries", "quality"), ".rq"))


class Change(NamedTuple):
    """The quads that are only in the earlier state, and those that are only in the present state."""

    removed: set[Quad]
    added: set[Quad]

    def wide(self) -> bool:
        """Returns whether the change may affect any node, because it touches terms of the ontology or blank nodes."""
        return any(
            quad.graph_name == ONTOLOGY
            or str(quad.subject).startswith(f"<{CNAI}")
            or quad.predicate == SUBCLASS
            or isinstance(quad.subject, BlankNode)
            or isinstance(quad.object, BlankNode)
            for quad in self.removed | self.added
        )

    def undo(self, store: Store) -> None:
        """Changes a store with the present state back to the earlier state."""
        for quad in self.added:
            store.remove(quad)
        store.extend(self.removed)


def compare(dataset: Dataset, since: StrPath) -> tuple[Store, Change | None]:
    """Returns what the present dataset asserts in memory, and the change of that since an earlier state.

    :param since: a folder with the dataset (only files that differ are read), a release, or an RDF file
    :returns: the store, and the change, or None if the earlier state has other shapes or quality queries
    :raises UsageError: if *since* is something else
    :raises AikgError: if a file cannot be read, or a release does not match its checksums
    """
    if not all(os.path.isdir(os.path.join(since, room)) for room in ROOMS):
        return _with_quads(dataset, since)
    earlier = Dataset(since)
    store, change = _with_folder(dataset, earlier)
    same = all(_same_files(dataset.files(end, *at), earlier.files(end, *at)) for at, end in _JUDGES)
    return store, change if same else None


def _with_quads(dataset: Dataset, since: StrPath) -> tuple[Store, Change]:
    from aikg.diff.state import read_state

    # Blank nodes have the same names in both.
    old, new = (
        {quad for quad in quads if quad.graph_name != _INFERRED} for quads in (read_state(since), dataset.quads)
    )
    store = Store()
    store.bulk_extend(new)
    return store, Change(old - new, new - old)


def _with_folder(dataset: Dataset, earlier: Dataset) -> tuple[Store, Change]:
    ours, theirs = (
        {(graph, os.path.relpath(path, each.home)): path for graph, path in each.graph_files() if graph != INFERRED}
        for each in (dataset, earlier)
    )
    same = {key for key in ours.keys() & theirs.keys() if filecmp.cmp(ours[key], theirs[key], shallow=False)}
    store = Store()
    for graph, name in sorted(same):
        load_turtle(store, ours[graph, name], graph)
    new, old = (
        {quad for key, path in files.items() if key not in same for quad in read_turtle(path, key[0])}
        for files in (ours, theirs)
    )
    # A quad that is also in an unchanged file was neither added nor removed.
    change = Change(*({quad for quad in quads if quad not in store} for quads in (old - new, new - old)))
    store.bulk_extend(new)
    return store, change


def _same_files(ours: list[str], theirs: list[str]) -> bool:
    names = [[os.path.basename(path) for path in paths] for paths in (ours, theirs)]
    return names[0] == names[1] and all(
        filecmp.cmp(one, two, shallow=False) for one, two in zip(ours, theirs, strict=True)
    )
