"""What the files of a release hold, made from the dataset."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from pyoxigraph import CanonicalizationAlgorithm, Dataset, NamedNode, Quad, RdfFormat, parse, serialize

from aikg.dataset import graph_files, listed
from aikg.errors import readable
from aikg.links import ENDING
from aikg.namespaces import GRAPH, PREFIXES
from aikg.turtle import turtle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aikg.dataset import StrPath


def contents(home: StrPath) -> Iterator[tuple[str, bytes]]:
    """The name of each file of data, and its bytes before they are compressed."""
    from aikg.context import context, document
    from aikg.jsonld import jsonld
    from aikg.release.pages import pages
    from aikg.release.questions import questions
    from aikg.release.shapes import shapes

    quads = dataset(home)
    yield "aikg.nq.gz", nquads(quads)
    yield "aikg.trig.gz", _trig(quads)
    terms = context(home)
    yield "aikg.jsonld.gz", jsonld(quads, terms)
    yield "context.jsonld", document(terms)
    for name in sorted({graph for graph, _ in graph_files(home)}):
        yield f"graph/{name.removeprefix(GRAPH)}.ttl.gz", _graph(quads, name)
    yield "ontology.ttl", _graph(quads, GRAPH + "ontology")
    yield "shapes.ttl", shapes(home)
    yield "queries.ttl", questions(home)
    yield "docs.zip", pages(home)
    for name, room in (("links", "data/links"), ("alignments", "ontology/alignments")):
        for path in listed(os.path.join(home, room), ENDING):
            with readable(path), open(path, "rb") as file:
                yield f"{name}/{os.path.basename(path)}", file.read()


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


def canonical(quads: Iterable[Quad]) -> list[Quad]:
    """The quads sorted and without repetition, their blank nodes named canonically (W3C RDFC-1.0)."""
    found = Dataset(quads)
    found.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(found, key=str)


def nquads(quads: Iterable[Quad]) -> bytes:
    """N-Quads, sorted by line."""
    lines = (serialize(quads, format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True)
    return b"".join(sorted(lines))


def read_folder(folder: StrPath) -> list[Quad]:
    """The quads of all Turtle files of a folder, in the default graph, canonical.

    :raises AikgError: if a file is broken
    """
    quads: list[Quad] = []
    for path in listed(os.fspath(folder), ".ttl"):
        with readable(path):
            quads += parse(path=path, format=RdfFormat.TURTLE, rename_blank_nodes=True)
    return canonical(quads)


def _graph(quads: Iterable[Quad], name: str) -> bytes:
    graph = NamedNode(name)
    return turtle((quad.triple for quad in quads if quad.graph_name == graph), f"The named graph <{name}>.")


def _trig(quads: list[Quad]) -> bytes:
    """TriG, graph by graph, its prefixes in order (the engine's own change from run to run)."""
    ordered = sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad)))
    lines = (serialize(ordered, format=RdfFormat.TRIG, prefixes=PREFIXES) or b"").splitlines(keepends=True)
    count = next((index for index, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
    return b"".join(sorted(lines[:count]) + lines[count:])
