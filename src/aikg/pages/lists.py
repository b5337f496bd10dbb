"""The lists of things of a kind, by initial: how to browse without a script."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from aikg.namespaces import ID, VOCAB, compact
from aikg.pages.address import relative
from aikg.pages.frame import made
from aikg.pages.kinds import ASKED, LISTED
from aikg.pages.question import title
from aikg.pages.table import Cell, marks
from aikg.pages.words import say
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.pages.address import Where
    from aikg.pages.book import Book

# A longer list has a page for each initial.
_SHORT = 250
_OTHER = "0"


class Entry(NamedTuple):
    """A thing in a list, and its name in the other language."""

    cell: Cell
    other: str


def listed(book: Book, where: Where, kind: str, initial: str = "", number: int = 1) -> bytes | None:
    """Returns the list of the things of a kind whose names begin with an initial; of all if there are few.

    :param initial: a lower-case Latin letter, `0` for other characters, or nothing for the first page
    :param number: which page of the things with this initial
    :returns: None if nothing begins with this initial, or there are not so many
    """
    groups = initials(book, where.lang, kind)
    first, pages = (number - 1) * _SHORT, _pages(groups.get(initial, []))
    if initial and (initial not in groups or not 1 <= number <= pages):
        return None
    total = sum(map(len, groups.values()))
    few = total <= _SHORT and not initial
    wanted = groups.items() if few else [(each, groups[each][first : first + _SHORT]) for each in initial]
    words = say(LISTED[kind], where.lang)
    other = "en" if where.lang == "zh" else "zh"
    return made(
        book,
        where,
        "list.html.j2",
        f"{words}{say('colon', where.lang)}{_shown(initial, where.lang)}" if initial else words,
        total=total,
        questions=[] if initial else _questions(book, where.lang, kind),
        initials=[(_shown(each, where.lang), list_path(kind, each), len(group)) for each, group in groups.items()],
        paged=total > _SHORT,
        here_path=list_path(kind, initial),
        number=number,
        pages=pages,
        pager=[
            relative(where.here, f"{where.lang}/{list_path(kind, initial, each)}") for each in (number - 1, number + 1)
        ],
        groups=[
            (_shown(each, where.lang), [_entry(book, where, iri, other) for iri in group]) for each, group in wanted
        ],
    )


def _questions(book: Book, lang: str, kind: str) -> list[tuple[str, str]]:
    """The names and titles of the questions about the things of a kind."""
    found = filter(None, map(book.question, ASKED.get(kind, ())))
    return [(each.name, title(each, lang)) for each in found]


def initials(book: Book, lang: str, kind: str) -> dict[str, list[str]]:
    """Returns the things of a kind by the initial of their names, in the order of the names."""
    key = (lang, kind)
    if key not in book.lists:
        start = VOCAB if kind == "vocab" else f"{ID}{kind}/"
        groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for iri in book.things:
            if iri.startswith(start):
                name = book.name(iri, lang)
                spelled = name.lower() if name.isascii() else book.spelled.get(compact(iri), name.lower())
                first = spelled[:1]
                groups[first if first.isascii() and first.isalpha() else _OTHER].append((spelled, iri))
        book.lists[key] = {each: [iri for _, iri in sorted(groups[each])] for each in sorted(groups)}
    return book.lists[key]


def list_path(kind: str, initial: str = "", number: int = 1) -> str:
    """Returns the path of a page of a list below its language."""
    rest = f".{number}" if number > 1 else ""
    return f"{kind}/index-{initial}{rest}.html" if initial else f"{kind}/index.html"


def list_pages(book: Book, lang: str, kind: str) -> list[tuple[str, int]]:
    """Returns the pages of a list: the initial, and the number of the page of it. The first page has no initial."""
    groups = initials(book, lang, kind)
    few = sum(map(len, groups.values())) <= _SHORT
    return [("", 1)] + [
        (each, number + 1) for each, group in groups.items() for number in range(_pages(group)) if not few
    ]


def _pages(group: list[str]) -> int:
    return max(1, -(-len(group) // _SHORT))


def _entry(book: Book, where: Where, iri: str, other: str) -> Entry:
    notes = tuple(say(each, where.lang) for each in marks(book, iri))
    cell = Cell(book.name(iri, where.lang), book.href(where, iri), "", "text", notes)
    return Entry(cell, book.names[iri].get(other, ""))


def _shown(initial: str, lang: str) -> str:
    return say("other", lang) if initial == _OTHER else initial.upper()
