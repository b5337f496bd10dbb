"""The nodes that a user's own files describe."""

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
    """A file, and the line in it that first names a node, where the text shows one."""

    file: str
    line: int | None


def subjects(store: Store, files: Iterable[StrPath]) -> dict[Term, Place]:
    """Each node described in one of *files*, with the first file that does so.

    :param store: holds each file in the named graph that bears its URI
    """
    found: dict[Term, Place] = {}
    for path in map(Path, files):
        graph = NamedNode(path.resolve().as_uri())
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        for quad in store.quads_for_pattern(None, None, None, graph):
            if not isinstance(quad.subject, Triple) and quad.subject not in found:
                found[quad.subject] = Place(path.name, _line(lines, quad.subject))
    return found


def _line(lines: list[str], node: Term) -> int | None:
    """The line that first names a node, in full or by the end of its IRI as a prefixed name has it."""
    name = re.escape(re.split("[/#]", node.value)[-1])
    pattern = re.compile(rf"(?:^|[/#:]){name}(?=[\s>,;.\"]|$)")
    return next((number for number, line in enumerate(lines, start=1) if pattern.search(line)), None)
