"""Searches an index of names. `static/search.js` does the same in a browser, and a test holds their answers equal.

The best matches come first: names that equal the text with its symbols (`人工智能+`); names, then pinyin, then initials
that equal it without; those that begin with it; names with a word that begins with it; those that contain it; things
that have all its words in any order; names with its last word in the singular; and, only if there are none of these,
names that are nearly like it. Among equal matches a shorter name comes first. Sources come last of all.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import combinations
from typing import NamedTuple

from aikg.find.forms import form, signed, singular, wide, words
from aikg.find.index import DIGITS, Index
from aikg.find.pinyin import spellings
from aikg.find.things import SOURCE
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

# The least likeness of a name that is found, in percent.
_LIKE = 75
# The fewest letters that are looked for inside the initials of a name: fewer are there by chance.
_INSIDE = 4
# What is longer than any name in use, in characters, and in words: the rest of a text is not looked at.
_LONGEST, _WORDS = 300, 12


class Hits(NamedTuple):
    """The codes of the lines that hold a text: as the whole line, at its start, where a word starts, elsewhere."""

    whole: list[bytes]
    start: list[bytes]
    word: list[bytes]
    inside: list[bytes]


def search(index: Index, text: str, kinds: Collection[str] = ()) -> list[bytes]:
    """Returns the codes of all things whose names match a text, the best match first.

    :param kinds: only things of these kinds; of any kind if there are none
    """
    wanted = index.codes(kinds)
    text = text[:_LONGEST]
    found = _first(_tiers(index, text), wanted) or _first(_near(index, text, _LIKE), wanted)
    sources = index.codes({SOURCE} & {*index.kinds})
    if not sources:
        return found
    return [code for code in found if code[:2] not in sources] + [code for code in found if code[:2] in sources]


def meant(index: Index, text: str, kinds: Collection[str], by_words: bool = True) -> list[bytes]:
    """Returns the codes of the things that have this name; or else those with this in a name; or else all its words.

    :param by_words: whether its words may stand anywhere; those of an official number may not
    """
    wanted = index.codes(kinds)
    text = text[:_LONGEST]
    if not form(text):
        return []
    names, slugs = (_hits(section, form(text), anywhere=True) for section in (index.names, index.slugs))
    tiers = (
        [*names.whole, *slugs.whole],
        [code for part in (*names[1:], *slugs[1:]) for code in part],
        _having(index, _words(index, text), 0) if by_words else [],
    )
    return next((found for found in (_first(iter([tier]), wanted) for tier in tiers) if found), [])


def like(index: Index, text: str, kinds: Collection[str]) -> list[bytes]:
    """Returns the codes of the things with a name at least half like a text, the likest first."""
    return _first(_near(index, text[:_LONGEST], 50), index.codes(kinds))


def _first(tiers: Iterator[list[bytes]], wanted: set[bytes]) -> list[bytes]:
    """Returns the first code of each thing."""
    best: dict[bytes, bytes] = {}
    for codes in tiers:
        for code in codes:
            if not wanted or code[:2] in wanted:
                best.setdefault(code.rstrip(DIGITS), code)
    return list(best.values())


def _tiers(index: Index, text: str) -> Iterator[list[bytes]]:
    """Yields the codes of the lines that match, the best kind of match first."""
    name = form(text)
    if not name:
        return
    ways = spellings(text, index.syllables)
    spelt = [_spelt(index, spelling, tones) for spelling, tones in ways]
    if any(tones.strip("0") for _, tones in ways):
        yield from (hits[place] for place in range(3) for hits in spelt)
        return
    letters = name.replace(" ", "") if name.isascii() else ""
    names, slugs = _hits(index.names, name, len(name) > 1 or wide(name)), _hits(index.slugs, name)
    initials = _hits(index.initials, letters, len(letters) >= _INSIDE) if len(letters) > 1 else Hits([], [], [], [])
    yield [code for code in names.whole if signed(index.matched(code)[1]) == signed(text)]
    for place in (0, 1):
        yield from (hits[place] for hits in (names, slugs, *spelt, initials))
    yield from (names.word, names.inside)
    yield from (hits.word for (spelling, _), hits in zip(ways, spelt, strict=True) if " " in spelling)
    yield initials.inside
    yield _having(index, _words(index, text), 0)
    before, blank, last = name.rpartition(" ")
    if singular(last) != last:
        yield from _hits(index.names, before + blank + singular(last))[:3]


def _hits(section: bytes, text: str, anywhere: bool = False) -> Hits:
    """Returns the codes of the lines with a text (a form, or a part of one) where a word starts, or anywhere."""
    hits = Hits([], [], [], [])
    sought, word = text.encode(), b" " + text.encode()
    if sought not in section:  # This is looked for much faster than a pattern.
        return hits
    # A form has only letters, digits and blanks, so that it is a pattern as it stands, and the quicker found the rarer
    # its first letter: what stands before it is looked at after it. A number is not part of another.
    before = rb"(?:(?<=(\n)%b)|(?<=( )%b))" % (word, sought) + (b"?" if anywhere else b"")
    number = b"(?![0-9])" if text[-1:] in "0123456789" else b""
    for first, blank, rest, code in re.findall(sought + before + number + rb"([^\t\n]*)\t([A-Z]+\d+)", section):
        if first:
            hits[1 if rest else 0].append(code)
        else:
            hits[2 if blank or word in rest else 3].append(code)
    return hits


def _spelt(index: Index, spelling: str, tones: str) -> Hits:
    """Returns the codes of the lines with these syllables, in these tones where they are not 0."""
    hits = _hits(index.pinyin, spelling)
    if not tones.strip("0"):
        return hits
    lines = (line.decode().split("\t") for line in _lines(index.pinyin, f" {spelling}".encode()))
    right = {code.encode() for line, code, own in lines if _in_tones(f"{line} ", own, f" {spelling}", tones)}
    return Hits(*([code for code in codes if code in right] for codes in hits))


def _lines(section: bytes, text: bytes) -> Iterator[bytes]:
    """Yields each line that has a text."""
    at = section.find(text)
    while at >= 0:
        end = section.find(b"\n", at)
        yield section[section.rfind(b"\n", 0, at) + 1 : end]
        at = section.find(text, end)


def _in_tones(line: str, line_tones: str, spelling: str, tones: str) -> bool:
    """Returns whether a line has the syllables somewhere in these tones."""
    at = line.find(spelling)
    while at >= 0:
        first = line.count(" ", 0, at)
        if all(tone in ("0", own) for tone, own in zip(tones, line_tones[first:], strict=False)):
            return True
        at = line.find(spelling, at + 1)
    return False


def _words(index: Index, text: str) -> list[str]:
    """Returns the words of a text, English ones in the singular; Chinese that is in no name is cut into the longest
    pieces that are in one."""
    runs = [run for word in words(text) for run in word.split(" ")]
    return [part for run in runs for part in (_pieces(index.without_sources, run) if wide(run) else [singular(run)])]


def _pieces(names: bytes, run: str) -> list[str]:
    """Returns the pieces of a Chinese run; the run itself if one of them has a single character, which says little."""
    pieces, left = [], run
    while left:
        length = 1
        while length < len(left) and left[: length + 1].encode() in names:
            length += 1
        if length == 1:
            return [run]
        pieces.append(left[:length])
        left = left[length:]
    return pieces


def _having(index: Index, parts: list[str], missing: int) -> list[bytes]:
    """Returns the codes of the things that have all words, or all but some, in any of their names, in any order."""
    if not 2 + missing <= len(parts) <= _WORDS:
        return []
    hits = [_with_word(index, part) for part in parts]
    things = [re.findall(rb"[A-Z]+", b" ".join(codes)) for codes in hits]
    chosen = set().union(*(set.intersection(*some) for some in combinations(map(set, things), len(things) - missing)))
    if not chosen:
        return []
    return [
        code
        for codes, own in zip(hits, things, strict=True)
        for code, thing in zip(codes, own, strict=True)
        if thing in chosen
    ]


def _with_word(index: Index, part: str) -> list[bytes]:
    """Returns the codes of the lines with a Chinese part anywhere, or with a Latin one where a word begins, in the
    order of their lines: shorter ones first."""
    codes = _codes(index.names, part, wide(part))
    for spelling, tones in spellings(part, index.syllables):
        if tones.strip("0"):
            codes += [code for hits in _spelt(index, spelling, tones) for code in hits]
        else:
            codes += _codes(index.pinyin, spelling)
    return codes


def _codes(section: bytes, text: str, anywhere: bool = False) -> list[bytes]:
    """Returns the codes of the lines that `_hits` finds, in a third of its time where there are many."""
    sought = text.encode()
    if sought not in section:
        return []
    before = b"" if anywhere else rb"(?<= %b)" % sought
    number = b"(?![0-9])" if text[-1:] in "0123456789" else b""
    codes: list[bytes] = re.findall(sought + before + number + rb"[^\t\n]*\t([A-Z]+\d+)", section)
    return codes


def _near(index: Index, text: str, least: int) -> Iterator[list[bytes]]:
    """Yields the codes of names like a text, the likest first, then of things that have all its words but one.

    :param least: the least likeness, in percent
    """
    from rapidfuzz import fuzz, process

    name = form(text)
    if not name:
        return
    forms, codes = index.forms
    # A name that is much shorter or longer has too few letters in common.
    shortest, longest = len(name) * least / (200 - least), len(name) * (200 - least) / least
    matches = []
    for start, end in index.runs:
        first = bisect_left(forms, shortest, start, end, key=len)
        last = bisect_right(forms, longest, start, end, key=len)
        found = process.extract(name, forms[first:last], scorer=fuzz.ratio, limit=None, score_cutoff=least)
        matches += [(score, first + place) for _, score, place in found]
    # Whole percents, so that every machine and language puts them into the same order.
    likest = sorted(matches, key=lambda match: (-int(match[0] + 1e-6), match[1]))
    yield [codes[place] for _, place in likest]
    yield _having(index, _words(index, text), 1)
