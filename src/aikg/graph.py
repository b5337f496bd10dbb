"""The graph as a Python object: `aikg.load()`."""

from __future__ import annotations

from functools import cached_property

from aikg.errors import UsageError
from aikg.giving import Giving
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeVar

    from aikg.cite.citation import Citation
    from aikg.find.finder import Matches
    from aikg.remote.upload import Part
    from aikg.rules.explain import Proof, Prover
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
    """Opens the graph. Nothing is read before the first question.

    :param home: the folder with ontology/, data/ and queries/; by default the one that comes with aikg
    :param add: your own RDF files, asked together with the graph
    :param cache: keep and use prepared stores in your cache folder
    :param endpoint: the URL of a SPARQL 1.1 endpoint that has the graph, or the folder of a store made by
        `aikg load FOLDER`; it is asked instead of the files
    :param federation: whether queries may ask other endpoints too, by SERVICE
    :raises AikgError: if there is no such folder; broken files are named when the graph is first asked
    :raises UsageError: if an endpoint is to be asked together with added files

    >>> graph = load()
    >>> [row.member_en for row in graph.query("circle-members", circle="yangtze-river-delta")][:2]
    ['Anhui', 'Jiangsu']
    """
    return Graph(home, add, cache, endpoint, federation)


def upload(
    url: str,
    home: StrPath | None = None,
    *,
    store: str | None = None,
    via: str | None = None,
    in_place: bool = False,
    silence: float = 300,
) -> list[Part]:
    """Puts the graph into the SPARQL 1.1 store at *url*, in place of what its named graphs held there: `aikg load URL`.

    :param home: the folder with ontology/, data/ and queries/; by default the one that comes with aikg
    :param store: the kind of store (oxigraph, virtuoso ...), if it cannot be told from the URL and the server
    :param via: gsp (Graph Store Protocol) or update (SPARQL Update); by default what the store offers
    :param in_place: allow a store that cannot move several graphs in one step
    :param silence: seconds without a byte after which the store is given up
    :returns: the named graphs that were loaded, each counted and compared with the store
    :raises UsageError: if the URL or an option does not fit
    :raises EndpointError: if the store fails; what it held before is there still, unless it was being moved over

    >>> upload("localhost:7878")
    Traceback (most recent call last):
    aikg.errors.UsageError: localhost:7878: this is no URL; write it like http://localhost:7878/query
    """
    from aikg.dataset.dataset import Dataset
    from aikg.remote import upload as room

    return room.upload(url, Dataset(home), store=store, via=via, in_place=in_place, silence=silence)


class Graph(Giving):
    """The knowledge graph. `load` opens it.

    >>> graph = load()
    >>> graph.find("深圳", kind="place")[0].label_en
    'Shenzhen'
    """

    def find(self, text: str, kind: str = "thing", limit: int = 20) -> Matches:
        """The things and concepts named like *text*, best first; `.total` is the number of all.

        Text is a name in Chinese or English, its words in any order, pinyin with or without tones, the initials of
        the pinyin, or an official number in any brackets.

        :param kind: `document`, `place`, `concept`, `concept:theme` ...; any by default
        :raises UsageError: if there is no such kind

        >>> load().find("suzhou", kind="place")[0].label_zh
        '苏州市'
        """
        from aikg.find.finder import find

        return self._guarded(lambda: find(self.source, text, kind, limit))

    def show(self, name: str, lang: str = "en") -> Record:
        """One entity with its facts and evidence.

        :param name: an IRI, a CURIE, a slug or a title
        :param lang: `zh`, `en` or `both`: the language of the names in it
        :raises UsageError: if it means no entity, or several

        >>> load().show("ngaidp-2017").labels["zh"]
        '新一代人工智能发展规划'
        """
        from aikg.things.identify import identify
        from aikg.things.show import show

        return self._guarded(lambda: show(self.source, identify(self.source, name), lang))

    def explain(self, subject: str, property: str, object: str) -> Proof:
        """Why a fact holds: its shortest proof, down to asserted facts.

        :param subject: an IRI, a CURIE, a slug or a title; so is *object*
        :param property: the name of a property, like `alignsWith`
        :raises UsageError: if a name means nothing or several things, or the fact does not hold

        >>> load().explain("suzhou", "within", "china").rule.name
        'transitivity'
        """
        from pyoxigraph import NamedNode, Triple

        from aikg.namespaces import CNAI, expand
        from aikg.things.identify import identify

        predicate = expand(property) if ":" in property else CNAI + property

        def prove() -> Proof:
            ends = [NamedNode(identify(self.source, name)) for name in (subject, object)]
            return self._prover.prove(Triple(ends[0], NamedNode(predicate), ends[1]))

        return self._guarded(prove)

    def explain_row(self, name: str, number: int, /, **parameters: object) -> list[Proof]:
        """Why a row of a stored question holds: the facts between the things it names, each proved.

        :param number: the row, from 1
        :raises UsageError: if there is no such row

        >>> len(load().explain_row("circle-members", 1, circle="yangtze-river-delta")) >= 1
        True
        """
        from aikg.rules.explain import between

        rows = self.query(name, "both", (), **parameters)
        if not 1 <= number <= len(rows):
            raise UsageError(f"{name} has no row {number}; it answers with {len(rows)} rows")
        row = rows.terms[number - 1]
        return self._guarded(lambda: [self._prover.prove(fact) for fact in between(self.source, row)])

    def cite(self, name: str | None = None, property: str | None = None, object: str | None = None) -> Citation:
        """How to cite a thing, a fact or the dataset; `query(...).cite()` is how to cite rows.

        :param name: an IRI, a CURIE, a slug or a title; without it, the dataset
        :param property: with *object*, a fact about the thing, as `explain` takes it; a derived fact is cited by the
            sources of what it follows from
        :raises UsageError: if a name means nothing or several things, or the fact does not hold

        >>> load().cite("ngaidp-2017").text("apa").splitlines()[0][:30]
        'State Council. (2017, July 20)'
        """
        from aikg.cite.collect import of_dataset, of_fact, of_thing
        from aikg.rules.explain import asserted
        from aikg.things.identify import identify

        if name is None:
            return self._guarded(lambda: of_dataset(self.dataset, self.source))
        if (property is None) != (object is None):
            raise UsageError("a fact has a property and an object: give both, or neither to cite the thing")
        if property is None or object is None:
            return self._guarded(lambda: of_thing(self.dataset, self.source, identify(self.source, name)))
        proof = self.explain(name, property, object)
        return self._guarded(lambda: of_fact(self.dataset, self.source, proof.fact, asserted(proof)))

    @cached_property
    def _prover(self) -> Prover:
        from aikg.questions.stored import list_queries
        from aikg.rules.explain import Prover

        return Prover(self.source, list_queries(self.dataset, "rules"))

    def stats(self) -> list[Count]:
        """What is in the graph, counted.

        >>> {count.counted for count in load().stats()} >= {"triples", "things", "documents", "evidence"}
        True
        """
        from aikg.things.stats import stats

        return self._guarded(lambda: stats(self.source))

    def quality(self) -> list[Quality]:
        """How good the data is, measured by stored questions.

        >>> all(measure.number <= measure.of for measure in load().quality())
        True
        """
        from aikg.things.quality import quality

        return quality(self.query)

    def validate(self) -> Report:
        """The findings of the shapes and the quality queries.

        :raises UsageError: if the graph is behind an endpoint
        :raises AikgError: if a file cannot be read

        >>> load().validate().conforms()
        True
        """
        from aikg.validate import validate

        self._local("a validation judges")
        return validate(self.dataset, self._add)
