"""The page of a thing: what it is, the figures that matter, what stored questions say of it, its facts and evidence."""

from __future__ import annotations

from typing import NamedTuple

from pyoxigraph import NamedNode

from aikg.namespaces import CNAI, ID, PREFIXES, VOCAB, compact
from aikg.pages.address import relative
from aikg.pages.citing import cited
from aikg.pages.facts import disputed, elsewhere, evidence, statements, types
from aikg.pages.frame import Crumb, made
from aikg.pages.kinds import LISTED
from aikg.pages.parts import blocks
from aikg.pages.referring import first_of_all
from aikg.pages.table import marks
from aikg.pages.words import COUNTED, count, say
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.pages.address import Where
    from aikg.pages.book import Book
    from aikg.pages.facts import Statement
    from aikg.pages.parts import Block

_OTHER_NAME = PREFIXES["skos"] + "altLabel"
# Facts that stand in the first screen of a page, by kind; the others follow below.
_FIRST = {
    "document": (
        *(_OTHER_NAME, "officialNumber", "issuedBy", "adoptedBy", "documentKind", "atLevel", "appliesIn"),
        *("signedOn", "publishedOn", "effectiveOn", "currentStatus", "periodStart", "periodEnd", "theme"),
    ),
    "target": (
        *("scope", "comparator", "value", "upperValue", "unit", "deadline", "setIn"),
        *("ofVariable", "extent", "adoption"),
    ),
    "observation": ("scope", "comparator", "value", "upperValue", "unit", "period", "ofVariable", "extent"),
    "instrument": ("instrumentType", "offeredIn", "setIn", "cap", "capUnit", "beneficiary"),
    "place": ("placeKind", "atLevel", "administrativeRank"),
    "body": (_OTHER_NAME, "atLevel", "forJurisdiction", "parentBody"),
    "site": ("siteKind", "locatedIn", "withinSite", "leadOrganisation", "hosts", "focus"),
    "initiative": (
        *("initiativeKind", "announcedOn", "venue", "ledBy", "partner", "modality", "setOutIn"),
        *("outcomeStatus", "outcomeOn", "outcome"),
    ),
    "technology": ("developedBy", "releasedOn", "openness", "modality", "offeredTo"),
    "event": ("heldBy", "occurredOn", "supports"),
    "status-event": ("eventOf", "toStatus", "statusOn", "causedBy"),
    "designation": ("designates", "grantsStatus", "designatedBy", "designatedOn", "underDocument"),
    "coopetition": ("party", "initiator", "counterpart", "ground", "groundThing", "throughMechanism"),
    "contested": ("contests", "onProperty", "statedValue", "statedThing", "reason"),
    "mechanism": ("mechanismKind", "actsFrom", "actsOn", "party", "assesses", "mitigates"),
    "programme": (_OTHER_NAME, "programmeSetOutIn", "launchedIn", "policySubject"),
    "source": ("sourceKind", "creator", "publishedIn", "publishedOn", "referenceNumber", "pages", "webAddress"),
}
# What this data set defines itself, and what is itself where others come from: nothing else is their source.
_UNSOURCED = {"variable": "defined_here", "source": "", "vocab": ""}
_CHINA = ID + "place/china"


class Figure(NamedTuple):
    """A figure that matters, what it counts, and the heading below which these stand."""

    number: str
    words: str
    heading: str


def thing(book: Book, where: Where, iri: str) -> bytes:
    """Returns the page of a thing or a concept."""
    kind = "vocab" if iri.startswith(VOCAB) else iri.removeprefix(ID).partition("/")[0]
    known = statements(book, where, iri)
    first = [each for each in known if each.iri.removeprefix(CNAI) in _FIRST.get(kind, ())]
    order = _FIRST.get(kind, ())
    first.sort(key=lambda each: order.index(each.iri.removeprefix(CNAI)))
    rest = [each for each in known if each not in first]
    sections = blocks(book, where, kind, iri)
    other = "en" if where.lang == "zh" else "zh"
    name = book.name(iri, where.lang)
    return made(
        book,
        where,
        "thing.html.j2",
        name,
        crumbs(book, where, kind, iri),
        iri=iri,
        id=compact(iri),
        kind=kind,
        types=types(book, iri, where.lang),
        other_name=book.names.get(iri, {}).get(other, ""),
        marks=[say(each, where.lang) for each in marks(book, iri)],
        figures=_figures(where.lang, sections),
        first=first,
        blocks=sections,
        asserted=[each for each in rest if not _derived(each)],
        derived=[each for each in rest if _derived(each)],
        disputed=disputed(book, where, iri),
        unsourced=_UNSOURCED.get(kind, "no_source"),
        evidence=evidence(book, where, NamedNode(iri)),
        referrers=first_of_all(book, where, iri),
        elsewhere=elsewhere(book, iri),
        data=f"data/{compact(iri)}",
        cited=cited(book, where, iri),
    )


def steps(book: Book, where: Where, iri: str) -> list[Crumb]:
    """Returns the steps that lead to a thing, and to its page: those of a page about it."""
    kind = compact(iri).partition("/")[0]
    return [*crumbs(book, where, kind, iri), Crumb(book.name(iri, where.lang), book.href(where, iri))]


def crumbs(book: Book, where: Where, kind: str, iri: str) -> list[Crumb]:
    """Returns the steps that lead to a thing: for a place the places that it is part of, for others their list."""
    if kind == "place":
        return _places(book, where, iri)
    words = LISTED.get(kind)
    if words is None:
        return []
    steps = [Crumb(say(words, where.lang), relative(where.here, f"{where.lang}/{kind}/index.html"))]
    if kind == "vocab":
        steps.append(Crumb(book.name(iri.rpartition("/")[0], where.lang), None))
    if kind == "document":
        steps += _places(book, where, _object(book, iri, "appliesIn"), itself=True)
    return steps


def _places(book: Book, where: Where, iri: str | None, itself: bool = False) -> list[Crumb]:
    chain: list[Crumb] = []
    place = iri if itself else iri and _object(book, iri, "partOf")
    while place and len(chain) < 6:
        chain.insert(0, Crumb(book.name(place, where.lang), book.href(where, place)))
        # The world stands above every country, and is said of none.
        place = None if place == _CHINA else _object(book, place, "partOf")
    return chain


def _object(book: Book, iri: str, prop: str) -> str | None:
    quads = book.store.quads_for_pattern(NamedNode(iri), NamedNode(CNAI + prop), None)
    return next((quad.object.value for quad in quads if isinstance(quad.object, NamedNode)), None)


def _figures(lang: str, sections: list[Block]) -> list[Figure]:
    """Returns how many things each heading counts; at most four."""
    counted = [each for each in sections if each.heading in COUNTED][:4]
    return [Figure(f"{each.number:,}", count(each.heading, each.number, lang), each.heading) for each in counted]


def _derived(statement: Statement) -> bool:
    return all(value.derived for value in statement.values)
