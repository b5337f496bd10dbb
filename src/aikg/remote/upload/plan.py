"""Prepares what is loaded: each named graph as chunks of N-Triples, in a fixed order."""

from __future__ import annotations

import hashlib
from itertools import groupby
from typing import NamedTuple

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, serialize

from aikg.namespaces import BASE
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.dataset.dataset import Dataset

_GENID = BASE + ".well-known/genid/"


class Part(NamedTuple):
    """A named graph to load.

    `sizes` are the triples in each chunk, `digest` is a hash of the graph, and `sample` holds some of its triples.
    A chunk may be sent twice without harm, because it has no blank nodes: those of the ontology get IRIs (RDF 1.1
    Concepts, 3.5).
    """

    graph: str
    triples: int
    sizes: list[int]
    chunks: list[bytes]
    digest: str
    sample: list[str]


def read_parts(dataset: Dataset, size: int = 10_000, sample: int = 50) -> list[Part]:
    """Returns the named graphs of the dataset.

    :param size: how many triples a chunk holds
    :param sample: how many triples of a graph are looked up after the load
    :raises AikgError: if the dataset cannot be read
    """
    quads = sorted(dataset.quads, key=lambda quad: str(quad.graph_name))
    grouped = groupby(quads, lambda quad: quad.graph_name)
    return [
        _part(str(name)[1:-1], [_without_blanks(quad.triple) for quad in members], size, sample)
        for name, members in grouped
    ]


def rechunk(part: Part, size: int) -> Part:
    """Returns the same graph in chunks of another size (in triples)."""
    lines = b"".join(part.chunks).splitlines(keepends=True)
    pieces = [lines[start : start + size] for start in range(0, len(lines), size)]
    return part._replace(sizes=[len(each) for each in pieces], chunks=[b"".join(each) for each in pieces])


def _part(graph: str, triples: list[Triple], size: int, sample: int) -> Part:
    lines = sorted((serialize(triples, format=RdfFormat.N_TRIPLES) or b"").splitlines(keepends=True))
    whole = b"".join(lines)
    step = max(len(lines) // sample, 1)
    samples = [each.decode().strip() for each in lines[::step][:sample]]
    part = Part(graph, len(lines), [len(lines)], [whole], hashlib.sha256(whole).hexdigest(), samples)
    return rechunk(part, size)


def _without_blanks(triple: Triple) -> Triple:
    return Triple(_iri(triple.subject), triple.predicate, _iri(triple.object))  # type: ignore[arg-type]


def _iri(term: object) -> object:
    return NamedNode(_GENID + term.value) if isinstance(term, BlankNode) else term


def insert_data(graph: str, chunk: bytes) -> bytes:
    """Returns a chunk as a SPARQL update."""
    return b"INSERT DATA { GRAPH <" + graph.encode() + b"> {\n" + chunk + b"} }"
