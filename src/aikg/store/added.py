"""Puts a user's files beside the dataset in a store, with what follows from both."""

from __future__ import annotations

from aikg.errors import DataError
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyoxigraph import Store

    from aikg.dataset.dataset import Dataset
    from aikg.types import StrPath


def fill(store: Store, dataset: Dataset, add: Sequence[StrPath]) -> None:
    """Loads the dataset and a user's files into a store in memory, and derives what follows from both by the rules.

    Without added files, and where the dataset has no rules, the facts that the dataset has derived are loaded instead.
    With them all is derived anew: what a user adds may also take a fact back, as when it repeals a document.

    :param add: RDF files to add, each in a named graph of its own
    :raises AikgError: if a file is missing or cannot be parsed, or the rules cannot run with what is added
    :raises UsageError: if the ending of an added file names no RDF format
    """
    if not add:
        dataset.fill(store)
        return
    from aikg.rdf.files import add_file
    from aikg.rules.run import derive

    dataset.fill(store, dataset.asserted_graphs() if dataset.query_files("rules") else None)
    for path in add:
        add_file(store, path)
    try:
        derive(dataset, store)
    except DataError as error:
        names = ", ".join(map(str, add))
        raise DataError(
            f"{names}: with what is added here the rules cannot run ({error}); "
            "take out the rdfs: and owl: statements that relate these terms"
        ) from error
