"""The shapes of ontology/shapes, run by one of two engines, which find the same (tests/validate/test_engines.py)."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad, Store

from aikg.errors import DataError, UsageError
from aikg.namespaces import GRAPH, PREFIXES, SHAPES
from aikg.types import TYPE_CHECKING
from aikg.validate.report import SEVERITIES, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aikg.dataset.dataset import Dataset
    from aikg.validate.report import Term

# Name -> the module whose `run` asks it, and the package that it needs. pyshacl is the reference; shacl, compiled, is
# some fifty times faster.
ENGINES = {
    "pyshacl": ("aikg.validate.shapes.reference", "pyshacl"),
    "shacl": ("aikg.validate.shapes.compiled", "shacl"),
}

# Shapes judge what is asserted: not what is derived from it, nor links to other data sets.
_LEFT_OUT = (NamedNode(GRAPH + "inferred"), NamedNode(GRAPH + "links"))
_SEVERITY = {PREFIXES["sh"] + name: severity for severity, name in SEVERITIES.items()}


class Result(NamedTuple):
    """One result of an engine: a node, the IRI of the shape it breaks, the value that does, the constraint component
    and the severity, as IRIs."""

    focus: Term
    shape: str
    value: Term | None
    component: str
    severity: str


def check_shapes(
    dataset: Dataset,
    data: Iterable[Quad],
    only: Iterable[Term] | None = None,
    engine: str | None = None,
) -> list[Finding]:
    """What the shapes find in the ontology, the vocabularies, the data and the user's files.

    :param data: the graph, as a store, or as much of it as judging *only* needs
    :param only: the nodes to judge, if not all
    :param engine: pyshacl or shacl; the faster of those installed, by default
    :raises AikgError: if a shapes file is missing or broken
    :raises UsageError: if there is no such engine, or it is not installed
    """
    quads = shape_quads(dataset)
    run = import_module(_module(engine)).run
    results = run(filter(is_judged, data), quads, None if only is None else set(only))
    shapes = Store()
    shapes.extend(quads)
    return [_finding(result, shapes) for result in results]


def is_judged(quad: Quad) -> bool:
    """Whether the shapes look at it."""
    return quad.graph_name not in _LEFT_OUT


def _module(engine: str | None) -> str:
    if engine is None:
        engine = "shacl" if find_spec("shacl") else "pyshacl"
    if engine not in ENGINES:
        raise UsageError(f"there is no engine {engine}; there are {' and '.join(ENGINES)}")
    module, package = ENGINES[engine]
    if not find_spec(package):
        raise UsageError(f"the engine {engine} is not installed: install it with pip install 'aikg[fast]'")
    return module


def shape_quads(dataset: Dataset) -> list[Quad]:
    """The statements of all shapes files.

    :raises AikgError: if there is none, or one is broken
    """
    quads = dataset.turtle("ontology", "shapes")
    if not quads:
        raise DataError(f"{dataset.path('ontology', 'shapes')}: there are no shapes; install aikg again")
    return quads


def _finding(result: Result, shapes: Store) -> Finding:
    """A result in our words: messages come from the shapes, which have them in both languages."""
    shape = NamedNode(result.shape)
    messages = {text.language: text.value for text in _objects(shapes, shape, "sh:message")}  # type: ignore[union-attr]
    return Finding(
        _SEVERITY[result.severity],
        result.shape.removeprefix(SHAPES),
        messages,  # type: ignore[arg-type]
        result.focus,
        next(_path(shapes, shape), None),
        result.value if result.value != result.focus else None,
        result.component,
    )


def _path(shapes: Store, shape: NamedNode) -> Iterator[Term]:
    """The property that a shape is about; of several that will do, the first."""
    for path in _objects(shapes, shape, "sh:path"):
        several = list(_objects(shapes, path, "sh:alternativePath"))
        if several:
            yield from _objects(shapes, several[0], "rdf:first")
        else:
            yield path


def _objects(shapes: Store, subject: Term, name: str) -> Iterator[Term]:
    prefix, _, local = name.partition(":")
    for quad in shapes.quads_for_pattern(subject, NamedNode(PREFIXES[prefix] + local), None):  # type: ignore[arg-type]
        yield quad.object  # type: ignore[misc]
