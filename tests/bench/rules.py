"""CPU of deriving everything, beside owlrl and reasonable on the same facts, and how it grows with the dataset.

    python -m tests.bench.rules [COPIES]

The dataset is copied with renamed things, so that each copy is as connected as the first. The objects that variables measure
are copied too: a variable that stands twice, which a curator may not write, would be part of each copy of a wider one.
Nothing is asserted.
"""

from __future__ import annotations

import resource
import sys
import time

import owlrl
import reasonable
from pyoxigraph import NamedNode, Quad, Store

from aikg.dataset.dataset import Dataset
from aikg.namespaces import GRAPH, ID, VOCAB
from aikg.rdf.bridge import graph_of
from aikg.rules.run import derive

# What a copy has of its own, but for dates.
_OWN = (ID, VOCAB + "object/")
DATA = NamedNode(GRAPH + "data")


def schema_and_data() -> tuple[list[Quad], list[Quad]]:
    """The ontology and vocabularies, and the asserted facts."""
    store, dataset = Store(), Dataset()
    dataset.fill(store, dataset.asserted_graphs())
    quads = list(store)
    return [q for q in quads if q.graph_name != DATA], [q for q in quads if q.graph_name == DATA]


def renamed(quad: Quad, copy: int) -> Quad:
    """A fact of the copy: things of ours bear its number, dates stay as they are."""

    def term(node: object) -> object:
        if copy and isinstance(node, NamedNode) and node.value.startswith(_OWN) and "/id/date/" not in node.value:
            return NamedNode(f"{node.value}-{copy}")
        return node

    return Quad(term(quad.subject), quad.predicate, term(quad.object), quad.graph_name)  # type: ignore[arg-type]


def derived_in(schema: list[Quad], data: list[Quad]) -> tuple[int, int, float]:
    """Triples given, triples derived, CPU seconds."""
    store = Store()
    store.bulk_extend([*schema, *data])
    size, start = len(store), time.process_time()
    count = len(derive(Dataset(), store))
    return size, count, time.process_time() - start


def part() -> list[Quad]:
    """The first 10,000 triples: the schema, and so much of the data."""
    schema, data = schema_and_data()
    return [*schema, *data[: 10_000 - len(schema)]]


def owlrl_on() -> tuple[int, int, float]:
    """The same of owlrl, a reasoner in Python."""
    graph = graph_of(part())
    size, start = len(graph), time.process_time()
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return size, len(graph) - size, time.process_time() - start


def reasonable_on() -> tuple[int, int, float]:
    """The same of reasonable, a compiled OWL 2 RL reasoner."""
    reasoner = reasonable.PyReasoner()
    reasoner.from_graph(graph_of(part()))
    start = time.process_time()
    closed = len(reasoner.reason())
    return len(part()), closed - len(part()), time.process_time() - start


def main(copies: int) -> None:
    schema, data = schema_and_data()
    objects = [quad for quad in schema if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(_OWN)]
    size, count, ours = derived_in(schema, data[: 10_000 - len(schema)])
    _, _, theirs = owlrl_on()
    print(f"{size:>9} triples: rules {ours:.2f} s ({count} derived), owlrl {theirs:.1f} s: {theirs / ours:.0f} times")
    _, more, compiled = reasonable_on()
    print(f"{size:>9} triples: reasonable {compiled:.2f} s ({more} derived, OWL 2 RL alone)")
    total = 1
    while total <= copies:
        many = [renamed(quad, copy) for copy in range(total) for quad in [*objects, *data]]
        size, count, seconds = derived_in(schema, many)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        print(f"{size:>9} triples: rules {seconds:.2f} s ({count} derived), {1e6 * seconds / size:.1f} µs each, peak {peak:.2f} GiB")
        total *= 2


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 4)
