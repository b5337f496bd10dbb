"""How the graph is opened: its dataset, and what answers for it."""

from __future__ import annotations

from functools import cached_property

from aikg.dataset.dataset import Dataset
from aikg.errors import UsageError
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from pyoxigraph import Store

    from aikg.remote.endpoint import Endpoint
    from aikg.store.folder import Folder
    from aikg.store.open import Files
    from aikg.types import StrPath


class Opened:
    """The part of `aikg.graph.Graph` that opens it. Nothing is read before the first question."""

    def __init__(
        self,
        home: StrPath | None = None,
        add: Iterable[StrPath] = (),
        cache: bool = True,
        endpoint: str | None = None,
        federation: bool = False,
    ) -> None:
        self.dataset = Dataset(home)
        self._add = tuple(add)
        self._cache = cache
        self._endpoint = endpoint
        self._federation = federation
        if endpoint and self._add:
            raise UsageError("a file can be added to the graph here, not behind an endpoint: leave one of them out")

    @property
    def opening(self) -> dict[str, Any]:
        """What `aikg.load` is given to open the same graph in another process.

        >>> sorted(aikg.load().opening)
        ['add', 'cache', 'endpoint', 'federation', 'home']
        """
        return {
            "home": self.dataset.home,
            "add": self._add,
            "cache": self._cache,
            "endpoint": self._endpoint,
            "federation": self._federation,
        }

    def __reduce__(self) -> tuple[object, ...]:
        """Pickles and copies only the parameters: another process opens the graph again."""
        return type(self), tuple(self.opening.values())

    def __repr__(self) -> str:
        return f"<Graph of {self._endpoint or self.dataset.home}>"

    @property
    def home(self) -> str:
        """The folder of the dataset.

        >>> import os
        >>> sorted({"data", "ontology", "queries"} - {*os.listdir(aikg.load().home)})
        []
        """
        return self.dataset.home

    @cached_property
    def source(self) -> Files | Folder | Endpoint:
        """What answers the questions.

        :raises UsageError: if the endpoint is neither a URL nor the folder of a store
        """
        if self._endpoint and "://" in self._endpoint:
            from aikg.remote.endpoint import Endpoint

            return Endpoint(self._endpoint)
        if self._endpoint:
            from aikg.store.folder import Folder

            return Folder(self._endpoint)
        from aikg.store.open import Files

        return Files(self.dataset, self._add, self._cache)

    @property
    def store(self) -> Store:
        """The pyoxigraph store; ask it with `use_default_graph_as_union=True`.

        :raises UsageError: if the graph is behind an endpoint
        :raises AikgError: if a file of the dataset, or an added one, is missing or broken

        >>> len(aikg.load().store) > 50_000
        True
        """
        from aikg.sparql.source import Embedded

        if not isinstance(self.source, Embedded):
            raise UsageError(
                f"{self._endpoint}: an endpoint is no store in this process; ask it with query() or sparql()"
            )
        return self.source.store
