"""Makes the contents of the files of a release from the dataset."""

from __future__ import annotations

import os

from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from aikg.errors import readable
from aikg.links.sssom import ENDING
from aikg.namespaces import GRAPH, PREFIXES
from aikg.rdf.canonical import nquads
from aikg.rdf.turtle import turtle
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aikg.dataset.dataset import Dataset


def contents(dataset: Dataset) -> Iterator[tuple[str, bytes]]:
    """Yields the name of each data file, and its bytes before compression."""
    from aikg.release.context import context, document
    from aikg.release.jsonld import jsonld
    from aikg.release.pages import pages
    from aikg.release.questions import questions
    from aikg.release.shapes import shapes

    quads = dataset.quads
    yield "aikg.nq.gz", nquads(quads)
    yield "aikg.trig.gz", _trig(quads)
    terms = context(dataset)
    yield "aikg.jsonld.gz", jsonld(quads, terms)
    yield "context.jsonld", document(terms)
    for name in sorted({graph for graph, _ in dataset.graph_files()}):
        yield f"graph/{name.removeprefix(GRAPH)}.ttl.gz", _graph(quads, name)
    yield "ontology.ttl", _graph(quads, GRAPH + "ontology")
    yield "shapes.ttl", shapes(dataset)
    yield "queries.ttl", questions(dataset)
    yield "docs.zip", pages(dataset)
    for name, room in (("links", "data/links"), ("alignments", "ontology/alignments")):
        for path in dataset.files(ENDING, room):
            with readable(path), open(path, "rb") as file:
                yield f"{name}/{os.path.basename(path)}", file.read()


def _graph(quads: Iterable[Quad], name: str) -> bytes:
    graph = NamedNode(name)
    return turtle((quad.triple for quad in quads if quad.graph_name == graph), f"The named graph <{name}>.")


def _trig(quads: list[Quad]) -> bytes:
    """Returns TriG with the prefixes in a fixed order (the engine's order changes from run to run)."""
    ordered = sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad)))
    lines = (serialize(ordered, format=RdfFormat.TRIG, prefixes=PREFIXES) or b"").splitlines(keepends=True)
    count = next((index for index, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
    return b"".join(sorted(lines[:count]) + lines[count:])
