"""Collects what is to be said in a citation of a thing, a fact, a row, a question or the dataset."""

from __future__ import annotations

from pyoxigraph import NamedNode

from aikg.cite import sources
from aikg.cite.citation import Citation
from aikg.cite.model import Name, Work
from aikg.dataset.about import state
from aikg.namespaces import CNAI, DATASET, ID
from aikg.things.evidence import axioms, document_of
from aikg.things.labels import labels
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pyoxigraph import Triple

    from aikg.dataset.dataset import Dataset
    from aikg.sparql.source import Source
    from aikg.things.evidence import Term

_SOURCE = ID + "source/"
# Things that a row names beside what it is about: they have evidence of their own, which is not that of the row.
_BESIDE = tuple(f"{ID}{kind}/" for kind in ("place", "body", "organisation", "variable"))


def of_dataset(dataset: Dataset, source: Source, ours: Work | None = None) -> Citation:
    """Returns the citation of the dataset.

    :param ours: our dataset as a work, if it was read before
    """
    ours = ours or dataset_work(dataset, source)
    return Citation("dataset", DATASET, ours.title, (), ours)


def of_thing(dataset: Dataset, source: Source, iri: str, ours: Work | None = None) -> Citation:
    """Returns the citation of a thing: the sources of its evidence.

    :param ours: our dataset as a work, if it was read before; it takes a look at all evidence
    """
    node = NamedNode(iri)
    own = [node] if iri.startswith(_SOURCE) else []
    works = sources.works(source, sources.evidence_of_all(source, [node])) or sources.named(source, own)
    # Of a document, first its own text.
    works = tuple(sorted(works, key=lambda work: document_of(source, NamedNode(_SOURCE + work.key)) != node))
    ours = ours._replace(address=iri) if ours else dataset_work(dataset, source, iri)
    return Citation("thing", iri, sources.name(source, node), works, ours)


def of_fact(dataset: Dataset, source: Source, fact: Triple, grounds: Iterable[Triple]) -> Citation:
    """Returns the citation of a fact: the sources of the asserted facts that it follows from.

    :param grounds: these facts; the fact itself, if it is asserted
    """
    nodes: list[Term] = []
    for each in grounds:
        own = sources.evidence_of_all(source, axioms(source, each))
        nodes += own or sources.evidence_of_all(source, [each.subject])
    iri = getattr(fact.subject, "value", DATASET)
    works = sources.works(source, dict.fromkeys(nodes))
    return Citation("fact", iri, _words(source, fact), works, dataset_work(dataset, source, iri))


def of_rows(
    dataset: Dataset,
    source: Source,
    id: str,
    title: Name,
    rows: Sequence[Sequence[Term | None]],
    whole: bool,
    ours: Work | None = None,
) -> Citation:
    """Returns the citation of a question with these rows, or of one row.

    :param id: the name of the question
    :param title: what it asks
    :param whole: whether the rows are the whole answer; if not, there must be one
    :param ours: our dataset as a work, if it was read before
    """
    ours = ours or dataset_work(dataset, source)
    works = joined(works_of_row(source, terms) for terms in rows)
    if whole:
        return Citation("question", id, title, works, ours)
    about = things_of(rows[0])
    names = [labels(source, term.value) for term in about]
    zh, en = (list(dict.fromkeys(each[lang] for each in names if lang in each)) for lang in ("zh", "en"))
    said = Name(f"{'、'.join(zh)}（{id or title.zh}）", f"{'; '.join(en)} ({id or title.en})") if zh and en else title
    address = next((each.value for each in main_things(about)), DATASET)
    return Citation("row", id, said, works, ours._replace(address=address))


def joined(works: Iterable[tuple[Work, ...]]) -> tuple[Work, ...]:
    """Returns works, each once: the places in it where it is named several times are put together."""
    found: dict[str, Work] = {}
    for each in (each for several in works for each in several):
        before = found.get(each.key, each)
        found[each.key] = before._replace(places=tuple(dict.fromkeys(before.places + each.places)))
    return tuple(found.values())


def works_of_row(source: Source, terms: Sequence[Term | None]) -> tuple[Work, ...]:
    """Returns the works that a row rests on: those that it names, or else those of its relations and main things."""
    named = [term for term in terms if isinstance(term, NamedNode) and term.value.startswith(_SOURCE)]
    about = things_of(terms)
    pairs = ((one, other) for one in about for other in about)
    facts = [quad.triple for one, other in pairs for quad in source.quads(one, None, other)]
    related = [node for fact in facts for node in sources.evidence_of_all(source, axioms(source, fact))]
    if not named:
        main: list[Term] = [*main_things(about)]
        # A row of places only rests on what relates them; a count about one place rests on no source of the place.
        main = main or ([] if related else [fact.subject for fact in facts])
        return sources.works(source, dict.fromkeys(related + sources.evidence_of_all(source, main)))
    nodes = [
        node
        for node in dict.fromkeys(related + sources.evidence_of_all(source, about))
        if set(sources.things(source, node, "source")) & set(named)
    ]
    found = sources.works(source, nodes)
    keys = {work.key for work in found}
    return found + sources.named(source, [each for each in named if each.value.removeprefix(_SOURCE) not in keys])


def main_things(things: Sequence[NamedNode]) -> list[NamedNode]:
    """Returns the things that a row is about, without the places, bodies and variables beside them."""
    return [each for each in things if not each.value.startswith(_BESIDE)]


def things_of(terms: Sequence[Term | None]) -> list[NamedNode]:
    """Returns the things of ours that a row names, without its sources."""
    ours = (term for term in terms if isinstance(term, NamedNode) and term.value.startswith(ID))
    return [term for term in dict.fromkeys(ours) if not term.value.startswith((_SOURCE, ID + "date/"))]


def dataset_work(dataset: Dataset, source: Source, address: str = DATASET) -> Work:
    """Returns our dataset as a work.

    :param address: the IRI of what is cited in it
    """
    version, modified = state(source)
    described = dataset.description
    title, publisher = described.get("title", {}), described.get("publisher", "")
    return Work(
        key=f"aikg-{version}" if version else "aikg",
        kind="dataset",
        title=Name(title.get("zh", ""), title.get("en", "")),
        authors=(Name(publisher, publisher),) if publisher else (),
        published=modified,
        version=version,
        address=address,
        licence=described.get("licence", ""),
    )


def _words(source: Source, fact: Triple) -> Name:
    def words(lang: str) -> str:
        return " ".join(_word(source, term, lang) for term in (fact.subject, fact.predicate, fact.object))

    return Name(words("zh"), words("en"))


def _word(source: Source, term: Term, lang: str) -> str:
    if not isinstance(term, NamedNode):
        return str(getattr(term, "value", term))
    return labels(source, term.value).get(lang, term.value.removeprefix(CNAI).removeprefix(ID))
