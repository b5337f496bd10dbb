"""RDF files: the format that the ending of a name says, and reading Turtle."""

from __future__ import annotations

import os

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from aikg.errors import UsageError, readable
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.types import StrPath

# The endings that the names of RDF files have.
ENDINGS = (".ttl", ".nt", ".nq", ".trig", ".rdf", ".xml", ".owl", ".jsonld")


def format_of(path: StrPath) -> RdfFormat:
    """The format of a file; `.gz` after the ending is passed over.

    :raises UsageError: if the ending names no RDF format
    """
    ending = os.path.splitext(os.fspath(path).lower().removesuffix(".gz"))[1]
    if ending not in ENDINGS:
        known = " ".join(ENDINGS)
        raise UsageError(f"{os.fspath(path)}: the ending {ending or '(none)'} names no RDF format; use {known}")
    found = RdfFormat.from_extension("rdf" if ending == ".owl" else ending[1:])
    assert found is not None
    return found


def read_turtle(path: StrPath, graph: str | None = None) -> list[Quad]:
    """The quads of a Turtle file, in the named graph with the IRI *graph*, or in the default graph.

    :raises AikgError: if the file is missing or broken
    """
    with readable(path):
        found = parse(path=os.fspath(path), format=RdfFormat.TURTLE, rename_blank_nodes=True)
        if graph is None:
            return list(found)
        name = NamedNode(graph)
        return [Quad(quad.subject, quad.predicate, quad.object, name) for quad in found]


def load_turtle(store: Store, path: StrPath, graph: str) -> None:
    """Loads a Turtle file into a named graph of a store. An OSError or RuntimeError is the store's.

    :raises DataError: if the file is missing or broken
    """
    with readable(path), open(path, "rb") as file:
        data = file.read()
    try:
        store.bulk_load(data, format=RdfFormat.TURTLE, to_graph=NamedNode(graph))
    except SyntaxError as error:
        with readable(path):
            raise error


def add_file(store: Store, path: StrPath) -> None:
    """Loads a user's own file into the named graph that bears the file's URI.

    :raises AikgError: if the file is missing or broken
    :raises UsageError: if its ending names no RDF format
    """
    from pathlib import Path

    form = format_of(path)
    uri = Path(path).resolve().as_uri()
    graph = NamedNode(uri)
    with readable(path):
        quads = parse(path=os.fspath(path), format=form, base_iri=uri, rename_blank_nodes=True)
        store.bulk_extend(Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads)
