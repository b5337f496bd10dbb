"""data/graph/inferred.ttl: what follows from the dataset, derived in full or from the last result and what has changed.

The file says from which files it was derived. Only where these are the ones on disk is the last result a basis to start
from; then what cannot be reached from a changed fact is kept.
"""

from __future__ import annotations

import hashlib
import os

from pyoxigraph import RdfFormat, Store, Triple, parse

from aikg.errors import DataError, readable
from aikg.namespaces import GRAPH
from aikg.rdf.turtle import turtle
from aikg.rules.run import derive, derive_again
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.dataset.dataset import Dataset

_COMMENT = "Built: what follows by the rules of queries/rules. From "


def inferred(dataset: Dataset, store: Store, data: dict[str, bytes], fresh: bool) -> bytes:
    """The content of inferred.ttl for a dataset.

    :param store: the dataset with nothing derived in it
    :param data: the other files of data/graph/, as they will be
    :param fresh: derive in full, whatever is on disk
    :raises AikgError: if a rule cannot be read or is not SPARQL
    """
    base = _basis(dataset)
    last = None if fresh else _last(dataset, base)
    changed = None if last is None else _changed(dataset, data)
    triples = derive(dataset, store) if last is None or changed is None else derive_again(dataset, store, last, changed)
    return turtle(triples, _COMMENT + _digest(base, data) + ".")


def _basis(dataset: Dataset) -> bytes:
    """A hash of the ontology, the vocabularies and the rules."""
    own = (GRAPH + "data", GRAPH + "inferred", GRAPH + "links")
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
    """The facts derived last, if they are of the files that are there; nothing otherwise."""
    folder = dataset.path("data", "graph")
    try:
        with open(os.path.join(folder, "inferred.ttl"), "rb") as file:
            content = file.read()
    except OSError:
        return None
    if (_COMMENT + _digest(base, _there(dataset)) + ".").encode() not in content.partition(b"\n")[0]:
        return None
    try:
        return [quad.triple for quad in parse(content, format=RdfFormat.TURTLE)]
    except SyntaxError:
        return None


def _there(dataset: Dataset) -> dict[str, bytes]:
    found = {}
    for name, path in dataset.graph_files():
        if name == GRAPH + "data":
            with readable(path), open(path, "rb") as file:
                found[os.path.basename(path)] = file.read()
    return found


def _changed(dataset: Dataset, data: dict[str, bytes]) -> set[Triple]:
    """The facts that the files on disk and the files to be do not share."""
    there = _there(dataset)
    names = [name for name in there.keys() | data.keys() if there.get(name) != data.get(name)]
    try:
        old = {quad.triple for name in names for quad in parse(there.get(name, b""), format=RdfFormat.TURTLE)}
    except SyntaxError as error:
        raise DataError(f"data/graph/: a built file is broken ({error}); remove it and build again") from error
    new = {quad.triple for name in names for quad in parse(data.get(name, b""), format=RdfFormat.TURTLE)}
    return old ^ new
