"""Reads Chinese names as pinyin, and what users type as pinyin.

Names are read when the index is made, with pypinyin. What users type is cut into the syllables that the index has:
`suanli` is `suan li`, and `xian` is `xian` or `xi an`.
"""

from __future__ import annotations

from functools import cache

from aikg.find.forms import wide
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

# Words that pypinyin reads otherwise than people do.
_READINGS = {"长三角": ("cháng", "sān", "jiǎo"), "长治": ("cháng", "zhì"), "朝阳": ("cháo", "yáng")}
_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
# The most ways to read a text, and its greatest length in letters.
_WAYS = 8
_LONGEST = 60


@cache
def reader() -> Callable[[str], list[str]]:
    """Returns a function that gives the words of a form, with toned syllables in place of Chinese characters.

    >>> reader()("ai 算力")
    ['ai', 'suan4', 'li4']
    """
    from pypinyin import Style, lazy_pinyin, load_phrases_dict
    from pypinyin.contrib.mmseg import retrain, seg

    load_phrases_dict({word: [[each] for each in syllables] for word, syllables in _READINGS.items()})
    retrain(seg)
    known: dict[str, list[str]] = {}

    def read(text: str) -> list[str]:
        syllables = []
        for run in text.split(" "):
            for word in seg.cut(run) if wide(run) else [run]:
                if word not in known:
                    spelt = lazy_pinyin(word, style=Style.TONE3, neutral_tone_with_five=True)
                    # pypinyin gives characters that it does not know as one word.
                    known[word] = spelt if not wide(word) or len(spelt) == len(word) else list(word)
                syllables += known[word]
        return syllables

    return read


def spellings(text: str, syllables: Collection[str]) -> list[tuple[str, str]]:
    """Returns the ways to read a text as pinyin: words with blanks between them, and a digit for the tone of each.

    The digit is 0 where the text gives no tone. The last syllable may be cut off. A word that is no pinyin stays.

    >>> spellings("suànlì", {"suan", "li"}), spellings("suan4 li", {"suan", "li"})
    ([('suan li', '44')], [('suan li', '40')])
    """
    runs = _runs(text)
    ways: list[tuple[list[str], str]] = [([], "")]
    spelt = False
    for number, (run, tones) in enumerate(runs):
        cuts = _cuts(run, syllables, number == len(runs) - 1)
        spelt = spelt or bool(cuts)
        options = [(cut, _tones(cut, tones)) for cut in cuts or [[run]]]
        ways = [(words + cut, marks + more) for words, marks in ways for cut, more in options][:_WAYS]
    return [(" ".join(words), marks) for words, marks in ways] if spelt else []


def _runs(text: str) -> list[tuple[str, dict[int, str]]]:
    """Returns the runs of letters or digits in a text, each with its tones by the place of the letter.

    A digit from 1 to 5 after letters is a tone if all digits in the text are. Other texts than Latin ones have no runs.
    """
    import re
    import unicodedata

    parts = unicodedata.normalize("NFD", text.lower()).replace("u\u0308", "v")
    marks = "".join(_TONES)
    bare = re.sub(f"[{marks}]", "", parts)
    if len(parts) > _LONGEST or not bare.isascii():
        return []
    numbered = re.fullmatch(r"[^a-z0-9]*(?:[a-z]+[1-5][^a-z0-9]*)+(?:[a-z]+)?", bare) is not None
    runs = []
    for match in re.finditer(f"[a-z{marks}]+[1-5]?" if numbered else f"[a-z{marks}]+|[0-9]+", parts):
        run, tones = "", {}
        for character in match[0]:
            if character in _TONES or (numbered and character.isdigit()):
                tones[max(len(run) - 1, 0)] = _TONES.get(character, character)
            else:
                run += character
        runs.append((run, tones))
    return runs


def _cuts(run: str, syllables: Collection[str], last: bool) -> list[list[str]]:
    """Returns the ways to cut letters into syllables; into all but a last one that is cut off, if there is no other."""
    return _few(_cut(run, syllables)) or (_few(_cut_off(run, syllables)) if last else [])


def _few(ways: Iterator[list[str]]) -> list[list[str]]:
    from itertools import islice

    return list(islice(ways, _WAYS))


def _cut(run: str, syllables: Collection[str]) -> Iterator[list[str]]:
    if not run:
        yield []
    for length in range(min(6, len(run)), 0, -1):
        if run[:length] in syllables:
            yield from ([run[:length], *rest] for rest in _cut(run[length:], syllables))


def _cut_off(run: str, syllables: Collection[str]) -> Iterator[list[str]]:
    for length in range(1, min(6, len(run))):
        end = run[-length:]
        if any(each.startswith(end) for each in syllables):
            yield from ([*cut, end] for cut in _cut(run[:-length], syllables))


def _tones(cut: list[str], tones: dict[int, str]) -> str:
    """Returns the tone of each syllable; 0 where none is given."""
    marks, start = "", 0
    for syllable in cut:
        stop = start + len(syllable)
        marks += next((tone for place, tone in tones.items() if start <= place < stop), "0")
        start = stop
    return marks
