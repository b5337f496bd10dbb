"""Makes data/graph/inferred.ttl, the facts that the rules derive.

The file names by a hash the files from which it was derived. If these files are still on disk, only the facts that a
change can affect are derived again. Otherwise everything is derived.
"""

from __future__ import annotations

import hashlib
import os

from pyoxigraph import RdfFormat, Store, Triple, parse

from aikg.errors import DataError, readable
from aikg.namespaces import GRAPH, INFERRED
from aikg.rdf.turtle import turtle
from aikg.rules.run import derive, derive_again
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.dataset.dataset import Dataset

_COMMENT = "Built: what follows by the rules of queries/rules. From "


def inferred(dataset: Dataset, store: Store, data: dict[str, bytes], fresh: bool) -> bytes:
    """Returns the content of inferred.ttl for a dataset.

    :param store: the dataset without derived facts
    :param data: the new contents of the other files of data/graph/, by name
    :param fresh: derive everything, even if the file on disk could be used
    :raises AikgError: if a rule cannot be read or is not SPARQL
    """
    base = _base_digest(dataset)
    last = None if fresh else _last(dataset, base)
    changed = None if last is None else _changed(dataset, data)
    triples = derive(dataset, store) if last is None or changed is None else derive_again(dataset, store, last, changed)
    return turtle(triples, _COMMENT + _digest(base, data) + ".")


def _base_digest(dataset: Dataset) -> bytes:
    """Returns a hash of the ontology, the vocabularies and the rules."""
    own = (GRAPH + "data", INFERRED, GRAPH + "links")
    paths = [path for name, path in dataset.graph_files() if name not in own] + dataset.query_files("rules")
    total = hashlib.blake2b()
    for path in paths:
        with readable(path), open(path, "rb") as file:
            total.update(hashlib.blake2b(file.read()).digest())
    return total.digest()


def _digest(base: bytes, data: dict[str, bytes]) -> str:
    total = hashlib.blake2b(base, digest_size=16)
    for name, content in sorted(data.items()):
        total.update(name.encode() + b"\0" + hashlib.blake2b(content).digest())
    return total.hexdigest()


def _last(dataset: Dataset, base: bytes) -> list[Triple] | None:
    """Returns the facts derived last if they were derived from the files on disk; otherwise None."""
    folder = dataset.path("data", "graph")
    try:
        with open(os.path.join(folder, "inferred.ttl"), "rb") as file:
            content = file.read()
    except OSError:
        return None
    if (_COMMENT + _digest(base, _files_on_disk(dataset)) + ".").encode() not in content.partition(b"\n")[0]:
        return None
    try:
        return [quad.triple for quad in parse(content, format=RdfFormat.TURTLE)]
    except SyntaxError:
        return None


def _files_on_disk(dataset: Dataset) -> dict[str, bytes]:
    """Returns the contents of the data files on disk, by name."""
    files = {}
    for name, path in dataset.graph_files():
        if name == GRAPH + "data":
            with readable(path), open(path, "rb") as file:
                files[os.path.basename(path)] = file.read()
    return files


def _changed(dataset: Dataset, data: dict[str, bytes]) -> set[Triple]:
    """Returns the facts that are only in the files on disk or only in the new files."""
    on_disk = _files_on_disk(dataset)
    names = [name for name in on_disk.keys() | data.keys() if on_disk.get(name) != data.get(name)]
    try:
        old = {quad.triple for name in names for quad in parse(on_disk.get(name, b""), format=RdfFormat.TURTLE)}
    except SyntaxError as error:
        raise DataError(f"data/graph/: a built file is damaged ({error}); remove it and build again") from error
    new = {quad.triple for name in names for quad in parse(data.get(name, b""), format=RdfFormat.TURTLE)}
    return old ^ new
