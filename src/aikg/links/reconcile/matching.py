"""How alike a thing of ours and something found are: by code, else by name, kind and containing place."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from pypinyin import lazy_pinyin
from rapidfuzz.fuzz import ratio

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aikg.links.reconcile.things import Thing

# What the type of something is called, in Chinese or English, if it can be a thing of the kind.
_TYPES = {
    "province": ("省", "自治区", "直辖市", "特别行政区", "province", "municipality", "region"),
    "city": ("市", "自治州", "地区", "盟", "city", "prefecture", "municipality"),
    "county": ("县", "区", "旗", "市", "county", "district", "banner", "city"),
    "country": ("国", "country", "state"),
    "central-body": (
        *("部", "委", "局", "署", "院", "会", "机构", "机关", "组织", "政党"),
        *("ministry", "commission", "agency", "bureau", "administration", "academy", "council", "government"),
        *("office", "organi", "party", "committee", "court"),
    ),
    "company": ("公司", "企业", "集团", "company", "enterprise", "business", "corporation", "conglomerate"),
    "paper": ("论文", "文章", "article", "publication", "paper"),
}
# A name is worth less the more was done to make it equal.
_CHINESE, _LATIN, _PINYIN, _ALIKE = 1.0, 0.9, 0.8, 0.7
# Below this two names are not alike.
_NEAR = 0.8
_NAME, _TYPE, _PLACE = 0.6, 0.2, 0.2
# Names, types and places agreeing entirely are worth so much: two things may share them all.
_MOST = 0.9
# A candidate worth less is not shown.
LEAST = 0.5


class Found(NamedTuple):
    """Something that a target knows: its IRI, and its names, types, containing places and GB/T 2260 codes, as far as
    the target tells; `note` is what it says of its own judgement."""

    iri: str
    names: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    note: str = ""


class Likeness(NamedTuple):
    """How surely two are the same, from 0 to 1, whether a code says so, and why, in words."""

    confidence: float
    by_code: bool
    why: str


def likeness(thing: Thing, found: Found, code_is: float) -> Likeness:
    """How alike the two are.

    :param code_is: what an equal code is worth
    """
    codes = {"".join(code.split()) for code in found.codes}
    if thing.code and codes:
        same = thing.code in codes or thing.code.removesuffix("00") in codes
        return Likeness(code_is, True, f"same GB/T 2260 code {thing.code}") if same else Likeness(0.0, False, "")
    name, how = max((_alike(ours, theirs) for _, ours in thing.names for theirs in found.names), default=(0.0, ""))
    kind = _agreement(any(word in each.casefold() for each in found.types for word in _TYPES[thing.kind]), found.types)
    outer = {folded(each) for each in thing.within} | {_pinyin(each) for each in thing.within}
    place = _agreement(any(folded(each) in outer for each in found.within), thing.within and found.within)
    words = [how, _word("type", kind), _word("containing place", place)]
    score = _MOST * (_NAME * name + _TYPE * kind + _PLACE * place) if name else 0.0
    return Likeness(round(score, 2), False, ", ".join(word for word in words if word))


def folded(name: str) -> str:
    """A name without what writers differ in: width, case, spaces, marks and accents."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(character for character in plain if character.isalnum())


@lru_cache(maxsize=20_000)
def _pinyin(name: str) -> str:
    return folded("".join(lazy_pinyin(name)))


def _alike(ours: str, theirs: str) -> tuple[float, str]:
    one, other = folded(ours), folded(theirs)
    if not one or not other:
        return 0.0, ""
    if one == other:
        return (_LATIN, "same Latin name") if one.isascii() else (_CHINESE, "same Chinese name")
    # Two names in Chinese that only sound alike are two names.
    if one.isascii() != other.isascii() and _pinyin(ours) == _pinyin(theirs):
        return _PINYIN, "same name in pinyin"
    likeness = ratio(one, other) / 100
    return (_ALIKE * likeness, f"alike name “{theirs}”") if likeness >= _NEAR else (0.0, "")


def _agreement(agree: bool, told: Iterable[str]) -> float:
    """1 if they agree, 0 if they do not, and between these where nothing is told."""
    return float(agree) if told else 0.5


def _word(what: str, agreement: float) -> str:
    return {1.0: f"fitting {what}", 0.5: "", 0.0: f"other {what}"}[agreement]
