"""Loading RDF files into a pyoxigraph store."""

from __future__ import annotations

import os

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from aikg.dataset.files import graph_files
from aikg.errors import UsageError, readable
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.types import StrPath


# File name ending -> the format of an added file.
FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".rdf": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
}


def fill(store: Store, home: StrPath) -> None:
    """Load the dataset's files into their named graphs.

    :raises AikgError: if a file is missing or broken
    """
    for graph, path in graph_files(home):
        with readable(path):
            store.bulk_load(path=path, format=RdfFormat.TURTLE, to_graph=NamedNode(graph))


def add_file(store: Store, path: StrPath) -> None:
    """Load one of the user's own files into the named graph that bears the file's URI.

    :raises AikgError: if the file is missing or broken
    :raises UsageError: if its ending names no RDF format
    """
    from pathlib import Path

    ending = os.path.splitext(path)[1].lower()
    if ending not in FORMATS:
        raise UsageError(
            f"{os.fspath(path)}: the ending {ending or '(none)'} names no RDF format; use {' '.join(FORMATS)}"
        )
    uri = Path(path).resolve().as_uri()
    graph = NamedNode(uri)
    with readable(path):
        quads = parse(path=path, format=FORMATS[ending], base_iri=uri, rename_blank_nodes=True)
        store.bulk_extend(Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads)
