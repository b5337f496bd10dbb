"""The Atom feeds (RFC 4287): the documents published last, and what changed since an earlier release."""

from __future__ import annotations

from aikg.cite.feed import atom, changes, new_documents
from aikg.namespaces import DATASET, expand
from aikg.pages.address import path_of
from aikg.pages.words import say
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aikg.cite.feed import Entry
    from aikg.diff.compare import Difference
    from aikg.pages.book import Book

NAME = "feed.atom"
CHANGES = "changes.atom"


def feed(book: Book, lang: str) -> bytes:
    """Returns the feed of the documents published last."""
    return _atom(book, lang, NAME, say("feed", lang), new_documents(book.graph.source, lang))


def change_feed(book: Book, lang: str, difference: Difference) -> bytes:
    """Returns the feed of what changed between two releases.

    :param difference: what `aikg.diff.compare.diff` found
    """
    title = say("changes", lang)
    return _atom(book, lang, CHANGES, title, changes(difference, lang, book.about.modified))


def _atom(book: Book, lang: str, name: str, title: str, entries: Iterable[Entry]) -> bytes:
    def href(short: str) -> str:
        return path_of(short if "://" in short else expand(short)) or "index.html"

    about = book.about
    return atom(
        entries,
        id=f"{DATASET}/{lang}/{name}",
        title=f"{say('site', lang)}{say('colon', lang)}{title}",
        author=about.description.get("publisher", "aikg"),
        day=about.modified or "1970-01-01",
        lang="zh-Hans" if lang == "zh" else "en",
        href=href,
    ).encode()
