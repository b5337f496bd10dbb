"""The place of a fact in its source, in words of the reader's language.

Curators write it in English (`section 3(2)1; reference 26`). Most of it follows a few patterns and uses a few words, of
which this makes Chinese. What does not stays as it is, and is said to be English.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from aikg.things.locator_words import WORDS
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_DAY = r"(\d{4})-(\d{2})-(\d{2})"
_KINDS = {
    "report": "报道",
    "statement": "声明",
    "press conference": "新闻发布会",
    "revision": "修订",
    "reply": "答复",
    "notice": "通知",
    "announcement": "公告",
}
# What is counted in a source, and how its number is written.
_NUMBERED = {
    "article": "第{}条",
    "chapter": "第{}章",
    "page": "第{}页",
    "line": "第{}行",
    "paragraph": "第{}段",
    "measure": "第{}项措施",
    "task": "任务{}",
    "item": "第{}项",
    "point": "第{}点",
    "table": "表{}",
    "figure": "图{}",
    "annex": "附件{}",
    "footnote": "脚注{}",
    "reference": "参考文献{}",
}
# Words of one thing, not of several.
_ONE = r"(?:(?! and )[\w’ -])+"
_NUMBERS = re.compile(rf"({'|'.join(_NUMBERED)})s? (\d+)(?:(?:, | and |–|-)(\d+))*")
_SECTIONS = re.compile(r"sections? \d+(?:\(\d+\))?\d*(?:(?:, | and )\d+(?:\(\d+\))?\d*)*")
_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (_SECTIONS, lambda found: "、".join(map(_section, re.findall(r"\d+(?:\(\d+\))?\d*", found[0])))),
    (_NUMBERS, lambda found: _numbered(found[1], found[0])),
    (
        re.compile(rf"({'|'.join(_KINDS)}) of {_DAY}"),
        lambda found: f"{found[2]}年{int(found[3])}月{int(found[4])}日{_KINDS[found[1]]}",
    ),
    (
        re.compile(r"(figures|goals|scale|targets) (?:of|for|in) (\d{4})"),
        lambda found: f"{found[2]}年{_chinese(found[1])}",
    ),
    (re.compile(r"item (\d+) of the list"), lambda found: f"名单第{found[1]}项"),
    (re.compile(r"(GB/T \d+) table, (\d{4}) edition"), lambda found: f"{found[1]}代码表（{found[2]}年版）"),
    (re.compile(r"(\w+)\.json, (.+)"), lambda found: _after(f"{found[1]}.json，", found[2])),
    (re.compile(r"(\w+\.tsv), column (\w+)"), lambda found: f"{found[1]}，{found[2]}列"),
    (re.compile(r"(areas|streets) table, statistical code (\d+)"), lambda found: f"统计用区划代码表，代码{found[2]}"),
    (re.compile(r"field ([\u4e00-\u9fff]+)"), lambda found: f"“{found[1]}”栏"),
    (re.compile(r"later issue under (\S+)"), lambda found: f"其后以{found[1]}印发的文本"),
    (
        re.compile(r"list of (?:(\d+) )?(.+)"),
        lambda found: _after("", found[2], f"名单（{found[1]}项）" if found[1] else "名单"),
    ),
    (re.compile(rf"({_ONE}) of (?:the |its )?({_ONE})"), lambda found: _two("{}的{}", found[2], found[1])),
    (re.compile(r"(.+) \((.+)\)"), lambda found: _two("{}（{}）", found[1], found[2])),
    (re.compile(r"([^:]+): (.+)"), lambda found: _two("{}：{}", found[1], found[2])),
)


class Piece(NamedTuple):
    """A part of the place in a source, and the language in which it stands (`zh` or `en`)."""

    words: str
    lang: str


@lru_cache(maxsize=4096)
def pieces(locator: str, lang: str) -> tuple[Piece, ...]:
    """Returns the place in a source in a language, as far as it can be said in it.

    :param locator: as the tables have it: parts with semicolons between
    :param lang: `zh` or `en`
    """
    if lang != "zh":
        return (Piece(locator, "en"),) if locator else ()
    found = [(part, _chinese(part)) for part in re.split(r";\s*", locator) if part]
    return tuple(Piece(words, "zh") if words is not None else Piece(part, "en") for part, words in found)


def in_words(locator: str, lang: str) -> str:
    """Returns the place in a source as one text in a language; parts that cannot be said in it stay in English."""
    return ("；" if lang == "zh" else "; ").join(each.words for each in pieces(locator, lang))


def _chinese(part: str) -> str | None:
    """Returns a part in Chinese; None if it follows no pattern."""
    if not part.isascii() and re.fullmatch(r"[\u4e00-\u9fff].*", part):
        return part
    words = WORDS.get(part) or WORDS.get(part.removesuffix("s"))
    if words:
        return words
    for pattern, made in _PATTERNS:
        found = pattern.fullmatch(part)
        words = made(found) if found else None
        if words is not None:
            return words
    return _listed(part)


def _listed(part: str) -> str | None:
    """Returns `title, number and dates` as 题名、文号和日期; None if one of the parts is not known."""
    parts = re.split(r", and |, | and ", part)
    known = [words for words in map(_chinese, parts) if words is not None] if len(parts) > 1 else []
    if not known or len(known) < len(parts):
        return None
    return "、".join(known[:-1]) + "和" + known[-1]


def _section(number: str) -> str:
    first, _, rest = number.partition("(")
    inner, _, last = rest.partition(")")
    return f"第{first}部分" + (f"（{inner}）{last}" if inner else "")


def _numbered(kind: str, text: str) -> str:
    numbers = re.findall(r"\d+(?:[–-]\d+)?", text)
    if _NUMBERED[kind].endswith("{}"):
        return _NUMBERED[kind].format("、".join(numbers))
    return "、".join(map(_NUMBERED[kind].format, numbers))


def _after(before: str, part: str, after: str = "") -> str | None:
    words = _chinese(part)
    return None if words is None else f"{before}{words}{after}"


def _two(form: str, part: str, more: str) -> str | None:
    words, others = _chinese(part), _chinese(more)
    return None if words is None or others is None else form.format(words, others)
