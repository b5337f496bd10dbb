"""Numbers as Chinese texts print them: 1,000, 5.5, 十五, 三百二十, 二〇二五, with 万 and 亿 after either."""

from __future__ import annotations

from functools import lru_cache

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
DIGIT = "零〇○一二三四五六七八九两"
# What a number may consist of, as regular expressions.
ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
CHINESE = f"[{DIGIT}十百千万亿]{{1,12}}"


@lru_cache(4096)
def number(text: str) -> float:
    """The value of a number in digits or Chinese numerals, with or without 万 and 亿 after it.

    :raises ValueError: if it is none
    """
    plain = text.replace(",", "")
    for scale, factor in (("万亿", 10**12), ("亿", 10**8), ("万", 10**4), ("千", 10**3), ("百", 10**2)):
        if plain.endswith(scale) and plain[: -len(scale)].replace(".", "", 1).isdecimal():
            # In tenths of the unit, so that 5.5万亿 is a whole number of yuan.
            return _whole(round(float(plain[: -len(scale)]) * factor, 6))
    if plain.replace(".", "", 1).isdecimal() and plain.isascii():
        return _whole(float(plain))
    return _chinese(plain)


def _chinese(text: str) -> int:
    if not text or any(c not in _DIGITS and c not in _TENS and c not in _MYRIADS for c in text):
        raise ValueError(f"{text!r} is not a number")
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = section = digit = 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _TENS:
            section += (digit or 1) * _TENS[character]
            digit = 0
        else:
            total = (total + section + digit or 1) * _MYRIADS[character]
            section = digit = 0
    return total + section + digit


def _whole(value: float) -> float:
    return int(value) if value == int(value) else value
