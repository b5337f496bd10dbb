"""Check the graph, and a user's own files with it, against the shapes and the quality queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aikg.home import find_home
from aikg.validate.report import Finding, Report

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aikg.dataset import StrPath

__all__ = ["Finding", "Report", "validate"]


def validate(home: StrPath | None = None, files: Iterable[StrPath] = ()) -> Report:
    """Run every shape and every quality query once, and say what they found and in which table it stands.

    Without *files* the graph itself is judged. With them they are checked together with it, so that they may
    refer to what it holds, and only what is wrong about the nodes they describe is reported.

    :raises AikgError: if a file of the dataset, a shape, a quality query or one of *files* cannot be read
    :raises UsageError: if the ending of one of *files* names no RDF format
    """
    from aikg.store import open_store
    from aikg.validate.quality import check_quality
    from aikg.validate.shacl import check_shapes
    from aikg.validate.subjects import subjects

    home = home or find_home()
    files = list(files)
    store = open_store(home, add=files)
    if not files:
        from aikg.validate.locate import locate

        found = locate(home, check_shapes(home, store) + check_quality(home, store))
        return Report(sorted(found, key=Finding.order))
    described = subjects(store, files)
    found = [
        finding._replace(table=described[finding.focus].file, row=described[finding.focus].line)
        for finding in check_shapes(home, store, described) + check_quality(home, store)
        if finding.focus in described
    ]
    return Report(sorted(found, key=Finding.order))
