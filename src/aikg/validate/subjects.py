"""Finds the nodes that a user's own files describe."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode, Store, Triple

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aikg.types import StrPath
    from aikg.validate.report import Term


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
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        for quad in store.quads_for_pattern(None, None, None, graph):
            if not isinstance(quad.subject, Triple) and quad.subject not in places:
                places[quad.subject] = Place(path.name, _line(lines, quad.subject))
    return places


def _line(lines: list[str], node: Term) -> int | None:
    """Returns the number of the first line that names a node, by its IRI or as a prefixed name."""
    name = re.escape(re.split("[/#]", node.value)[-1])
    pattern = re.compile(rf"(?:^|[/#:]){name}(?=[\s>,;.\"]|$)")
    return next((number for number, line in enumerate(lines, start=1) if pattern.search(line)), None)
