"""Runs the shapes by pySHACL, the reference engine."""

from __future__ import annotations

import logging
import warnings
from contextlib import contextmanager
from typing import Any

import pyshacl
from pyoxigraph import RdfFormat, Store
from rdflib.namespace import RDF, RDFS, SH

from aikg.errors import AikgError
from aikg.rdf.bridge import graph_of, to_pyoxigraph, to_rdflib
from aikg.types import TYPE_CHECKING
from aikg.validate.shapes.shacl import Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import rdflib
    from pyoxigraph import Quad

    from aikg.validate.report import Term


def run(data: Iterable[Quad] | str, shapes: list[Quad], only: set[Term] | None) -> list[Result]:
    """Returns the results for *data*, quads or Turtle.

    :param only: the nodes to check; None for all
    :raises AikgError: if the shapes cannot be run
    """
    if isinstance(data, str):  # rdflib parses Turtle more slowly than it takes quads.
        store = Store()
        store.load(data, format=RdfFormat.TURTLE)
        data = store
    with _quiet():
        shape_graph, data_graph = graph_of(shapes), graph_of(data)
        if only is not None:
            _restrict(shape_graph, data_graph, only)
        return _read(report(data_graph, shape_graph))


def _restrict(shapes: rdflib.Graph, data: rdflib.Graph, nodes: Iterable[Term]) -> None:
    """Replaces the targets of the shapes by those of *nodes* that they select, so that no other node is checked.

    pySHACL's own `focus_nodes` would also leave out the values that a nested shape checks.
    """
    kinds = {node: set(data.objects(node, RDF.type)) for node in map(to_rdflib, nodes)}
    for shape, target, value in list(shapes.triples((None, None, None))):
        if target == SH.targetClass:
            classes = set(data.transitive_subjects(RDFS.subClassOf, value))
            chosen = [node for node, types in kinds.items() if types & classes]
        elif target == SH.targetSubjectsOf:
            chosen = [node for node in kinds if (node, value, None) in data]
        else:
            continue
        shapes.remove((shape, target, value))
        for node in chosen:
            shapes.add((shape, SH.targetNode, node))


def report(data: rdflib.Graph, shapes: rdflib.Graph) -> rdflib.Graph:
    """Returns pySHACL's own report for the whole of *data*.

    :raises AikgError: if the shapes cannot be run
    """
    results: Any
    _, results, text = pyshacl.validate(data, shacl_graph=shapes, inplace=True)
    if isinstance(results, Exception):
        raise AikgError(f"the shapes cannot be run ({text.strip()}); correct ontology/shapes") from results
    graph: rdflib.Graph = results
    return graph


def _read(results: rdflib.Graph) -> list[Result]:
    parsed = []
    # The result of a nested shape is a detail of another result, and not a result of the report.
    for result in set(results.objects(None, SH.result)) - set(results.objects(None, SH.detail)):
        values: dict[Any, Any] = dict(results.predicate_objects(result))
        value = to_pyoxigraph(values[SH.value]) if SH.value in values else None
        shape, component, severity = (
            str(values[name]) for name in (SH.sourceShape, SH.sourceConstraintComponent, SH.resultSeverity)
        )
        parsed.append(Result(to_pyoxigraph(values[SH.focusNode]), shape, value, component, severity))
    return parsed


@contextmanager
def _quiet() -> Iterator[None]:
    """A context in which rdflib does not log or warn of ill-typed literals, because a shape reports them."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", module="rdflib[.]term")
            yield
    finally:
        logger.setLevel(level)
