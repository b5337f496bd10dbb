"""Which derived facts have a proof on a page, and where it stands."""

from __future__ import annotations

from pyoxigraph import NamedNode

from aikg.namespaces import CNAI, GRAPH, compact
from aikg.pages.address import path_of, relative
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.pages.address import Where
    from aikg.pages.book import Book

# The derived relations that people cite. Others (types, being within a place) follow from the ontology alone; what is
# known of a document's force is said with its ground, and comparable targets stand on the page of their variable.
PROVED = tuple(
    CNAI + name
    for name in (
        *("alignsWith", "answersTarget", "milestoneOf", "extendsTarget", "partOfTarget", "cascadesFrom"),
        *("competesWith", "cooperatesWith", "candidateCompetitor", "imitatesAlongside"),
        *("copiesTarget", "restatesTarget", "revisesTarget"),
    )
)
INFERRED = NamedNode(GRAPH + "inferred")


def proof_href(book: Book, where: Where, subject: str, prop: str, target: str) -> str | None:
    """Returns what leads from a page to the proof of a derived fact; None if the fact has no proof on a page."""
    prop = prop if prop.startswith("http") else CNAI + prop
    path = path_of(subject)
    if prop not in PROVED or path is None or not _derived(book, subject, prop, target):
        return None
    return relative(where.here, f"{where.lang}/proof/{path}#{anchor(prop, target)}")


def subjects(book: Book) -> list[str]:
    """Returns the things that have a page of proofs, sorted."""
    found = {
        quad.subject.value
        for prop in PROVED
        for quad in book.store.quads_for_pattern(None, NamedNode(prop), None, INFERRED)
        if isinstance(quad.subject, NamedNode) and book.has_page(quad.subject.value)
    }
    return sorted(found)


def _derived(book: Book, subject: str, prop: str, target: str) -> bool:
    pattern = (NamedNode(subject), NamedNode(prop), NamedNode(target), INFERRED)
    return next(iter(book.store.quads_for_pattern(*pattern)), None) is not None


def anchor(prop: str, target: str) -> str:
    """Returns the name of a proof's place on the page."""
    return f"{prop.rpartition('#')[2]}-{compact(target).replace('/', '-')}"
