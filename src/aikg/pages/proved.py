"""Which derived facts have a proof on a page, and where it stands."""

from __future__ import annotations

from pyoxigraph import NamedNode

from aikg.namespaces import CNAI, INFERRED, compact
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
_INFERRED = NamedNode(INFERRED)


# A proof takes some 20 kB: a page of proofs stays as small as others.
PROOFS_A_PAGE = 4


def proof_href(book: Book, where: Where, subject: str, prop: str, target: str) -> str | None:
    """Returns what leads from a page to the proof of a derived fact; None if the fact has no proof on a page."""
    prop = prop if prop.startswith("http") else CNAI + prop
    known = facts(book).get(subject, [])
    if (prop, target) not in known:
        return None
    number = known.index((prop, target)) // PROOFS_A_PAGE + 1
    return relative(where.here, f"{where.lang}/{proofs_path(subject, number)}#{anchor(prop, target)}")


def facts(book: Book) -> dict[str, list[tuple[str, str]]]:
    """Returns the facts that have a proof on a page, in their order there: properties and targets by the subject."""
    if not book.proved:
        found: dict[str, list[tuple[str, str]]] = {}
        for prop in PROVED:
            targets: dict[str, list[str]] = {}
            for quad in book.store.quads_for_pattern(None, NamedNode(prop), None, _INFERRED):
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                    targets.setdefault(quad.subject.value, []).append(quad.object.value)
            for subject, several in targets.items():
                found.setdefault(subject, []).extend((prop, target) for target in sorted(several))
        book.proved = {subject: found[subject] for subject in sorted(found) if book.has_page(subject)}
    return book.proved


def proofs_path(subject: str, number: int = 1) -> str:
    """Returns the path of a page of proofs of a thing, below its language."""
    path = f"proof/{path_of(subject)}"
    return path if number == 1 else f"{path.removesuffix('html')}{number}.html"


def proof_pages(book: Book, subject: str) -> int:
    """Returns how many pages the proofs of a thing take; none if rules derive nothing of it."""
    return -(-len(facts(book).get(subject, [])) // PROOFS_A_PAGE)


def anchor(prop: str, target: str) -> str:
    """Returns the name of a proof's place on the page."""
    return f"{prop.rpartition('#')[2]}-{compact(target).replace('/', '-')}"
