"""The cases of the W3C suite, and reports in a form that can be compared."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from aikg.namespaces import PREFIXES

FOLDER = Path(__file__).parent / "core"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
SHT = "http://www.w3.org/ns/shacl-test#"
SH, RDF = PREFIXES["sh"], PREFIXES["rdf"]
OPERATORS = {"zeroOrMorePath": "*", "oneOrMorePath": "+", "zeroOrOnePath": "?"}


class Case(NamedTuple):
    """A data graph, a shapes graph, and the graph in which the node `report` is the report to be made of them."""

    data: list[Quad]
    shapes: list[Quad]
    said: list[Quad]
    report: Any


class Report(NamedTuple):
    """Whether the data conform, and each result (focus node, path, value, component, severity) as often as it is said."""

    conforms: bool
    results: Counter[tuple[str, ...]]


def names() -> list[str]:
    """Each case by its folder and name, such as node/and-001."""
    files = sorted(FOLDER.glob("*/*.ttl"))
    return [f"{path.parent.name}/{path.stem}" for path in files if "sht:Validate" in path.read_text(encoding="utf-8")]


@cache
def read(name: str) -> Case:
    """The case of that name; each file holds one."""
    path = FOLDER / f"{name}.ttl"
    said = quads(path.as_uri())
    graph = Terms(said)
    (case,) = graph.subjects(RDF + "type", NamedNode(SHT + "Validate"))
    action = graph.one(case, MF + "action")
    data, shapes = (quads(graph.one(action, SHT + name).value) for name in ("dataGraph", "shapesGraph"))
    return Case(data, shapes, said, graph.one(case, MF + "result"))


def quads(uri: str) -> list[Quad]:
    """The statements of a file of the suite, whose IRI is where it stands."""
    text = Path(uri.removeprefix("file://")).read_bytes()
    return list(parse(text, format=RdfFormat.TURTLE, base_iri=uri))


class Terms:
    """A graph to look things up in."""

    def __init__(self, said: list[Quad]) -> None:
        self.said = said

    def objects(self, subject: Any, predicate: str) -> list[Any]:
        return [q.object for q in self.said if q.subject == subject and q.predicate.value == predicate]

    def subjects(self, predicate: str, value: Any) -> list[Any]:
        return [q.subject for q in self.said if q.object == value and q.predicate.value == predicate]

    def one(self, subject: Any, predicate: str) -> Any:
        found = self.objects(subject, predicate)
        return found[0] if found else None

    def list(self, node: Any) -> list[Any]:
        items = []
        while node is not None and node != NamedNode(RDF + "nil"):
            items.append(self.one(node, RDF + "first"))
            node = self.one(node, RDF + "rest")
        return items

    def path(self, node: Any) -> str:
        """A path as SPARQL writes it, each step in brackets."""
        if node is None or isinstance(node, NamedNode):
            return str(node)
        if self.one(node, RDF + "first") is not None:
            return "/".join(f"({self.path(step)})" for step in self.list(node))
        if (inverse := self.one(node, SH + "inversePath")) is not None:
            return f"^({self.path(inverse)})"
        if (choices := self.one(node, SH + "alternativePath")) is not None:
            return "|".join(f"({self.path(step)})" for step in self.list(choices))
        ((step, sign),) = [(each, sign) for name, sign in OPERATORS.items() for each in self.objects(node, SH + name)]
        return f"({self.path(step)}){sign}"


def report(said: list[Quad], node: Any = None) -> Report:
    """The report at *node*, or the only one of the graph. What a nested shape says is a detail, and no result."""
    graph = Terms(said)
    if node is None:
        (node,) = graph.subjects(RDF + "type", NamedNode(SH + "ValidationReport"))
    details = {quad.object for quad in said if quad.predicate.value == SH + "detail"}
    found = [each for each in graph.objects(node, SH + "result") if each not in details]
    return Report(
        graph.one(node, SH + "conforms") == Literal(True),
        Counter(
            (
                plain(graph.one(each, SH + "focusNode")),
                graph.path(graph.one(each, SH + "resultPath")),
                plain(graph.one(each, SH + "value")),
                str(graph.one(each, SH + "sourceConstraintComponent")),
                str(graph.one(each, SH + "resultSeverity")),
            )
            for each in found
        ),
    )


def plain(term: Any) -> str:
    """A term, a blank node without its name, which each engine makes anew."""
    return "a blank node" if isinstance(term, BlankNode) else str(term)
