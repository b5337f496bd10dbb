"""Stored queries: SPARQL files with a `#+` header in YAML. The file's name without `.rq` is the query's name."""

from __future__ import annotations

import os
from contextlib import suppress

from aikg.errors import DataError, UsageError, near, readable, suggesting
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from aikg.dataset.dataset import Dataset
    from aikg.questions.model import Header, Parameter
    from aikg.types import StrPath

    # Returns the headers that were parsed earlier, by query name. It is a function because reading them takes time.
    Catalogue = Callable[[], dict[str, Header]]


# The folders of the queries that users ask by name.
ASKED = ("questions", "federated")


class StoredQuery:
    """A stored query: its `name`, `path`, `purpose` (its folder) and `text`. Its `header` is parsed at first use."""

    def __init__(self, path: StrPath, text: str, catalogue: Catalogue = dict) -> None:
        self.path = os.fspath(path)
        self.text = text
        self._header: Header | None = None
        self._catalogue = catalogue

    def __repr__(self) -> str:
        return f"<StoredQuery {self.purpose}/{self.name}>"

    @property
    def name(self) -> str:
        """The file's name without `.rq`."""
        return os.path.basename(self.path).removesuffix(".rq")

    @property
    def purpose(self) -> str:
        """The folder of queries/ that holds the query: questions, federated, quality or rules."""
        return os.path.basename(os.path.dirname(self.path))

    @property
    def header(self) -> Header:
        """The parsed header.

        :raises AikgError: if the header breaks the schema of its folder
        """
        if self._header is None:
            self._header = self._catalogue().get(self.name)
        if self._header is None:
            from aikg.questions.header import parse_header

            self._header = parse_header(self.path, self.text, self.purpose)
        return self._header

    @property
    def parameters(self) -> dict[str, Parameter]:
        """The parameters by name, as the header declares them."""
        return self.header.parameters

    @property
    def kept(self) -> bool:
        """Whether its answer without parameters is kept with a prepared store: the key `kept` of the header.

        The text is looked at, since a plain question does without the time that reading a header takes.
        """
        return "\n#+ kept: true\n" in self.text

    def summary(self, lang: str) -> str:
        """Returns the summary in `zh` or `en`."""
        return self.header.summary[lang]


def read_query(path: StrPath, catalogue: Catalogue = dict) -> StoredQuery:
    """Reads one `.rq` file.

    :raises AikgError: if it cannot be read as UTF-8 text
    """
    with readable(path), open(path, encoding="utf-8", newline="") as file:
        return StoredQuery(path, file.read().removeprefix("\ufeff"), catalogue)


def find_query(dataset: Dataset, name: str, catalogue: Catalogue = dict) -> StoredQuery:
    """Returns the stored question with this name or this earlier name, federated or not.

    :raises UsageError: if there is none; the error offers the nearest names
    """
    paths = {os.path.basename(path)[:-3]: path for purpose in ASKED for path in dataset.query_files(purpose)}
    if name in paths:
        return read_query(paths[name], catalogue)
    for path in paths.values():
        with suppress(DataError):  # A broken file is an error of the question in it.
            query = read_query(path, catalogue)
            if name in query.header.replaces:
                return query
    known = near(name, list(paths))
    hint = suggesting(known) or "; `aikg queries` lists what can be asked"
    raise UsageError(f"there is no stored query {name}{hint}", "no-question", text=name, near=known)


def list_queries(dataset: Dataset, purpose: str = "questions", catalogue: Catalogue = dict) -> list[StoredQuery]:
    """Returns all stored queries of a folder, sorted by name.

    :param purpose: the folder of queries/
    :raises AikgError: if one cannot be read
    """
    return [read_query(path, catalogue) for path in dataset.query_files(purpose)]
