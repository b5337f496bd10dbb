"""Writes figures as people read them: money in 亿元 or billion yuan, other quantities with separators."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from aikg.sparql.amounts import unit_words
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Unit of money -> its words in zh and en.
_MONEY = {
    "cny": ("元", "yuan"),
    "cny-per-year": ("元/年", "yuan a year"),
    "hkd": ("港元", "HKD"),
    "mop": ("澳门元", "MOP"),
    "usd": ("美元", "USD"),
}
_STEPS = {
    "zh": ((10**8, "亿"), (10**4, "万")),
    "en": ((10**9, "billion "), (10**6, "million "), (10**3, "thousand ")),
}


class Scale(NamedTuple):
    """How the figures of one picture are written: divided by `divisor`, in the unit `words` (empty for mere counts)."""

    divisor: int
    words: str
    exact: str

    def figure(self, value: Decimal) -> str:
        """A value in this scale without its unit, rounded for reading.

        >>> Scale(10**8, "亿元", "元").figure(Decimal(123_450_000_000))
        '1,234'
        """
        scaled = value / self.divisor
        if scaled == scaled.to_integral_value():
            return f"{scaled:,.0f}"
        if abs(scaled) < Decimal("0.1"):
            return f"{float(scaled):.2g}"
        places = 0 if abs(scaled) >= 1000 else 1 if abs(scaled) >= 10 else 2
        written = f"{scaled:,.{places}f}"
        return written.rstrip("0").rstrip(".") if places else written

    def precise(self, value: Decimal) -> str:
        """A value exactly, with its unit.

        >>> Scale(10**8, "亿元", "元").precise(Decimal(123_450_000_000))
        '123,450,000,000 元'
        """
        plain = f"{value.normalize():,f}"
        return f"{plain} {self.exact}".strip()

    def short(self, value: Decimal) -> str:
        """A value with its unit, rounded for reading."""
        return f"{self.figure(value)} {self.words}".strip()

    def read(self, value: Decimal) -> str:
        """A value as people read it with its unit, and the exact one behind if that differs."""
        figure, precise = self.short(value), self.precise(value)
        return figure if figure == precise else f"{figure} ({precise})"


def scale(unit: str, words: str, values: Iterable[Decimal], lang: str) -> Scale:
    """The scale for these values.

    :param unit: the IRI of their unit, or empty
    :param words: the unit in words
    """
    code = unit.rpartition("/")[2]
    if code not in _MONEY:
        plain = unit_words(unit, words, lang)
        return Scale(1, plain, plain)
    money = _MONEY[code][lang == "en"]
    top = max(map(abs, values), default=Decimal(0))
    for divisor, step in _STEPS[lang]:
        if top >= divisor:
            return Scale(divisor, step + money, money)
    return Scale(1, money, money)
