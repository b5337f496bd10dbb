"""What the benchmarks ask: every stored question as it stands, and with the example of each parameter."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import NamedNode, RdfFormat, Store

from aikg.dataset.dataset import Dataset
from aikg.namespaces import GRAPH
from aikg.questions.stored import list_queries
from aikg.questions.values import literal_or_iri
from aikg.sparql.clauses import place

if TYPE_CHECKING:
    from aikg.types import StrPath


class Asked(NamedTuple):
    """A question with at most one parameter set: its name as a reader would write it, its SPARQL, and the parameter."""

    name: str
    text: str
    values: dict[str, str]

    @property
    def question(self) -> str:
        return self.name.partition(" ")[0]


def asked(home: StrPath) -> list[Asked]:
    """Every stored question: first without parameters, then with the example of each."""
    found = []
    for query in list_queries(Dataset(home)):
        found.append(Asked(query.name, query.text, {}))
        for name, parameter in query.parameters.items():
            term = literal_or_iri(name, parameter, parameter.example)
            values = {name: parameter.example}
            found.append(Asked(f"{query.name} {name}={parameter.example}", place(query.text, {name: [term]}), values))
    return found


def load_terms(store: Store, home: StrPath) -> None:
    """Load the ontology and the vocabularies, without the dataset's own facts."""
    for graph, path in Dataset(home).graph_files():
        if graph in (GRAPH + "ontology", GRAPH + "vocab"):
            store.bulk_load(path=path, format=RdfFormat.TURTLE, to_graph=NamedNode(graph))


def count_rows(store: Store, text: str) -> int:
    """How many rows the embedded engine gives, each of them read."""
    return sum(1 for _ in store.query(text, use_default_graph_as_union=True))  # type: ignore[arg-type, misc]
