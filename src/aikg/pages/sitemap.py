"""What search engines are told: which pages there are, and that they may read them."""

from __future__ import annotations

import re
from html import escape
from urllib.parse import quote

from aikg.pages.book import LANGUAGES
from aikg.pages.router import paths
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.pages.book import Book

# Pages that say why another page says what it says, or how to cite it.
_SIDE = re.compile(r"/proof/|\.cite\.html$")


def robots(url: str) -> bytes:
    """Returns robots.txt (RFC 9309): everything may be read; the site map, if there is one."""
    more = f"Sitemap: {url}/sitemap.xml\n" if url else ""
    return f"User-agent: *\nAllow: /\n{more}".encode()


def sitemap(book: Book, url: str) -> bytes:
    """Returns the addresses of all pages (sitemaps.org; at most 50,000)."""
    found = [f"{url}/{quote(path)}" for lang in LANGUAGES for path in paths(book, lang) if not _SIDE.search(path)]
    lines = "".join(f"<url><loc>{escape(each)}</loc></url>\n" for each in found[:50_000])
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</urlset>\n'
    ).encode()
