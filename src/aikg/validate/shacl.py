"""The shapes of ontology/shapes, run by pySHACL."""

from __future__ import annotations

import logging
import os
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

from aikg.dataset import listed
from aikg.errors import AikgError, readable
from aikg.namespaces import GRAPH, SHAPES
from aikg.validate.report import SEVERITIES, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import rdflib

    from aikg.dataset import StrPath
    from aikg.validate.report import Term

# Shapes judge what is asserted: not what is derived from it, nor links to other data sets.
_LEFT_OUT = (NamedNode(GRAPH + "inferred"), NamedNode(GRAPH + "links"))


def check_shapes(home: StrPath, store: Store, only: Iterable[Term] | None = None) -> list[Finding]:
    """What the shapes find in the ontology, the vocabularies, the data and the user's files.

    :param only: the nodes to judge, if not all
    :raises AikgError: if a shapes file is missing or broken
    """
    with _quiet():
        from aikg.validate.bridge import graph_of

        shapes = graph_of(shape_quads(home))
        data = graph_of(quad for quad in store if quad.graph_name not in _LEFT_OUT)
        if only is not None:
            _aim(shapes, data, only)
        return _read(_run(data, shapes), shapes)


def shape_quads(home: StrPath) -> list[Quad]:
    """The statements of all shapes files.

    :raises AikgError: if there is none, or one is broken
    """
    folder = os.path.join(home, "ontology", "shapes")
    quads: list[Quad] = []
    for path in listed(folder, ".ttl"):
        with readable(path):
            quads += parse(path=path, format=RdfFormat.TURTLE, rename_blank_nodes=True)
    if not quads:
        raise AikgError(f"{folder}: there are no shapes; install aikg again")
    return quads


def _aim(shapes: rdflib.Graph, data: rdflib.Graph, nodes: Iterable[Term]) -> None:
    """Put those of *nodes* that a shape's targets select in the targets' place, so that no others are judged.

    (pySHACL's own `focus_nodes` would also leave out every value that a nested shape looks at.)
    """
    from rdflib.namespace import RDF, RDFS, SH

    from aikg.validate.bridge import to_rdflib

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


def _run(data: rdflib.Graph, shapes: rdflib.Graph) -> rdflib.Graph:
    import pyshacl

    results: Any
    _, results, text = pyshacl.validate(data, shacl_graph=shapes, inplace=True)
    if isinstance(results, Exception):
        raise AikgError(f"the shapes cannot be run ({text.strip()}); correct ontology/shapes") from results
    graph: rdflib.Graph = results
    return graph


def _read(results: rdflib.Graph, shapes: rdflib.Graph) -> list[Finding]:
    """The findings in a SHACL report; messages come from the shapes, which have them in both languages."""
    from rdflib.namespace import RDF, SH

    from aikg.validate.bridge import to_pyoxigraph

    severities: dict[Any, str] = {SH[name]: severity for severity, name in SEVERITIES.items()}
    found = []
    for result in results.subjects(RDF.type, SH.ValidationResult):
        said: dict[Any, Any] = dict(results.predicate_objects(result))
        shape = said[SH.sourceShape]
        value = said.get(SH.value)
        found.append(
            Finding(
                severities[said[SH.resultSeverity]],
                str(shape).removeprefix(SHAPES),
                _messages(shapes, shape),
                to_pyoxigraph(said[SH.focusNode]),
                _path(shapes, shape),
                to_pyoxigraph(value) if value is not None and value != said[SH.focusNode] else None,
                str(said[SH.sourceConstraintComponent]),
            )
        )
    return found


def _messages(shapes: rdflib.Graph, shape: rdflib.term.Node) -> dict[str, str]:
    from rdflib.namespace import SH

    texts: list[Any] = list(shapes.objects(shape, SH.message))
    return {text.language: str(text) for text in texts}


def _path(shapes: rdflib.Graph, shape: rdflib.term.Node) -> Term | None:
    """The property that a shape is about; of several that will do, the first."""
    from rdflib.namespace import RDF, SH

    from aikg.validate.bridge import to_pyoxigraph

    path = shapes.value(shape, SH.path)
    if path is None:
        return None
    several = shapes.value(path, SH.alternativePath)
    return to_pyoxigraph(path if several is None else shapes.value(several, RDF.first))  # type: ignore[arg-type]


@contextmanager
def _quiet() -> Iterator[None]:
    """rdflib logs or warns of each literal that its datatype forbids; a shape says it in a sentence."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", module="rdflib[.]term")
            yield
    finally:
        logger.setLevel(level)
