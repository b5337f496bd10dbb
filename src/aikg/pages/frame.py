"""What every page has: the frame with language, navigation and release, made from templates."""

from __future__ import annotations

import html
from functools import cache
from typing import NamedTuple

from markupsafe import Markup

from aikg.pages.address import relative
from aikg.pages.static import POLICY_OF_A_FILE
from aikg.pages.words import say
from aikg.templates import environment
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment

    from aikg.pages.address import Where
    from aikg.pages.book import Book

NAVIGATION = (
    ("questions", "question/index.html"),
    ("documents", "document/index.html"),
    ("places", "place/index.html"),
    ("variables", "variable/index.html"),
    ("sparql", "sparql.html"),
    ("about", "about.html"),
)


class Crumb(NamedTuple):
    """A step of the breadcrumb."""

    words: str
    href: str | None


def made(book: Book, where: Where, template: str, title: str, crumbs: Sequence[Crumb] = (), **given: object) -> bytes:
    """Returns a page from its template.

    :param where: the path of the page and its language
    :param title: what the page is called: its heading and its title
    :param crumbs: the steps that lead to it
    """
    here, lang = where

    def link(path: str) -> str:
        return relative(here, path)

    other = "en" if lang == "zh" else "zh"
    rest = here.partition("/")[2]
    frame = {
        "lang": lang,
        "t": lambda key: say(key, lang),
        "link": link,
        "page": lambda path: relative(here, f"{lang}/{path}"),
        "other": other,
        "other_href": relative(here, f"{other}/{rest}"),
        "title": title,
        "crumbs": crumbs,
        "navigation": NAVIGATION,
        "here": rest,
        "release": book.about.version,
        "modified": book.about.modified,
        "live": book.live,
        "policy": POLICY_OF_A_FILE,
        "figure": None,
        "cited": None,
    }
    return _environment().get_template(template).render(frame | given).encode()


@cache
def _environment() -> Environment:
    made = environment("aikg.pages")
    made.filters["grouped"] = lambda number: f"{number:,}"
    made.filters["breakable"] = _breakable
    return made


def _breakable(text: str) -> Markup:
    """Returns a text in which long addresses may break after a slash."""
    return Markup(html.escape(text).replace("/", "/<wbr/>"))
