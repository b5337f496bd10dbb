"""What refers to a thing: the first of each property on the page of the thing, all of it on pages of its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from heapq import nsmallest
from itertools import islice
from typing import NamedTuple

from pyoxigraph import NamedNode

from aikg.namespaces import CNAI, INFERRED, PREFIXES
from aikg.pages.address import path_of, relative
from aikg.pages.facts import types
from aikg.pages.table import Cell, cell
from aikg.pages.words import say
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from aikg.pages.address import Where
    from aikg.pages.book import Book

# So many of each property stand on the page of the thing; thousands refer to a country.
MOST = 20
# So many names take some 100 kB: a page of them stays as small as others.
NAMES_A_PAGE = 300
_NOT_REFERRING = {
    *(CNAI + each for each in ("evidence", "contests")),
    *(PREFIXES["owl"] + each for each in ("annotatedSource", "annotatedTarget")),
}
# What a source supports is said by evidence, not by a property of the thing.
_SUPPORTS = "supports"


class Referrer(NamedTuple):
    """What refers to a thing: its name, and whether only rules say that it does."""

    cell: Cell
    derived: bool


class Group(NamedTuple):
    """What refers to a thing by one property: the property in words, what refers, how many there are in all, where all
    of them stand (None if they are here), and the name of the place on the page."""

    name: str
    values: list[Referrer]
    total: int
    href: str | None
    anchor: str


def referring(book: Book, iri: str) -> dict[str, dict[str, bool]]:
    """Returns what refers to a thing by property, each with whether only rules say so."""
    # The last one only: its page in the other language comes next, or the next page of it.
    if iri not in book.referring:
        book.referring = {iri: _referring(book, iri)}
    return book.referring[iri]


def _referring(book: Book, iri: str) -> dict[str, dict[str, bool]]:
    groups: dict[str, dict[str, bool]] = defaultdict(dict)
    for quad in book.store.quads_for_pattern(None, None, NamedNode(iri)):
        prop, subject = quad.predicate.value, quad.subject
        if prop in _NOT_REFERRING or not isinstance(subject, NamedNode) or not book.has_page(subject.value):
            continue
        derived = getattr(quad.graph_name, "value", "") == INFERRED
        groups[prop][subject.value] = derived and groups[prop].get(subject.value, True)
    supported = book.supported.get(iri)
    if supported:
        groups[_SUPPORTS] = dict.fromkeys(supported, False)
    return {prop: groups[prop] for prop in sorted(groups)}


def first_of_all(book: Book, where: Where, iri: str) -> list[Group]:
    """Returns what stands on the page of the thing: the first names by each property."""
    groups, found, before = referring(book, iri), [], 0
    for prop, subjects in groups.items():
        first = nsmallest(MOST, subjects, key=_key(book, where.lang))
        page = referring_path(iri, before // NAMES_A_PAGE + 1)
        href = f"{relative(where.here, f'{where.lang}/{page}')}#{_anchor(prop)}" if len(subjects) > MOST else None
        found.append(_group(book, where, prop, subjects, first, href))
        before += len(subjects)
    return sorted(found, key=lambda each: each.name)


def all_on(book: Book, where: Where, iri: str, number: int) -> list[Group]:
    """Returns what stands on a page of all that refers to a thing.

    :param number: which page
    """
    found, before = [], 0
    start = (number - 1) * NAMES_A_PAGE
    for prop, subjects in referring(book, iri).items():
        here = slice(max(0, start - before), max(0, start + NAMES_A_PAGE - before))
        names = sorted(subjects, key=_key(book, where.lang))[here] if here.start < len(subjects) else []
        if names:
            found.append(_group(book, where, prop, subjects, names, None))
        before += len(subjects)
    return found


def referring_path(iri: str, number: int = 1) -> str:
    """Returns the path of a page of all that refers to a thing, below its language."""
    path = f"referring/{path_of(iri)}"
    return path if number == 1 else f"{path.removesuffix('html')}{number}.html"


def referring_pages(book: Book, iri: str) -> int:
    """Returns how many pages all that refers to a thing takes; none if all of it stands on the page of the thing."""
    sizes = [len(each) for each in referring(book, iri).values()]
    return -(-sum(sizes) // NAMES_A_PAGE) if any(size > MOST for size in sizes) else 0


def referred(book: Book) -> dict[str, int]:
    """Returns the things that have pages of all that refers to them, sorted, and how many pages."""
    if not book.referred:
        pages = {each: referring_pages(book, each) for each in book.things if _much_refers(book, each)}
        book.referred = {iri: number for iri, number in pages.items() if number}
    return book.referred


def _much_refers(book: Book, iri: str) -> bool:
    """Whether more refers to a thing than stands on its page, by whatever property."""
    if len(book.supported.get(iri, ())) > MOST:
        return True
    quads = book.store.quads_for_pattern(None, None, NamedNode(iri))
    return next(islice(quads, MOST, None), None) is not None


def _key(book: Book, lang: str) -> Callable[[str], tuple[str, str]]:
    return lambda iri: (book.name(iri, lang), iri)


def _group(book: Book, where: Where, prop: str, subjects: dict[str, bool], names: list[str], href: str | None) -> Group:
    words = say(_SUPPORTS, where.lang) if prop == _SUPPORTS else book.name(prop, where.lang)
    cells = [cell(book, where, NamedNode(each)) for each in names]
    alike = Counter(each.words for each in cells)
    for place, each in enumerate(names):
        if alike[cells[place].words] > 1:  # A document and the initiative that it sets out may have the same name.
            kind = say("aside", where.lang).format(say("listed", where.lang).join(types(book, each, where.lang)))
            cells[place] = cells[place]._replace(words=cells[place].words + kind)
    values = [Referrer(each, subjects[name]) for each, name in zip(cells, names, strict=True)]
    return Group(words, values, len(subjects), href, _anchor(prop))


def _anchor(prop: str) -> str:
    return prop.rpartition("#")[2].rpartition("/")[2]
