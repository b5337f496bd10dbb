"""What all pages of a site share: the start page, style, scripts, the query engine, the site map."""

from __future__ import annotations

from aikg.pages.scripts import SCRIPTS
from aikg.pages.sitemap import robots, sitemap
from aikg.pages.static import STATIC, static
from aikg.pages.texts import chooser
from aikg.site.engine import engine
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.pages import Book


def shared(book: Book, url: str) -> dict[str, bytes]:
    """Returns the files that all pages share, by name.

    :param url: where the folder will stand on the web, without a slash at the end; without it there is no site map
    :raises AikgError: if the query engine is wanted and cannot be had
    """
    files = {name: static(name) or b"" for name in STATIC}
    files |= {name: make(book) for name, make in SCRIPTS.items()}
    files["index.html"] = chooser(book)
    files["robots.txt"] = robots(url)
    if url:
        files["sitemap.xml"] = sitemap(book, url)
    if book.engine:
        files |= engine(book.store)
    return files
