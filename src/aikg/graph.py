"""The graph as a Python object: `aikg.load()`."""

from __future__ import annotations

import os
from functools import cached_property

from aikg.dataset.home import find_home
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeVar

    from pyoxigraph import Store

    from aikg.errors import AikgError
    from aikg.export import Written
    from aikg.questions.model import Header
    from aikg.questions.stored import StoredQuery
    from aikg.rules.explain import Proof, Prover
    from aikg.sparql.engine import Answer
    from aikg.sparql.results import Result, Triples
    from aikg.store.cache import Entry
    from aikg.things.find import Match
    from aikg.things.quality import Quality
    from aikg.things.show import Record
    from aikg.things.stats import Count
    from aikg.types import StrPath
    from aikg.validate import Report

    T = TypeVar("T")


def load(
    home: StrPath | None = None,
    add: Iterable[StrPath] = (),
    cache: bool = True,
    endpoint: str | None = None,
    federation: bool = False,
) -> Graph:
    """The graph of the folder *home* (found by itself, by default), with the user's own RDF files added.

    :param endpoint: the URL of a SPARQL 1.1 endpoint that has the graph, or the folder of a store made by `aikg load`:
        it is asked instead of the files
    :param federation: whether queries may ask other endpoints too, by SERVICE
    :raises AikgError: if there is no such folder; broken files are named when the graph is first asked
    :raises UsageError: if the endpoint is to be asked together with added files
    """
    return Graph(home or find_home(), add, cache, endpoint, federation)


class Graph:
    """The knowledge graph. Nothing is read before the first question."""

    def __init__(
        self,
        home: StrPath,
        add: Iterable[StrPath] = (),
        cache: bool = True,
        endpoint: str | None = None,
        federation: bool = False,
    ) -> None:
        self.home = home
        self._add = tuple(add)
        self._cache = cache
        self._endpoint = endpoint
        # An endpoint that is no URL is the folder of a store that `aikg load` has made.
        self._folder = endpoint if endpoint and "://" not in endpoint else None
        self._federation = federation
        if endpoint and self._add:
            from aikg.errors import UsageError

            raise UsageError("a file can be added to the graph here, not behind an endpoint: leave one of them out")

    @cached_property
    def store(self) -> Store:
        """The pyoxigraph store; ask it with `use_default_graph_as_union=True`. With an endpoint, what asks that.

        :raises AikgError: if a file of the dataset, or an added one, is missing or broken
        """
        if self._folder:
            from aikg.store.folder import open_folder

            return open_folder(self._folder)
        if self._endpoint:
            from aikg.remote import RemoteStore

            return RemoteStore(self._endpoint)  # type: ignore[return-value]
        if not self._add and self._entry is not None:
            return self._entry.store
        from aikg.store.open import open_store

        return open_store(self.home, self._add, cache=False)

    @property
    def source(self) -> tuple[str, tuple[str, ...], bool]:
        """What the store is opened from: the folder, the added files, and whether by the cache."""
        return os.fspath(self.home), tuple(os.fspath(path) for path in self._add), self._cache

    def state(self) -> str:
        """A hash of the dataset's files, and of those added, as they are now.

        :raises AikgError: if one cannot be read
        """
        import hashlib

        from aikg.dataset.files import PURPOSES, graph_files, query_files
        from aikg.errors import readable

        paths = [path for _, path in graph_files(self.home)]
        paths += [path for purpose in PURPOSES for path in query_files(self.home, purpose)]
        total = hashlib.blake2b(digest_size=16)
        for path in [*paths, *self._add]:
            with readable(path), open(path, "rb") as file:
                total.update(hashlib.blake2b(file.read()).digest())
        return total.hexdigest()

    @cached_property
    def _entry(self) -> Entry | None:
        if not self._cache:
            return None
        from aikg.store.cache import open_entry

        return open_entry(self.home)

    def _catalogue(self) -> dict[str, Header]:
        return self._entry.catalogue() if self._entry is not None else {}

    def query(self, name: str, /, **parameters: object) -> Result | Triples | bool:
        """Ask a stored question. A parameter's value may be a list of values.

        :raises UsageError: if there is no such question, parameter or entity
        """
        return self._collected(lambda: self.answer(name, parameters))

    def sparql(self, text: str) -> Result | Triples | bool:
        """Ask in SPARQL, over the union of all named graphs; the usual prefixes are declared.

        :raises UsageError: if the text cannot be parsed
        """
        return self._collected(lambda: self.ask(text))

    def find(self, text: str, kind: str = "thing", limit: int = 20) -> list[Match]:
        """The entities named like *text*, in Chinese, English or pinyin without tones, best first."""
        from aikg.things.find import find

        return self._guarded(lambda: find(self.store, text, kind, limit))

    def show(self, name: str, lang: str = "en") -> Record:
        """One entity with its facts and evidence.

        :param name: an IRI, a CURIE, a slug or a title
        :raises UsageError: if it means no entity, or several
        """
        from aikg.things.identify import identify
        from aikg.things.show import show

        return self._guarded(lambda: show(self.store, identify(self.store, name), lang))

    def explain(self, subject: str, property: str, object: str) -> Proof:
        """Why a fact holds: its shortest proof, down to asserted facts.

        :param subject: an IRI, a CURIE, a slug or a title; so is *object*
        :param property: the name of a property, like `alignsWith`
        :raises UsageError: if a name means nothing or several things, or the fact does not hold
        """
        from pyoxigraph import NamedNode, Triple

        from aikg.namespaces import CNAI, expand
        from aikg.things.identify import identify

        predicate = expand(property) if ":" in property else CNAI + property

        def prove() -> Proof:
            ends = [NamedNode(identify(self.store, name)) for name in (subject, object)]
            return self._prover.prove(Triple(ends[0], NamedNode(predicate), ends[1]))

        return self._guarded(prove)

    def explain_row(self, name: str, number: int, /, **parameters: object) -> list[Proof]:
        """Why a row of a stored question holds: the facts between the things it names, each proved.

        :param number: the row, from 1
        :raises UsageError: if there is no such row
        """
        from aikg.errors import UsageError
        from aikg.rules.explain import between
        from aikg.sparql.results import Result

        answer = self.query(name, **parameters)
        if not isinstance(answer, Result) or not 1 <= number <= len(answer):
            rows = len(answer) if isinstance(answer, Result) else 0
            raise UsageError(f"{name} has no row {number}; it answers with {rows} rows")
        row = answer.terms[number - 1]
        return self._guarded(lambda: [self._prover.prove(fact) for fact in between(self.store, row)])

    @cached_property
    def _prover(self) -> Prover:
        from aikg.questions.stored import list_queries
        from aikg.rules.explain import Prover

        return Prover(self.store, list_queries(self.home, "rules"))

    def stats(self) -> list[Count]:
        """What is in the graph, counted."""
        from aikg.things.stats import stats

        return self._guarded(lambda: stats(self.store))

    def quality(self) -> list[Quality]:
        """How good the data is, measured by stored questions."""
        from aikg.things.quality import quality

        return quality(lambda name: self.query(name))  # type: ignore[arg-type, return-value]

    def validate(self) -> Report:
        """The findings of the shapes and the quality queries.

        :raises AikgError: if a file cannot be read
        """
        from aikg.validate import validate

        return validate(self.home, self._add)

    def export(self, to: str, path: StrPath, force: bool = False) -> Written:
        """Writes the tables or the network in a format that other tools open (see `aikg.export.FORMATS`).

        :param path: the file or folder; an earlier export there is replaced in one step
        :param force: write also over what is no earlier export
        :raises UsageError: if there is no such format, or something else is at *path*
        :raises AikgError: if *path* cannot be written, or a library that the format needs is not installed
        """
        from aikg.errors import UsageError
        from aikg.export import export

        if self._endpoint:
            raise UsageError("an export is made from the dataset here, not from an endpoint: leave the endpoint out")
        return export(self.home, self.store, to, path, force)

    def queries(self, purpose: str = "questions") -> list[StoredQuery]:
        """The questions that can be asked by name.

        :param purpose: `federated` for those that ask other endpoints too
        """
        from aikg.questions.stored import list_queries

        return list_queries(self.home, purpose, self._catalogue)

    def stored(self, name: str) -> StoredQuery:
        """The stored question of this name.

        :raises UsageError: if there is none
        """
        from aikg.questions.stored import find_query

        return find_query(self.home, name, self._catalogue)

    def answer(self, name: str, parameters: Mapping[str, object], lang: str = "both") -> Answer:
        """The engine's own answer to a stored question, its columns in one language or in both."""
        query = self.stored(name)
        text = query.text
        if parameters:
            from aikg.questions.binding import bind

            text = bind(query, parameters, self.store)
        if self._endpoint:
            from aikg.sparql.clauses import without_unbound

            text = without_unbound(text)
        if lang != "both":
            from aikg.sparql.languages import project

            text = project(text, lang)
        return self.ask(text, query.path)

    def ask(self, text: str, where: str = "the query") -> Answer:
        """The engine's own answer to a query, the usual prefixes declared; other endpoints are asked if they may be.

        :param where: what to call the text in an error
        :raises UsageError: if the text cannot be parsed, or would ask another endpoint and may not
        :raises AikgError: if another endpoint fails
        """
        from aikg.namespaces import PREFIXES
        from aikg.sparql.engine import run

        if self._federation and "service" in text.lower():
            from aikg.remote.federation import resolved

            text = resolved(text, where, lambda part: run(self.store, part, where, PREFIXES), PREFIXES)
        return run(self.store, text, where, PREFIXES)

    def failure(self, error: Exception) -> AikgError:
        """What to raise when the engine fails while it answers; a damaged cache entry is taken away."""
        from aikg.errors import AikgError

        if self._folder:
            from aikg.store.folder import damaged

            return damaged(self._folder, error)
        if self._endpoint:
            from aikg.remote.ask import broken

            return broken(self._endpoint, error)
        if self._add or self._entry is None:
            return AikgError(f"the engine failed ({error})")
        self._entry.discard()
        return AikgError("the prepared store in the cache was damaged and has been removed: ask again")

    def _collected(self, ask: Callable[[], Answer]) -> Result | Triples | bool:
        from aikg.sparql.results import collect

        return self._guarded(lambda: collect(ask()))

    def _guarded(self, ask: Callable[[], T]) -> T:
        """What is asked for; an engine that fails meanwhile does so in a sentence."""
        try:
            return ask()
        except (OSError, RuntimeError, SyntaxError) as error:
            raise self.failure(error) from error
