"""Finds things and concepts by name: in Chinese, in English, or in pinyin without tones (in full or initials)."""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from aikg.rdf.terms import IRI
from aikg.things.identify import names
from aikg.things.labels import labels
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.sparql.source import Source

# The least similarity of a name that is found, in percent.
_FUZZY = 75


class Match(NamedTuple):
    """A thing whose name matches: its IRI, the name that matches best, and its names in both languages.

    >>> aikg.load().find("suzhou", kind="place")[0].id
    'https://w3id.org/china-ai-policy/id/place/suzhou'
    """

    id: IRI
    name: str
    label_zh: str
    label_en: str


def find(source: Source, text: str, kind: str = "thing", limit: int = 20) -> list[Match]:
    """Returns the things whose names match a text, the best match first.

    A name that equals the text comes first, then one that begins with it, then one that contains it, then similar ones.

    :param kind: `document`, `place`, `concept:theme`, ... or `thing` for any thing
    :param limit: the greatest number of matches
    """
    wanted = _folded(text)
    best: dict[str, tuple[float, int, str]] = {}
    for name, iri in names(source, kind) if wanted else []:
        rank = min(_rank(wanted, form) for form in _forms(name))
        candidate = (rank, len(name), name)
        if rank < 4 and (iri not in best or candidate < best[iri]):
            best[iri] = candidate
    ordered = sorted(best.items(), key=lambda item: (item[1], item[0]))
    return [_match(source, iri, name) for iri, (_, _, name) in ordered[:limit]]


def _match(source: Source, iri: str, name: str) -> Match:
    named = labels(source, iri)
    return Match(IRI(iri), name, named.get("zh", ""), named.get("en", ""))


def _forms(name: str) -> list[str]:
    """Returns the ways to type a name: as it is, and for a Chinese name its pinyin and the initials of the pinyin."""
    forms = [_folded(name)]
    if any("一" <= character <= "鿿" for character in name):
        from pypinyin import lazy_pinyin

        syllables = lazy_pinyin(name)
        forms += [_folded("".join(syllables)), _folded("".join(each[:1] for each in syllables))]
    return forms


def _folded(text: str) -> str:
    return "".join(text.casefold().split())


def _rank(wanted: str, form: str) -> float:
    if wanted == form:
        return 0
    if form.startswith(wanted):
        return 1
    if wanted in form and len(wanted) > 1:
        return 2
    similarity = ratio(wanted, form, score_cutoff=_FUZZY)
    return 4 - similarity / 100 if similarity else 4
