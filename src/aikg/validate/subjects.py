"""The nodes that a user's own files describe."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Store, Triple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aikg.dataset import StrPath
    from aikg.validate.report import Term


def subjects(store: Store, files: Iterable[StrPath]) -> dict[Term, str]:
    """Each node described in one of *files*, with the name of the first file that does so.

    :param store: holds each file in the named graph that bears its URI
    """
    found: dict[Term, str] = {}
    for path in files:
        graph = NamedNode(Path(path).resolve().as_uri())
        for quad in store.quads_for_pattern(None, None, None, graph):
            if not isinstance(quad.subject, Triple):
                found.setdefault(quad.subject, Path(path).name)
    return found
