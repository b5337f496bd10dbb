"""The words with which questions say what they found by comparing. No concept is such a word."""

from __future__ import annotations

# Word in an answer -> the same in Chinese and in English.
_WORDS: dict[str, tuple[str, str]] = {
    "above": ("高于", "above"),
    "equal": ("等于", "equal"),
    "below": ("低于", "below"),
    "not shown": ("无法判定", "not shown"),
    "not known": ("未知", "not known"),
    "known": ("已知", "known"),
    "true": ("是", "yes"),
    "false": ("否", "no"),
}


def finding(word: str, lang: str) -> str:
    """Returns a word of an answer in a language; other texts as they are.

    >>> finding("not shown", "zh"), finding("国发〔2017〕35号", "en")
    ('无法判定', '国发〔2017〕35号')
    """
    words = _WORDS.get(word)
    return words[lang == "en"] if words else word
