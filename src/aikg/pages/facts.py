"""The facts of one thing as records: what sources state, what rules derive, each with evidence."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from aikg.namespaces import CNAI, INFERRED, PREFIXES
from aikg.pages.book import value_of
from aikg.pages.table import Cell, cell, figure
from aikg.sparql.render import display_width
from aikg.templates import is_web
from aikg.things.evidence import axioms, evidence_nodes
from aikg.things.locators import pieces
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad

    from aikg.pages.address import Where
    from aikg.pages.book import Book
    from aikg.rdf.terms import Term
    from aikg.things.locators import Piece

_RDF_TYPE = PREFIXES["rdf"] + "type"
_LABELS = {PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "prefLabel"}
_ELSEWHERE = {PREFIXES["owl"] + "sameAs", *(PREFIXES["skos"] + f"{each}Match" for each in ("exact", "close", "broad"))}
# Said for other tools only: the same dates in other vocabularies, keys of rules, what stands in the page's head.
_FOR_TOOLS = (
    "http://data.europa.eu/eli/ontology#",
    PREFIXES["dcterms"],
    *(CNAI + each for each in ("comparisonKey", "evidence", "furtherEvidence")),
)
# The order of joint issuers has a table of its own; the scheme of a concept is the step above it.
_TOLD = {PREFIXES["prov"] + "qualifiedAttribution", *(PREFIXES["skos"] + each for each in ("inScheme", "topConceptOf"))}
_SKIPPED = {_RDF_TYPE, *_LABELS, *_ELSEWHERE, *_TOLD}
# A figure -> its comparator and its unit, which stand with it.
_FIGURES = {
    CNAI + "value": (CNAI + "comparator", CNAI + "unit"),
    CNAI + "upperValue": ("", CNAI + "unit"),
    CNAI + "cap": ("", CNAI + "capUnit"),
}
_DECIMAL = NamedNode(PREFIXES["xsd"] + "decimal")
# The most columns of a value that stands on one line with others.
_SHORT = 26


class Seen(NamedTuple):
    """A piece of evidence: the source, where it can be opened or looked for, the place in it with the language of each
    part, how and when it was seen, the value as printed, and whether it is weak."""

    source: Cell
    address: str | None
    find: list[Cell]
    locator: tuple[Piece, ...]
    kind: str
    day: str
    printed: str
    weak: str | None


class Value(NamedTuple):
    """A value of a property: its cell, whether a rule derived it, and its own evidence."""

    cell: Cell
    derived: bool
    seen: list[Seen]
    proof: str | None


class Statement(NamedTuple):
    """A property of a thing, by its IRI and its name, and its values."""

    iri: str
    name: str
    values: list[Value]

    @property
    def short(self) -> bool:
        """Whether its values stand on one line: names of a word or two, with nothing to say of any of them."""
        plain = all(not each.derived and not each.seen for each in self.values)
        return plain and len(self.values) > 1 and all(display_width(each.cell.words) <= _SHORT for each in self.values)


class Disputed(NamedTuple):
    """A value that another source states: its property, why it differs, its evidence."""

    name: str
    value: str
    reason: str
    seen: list[Seen]


def statements(book: Book, where: Where, iri: str) -> list[Statement]:
    """Returns what is known of a thing, asserted properties first, each group in the order of their names."""
    quads: dict[str, list[Quad]] = defaultdict(list)
    for quad in book.source.quads(NamedNode(iri), None, None):
        prop = quad.predicate.value
        if prop not in _SKIPPED and not prop.startswith(_FOR_TOOLS) and _wanted(quad.object, where.lang):
            quads[prop].append(quad)
    groups = {prop: [_value(book, where, quad) for quad in found] for prop, found in quads.items()}
    _with_units(book, where.lang, quads, groups)
    made = [
        Statement(prop, book.name(prop, where.lang), sorted(values, key=lambda each: (each.derived, each.cell)))
        for prop, values in groups.items()
    ]
    return sorted(made, key=lambda each: (all(value.derived for value in each.values), each.name))


def _with_units(book: Book, lang: str, quads: dict[str, list[Quad]], groups: dict[str, list[Value]]) -> None:
    """Puts the comparator and the unit of a figure beside it, and leaves them out where they stand alone."""
    told: set[str] = set()
    for prop, parts in _FIGURES.items():
        comparator, unit = (quads[each][0].object if each in quads else None for each in parts)
        for place, quad in enumerate(quads.get(prop, ())):
            if isinstance(quad.object, Literal):
                words = figure(book, lang, quad.object, comparator, unit)
                groups[prop][place] = groups[prop][place]._replace(cell=words)
                told.update(parts)
    for prop in told:
        groups.pop(prop, None)


def types(book: Book, iri: str, lang: str) -> list[str]:
    """Returns the classes of a thing in words: the narrowest, as they imply the others."""
    quads = book.source.quads(NamedNode(iri), NamedNode(_RDF_TYPE), None)
    classes = {quad.object.value for quad in quads if isinstance(quad.object, NamedNode)}
    above = {each for one in classes for each in wider(book, one)}
    return sorted({book.name(each, lang) for each in classes - above})


def wider(book: Book, iri: str) -> frozenset[str]:
    """Returns the classes that a class is a kind of, directly or through others."""
    if iri not in book.wider:
        book.wider[iri] = frozenset()  # A class may be said to be a kind of itself.
        quads = book.source.quads(NamedNode(iri), NamedNode(PREFIXES["rdfs"] + "subClassOf"), None)
        above = {quad.object.value for quad in quads if isinstance(quad.object, NamedNode)} - {iri}
        book.wider[iri] = frozenset(above.union(*(wider(book, each) for each in above)))
    return book.wider[iri]


def elsewhere(book: Book, iri: str) -> list[str]:
    """Returns the addresses of a thing in other data sets."""
    quads = book.source.quads(NamedNode(iri), None, None)
    found = {value_of(quad.object) for quad in quads if quad.predicate.value in _ELSEWHERE}
    return sorted(filter(is_web, found))


def evidence(book: Book, where: Where, node: Term) -> list[Seen]:
    """Returns the evidence of a node."""
    return sorted(_seen(book, where, each) for each in evidence_nodes(book.source, node))


def disputed(book: Book, where: Where, iri: str) -> list[Disputed]:
    """Returns the values of a thing on which other sources differ."""
    quads = book.source.quads(None, NamedNode(CNAI + "contests"), NamedNode(iri))
    return sorted(_disputed(book, where, quad.subject) for quad in quads)


def _value(book: Book, where: Where, quad: Quad) -> Value:
    from aikg.pages.proved import proof_href

    derived = getattr(quad.graph_name, "value", "") == INFERRED
    seen = [each for axiom in axioms(book.source, quad.triple) for each in evidence(book, where, axiom)]
    href = None
    if derived and isinstance(quad.object, NamedNode) and isinstance(quad.subject, NamedNode):
        href = proof_href(book, where, quad.subject.value, quad.predicate.value, quad.object.value)
    return Value(_linked(book, where, quad.object), derived, seen, href)


def _linked(book: Book, where: Where, term: Term) -> Cell:
    made = cell(book, where, term)
    if made.href is None and isinstance(term, NamedNode) and term.value not in book.names and is_web(term.value):
        return made._replace(href=term.value) if book.words(term, where.lang) == made.words else made
    if isinstance(term, Literal) and is_web(term.value) and " " not in term.value:
        return made._replace(href=term.value)
    return made


def _seen(book: Book, where: Where, node: Term) -> Seen:
    parts: dict[str, list[Term]] = defaultdict(list)
    for quad in book.source.quads(node, None, None):  # type: ignore[arg-type]
        parts[quad.predicate.value.removeprefix(CNAI)].append(quad.object)

    def words(part: str) -> str:
        return "; ".join(book.words(each, where.lang) for each in parts[part] if _wanted(each, where.lang))

    source = parts["source"][0] if parts["source"] else None
    kind = value_of(parts["seenAs"][0]).rpartition("/")[2] if parts["seenAs"] else ""
    address, find = whereabouts(book, where, source)
    return Seen(
        cell(book, where, source) if source is not None else Cell(""),
        address,
        find,
        tuple(each for term in parts["locator"] for each in pieces(value_of(term), where.lang)),
        words("seenAs"),
        words("seenOn"),
        words("asPrinted"),
        kind if kind in ("media", "mention") else None,
    )


def whereabouts(book: Book, where: Where, source: Term | None) -> tuple[str | None, list[Cell]]:
    """Returns where a source can be opened, and on whose site to look for it."""
    if not isinstance(source, NamedNode):
        return None, []
    address, find = None, []
    for quad in book.source.quads(source, None, None):
        prop = quad.predicate.value
        if prop == CNAI + "webAddress" and is_web(value_of(quad.object)):
            address = value_of(quad.object)
        elif prop == CNAI + "findAt":
            find.append(cell(book, where, quad.object))
    return address, sorted(find)


def _disputed(book: Book, where: Where, node: Term) -> Disputed:
    def words(*properties: str) -> str:
        values: Iterable[Term] = (
            quad.object
            for prop in properties
            for quad in book.source.quads(node, NamedNode(CNAI + prop), None)  # type: ignore[arg-type]
        )
        return " / ".join(book.words(each, where.lang) for each in values if _wanted(each, where.lang))

    value = _figure(book, where.lang, node) or words("statedValue", "statedThing")
    return Disputed(words("onProperty"), value, words("reason"), evidence(book, where, node))


def _figure(book: Book, lang: str, node: Term) -> str:
    """Returns the figure that a contested value states, in the unit of the thing; nothing if it is another value."""

    def one(about: Term | None, prop: str) -> Term | None:
        return next((quad.object for quad in book.source.quads(about, NamedNode(prop), None)), None)  # type: ignore[arg-type]

    stated, on, thing = (one(node, CNAI + each) for each in ("statedValue", "onProperty", "contests"))
    parts = _FIGURES.get(value_of(on))
    if parts is None or thing is None or not isinstance(stated, Literal):
        return ""
    return figure(book, lang, Literal(stated.value, datatype=_DECIMAL), None, one(thing, parts[1])).words


def _wanted(value: Term, lang: str) -> bool:
    return getattr(value, "language", None) in (None, lang)
