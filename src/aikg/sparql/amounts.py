"""Numbers as people read them: 1.2万亿元 in Chinese, 1.2 trillion yuan in English."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from aikg.namespaces import VOCAB

# The unit's concept -> (before the number, after it) by language, and whether large numbers get a word.
_UNITS = {
    "cny": ({"zh": ("", "元"), "en": ("", " yuan")}, True),
    "cny-per-year": ({"zh": ("每年", "元"), "en": ("", " yuan a year")}, True),
    "usd": ({"zh": ("", "美元"), "en": ("", " US dollars")}, True),
    "hkd": ({"zh": ("", "港元"), "en": ("", " Hong Kong dollars")}, True),
    "mop": ({"zh": ("", "澳门元"), "en": ("", " patacas")}, True),
    "count": ({"zh": ("", ""), "en": ("", "")}, True),
    "count-per-year": ({"zh": ("每年", ""), "en": ("", " a year")}, True),
    "percent": ({"zh": ("", "%"), "en": ("", "%")}, False),
    "percent-per-year": ({"zh": ("每年", "%"), "en": ("", "% a year")}, False),
    "pflops": ({"zh": ("", " PFLOPS"), "en": ("", " PFLOPS")}, False),
    "eflops": ({"zh": ("", " EFLOPS"), "en": ("", " EFLOPS")}, False),
    "pb": ({"zh": ("", " PB"), "en": ("", " PB")}, False),
    "ratio": ({"zh": ("", ""), "en": ("", "")}, False),
    "multiple": ({"zh": ("", "倍"), "en": ("", " times")}, False),
}
_STEPS = {
    "zh": ((Decimal(10) ** 12, "万亿"), (Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万")),
    "en": ((Decimal(10) ** 12, " trillion"), (Decimal(10) ** 9, " billion"), (Decimal(10) ** 6, " million")),
}


# Words for the size of a number that people type, the longest of each language first.
_SIZES = {"万亿": 12, "千亿": 11, "百亿": 10, "十亿": 9, "亿": 8, "千万": 7, "百万": 6, "十万": 5, "万": 4, "千": 3} | {
    "trillion": 12,
    "billion": 9,
    "million": 6,
    "thousand": 3,
}
_TYPED = re.compile(rf"([+-]?(?:\d[\d,]*(?:\.\d+)?|\.\d+))\s*({'|'.join(_SIZES)})?\s*(.*)", re.DOTALL | re.IGNORECASE)


def typed(text: str) -> tuple[Decimal, str] | None:
    """Returns the number that a person typed, and the words of its unit; None if the text begins with no number.

    >>> typed("1000万元"), typed("1.5 trillion"), typed("much")
    ((Decimal('10000000'), '元'), (Decimal('1500000000000'), ''), None)
    """
    match = _TYPED.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None:
        return None
    digits, size, unit = match.groups()
    value = Decimal(digits.replace(",", "")) * 10 ** _SIZES.get((size or "").lower(), 0)
    return Decimal(f"{value.normalize():f}"), unit.strip()


def units_called(words: str) -> set[str]:
    """Returns the IRIs of the units that are written like this behind a number.

    >>> units_called("yuan")
    {'https://w3id.org/china-ai-policy/vocab/unit/cny'}
    """
    wanted = words.strip().casefold()
    return {
        f"{VOCAB}unit/{unit}"
        for unit, (forms, _) in _UNITS.items()
        if any(not before and after.strip().casefold() == wanted for before, after in forms.values())
    }


def amount(value: Decimal | int, unit: str | None, name: str, lang: str) -> str:
    """Returns a number with its unit, without rounding.

    :param unit: the IRI of the unit's concept, if there is one
    :param name: what the unit is called in *lang*, for a unit without a form of its own
    :param lang: `zh` or `en`

    >>> amount(Decimal(1_200_000_000_000), "https://w3id.org/china-ai-policy/vocab/unit/cny", "yuan renminbi", "en")
    '1.2 trillion yuan'
    """
    if unit is None:
        return number(value)
    forms, large = _UNITS.get(unit.removeprefix(VOCAB + "unit/"), (None, False))
    if forms is None:
        return f"{number(value)} {name}"
    before, after = forms[lang]
    return before + (worded(value, lang) if large else number(value)) + after


def compared(sign: str, words: str, lang: str) -> str:
    """Returns an amount with the comparator before its number.

    >>> compared("超过", "每年20%", "zh"), compared("over", "20% a year", "en")
    ('每年超过20%', 'over 20% a year')
    """
    if lang != "zh":
        return f"{sign} {words}"
    every, found, rest = words.partition("每年")
    return f"每年{sign}{rest}" if found and not every else sign + words


def unit_words(unit: str, name: str, lang: str) -> str:
    """Returns a unit as it stands beside a number.

    :param unit: the IRI of the unit's concept
    :param name: what the unit is called in *lang*, for a unit without a form of its own

    >>> unit_words("https://w3id.org/china-ai-policy/vocab/unit/pflops", "每秒千万亿次浮点运算", "zh")
    'PFLOPS'
    """
    forms, _ = _UNITS.get(unit.removeprefix(VOCAB + "unit/"), (None, False))
    return name if forms is None else "".join(forms[lang]).strip()


def worded(value: Decimal | int, lang: str) -> str:
    """Returns a number with a word for its size where it needs at most six digits then: 2500亿, 250 billion."""
    value = Decimal(value)
    for size, word in _STEPS[lang]:
        part = value / size
        if abs(part) >= 1 and _digits(part) <= 6:
            return number(part) + word
    return number(value)


def number(value: Decimal | int) -> str:
    """Returns a number in digits with separators of thousands, and no more decimals than it has."""
    value = Decimal(value)
    whole = value.to_integral_value()
    if value == whole:
        return f"{int(whole):,}"
    return f"{value.normalize():,f}"


def _digits(value: Decimal) -> int:
    """The number of digits that a number needs."""
    return len(f"{value.normalize():f}".replace(".", "").lstrip("-"))
