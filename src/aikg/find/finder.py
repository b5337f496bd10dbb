"""Finds things in a source by its index, which is opened or made at the first search."""

from __future__ import annotations

from typing import NamedTuple
from weakref import WeakKeyDictionary

from aikg.errors import UsageError, nearest
from aikg.find.index import Index, build
from aikg.find.search import search
from aikg.namespaces import expand
from aikg.rdf.terms import IRI
from aikg.sparql.source import Embedded
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.sparql.source import Source

# What a prepared store calls the index.
INDEX = "names"
_open: WeakKeyDictionary[Source, Index] = WeakKeyDictionary()


class Match(NamedTuple):
    """A thing whose name matches: its IRI, its kind, the name that matches best, and its names in both languages.

    >>> aikg.load().find("suzhou", kind="place")[0].id
    'https://w3id.org/china-ai-policy/id/place/suzhou'
    """

    id: IRI
    kind: str
    name: str
    label_zh: str
    label_en: str


class Matches(list[Match]):
    """The best matches, and the number of all matches as `total`.

    >>> len(aikg.load().find("shanghai", limit=3)), aikg.load().find("shanghai", limit=3).total > 100
    (3, True)
    """

    def __init__(self, matches: list[Match], total: int) -> None:
        super().__init__(matches)
        self.total = total


def find(source: Source, text: str, kind: str = "thing", limit: int = 20) -> Matches:
    """Returns the things whose names match a text, the best match first (see `aikg.find.search`).

    :param kind: `document`, `place`, `concept` or `concept:theme`, ... or `thing` for any thing or concept
    :param limit: the greatest number of matches
    :raises UsageError: if there is no such kind
    """
    index = index_of(source)
    codes = search(index, official(text), kinds_of(index, kind))
    return Matches([_match(index, code) for code in codes[:limit]], len(codes))


def index_of(source: Source) -> Index:
    """Returns the index of a source: that of the prepared store, or one that is made now and kept in this process."""
    if source not in _open:
        data = source.prepared(INDEX, build) if isinstance(source, Embedded) else None
        try:
            _open[source] = Index(data or build(source))
        except ValueError:  # The kept one is damaged.
            _open[source] = Index(build(source))
    return _open[source]


def kinds_of(index: Index, kind: str) -> list[str]:
    """Returns the kinds that a user means; none for any thing.

    :raises UsageError: if there is no such kind
    """
    if kind == "thing":
        return []
    kinds = [each for each in index.kinds if each == kind or (kind == "concept" and each.startswith("concept:"))]
    if kinds:
        return kinds
    concepts = kind.startswith("concept:")
    known = [each for each in index.kinds if each.startswith("concept:") == concepts]
    near = nearest(kind, known).rstrip("?").removeprefix("; ")
    known += [] if concepts else ["concept", "concept:theme and other schemes", "thing"]
    raise UsageError(f"there is no kind “{kind}”{near and ', '}{near}; there are: {', '.join(known)}")


def _match(index: Index, code: bytes) -> Match:
    thing, name = index.matched(code)
    return Match(IRI(expand(thing.id)), thing.kind, name, thing.zh, thing.en)


def official(text: str) -> str:
    """Returns the normal form of an official number; any other text unchanged."""
    return official_number(text) or text


def official_number(text: str) -> str | None:
    """Returns the normal form of an official number; None if the text is none."""
    if len(text) > 100 or ("号" not in text and (text.isascii() or not any(map(str.isdigit, text)))):
        return None  # Most texts; the others need patterns that take a while to compile.
    from aikg.tables.numbers import normal_number

    return normal_number(text)
