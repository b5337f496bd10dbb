"""The index of names: made once from a source, kept as bytes, and read without being parsed.

Its sections are texts with one line for each form of each name, and a line ends with the code of the thing:

    names       <blank>算力<tab>ACDE1
    slugs       <blank>ngaidp 2017<tab>ABXY0
    pinyin      <blank>suan li<tab>ACDE1<tab>44     with the tone of each word
    initials    <blank>sl<tab>ACDE1

A line begins with a blank, so that each word has one before it.

The code is two letters for the kind, letters for the number of the thing, and digits for the number of the name. Codes
are in capitals, forms never are. Lines are sorted as matches are shown: sources last, shorter forms first.
"""

from __future__ import annotations

from functools import cached_property

from aikg.find.forms import form, wide
from aikg.find.things import SOURCE, Thing, collect, kind_of, place_of
from aikg.namespaces import expand
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aikg.sparql.source import Source

    # Whether it is of a source, its length, the place of its kind, the thing, the line itself: by these it is sorted.
    Line = tuple[bool, int, int, str, str]

_SECTION = "\0"
DIGITS = b"0123456789"
_CAPITALS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Index:
    """An index: its sections as bytes, its kinds in order, the syllables of its pinyin, and its things by code."""

    def __init__(self, data: bytes) -> None:
        """:raises ValueError: if the data is no index"""
        head, self.names, self.slugs, self.pinyin, self.initials, things = data.split(_SECTION.encode())
        kinds, syllables = head.decode().split("\n")
        self.kinds = kinds.split(" ") if kinds else []
        self.syllables = frozenset(syllables.split(" "))
        self._things = things

    @cached_property
    def _lines(self) -> list[bytes]:
        return self._things.split(b"\n")

    @cached_property
    def forms(self) -> tuple[list[str], list[bytes]]:
        """The forms of all names and slugs, and the code of each."""
        lines = [line.split("\t") for line in (self.names + self.slugs[1:]).decode()[1:-1].split("\n")]
        return [line[0][1:] for line in lines], [line[-1].encode() for line in lines]

    @cached_property
    def runs(self) -> list[tuple[int, int]]:
        """The first and the last place, exclusive, of each part of the forms that goes from short to long ones."""
        runs, first = [], 0
        for section in (self.names, self.slugs):
            own, all_lines = (part.count(b"\n") - 1 for part in (self._without_sources(section), section))
            runs += [(first, first + own), (first + own, first + all_lines)]
            first += all_lines
        return runs

    @cached_property
    def without_sources(self) -> bytes:
        """The names of things that are no sources."""
        return self._without_sources(self.names)

    def _without_sources(self, section: bytes) -> bytes:
        if SOURCE not in self.kinds:
            return section
        (source,) = self.codes({SOURCE})
        first = section.find(b"\t" + source)
        return section[: section.rfind(b"\n", 0, first) + 1] if first >= 0 else section

    @property
    def things(self) -> list[Thing]:
        """All things, in order of kind and IRI."""
        return [_read(line.decode().split("\t")) for line in self._lines]

    def read(self, form: str) -> list[str]:
        """Returns the words of a form, with toned syllables in place of Chinese characters, as the index has them.

        It takes less time and far less memory than to read the form anew.
        """
        known = self._readings.get(form)
        if known is None:
            from aikg.find.pinyin import reader

            return reader()(form)
        words, tones = known
        return [word if tone == "0" else word + tone for word, tone in zip(words.split(" "), tones, strict=True)]

    @cached_property
    def _readings(self) -> dict[str, tuple[str, str]]:
        """The pinyin of each form in Chinese, and the tones of its words."""
        forms = dict(zip(*reversed(self.forms), strict=True))
        lines = (line.split("\t") for line in self.pinyin.decode()[1:-1].split("\n") if line)
        return {forms[code.encode()]: (words[1:], tones) for words, code, tones in lines}

    def thing(self, code: bytes) -> Thing:
        """Returns the thing that a code stands for."""
        number = 0
        for letter in code[2:].rstrip(DIGITS):
            number = number * 26 + letter - 65
        iri, zh, en, *others = self._lines[number].decode().split("\t")
        return Thing(iri, self.kind(code), zh, en, tuple(others))

    def matched(self, code: bytes) -> tuple[Thing, str]:
        """Returns the thing that a code stands for, and the name that matched."""
        thing = self.thing(code)
        return thing, thing.names()[int(code.lstrip(_CAPITALS))]

    def kind(self, code: bytes) -> str:
        """Returns the kind of the thing that a code stands for."""
        return self.kinds[(code[0] - 65) * 26 + code[1] - 65]

    def codes(self, kinds: Iterable[str]) -> set[bytes]:
        """Returns the two letters of each of these kinds."""
        return {_letters(self.kinds.index(kind), 2).encode() for kind in kinds}


def _read(parts: list[str]) -> Thing:
    """Returns a thing by the parts of its line."""
    iri, zh, en, *others = parts
    return Thing(iri, kind_of(expand(iri)), zh, en, tuple(others))


def build(source: Source) -> bytes:
    """Makes the index of all names in a source. Reading the names as pinyin takes most of the time."""
    return pack(collect(source))


def pack(things: Sequence[Thing]) -> bytes:
    """Makes the index of these things."""
    from aikg.find.pinyin import reader

    kinds = list(dict.fromkeys(thing.kind for thing in things))
    read = reader()
    sections: tuple[list[Line], ...] = ([], [], [], [])
    spelt: set[str] = set()
    for number, thing in enumerate(things):
        for place, text in _forms(thing):
            code = f"{_letters(kinds.index(thing.kind), 2)}{_letters(number)}{place}"
            lines = [None, (text, code)] if place == 0 else [(text, code), None]
            if any(wide(word) for word in text.split(" ")):
                words = [_parted(word) for word in read(text)]
                spelt |= {word for word, tone in words if tone != "0"}
                tones = "".join(tone for _, tone in words)
                lines.append((" ".join(word for word, _ in words), f"{code}\t{tones}"))
                lines.append(("".join(word[:1] if tone != "0" else word for word, tone in words), code))
            for section, line in zip(sections, lines, strict=False):
                if line is not None:
                    section.append(
                        (thing.kind == SOURCE, len(line[0]), place_of(thing.kind), thing.id, "\t".join(line))
                    )
    head = f"{' '.join(kinds)}\n{' '.join(sorted(spelt))}"
    table = "\n".join("\t".join((each.id, each.zh, each.en, *each.others)) for each in things)
    parts = ("\n" + "".join(f" {line}\n" for *_, line in sorted(section)) for section in sections)
    return _SECTION.join((head, *parts, table)).encode()


def _forms(thing: Thing) -> Iterator[tuple[int, str]]:
    """Yields the number and the form of each name of a thing, the slug last; one form only once."""
    known = {""}
    slug, *names = enumerate(thing.names())
    for place, name in (*names, slug):
        text = form(name) if place or "/" not in name else ""  # The slug of a part is not what people type.
        if text not in known:
            known.add(text)
            yield place, text


def _parted(word: str) -> tuple[str, str]:
    """Returns a toned syllable as the syllable and its tone; another word with tone 0."""
    return (word[:-1], word[-1]) if word[-1].isdigit() and not word.isdigit() else (word, "0")


def _letters(number: int, width: int = 1) -> str:
    """Returns a number in capital letters, A being 0."""
    text = ""
    while number or len(text) < width:
        number, letter = divmod(number, 26)
        text = chr(65 + letter) + text
    return text
