"""Quantities in running text: comparator, number, unit, in base units, with the place of each.

A quantity is the comparator that touches the figure, the figure, its unit, and 以上 or 左右; no verb and no noun.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from aikg.curate.read.numerals import ARABIC, CHINESE, DIGIT, number
from aikg.curate.read.words import any_of

_COMPARATORS = {
    "at-least": "达到或超过|达到或突破|不低于|不少于|不小于|至少|最少|不得低于|不得少于|高于或等于",
    "at-most": "不超过|不高于|不大于|不多于|不得超过|不得高于|至多|最多|最高(?:不超过)?|控制在",
    "more-than": "超过|超出|突破|高于|大于|多于|超",
    "below": "低于|少于|小于",
    "about": "约为|约|大约|近|接近",
    "exactly": "达到|达|为(?=\\d)",
}
_PREFIX = "|".join(f"(?:{words})" for words in _COMPARATORS.values())
_AFTER = {"at-least": "及以上|以上|以上的", "at-most": "以内|以下|及以下", "about": "左右|上下|余|多"}
_AFTER_WORDS = "及以上|以上|以内|及以下|以下|左右|上下"
# Unit as printed -> the unit and the factor to it. What is counted by a classifier is a count.
_UNITS: dict[str, tuple[str, float]] = {
    "元": ("cny", 1), "%": ("percent", 1), "个百分点": ("percent", 1), "倍": ("times", 1), "番": ("times", 1),
    "EFLOPS": ("pflops", 1000), "PFLOPS": ("pflops", 1), "TFLOPS": ("pflops", 0.001), "ZFLOPS": ("pflops", 1e6),
    "EOPS": ("pflops", 1000), "POPS": ("pflops", 1),
    "P": ("pflops", 1), "E": ("pflops", 1000),
    "ZB": ("pb", 1e6), "EB": ("pb", 1000), "PB": ("pb", 1), "TB": ("pb", 0.001),
    "公里": ("km", 1), "千米": ("km", 1), "平方公里": ("square-km", 1), "平方米": ("square-metre", 1), "亩": ("mu", 1),
    "公顷": ("hectare", 1), "兆瓦": ("mw", 1), "千瓦": ("mw", 0.001), "毫秒": ("millisecond", 1),
    "人次": ("persons", 1), "人": ("persons", 1), "名": ("persons", 1), "美元": ("usd", 1), "港元": ("hkd", 1),
}  # fmt: skip
_CLASSIFIERS = any_of(
    "个(?!月|工作日|小时|年|季度|学时|交易日"
    "|自然日) 家 项 件 款 所 座 台套 套 台 种 条 处 户 期 场 门 篇 部(?!门) 辆 张 支 例"
    " 栋 架次 架 只 艘 颗 枚 片 卡 标准机架 机架 对 本 组 班次 批次 节 次(?!元|数|产业|方)"
)
_UNIT = (
    "美元|港元|亿元|万元|元|个百分点|%|[EPTZ](?:FLOPS|Flops|flops|FLOPs|OPS|Ops)|[ZEPT]B"
    "|平方公里|平方米|公里|千米|公顷|亩|兆瓦|千瓦|毫秒"
    f"|人次|(?:{_CLASSIFIERS})|名|人(?!工|才|机|形|均|民|次)|倍|[PE](?![A-Za-z0-9+])"
)
_SCALE = "万亿|亿|万|千|百|十"
_NUMBER = rf"(?:{ARABIC})(?: ?(?:{_SCALE}))?"
# What a quantity can begin with: one look at each character, before all the comparators are tried there.
_FIRST = "".join(sorted({word[0] for words in _COMPARATORS.values() for word in words.split("|")}))
_QUANTITY = re.compile(
    rf"(?=[{_FIRST}人\d{DIGIT}十百千万亿])(?P<before>(?:(?:{_PREFIX}))*)(?:人民币)?"
    rf"(?:(?P<low>{_NUMBER}|{CHINESE})(?: ?(?:{_UNIT}))?(?:—|至|到|~|-)(?P<high>{_NUMBER}|{CHINESE})"
    rf"|(?P<number>{_NUMBER}|{CHINESE}))"
    rf" ?(?P<unit>{_UNIT})(?:人民币)?(?P<after>{_AFTER_WORDS})?"
)
_DOUBLING = re.compile(r"(?P<before>)翻(?P<times>[一二两三12])?番")
_FAR = re.compile(r"(?P<before>不高于|不低于|不超过)(?P<what>[一-龥]{2,6})(?P<number>\d+(?:\.\d+)?)(?P<unit>倍)")
# A figure that somebody has masked or that a conversion has destroyed.
_MASKED = re.compile(
    rf"(?=[{_FIRST}*＊×X?？_])(?:{_PREFIX})?[*＊×X?？_]{{1,}}\d*(?:{_SCALE})?(?:{_UNIT})(?:{_AFTER_WORDS})?"
)


# What cannot stand before a figure: part of a name or of another number, or of a masked one.
_NO_FIGURE = re.compile(r"[A-Za-z0-9.第〔?*×]\Z|\d,\Z")
_ZEROS = re.compile(r"0\d")


class Quantity(NamedTuple):
    """A quantity: comparator, value and upper value in base units, unit, as its text says, and its place."""

    comparator: str
    value: float
    upper_value: float | None
    unit: str
    chinese: bool
    start: int
    end: int
    # Where the figure itself begins, behind the comparator.
    figure: int
    noun_unit: str


def quantities(clean: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """The quantities of a stretch of text in order; none overlaps another."""
    last = len(clean) if end is None else end
    found = [each for match in _QUANTITY.finditer(clean, start, last) if (each := _read(clean, match))]
    far = [each for match in _FAR.finditer(clean, start, last) if (each := _read(clean, match))]
    taken = {each.end: each for each in far}
    found = [each for each in found if each.end not in taken] + far
    found += [
        Quantity(
            "multiple", 2 ** int(number(m["times"] or "一")), None, "times", True, m.start(), m.end(), m.start(), "番"
        )
        for m in _DOUBLING.finditer(clean, start, last)
    ]
    return sorted(found, key=lambda each: each.start)


def masked(clean: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where figures are masked or destroyed."""
    return [m.span() for m in _MASKED.finditer(clean, start, end)]


def _read(clean: str, match: re.Match[str]) -> Quantity | None:
    groups = match.groupdict()
    figure = match.start("low") if groups.get("low") else match.start("number")
    if _NO_FIGURE.search(clean, max(0, figure - 2), figure) or _ZEROS.match(clean, figure):
        return None
    unit = groups["unit"]
    scale = 1.0
    if unit in ("亿元", "万元"):
        scale, unit = (1e8 if unit[0] == "亿" else 1e4), "元"
    canonical = unit.upper() if unit[0] in "EPTZ" and len(unit) > 2 else unit
    name, factor = _UNITS.get(canonical, ("count", 1))
    try:
        values = [_value(groups[key]) for key in ("low", "high", "number") if groups.get(key)]
    except ValueError:
        return None
    if len(values) == 2 and _scale_of(groups["high"]) and not _scale_of(groups["low"]):
        values[0] *= number("一" + _scale_of(groups["high"]))
    values = [_whole(value * scale * factor) for value in values]
    upper = values[1] if len(values) == 2 else None
    comparator = "range" if upper is not None else _comparator(groups["before"] or "", groups.get("after") or "")
    chinese = not re.search(r"\d", groups.get("low") or groups["number"])
    if chinese and (noun_is_grade(groups["number"] or "", unit) or groups["number"] in ("万", "亿")):
        return None
    if chinese and comparator == "exactly" and (groups["number"] or "") in ("百", "千", "万", "百万", "千万", "十万"):
        comparator = "about"
    return Quantity(comparator, values[0], upper, name, chinese, match.start(), match.end(), figure, unit)


def noun_is_grade(figure: str, unit: str) -> bool:
    """Whether a bare 万 or 千 with its unit only says of what size a thing is: 万卡集群."""
    return figure in ("百", "千", "万", "十万") and unit in ("卡", "亩", "人", "兆瓦")


def _value(text: str) -> float:
    return number(text.replace(" ", ""))


@cache
def _scale_of(text: str) -> str:
    match = re.search(rf"(?:{_SCALE})$", text)
    return match[0] if match and text[0].isdigit() else ""


@cache
def _comparator(before: str, after: str) -> str:
    """The comparator of a figure: the words before it go before 以上 and 左右, and 达到 yields to both."""
    words = [name for name, pattern in _COMPARATORS.items() if before and re.search(rf"(?:{pattern})$", before)]
    said = words[0] if words else ""
    behind = next((name for name, pattern in _AFTER.items() if after and re.fullmatch(pattern, after)), "")
    if said and said != "exactly":
        return said
    return behind or "exactly"


def _whole(value: float) -> float:
    value = round(value, 6)
    return int(value) if value == int(value) else value
