"""What all pages of a site share: the start page, style, scripts, the query engine, the site map."""

from __future__ import annotations

from aikg.diff.compare import diff
from aikg.pages import LANGUAGES
from aikg.pages.feed import CHANGES, NAME, change_feed, feed
from aikg.pages.scripts import SCRIPTS
from aikg.pages.sitemap import robots, sitemap
from aikg.pages.static import FINDING, STATIC, static
from aikg.pages.texts import chooser
from aikg.site.engine import engine
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.pages import Book
    from aikg.types import StrPath


def shared(book: Book, url: str, since: StrPath | None = None) -> dict[str, bytes]:
    """Returns the files that all pages share, by name.

    :param url: where the folder will stand on the web, without a slash at the end; without it there is no site map
    :param since: an earlier release or data set; what changed since becomes a feed
    :raises AikgError: if the query engine is wanted and cannot be had
    """
    files = {name: static(name) or b"" for name in (*STATIC, *FINDING)}
    files |= {name: make(book) for name, make in SCRIPTS.items()}
    files |= {f"{lang}/{NAME}": feed(book, lang) for lang in LANGUAGES}
    if since:
        difference = diff(since, book.graph.dataset.home)
        files |= {f"{lang}/{CHANGES}": change_feed(book, lang, difference) for lang in LANGUAGES}
    files["index.html"] = chooser(book)
    files["robots.txt"] = robots(url)
    if url:
        files["sitemap.xml"] = sitemap(book, url)
    if book.engine:
        files |= engine(book.store)
    return files
