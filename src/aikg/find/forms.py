"""Brings names, and what users type, into one form, in which they are compared.

A form has no marks, punctuation or capitals: words of Latin letters, digits and Chinese characters, with one blank
between two words. Where letters, digits and Chinese meet, a new word begins, and Chinese has no blanks inside:
`国发〔2017〕35号` and `国发[2017] 35 号` are both `国发 2017 35 号`. `static/search.js` does the same in a browser.
"""

from __future__ import annotations

from functools import lru_cache

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# From here on, characters are written without blanks between words: Chinese, Japanese, Korean.
_WIDE = 0x2E80


def words(text: str) -> list[str]:
    """Returns the parts of a text between blanks and punctuation, each as a form.

    >>> words("“人工智能+”行动 AI2025")
    ['人工智能', '行动', 'ai 2025']
    """
    found: list[str] = []
    current = last = ""
    for character in plain(text):
        kind = _class(character)
        if kind and current:
            current += f" {character}" if kind != last else character
        elif kind:
            current = character
        elif current:
            found.append(current)
            current = ""
        last = kind
    return [*found, current] if current else found


def form(text: str) -> str:
    """Returns a text as a form.

    >>> form("国发［２０１７］ 35 号"), form("“人工智能+”行动")
    ('国发 2017 35 号', '人工智能行动')
    """
    return joined(words(text))


def joined(parts: Iterable[str]) -> str:
    """Returns forms in a row as one form: without a blank between Chinese and Chinese.

    >>> joined(["人工智能", "行动", "2025"])
    '人工智能行动 2025'
    """
    text = ""
    for part in parts:
        text += part if not text or (wide(text[-1]) and wide(part[0])) else f" {part}"
    return text


def wide(text: str) -> bool:
    """Returns whether the first character is Chinese (or Japanese or Korean)."""
    return ord(text[0]) >= _WIDE


def plain(text: str) -> str:
    """Returns a text in small letters, without accents and tone marks, and with full-width characters as usual ones."""
    if text.isascii():
        return text.lower()
    import unicodedata

    parts = unicodedata.normalize("NFKD", text)
    bare = "".join(each for each in parts if unicodedata.category(each)[0] != "M").lower()
    return unicodedata.normalize("NFC", bare)


def signed(text: str) -> str:
    """Returns the letters, digits and symbols of a text: what tells `人工智能+` from `人工智能`, which are one form.

    >>> signed("“人工智能＋”"), signed("国发〔2017〕35号")
    ('人工智能+', '国发201735号')
    """
    import unicodedata

    return "".join(each for each in plain(text) if unicodedata.category(each)[0] in "LNS")


def singular(word: str) -> str:
    """Returns an English word without the s of its plural; any other word as it is.

    >>> singular("robots"), singular("plus"), singular("机器人")
    ('robot', 'plus', '机器人')
    """
    plural = len(word) > 3 and word.isascii() and word.endswith("s") and word[-2] not in "sui"
    return word[:-1] if plural else word


@lru_cache(8192)  # Names repeat some thousand characters a million times.
def _class(character: str) -> str:
    """Returns w for a Chinese character, d for a digit, l for a letter, and nothing for anything else."""
    if character.isascii():
        return "d" if character.isdigit() else "l" if character.isalpha() else ""
    import unicodedata

    category = unicodedata.category(character)[0]
    if category not in "LN":
        return ""
    return "w" if wide(character) else "d" if category == "N" else "l"
