"""Where each thing has its page, and how one page leads to another.

The same relative addresses serve a running server, a folder on a web host and a folder on a disk.
"""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from aikg.namespaces import ID, VOCAB

# What has no page: a date is a value, and evidence stands on the page of what it supports.
_NO_PAGE = ("date", "evidence", "joint-issuer", "look", "relation", "link")
_SLUG = re.compile(r"[a-z0-9][a-z0-9/.-]*")
_ADDRESS = re.compile(r"([^?#]*)([?#]?)(.*)", re.DOTALL)


class Where(NamedTuple):
    """The page that something stands on: its path with its language (`zh/place/shenzhen.html`), and its language."""

    here: str
    lang: str


def path_of(iri: str) -> str | None:
    """Returns the path of a thing's page below its language (`place/shenzhen.html`); None if it has no page."""
    if iri.startswith(ID):
        rest = iri.removeprefix(ID)
        kind, slash, slug = rest.partition("/")
        if not slash or kind in _NO_PAGE or not slug:
            return None
        return rest + ".html"
    if iri.startswith(VOCAB) and "/" in iri.removeprefix(VOCAB):
        return "vocab/" + iri.removeprefix(VOCAB) + ".html"
    return None


def iri_of(path: str) -> str | None:
    """Returns the IRI of the thing whose page has this path below its language; None if it is no page of a thing."""
    name = path.removesuffix(".html")
    if name == path or not _SLUG.fullmatch(name) or path_of(ID + name) is None:
        return None
    return VOCAB + name.removeprefix("vocab/") if name.startswith("vocab/") else ID + name


def relative(here: str, there: str) -> str:
    """Returns the address of one page from another as an attribute takes it.

    :param there: a path (of a folder, with a slash at its end), with what follows it (`#part`, `?place=...`)
    """
    folder = here.rpartition("/")[0]
    if "?" not in there and "#" not in there:
        return _way(folder, there)
    path, mark, rest = _ADDRESS.fullmatch(there).groups()  # type: ignore[union-attr]
    return _way(folder, path) + mark + rest


@lru_cache(maxsize=4096)
def _way(folder: str, path: str) -> str:
    """Returns the address of a path from a folder. The pages of a folder lead to the same things again and again."""
    here, there = (posixpath.normpath(each).split("/") if each else [] for each in (folder, path))
    same = 0
    for one, other in zip(here, there, strict=False):
        if one != other:
            break
        same += 1
    way = "/".join([*[".."] * (len(here) - same), *there[same:]]) or "."
    return quote(way) + ("/" if not path or path.endswith("/") else "")
