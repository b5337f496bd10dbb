"""Runs the shapes by `shacl`, a compiled engine: it gives pySHACL's results in a fiftieth of the time (SHACL Core)."""

from __future__ import annotations

import io
import re

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, serialize

from aikg.errors import AikgError
from aikg.namespaces import PREFIXES
from aikg.types import TYPE_CHECKING
from aikg.validate.shapes.shacl import Result

if TYPE_CHECKING:
    from collections.abc import Iterable

    import shacl

    from aikg.validate.report import Term

_LITERAL = re.compile(r'"(.*)"(?:@([A-Za-z0-9-]+)|\^\^<(.*)>)?', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


def run(data: Iterable[Quad] | str, shapes: list[Quad], only: set[Term] | None) -> list[Result]:
    """Returns the results for *data*, quads or Turtle.

    :param only: the nodes to check; None for all
    :raises AikgError: if the shapes cannot be run
    """
    results = []
    for each in report(data if isinstance(data, str) else written(data), shapes).results:
        focus = term(each.focus_node)
        if only is None or focus in only:
            shape = term(each.source_shape or each.root_shape or "").value
            value = term(each.value) if each.value is not None else None
            # What does not come from a store is given as one would have it, as other findings are.
            value = _as_stored(value) if isinstance(data, str) and isinstance(value, Literal) else value
            results.append(Result(focus, shape, value, each.component_iri, each.severity_iri))
    return results


def report(turtle: str, shapes: list[Quad]) -> shacl.Report:
    """Returns the engine's own report for the whole of a Turtle text.

    :raises AikgError: if the shapes cannot be run
    """
    import shacl

    try:
        return shacl.Shapes.from_turtle(written(shapes)).validate_turtle(turtle)
    except (ValueError, RuntimeError) as error:
        raise AikgError(f"the shapes cannot be run ({error}); correct ontology/shapes") from error


def written(quads: Iterable[Quad]) -> str:
    """Returns the statements as Turtle, which with prefixes is a third as long as N-Triples."""
    with io.BytesIO() as text:  # A generator, because a list of all statements takes far more memory than their text.
        serialize((quad.triple for quad in quads), text, RdfFormat.TURTLE, prefixes=PREFIXES)
        return str(text.getbuffer(), "utf-8")


def term(text: str) -> Term:
    """Returns a term that is written in N-Triples."""
    if text.startswith("<"):
        return NamedNode(text[1:-1])
    if text.startswith("_:"):
        return BlankNode(text[2:])
    match = _LITERAL.fullmatch(text)
    if match is None:
        raise AikgError(f"the engine answers with {text}, which is not an RDF term; use --engine pyshacl")
    value = _ESCAPE.sub(_unescaped, match[1])
    if match[2]:
        return Literal(value, language=match[2])
    return Literal(value, datatype=NamedNode(match[3])) if match[3] else Literal(value)


def _as_stored(value: Literal) -> Term:
    """Returns a literal as a store gives it back: a number in its one form, 1.5 for 1.50."""
    store, some = Store(), NamedNode(PREFIXES["rdf"] + "value")
    store.add(Quad(some, some, value))
    stored: Term = next(iter(store)).object
    return stored


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _ESCAPED.get(match[3], match[3])
