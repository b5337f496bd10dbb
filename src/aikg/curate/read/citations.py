"""The documents that a text names in 《》: what it rests on, what it only cites, and what it repeals."""

from __future__ import annotations

import re
from typing import NamedTuple

from aikg.curate.read.layout import Layout
from aikg.curate.read.official_numbers import Found, number_after
from aikg.curate.read.titles import Titles, is_short_name, key

_TITLE = re.compile(r"《([^《》\n]{2,160})》")
_RESTS = re.compile(r"根据|按照|依据|依照|遵照|落实|贯彻|结合|执行|深入实施|全面实施")
_MADE = re.compile(r"印发|制定|起草|出台|发布|公布|修订|编制|上报|报送|申报|商请")
_JOINED = re.compile(r"[\s、,和及与以]*(?:等)?(?:\([^()]*(?:\([^()]*\)[^()]*)*\))*[\s、,和及与以]*")
_ISSUER_BETWEEN = re.compile(r"(?:\([^()]*\))?[、和及]?[^,。;《》]{2,20}")
_REPEALED_AFTER = re.compile(
    r"[^。;\n]{0,60}(?:同时|相应|即行|自行)?(?:予以)?(?:废止|停止执行|停止施行|失效|不再执行|作废|终止实施)"
)
_REPEALED_BEFORE = re.compile(r"(?:废止|代替|取代|替代)(?:了)?[^。;《》\n]{0,20}$")
_ANSWERED = re.compile(r"(?:\([^()]*\))?(?:收悉|已收悉|悉)")


class Cited(NamedTuple):
    """A title in 《》 with its place, what the text does with it, its numbers, and the confidence."""

    title: str
    start: int
    end: int
    role: str
    numbers: list[Found]
    confidence: float


def citations(parts: Layout, own: Titles) -> list[Cited]:
    """Every other document that the text names in 《》, once, at its first place and in its strongest role."""
    clean = parts.text.clean
    end = parts.opening[1] if parts.opening else parts.head
    found: dict[str, Cited] = {}
    before, role = 0, ""
    grounds = _grounds(clean)
    for match in _TITLE.finditer(clean):
        between = clean[before : match.start()]
        sentence = max(between.rfind("。"), between.rfind("\n"))
        if sentence >= 0 or not role or not _JOINED.fullmatch(between):
            also = sentence < 0 and role == "basis" and _ISSUER_BETWEEN.fullmatch(between) and not _MADE.search(between)
            role = role if also else _role(clean, match, end, sentence + 1 + before, grounds)
        before = match.end()
        name = match[1]
        if key(name) in own.names or is_short_name(name) or _inside(own, match.start()):
            continue
        this = "cites" if _ANSWERED.match(clean, match.end()) else role or "cites"
        after = _REPEALED_AFTER.match(clean, match.end())
        if after or _REPEALED_BEFORE.search(clean[max(0, match.start() - 40) : match.start()]):
            this = "supersedes"
        sure = {"basis": 0.93, "cites": 0.85, "supersedes": 0.9}[this]
        cited = Cited(name, match.start(1), match.end(1), this, number_after(clean, match.end()), sure)
        there = found.get(key(name))
        if there is None or (there.role == "cites" and this != "cites"):
            found[key(name)] = cited
    return list(found.values())


def _role(clean: str, match: re.Match[str], end: int, sentence: int, grounds: list[tuple[int, int]]) -> str:
    """`basis` where a word of resting governs the title in the opening part of the text, otherwise `cites`."""
    prefix = clean[max(sentence, match.start() - 120) : match.start()]
    rests = [m.end() for m in _RESTS.finditer(prefix)]
    made = [m.end() for m in _MADE.finditer(prefix)]
    if match.start() < end and rests and (not made or made[-1] < rests[-1]):
        return "basis"
    return "basis" if any(first < match.start() < last for first, last in grounds) else "cites"


def _grounds(clean: str) -> list[tuple[int, int]]:
    """The sections under a heading such as 政策依据, as interpretations have them."""
    found = []
    for match in re.finditer(r"(?m)^[^\n]{0,8}(?:政策|制定|起草)依据[^\n]{0,4}$", clean):
        after = re.compile(r"(?m)^[一二三四五六七八九十]{1,3}、").search(clean, match.end())
        found.append((match.end(), after.start() if after else len(clean)))
    return found


def _inside(own: Titles, at: int) -> bool:
    """Whether a place is inside the document's own titles."""
    return any(each and each.start <= at < each.end for each in (own.title, own.notice, *own.encloses))
