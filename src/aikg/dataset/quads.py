"""The quads of the dataset's files."""

from __future__ import annotations

import os

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from aikg.dataset.files import graph_files, listed
from aikg.errors import readable
from aikg.rdf.canonical import canonical
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.types import StrPath


def dataset(home: StrPath) -> list[Quad]:
    """All quads of the dataset, sorted, the blank nodes of the ontology named canonically (W3C RDFC-1.0).

    :raises AikgError: if a file is missing or broken
    """
    quads = []
    for graph, path in graph_files(home):
        name = NamedNode(graph)
        with readable(path):
            given = parse(path=path, format=RdfFormat.TURTLE, rename_blank_nodes=True)
            quads += [Quad(quad.subject, quad.predicate, quad.object, name) for quad in given]
    return canonical(quads)


def read_folder(folder: StrPath) -> list[Quad]:
    """The quads of all Turtle files of a folder, in the default graph, canonical.

    :raises AikgError: if a file is broken
    """
    quads: list[Quad] = []
    for path in listed(os.fspath(folder), ".ttl"):
        with readable(path):
            quads += parse(path=path, format=RdfFormat.TURTLE, rename_blank_nodes=True)
    return canonical(quads)
