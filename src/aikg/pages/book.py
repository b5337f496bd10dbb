"""The graph as the pages read it: names, links and rows, each read once and kept, as a page may not wait for them."""

from __future__ import annotations

import os
from collections import defaultdict
from functools import cached_property
from threading import Lock

from pyoxigraph import Literal, NamedNode

from aikg.errors import UsageError
from aikg.namespaces import CNAI, ID, PREFIXES, VOCAB, compact
from aikg.pages.address import path_of, relative
from aikg.pages.borrowed import borrowed
from aikg.sparql.periods import dated
from aikg.sparql.remembered import Remembered
from aikg.sparql.results import Result
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from pyoxigraph import Store, Triple

    from aikg.cite.citation import Citation
    from aikg.cite.model import Work
    from aikg.dataset.about import About
    from aikg.graph import Graph
    from aikg.pages.address import Where
    from aikg.questions.stored import StoredQuery
    from aikg.rdf.terms import Term
    from aikg.rules.explain import Proof, Prover
    from aikg.sparql.source import Source
    from aikg.things.quality import Quality
    from aikg.things.stats import Count

LANGUAGES = ("zh", "en")
# How a thing was seen, the best first; what nobody saw in its own text or in a study is weak.
_SEEN = ("official-text", "reproduction", "scholarly", "media", "mention")
_WEAK = {"media", "mention"}


def value_of(term: object) -> str:
    """Returns the IRI or the text of a term."""
    return str(getattr(term, "value", term))


class Book:
    """An open graph, and what pages need of it.

    :param live: whether a server answers, so that forms and parameters work
    :param engine: whether the engine that answers queries in the browser stands beside the pages
    :param ask: what answers a stored question by its name, if not the graph in this process
    """

    def __init__(
        self, graph: Graph, live: bool = False, engine: bool = False, ask: Callable[[str], Result] | None = None
    ) -> None:
        self.graph = graph
        self._ask = ask or self._asked
        self._locks: dict[str, Lock] = {}
        self._terms: dict[Term | None, Term | None] = {}
        self.live = live
        self.engine = engine
        self._results: dict[str, Result] = {}
        self.lists: dict[tuple[str, str], dict[str, list[str]]] = {}
        self.proved: dict[str, list[tuple[str, str]]] = {}
        self.referred: dict[str, int] = {}
        self.referring: dict[str, dict[str, dict[str, bool]]] = {}
        self.wider: dict[str, frozenset[str]] = {}
        self._groups: dict[tuple[str, str], dict[str, list[int]]] = {}
        self.figures: dict[Where, Any] = {}
        self.cites: dict[tuple[str, int], list[Citation]] = {}

    @property
    def store(self) -> Store:
        """The store that holds the graph."""
        return self.graph.store

    @cached_property
    def source(self) -> Source:
        """The graph, to be looked up; while pages are made of it, it does not change."""
        return Remembered(self.graph.source)

    @cached_property
    def about(self) -> About:
        """What the data set says of itself; a data set of the reader's own need not say anything."""
        from aikg.dataset.about import About, about

        if not self.described:
            return About({"description": dict.fromkeys(LANGUAGES, "")}, "", "")
        return about(self.graph.dataset, self.store)

    @cached_property
    def described(self) -> bool:
        """Whether the data set says something of itself (dataset.yaml)."""
        return os.path.exists(self.graph.dataset.path("data", "dataset.yaml"))

    @cached_property
    def names(self) -> dict[str, dict[str, str]]:
        """The names of all things, concepts and terms, by IRI and language."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for label in ("rdfs:label", "skos:prefLabel"):
            prefix, _, local = label.partition(":")
            for quad in self.store.quads_for_pattern(None, NamedNode(PREFIXES[prefix] + local), None):
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal) and quad.object.language:
                    found[quad.subject.value][quad.object.language] = quad.object.value
        return dict(found)

    @cached_property
    def concepts(self) -> dict[str, list[str]]:
        """The concepts of each scheme, sorted: IRIs by the name of the scheme in the IRI (`theme`)."""
        found: dict[str, list[str]] = defaultdict(list)
        for iri in sorted(self.names):
            scheme, slash, _ = iri.removeprefix(VOCAB).partition("/")
            if slash and iri.startswith(VOCAB):
                found[scheme].append(iri)
        return dict(found)

    @cached_property
    def _dates(self) -> dict[str, str]:
        quads = self.store.quads_for_pattern(None, NamedNode(CNAI + "dateText"), None)
        return {quad.subject.value: value_of(quad.object) for quad in quads if isinstance(quad.subject, NamedNode)}

    def name(self, iri: str, lang: str) -> str:
        """Returns what a thing is called: in this language, else in the other, else by its short IRI.

        What other vocabularies name in English only is called by our words.
        """
        if iri in self._dates:
            return dated(self._dates[iri], lang)
        names = self.names.get(iri, {})
        return names.get(lang) or borrowed(iri, lang) or next(iter(names.values()), "") or compact(iri)

    def words(self, term: Term, lang: str) -> str:
        """Returns a term in words."""
        return self.name(term.value, lang) if isinstance(term, NamedNode) else value_of(term)

    def has_page(self, iri: str) -> bool:
        """Returns whether a thing is in the graph and has a page."""
        return iri in self._paged

    @cached_property
    def _paged(self) -> frozenset[str]:
        return frozenset(iri for iri in self.names if iri.startswith((ID, VOCAB)) and path_of(iri) is not None)

    def href(self, where: Where, iri: str) -> str | None:
        """Returns what leads from a page to the page of a thing; None if it has none."""
        path = path_of(iri)
        return relative(where.here, f"{where.lang}/{path}") if path is not None and iri in self.names else None

    def rows(self, question: str) -> Result:
        """Returns all rows of a stored question; a question that answers otherwise than with rows has none."""
        # Two pages that need the same rows at once do not both ask.
        with self._locks.setdefault(question, Lock()):
            if question not in self._results:
                try:
                    self._results[question] = self._ask(question)
                except UsageError:
                    self._results[question] = Result([], [])
            return self._results[question]

    def _asked(self, question: str) -> Result:
        return self.shared(self.graph.query(question))

    def has_read(self, question: str) -> bool:
        """Returns whether `rows` has the rows of a stored question without asking it."""
        return question in self._results

    def shared(self, result: Result) -> Result:
        """Returns rows to keep. Places, names and sources are in many: each is kept once, in a third of the memory."""
        result.terms = [tuple(self._terms.setdefault(term, term) for term in row) for row in result.terms]
        return result

    def where(self, question: str, column: str, iri: str) -> Result:
        """Returns the rows of a stored question whose column holds a thing; none if there is no such question."""
        if question not in self._named:
            return Result([], [])
        result = self.rows(question)
        kept = [result.terms[number] for number in self.grouped(question, column).get(iri, ())]
        return Result(result.columns, kept, result.lang)

    def grouped(self, question: str, column: str) -> dict[str, list[int]]:
        """Returns the numbers of the rows of a stored question by the thing that a column holds; none without it."""
        key = (question, column)
        if key not in self._groups:
            result, groups = self.rows(question), defaultdict[str, list[int]](list)
            if column in result.columns:
                place = result.columns.index(column)
                for number, terms in enumerate(result.terms):
                    term = terms[place]
                    if isinstance(term, NamedNode):
                        groups[term.value].append(number)
            self._groups[key] = dict(groups)
        return self._groups[key]

    @cached_property
    def _seen(self) -> dict[str, str]:
        """How each thing was seen best."""
        best: dict[str, int] = {}
        for thing, kind in self._of_evidence("seenAs"):
            grade = _SEEN.index(kind.rpartition("/")[2]) if kind.startswith(VOCAB) else 0
            best[thing] = min(grade, best.get(thing, len(_SEEN)))
        return {thing: _SEEN[grade] for thing, grade in best.items()}

    @cached_property
    def supported(self) -> dict[str, list[str]]:
        """The things that each source supports, by its IRI."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for thing, source in self._of_evidence("source"):
            if self.has_page(thing):
                found[source][thing] = None
        return {source: list(things) for source, things in found.items()}

    def _of_evidence(self, prop: str) -> Iterator[tuple[str, str]]:
        """Yields each thing with what a property says of its evidence; read one by one, since there is much of it."""

        def all_of(name: str) -> Iterator[tuple[str, str]]:
            for quad in self.store.quads_for_pattern(None, NamedNode(CNAI + name), None):
                yield value_of(quad.subject), value_of(quad.object)

        said = dict(all_of(prop))
        yield from ((thing, said[evidence]) for thing, evidence in all_of("evidence") if evidence in said)

    def weak(self, iri: str) -> str | None:
        """Returns how a thing was seen if that is weak evidence (`media` or `mention`); None if it is not."""
        kind = self._seen.get(iri)
        return kind if kind in _WEAK else None

    @cached_property
    def disputed(self) -> frozenset[str]:
        """The things with a value on which sources differ."""
        quads = self.store.quads_for_pattern(None, NamedNode(CNAI + "contests"), None)
        return frozenset(quad.object.value for quad in quads if isinstance(quad.object, NamedNode))

    @cached_property
    def spelled(self) -> dict[str, str]:
        """The Chinese names of things in pinyin without tones, by short IRI, as the index for finding has them."""
        from aikg.find.finder import index_of

        index = index_of(self.graph.source)
        found = {}
        for line in index.pinyin.decode().splitlines():
            form, _, rest = line.strip().partition("\t")
            if rest:
                thing, name = index.matched(rest.partition("\t")[0].encode())
                if name == thing.zh:
                    found[thing.id] = form
        return found

    @cached_property
    def things(self) -> list[str]:
        """The IRIs of all things and concepts that have a page, sorted."""
        return sorted(self._paged)

    def prove(self, fact: Triple) -> Proof:
        """Returns the shortest proof of a fact.

        :raises UsageError: if the fact does not hold
        """
        return self._prover.prove(fact)

    @cached_property
    def _prover(self) -> Prover:
        from aikg.questions.stored import list_queries
        from aikg.rules.explain import Prover

        return Prover(self.source, list_queries(self.graph.dataset, "rules"))

    def question(self, name: str) -> StoredQuery | None:
        """Returns a stored question; None if the data set has none of this name."""
        return self._named.get(name)

    @cached_property
    def questions(self) -> list[StoredQuery]:
        """The stored questions that this graph alone answers."""
        return self.graph.queries()

    @cached_property
    def _named(self) -> dict[str, StoredQuery]:
        return {each.name: each for each in self.questions}

    @cached_property
    def ours(self) -> Work:
        """The data set as a work to cite."""
        from aikg.cite.collect import dataset_work

        return dataset_work(self.graph.dataset, self.graph.source)

    @cached_property
    def stats(self) -> list[Count]:
        """What is in the graph, counted."""
        return self.graph.stats()

    @cached_property
    def quality(self) -> list[Quality]:
        """How good the data is, where the data set has the questions that measure it."""
        return self.graph.quality() if "document-quality" in self._named else []
