"""RDF files: finds the format from the ending of a file's name, and reads files."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from contextlib import contextmanager

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from aikg.errors import DataError, UsageError, readable
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from aikg.types import StrPath

# The endings of RDF files.
ENDINGS = (".ttl", ".nt", ".nq", ".trig", ".rdf", ".xml", ".owl", ".jsonld")


def format_of(path: StrPath) -> RdfFormat:
    """Returns the format of a file. A `.gz` after the ending is ignored.

    :raises UsageError: if the ending names no RDF format
    """
    ending = os.path.splitext(os.fspath(path).lower().removesuffix(".gz"))[1]
    if ending not in ENDINGS:
        known = " ".join(ENDINGS)
        raise UsageError(f"{os.fspath(path)}: the ending {ending or '(none)'} names no RDF format; use {known}")
    form = RdfFormat.from_extension("rdf" if ending == ".owl" else ending[1:])
    assert form is not None
    return form


def opened(path: StrPath) -> IO[bytes]:
    """Opens a file at the first byte after its byte order mark, if it has one."""
    file = open(path, "rb")  # noqa: SIM115 (the caller closes it)
    skip_mark(file)
    return file


def skip_mark(file: IO[bytes]) -> None:
    """Moves from the start of a file behind its byte order mark, if it has one."""
    if file.read(len(BOM_UTF8)) != BOM_UTF8:
        file.seek(0)


def read_text(path: StrPath) -> str:
    """Returns the text of a file, without its byte order mark.

    :raises AikgError: if the file is missing or is not UTF-8
    """
    with readable(path), opened(path) as file:
        return file.read().decode()


def read_turtle(path: StrPath, graph: str | None = None) -> list[Quad]:
    """Returns the quads of a Turtle file.

    :param graph: the IRI of the named graph to put them in; by default the default graph
    :raises AikgError: if the file is missing or is not Turtle
    """
    with readable(path), opened(path) as file:
        quads = list(parse(file, format=RdfFormat.TURTLE, rename_blank_nodes=True))
    if graph is None:
        return quads
    name = NamedNode(graph)
    return [Quad(quad.subject, quad.predicate, quad.object, name) for quad in quads]


def load_turtle(store: Store, path: StrPath, graph: str) -> None:
    """Loads a Turtle file into a named graph of a store in memory.

    A store on disk is filled by one `bulk_extend` instead: each load of a file costs it a file of its own.

    :param graph: the IRI of the named graph
    :raises DataError: if the file is missing or is not Turtle
    :raises OSError, RuntimeError: if the store fails
    """
    with readable(path), opened(path) as file:
        data = file.read()
    try:
        # Faster than a bulk load in memory, and so is every scan afterwards.
        store.load(data, format=RdfFormat.TURTLE, to_graph=NamedNode(graph))
    except SyntaxError as error:
        with readable(path):
            raise error


def add_file(store: Store, path: StrPath) -> None:
    """Loads a user's file into a named graph whose IRI is the file's URI.

    :raises AikgError: if the file is missing or cannot be parsed
    :raises UsageError: if its ending names no RDF format
    """
    from pathlib import Path

    form = format_of(path)
    with readable(path):
        uri = Path(path).resolve().as_uri()
    graph = NamedNode(uri)
    with readable(path), unpacked(path) as file:
        quads = parse(file, format=form, base_iri=uri, rename_blank_nodes=True)
        store.bulk_extend(Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads)


@contextmanager
def unpacked(path: StrPath) -> Iterator[IO[bytes]]:
    """Opens a file for reading behind its byte order mark, and unpacks it on the way if its name ends in `.gz`.

    :raises DataError: if it is no gzip file, or ends too early
    """
    with open(path, "rb") as file:
        if not os.fspath(path).lower().endswith(".gz"):
            skip_mark(file)
            yield file
            return
        import gzip
        import zlib

        try:
            packed: IO[bytes] = gzip.GzipFile(fileobj=file)  # type: ignore[assignment]
            skip_mark(packed)
            yield packed
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise DataError(f"{os.fspath(path)}: this is not a whole gzip file ({error}); fetch it again") from error
