"""Runs the shapes of ontology/shapes by one of two engines. Both give the same results, which a test checks."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple

from pyoxigraph import NamedNode, Quad, Store

from aikg.errors import DataError, UsageError, installing
from aikg.namespaces import INFERRED, PREFIXES, SHAPES
from aikg.rdf.files import read_text
from aikg.types import TYPE_CHECKING
from aikg.validate.report import SEVERITIES, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aikg.dataset.dataset import Dataset
    from aikg.validate.report import Term

# Name of an engine -> the module whose `run` calls it, and the package that it needs. pyshacl is the reference. shacl
# is compiled and some fifty times faster; it comes with aikg where there are wheels of it.
ENGINES = {
    "pyshacl": ("aikg.validate.shapes.reference", "pyshacl"),
    "shacl": ("aikg.validate.shapes.compiled", "shacl"),
}

_INSTALL = installing("shacl>=0.3.4,<0.4")
_SEVERITY = {PREFIXES["sh"] + name: severity for severity, name in SEVERITIES.items()}


class Result(NamedTuple):
    """One result of an engine: a node, the shape that it breaks, the value that breaks it, the constraint component and
    the severity. Shape, component and severity are IRIs."""

    focus: Term
    shape: str
    value: Term | None
    component: str
    severity: str


def check_shapes(
    dataset: Dataset,
    data: Iterable[Quad] | str,
    only: Iterable[Term] | None = None,
    engine: str | None = None,
) -> list[Finding]:
    """Returns the findings of the shapes in the ontology, the vocabularies, the data and a user's files.

    :param data: the graph, or the part of it that is needed to check *only*: quads, or Turtle, which is read at once
    :param only: the nodes to check; None for all
    :param engine: pyshacl or shacl; by default the faster of those installed
    :raises AikgError: if a shapes file is missing or is not Turtle
    :raises UsageError: if the engine does not exist or is not installed
    """
    quads = shape_quads(dataset)
    run = import_module(_module(engine)).run
    results = run(data, quads, None if only is None else set(only))
    shapes = Store()
    shapes.extend(quads)
    return [_finding(result, shapes) for result in results]


def turtle_of(dataset: Dataset) -> str | None:
    """Returns what the dataset's own files assert as one Turtle text; None if that is not so simple.

    :raises AikgError: if a file is missing or is not UTF-8
    """
    paths = [path for graph, path in dataset.graph_files() if graph != INFERRED]
    text = "\n".join(map(read_text, paths))
    # In one text, the labels of two files would name one blank node.
    return None if "_:" in text else text


def how_faster() -> str:
    """Returns one line that says how the shapes are checked faster; empty if the compiled engine is installed."""
    return "" if find_spec("shacl") else f"pySHACL checks the shapes, which takes longer; faster after: {_INSTALL}"


def _module(engine: str | None) -> str:
    engine = engine or ("shacl" if find_spec("shacl") else "pyshacl")
    if engine not in ENGINES:
        raise UsageError(f"there is no engine {engine}; there are {' and '.join(ENGINES)}")
    module, package = ENGINES[engine]
    if not find_spec(package):
        raise UsageError(f"the engine {engine} is not installed: {_INSTALL}")
    return module


def shape_quads(dataset: Dataset) -> list[Quad]:
    """Returns the quads of all shapes files.

    :raises AikgError: if there are no shapes, or a file is not Turtle
    """
    quads = dataset.turtle("ontology", "shapes")
    if not quads:
        raise DataError(f"{dataset.path('ontology', 'shapes')}: there are no shapes; install aikg again")
    return quads


def _finding(result: Result, shapes: Store) -> Finding:
    """Returns a result as a finding, with the messages of its shape in both languages."""
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
    """Yields the property of a shape; of an alternative path, the first property."""
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
