"""Gives the index of names as data for a page in a browser, where `static/search.js` searches it.

The data holds names, not forms: the script makes the forms when it starts. For the pinyin it needs one reading of each
Chinese character, and what is read otherwise in a name.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from itertools import groupby
from typing import Any

from aikg.find.forms import form, wide
from aikg.find.things import place_of
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from aikg.find.things import Thing
    from aikg.sparql.source import Source

# The folder with search.js and find.js.
STATIC = os.path.join(os.path.dirname(__file__), "static")


def index(source: Source) -> dict[str, Any]:
    """Returns the index of all names of a source as plain data for JSON.

    `groups` has for each kind its name, its place in the order of kinds, and its things; of each thing the short IRI,
    the names in Chinese and English, and its other names. If an earlier thing has the same two names, as documents and
    their sources have, its number stands in their place. The short IRI is that of `aikg.namespaces.compact`: a page's
    address begins with it. `readings` has the characters by toned syllable, and `exceptions` the readings of a name
    that are others: the number of the thing, the number of the name, the place of the character, the syllable.
    """
    from aikg.find.finder import index_of

    found = index_of(source)
    return data(found.things, found.read)


def data(things: Sequence[Thing], read: Callable[[str], list[str]]) -> dict[str, Any]:
    """Returns the index of these things, which must be in order of kind.

    :param read: what gives the words of a form, with toned syllables in place of Chinese characters
    """
    counts: dict[str, Counter[str]] = {}
    for *_, character, syllable in _spelt(things, read):
        counts.setdefault(character, Counter())[syllable] += 1
    usual = {character: max(sorted(each), key=each.__getitem__) for character, each in counts.items()}
    readings: dict[str, str] = {}
    for character in sorted(usual):
        readings[usual[character]] = readings.get(usual[character], "") + character
    first: dict[tuple[str, str], int] = {}
    for number, thing in enumerate(things):
        first.setdefault((thing.zh, thing.en), number)
    groups = [
        [kind, place_of(kind), [_named(thing, number, first[thing.zh, thing.en]) for number, thing in group]]
        for kind, group in groupby(enumerate(things), key=lambda each: each[1].kind)
    ]
    others = [
        [number, name, at, word]
        for number, name, at, character, word in _spelt(things, read)
        if usual[character] != word
    ]
    return {"groups": groups, "readings": dict(sorted(readings.items())), "exceptions": others}


def _named(thing: Thing, number: int, first: int) -> list[str | int]:
    """Returns the short IRI and names of a thing; in place of labels, the number of the first thing that has them."""
    labels: list[str | int] = [thing.zh, thing.en] if number == first else [first]
    return [thing.id, *labels, *thing.others]


def script(source: Source) -> str:
    """Returns the index as a script that a page loads (see `static/find.js`). It works from `file://` too."""
    text = json.dumps(index(source), ensure_ascii=False, separators=(",", ":"))
    return f"window.aikgNames={text.replace('<', chr(92) + 'u003c')};\n"


def _spelt(things: Sequence[Thing], read: Callable[[str], list[str]]) -> Iterator[tuple[int, int, int, str, str]]:
    """Yields each Chinese character: the numbers of thing and name, its place among the words, itself, its syllable."""
    for number, thing in enumerate(things):
        for place, name in enumerate(thing.names()):
            text = form(name)
            if not text or not any(wide(word) for word in text.split(" ")):
                continue
            parts = [part for word in text.split(" ") for part in (word if wide(word) else [word])]
            for at, (part, syllable) in enumerate(zip(parts, read(text), strict=True)):
                if wide(part):
                    yield number, place, at, part, syllable
