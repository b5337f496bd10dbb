"""The files of a dataset as one object: lists them and reads them."""

from __future__ import annotations

import os
from functools import cached_property

from aikg.dataset import files
from aikg.dataset.home import check_own, find_home
from aikg.namespaces import INFERRED
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container
    from typing import Any

    from pyoxigraph import Quad, Store

    from aikg.types import StrPath


class Dataset:
    """The dataset in a folder with ontology/, data/ and queries/.

    To open it reads no file. `description` and `quads` are read once and kept: open the dataset again after its files
    have changed.
    """

    def __init__(self, home: StrPath | None = None) -> None:
        """:param home: the folder; by default $AIKG_HOME, the repository, or the copy in the installed package
        :raises AikgError: if *home* is None and no such folder exists
        """
        self.home = find_home() if home is None else os.fspath(home)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickles only the folder: another process opens the dataset again."""
        return Dataset, (self.home,)

    def __repr__(self) -> str:
        return f"Dataset({self.home!r})"

    def path(self, *parts: str) -> str:
        """Returns the path of a file or folder of the dataset."""
        return os.path.join(self.home, *parts)

    def check_own(self) -> None:
        """Checks that the folder is the user's own, so that what is written there stays.

        :raises UsageError: if it is the copy inside the installed package
        """
        check_own(self.home)

    def files(self, ending: str, *folder: str) -> list[str]:
        """Returns the files of one folder with this ending, sorted; none if the folder does not exist."""
        return files.listed(self.path(*folder), ending)

    def graph_files(self) -> list[tuple[str, str]]:
        """Returns (IRI of a named graph, path of a Turtle file in that graph) in a fixed order."""
        return files.graph_files(self.home)

    def asserted_graphs(self) -> set[str]:
        """Returns the IRIs of the named graphs of what is asserted: all but that of what the rules derive."""
        return {graph for graph, _ in self.graph_files()} - {INFERRED}

    def query_files(self, purpose: str) -> list[str]:
        """Returns the stored queries of one folder of queries/, for instance `questions`."""
        return self.files(".rq", "queries", purpose)

    def read_files(self) -> list[str]:
        """Returns all files on which an answer depends: those of the graphs, and the stored queries."""
        queries = [path for purpose in files.PURPOSES for path in self.query_files(purpose)]
        return [*(path for _, path in self.graph_files()), *queries]

    @cached_property
    def description(self) -> dict[str, Any]:
        """The content of data/dataset.yaml.

        :raises AikgError: if the file is missing or is not YAML
        """
        from aikg.dataset.description import read_description

        return read_description(self.path("data", "dataset.yaml"))

    @cached_property
    def quads(self) -> list[Quad]:
        """All quads, sorted, with canonical names for the ontology's blank nodes (W3C RDFC-1.0).

        :raises AikgError: if a file is missing or is not Turtle
        """
        from aikg.rdf.canonical import canonical
        from aikg.rdf.files import read_turtle

        return canonical(quad for graph, path in self.graph_files() for quad in read_turtle(path, graph))

    def turtle(self, *folder: str) -> list[Quad]:
        """Returns the quads of all Turtle files of one folder, in the default graph.

        :raises AikgError: if a file is not Turtle
        """
        from aikg.rdf.files import read_turtle

        return [quad for path in self.files(".ttl", *folder) for quad in read_turtle(path)]

    def fill(self, store: Store, graphs: Container[str] | None = None) -> None:
        """Loads the Turtle files into a store in memory, each into its named graph.

        :param graphs: load only the files of these named graphs (IRIs)
        :raises AikgError: if a file is missing or is not Turtle
        """
        from aikg.rdf.files import load_turtle

        for graph, path in self.graph_files():
            if graphs is None or graph in graphs:
                load_turtle(store, path, graph)
