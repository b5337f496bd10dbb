"""Finds the nodes that a user's own files describe."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode, Store, Triple

from aikg.rdf.files import unpacked
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aikg.types import StrPath
    from aikg.validate.report import Term

# Where a name ends: at a blank, at a mark of Turtle, TriG, N-Quads, RDF/XML or JSON-LD, or at a part of an IRI.
_NAME = re.compile(r"[^\s<>(){}\[\],;\"'/#]+")


class Place(NamedTuple):
    """A file, and the first line in it that names a node; None if no line shows the node's name."""

    file: str
    line: int | None


def subjects(store: Store, files: Iterable[StrPath]) -> dict[Term, Place]:
    """Returns each node that one of the files describes, with the first file that does.

    :param store: holds each file in a named graph whose IRI is the file's URI
    """
    places: dict[Term, Place] = {}
    for path in map(Path, files):
        graph = NamedNode(path.resolve().as_uri())
        nodes = {quad.subject: None for quad in store.quads_for_pattern(None, None, None, graph)}
        new = [node for node in nodes if not isinstance(node, Triple) and node not in places]
        lines = _first_lines(path, {_last(node) for node in new})
        places |= {node: Place(path.name, lines.get(_last(node))) for node in new}
    return places


def keep_once(store: Store, files: Iterable[StrPath]) -> None:
    """Removes from the graphs of the files what another graph asserts too.

    The engine finds a triple once for each graph that has it. A query of n patterns would find 2ⁿ times as much in a
    file that repeats the graph.
    """
    for path in map(Path, files):
        for quad in list(store.quads_for_pattern(None, None, None, NamedNode(path.resolve().as_uri()))):
            elsewhere = store.quads_for_pattern(quad.subject, quad.predicate, quad.object)
            if any(other.graph_name != quad.graph_name for other in elsewhere):
                store.remove(quad)


def _last(node: Term) -> str:
    """Returns the end of a node's IRI, which any way to write the IRI ends with."""
    return re.split("[/#]", node.value)[-1]


def _first_lines(path: Path, wanted: set[str]) -> dict[str, int]:
    """Returns the number of the first line that has each of the wanted names, in one reading of the file."""
    found: dict[str, int] = {}
    missing = set(wanted)
    with unpacked(path) as file:
        for number, line in enumerate(io.TextIOWrapper(file, encoding="utf-8", errors="replace"), start=1):
            new = missing.intersection(_names(line))
            found.update(dict.fromkeys(new, number))
            missing -= new
    return found


def _names(line: str) -> list[str]:
    """Returns the names in a line, each as it stands, without a full stop at its end, and without its prefix."""
    whole = [name.rstrip(".") for name in _NAME.findall(line)]
    return whole + [name.partition(":")[2] for name in whole if ":" in name]
