"""Makes the service description of the endpoint (SPARQL 1.1 Service Description)."""

from __future__ import annotations

from pyoxigraph import BlankNode, NamedNode, Triple

from aikg.namespaces import BASE, PREFIXES
from aikg.serve.worker import GRAPHS, Reply
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.graph import Graph

_SD, _FORMATS = "http://www.w3.org/ns/sparql-service-description#", "http://www.w3.org/ns/formats/"
_KNOWN = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "JSON-LD", "TriG", "RDF_XML"),
)


def service(url: str, graph: Graph, forms: list[str]) -> Reply:
    """Returns the description of the endpoint at *url*, in the first of the forms that is an RDF format."""
    from aikg.rdf.turtle import triples

    form = next((each for each in forms if each in GRAPHS), "turtle")
    return Reply(200, form, triples(_described(url, graph), GRAPHS[form]))


def _described(url: str, graph: Graph) -> list[Triple]:
    node, dataset, default = BlankNode("service"), BlankNode("dataset"), BlankNode("default")
    triples = [
        _t(node, "type", NamedNode(_SD + "Service")),
        Triple(node, NamedNode(_SD + "endpoint"), NamedNode(url)),
        Triple(node, NamedNode(_SD + "supportedLanguage"), NamedNode(_SD + "SPARQL11Query")),
        Triple(node, NamedNode(_SD + "feature"), NamedNode(_SD + "UnionDefaultGraph")),
        Triple(node, NamedNode(_SD + "defaultDataset"), dataset),
        _t(dataset, "type", NamedNode(_SD + "Dataset")),
        Triple(dataset, NamedNode(PREFIXES["dcterms"] + "source"), NamedNode(BASE + "dataset")),
        Triple(dataset, NamedNode(_SD + "defaultGraph"), default),
        _t(default, "type", NamedNode(_SD + "Graph")),
    ]
    triples += [Triple(node, NamedNode(_SD + "resultFormat"), NamedNode(_FORMATS + name)) for name in _KNOWN]
    for name in sorted(graph.store.named_graphs(), key=str):
        part = BlankNode("g" + str(len(triples)))
        triples.append(Triple(dataset, NamedNode(_SD + "namedGraph"), part))
        triples.append(_t(part, "type", NamedNode(_SD + "NamedGraph")))
        triples.append(Triple(part, NamedNode(_SD + "name"), name))
    return triples


def _t(subject: BlankNode, name: str, value: NamedNode) -> Triple:
    return Triple(subject, NamedNode(PREFIXES["rdf"] + name), value)
