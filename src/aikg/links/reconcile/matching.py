"""Compares a thing of ours with an item of a target: by code, or else by name, type and containing place."""

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

# The words, in Chinese or English, that occur in the type of an item of each kind.
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
# The score of two names that are the same in Chinese, in Latin letters, in pinyin, or only similar.
_CHINESE, _LATIN, _PINYIN, _SIMILAR = 1.0, 0.9, 0.8, 0.7
# The least similarity of two similar names.
_NEAR = 0.8
_NAME, _TYPE, _PLACE = 0.6, 0.2, 0.2
# The confidence if name, type and place agree entirely. It is below 1, because two things may share all of them.
_MOST = 0.9
# The least confidence of a candidate that is shown.
LEAST = 0.5


class Item(NamedTuple):
    """An item of a target: its IRI, and the names, types, containing places and GB/T 2260 codes that the target gives.

    `note` is the target's own score in words.
    """

    iri: str
    names: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    note: str = ""


class Likeness(NamedTuple):
    """The confidence that two are the same (0 to 1), whether it comes from a code, and the reasons in words."""

    confidence: float
    by_code: bool
    why: str


def likeness(thing: Thing, item: Item, code_confidence: float) -> Likeness:
    """Returns how alike a thing and an item are.

    :param code_confidence: the confidence if their codes are equal
    """
    codes = {"".join(code.split()) for code in item.codes}
    if thing.code and codes:
        same = thing.code in codes or thing.code.removesuffix("00") in codes
        return (
            Likeness(code_confidence, True, f"same GB/T 2260 code {thing.code}") if same else Likeness(0.0, False, "")
        )
    name, how = max((_alike(ours, theirs) for _, ours in thing.names for theirs in item.names), default=(0.0, ""))
    kind = _agreement(any(word in each.casefold() for each in item.types for word in _TYPES[thing.kind]), item.types)
    outer = {folded(each) for each in thing.within} | {_pinyin(each) for each in thing.within}
    place = _agreement(any(folded(each) in outer for each in item.within), thing.within and item.within)
    words = [how, _word("type", kind), _word("containing place", place)]
    score = _MOST * (_NAME * name + _TYPE * kind + _PLACE * place) if name else 0.0
    return Likeness(round(score, 2), False, ", ".join(word for word in words if word))


def folded(name: str) -> str:
    """Returns a name without differences of width, case, spaces, punctuation and accents."""
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
    # Two Chinese names that only sound alike are not the same name.
    if one.isascii() != other.isascii() and _pinyin(ours) == _pinyin(theirs):
        return _PINYIN, "same name in pinyin"
    similarity = ratio(one, other) / 100
    return (_SIMILAR * similarity, f"similar name “{theirs}”") if similarity >= _NEAR else (0.0, "")


def _agreement(agree: bool, known: Iterable[str]) -> float:
    """Returns 1 if they agree, 0 if they do not, and 0.5 if nothing is known."""
    return float(agree) if known else 0.5


def _word(what: str, agreement: float) -> str:
    return {1.0: f"matching {what}", 0.5: "", 0.0: f"different {what}"}[agreement]
