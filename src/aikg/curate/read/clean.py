"""Clean-up that keeps places: the text as the grammar reads it, and where in the original each character stood."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from itertools import pairwise

from aikg.curate.read import variants
from aikg.curate.read.model import Span
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

HAN = "\u3400-\u9fff〇"
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufe0f\ufeff]|@@+|[\u10a0-\u10ff\u2600-\u27bf]")
# The reading of a character, as pages for learners and faulty conversions put it after it: 發(fā), 關(guan) 於(yu).
_GLOSS = re.compile(
    rf"(?<=[{HAN}])\((?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[aeiouvüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{{1,3}}(?:ng|n|r)?\) ?"
)
_BROKEN_NUMBER = r"(?<=\d)\n(?=号|[年月日个家项万亿%]|[—~至到-]\d)|(?<=\d[—~至到-])\n(?=\d)|(?<=[〔(]20)\n(?=\d)"
_COMPARATOR_END = (
    r"(?<=超过|达到|突破|不低|不少|不高)\n(?=[\d于])|(?<=[于超达])\n(?=\d)|(?<=\d[万亿千百])\n(?=[亿元个家])"
)
_BREAK = re.compile(f"{_BROKEN_NUMBER}|{_COMPARATOR_END}")
_IN_BRACKETS = re.compile(
    r"《[^《》。]{0,80}?\n[^《》。]{0,80}》|〔[^〔〕]{0,8}\n[^〔〕]{0,8}〕|“[^“”。]{0,20}\n[^“”。]{0,20}”"
)
_SPACED_LABEL = re.compile(rf"(?m)(?<![{HAN}])[{HAN}](?: +[{HAN}]){{1,7}}(?= *:)")
_SPACED = re.compile(rf"(?<![{HAN}])[{HAN}](?: [{HAN}]){{1,15}}(?![{HAN}])")
_BLANK = re.compile(
    r"(?<=\d) +(?=[年月日号个家项件款名人万亿千百元倍次所座台套种条处户期场篇部辆%—~至到])"
    r"|(?<=[超过达到破约近至自在年月日第前于为—~]) +(?=\d)"
    r"|(?<=[\da-zA-Z]) +(?=[EPZTG]?(?:FLOPS|Flops|flops)\b)|(?<=\d) +(?=[EPTZ]B?\b)"
    r"| +(?=[,。;:、》”)〕%\n])|(?<=[《“(〔、,;\n]) +|(?<=  ) +"
)
_LIST_MARK = re.compile(
    r"[(（]?[一二三四五六七八九十\d]{1,3}[)、.．]|第[一二三四五六七八九十百\d]+[章条节]|——|·|附件"
    r"|\d{4}年\d{1,2}月\d{1,2}日"
)
# A page whose lines were run together with blanks between them.
_RUN_TOGETHER = re.compile(r"[^\n]{600,}")
_WAS_A_BREAK = re.compile(rf"(?<=[{HAN}。:;)〕日号]) (?=[{HAN}《(〔\d])")


class Text:
    """A text and its clean form. `at[i]` is where the i-th clean character stood in the original."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.clean = _RUN_TOGETHER.sub(_lines_again, original.translate(variants.table()))
        self.at = array("L", range(len(original)))
        self._cut(m.span() for m in _UNSEEN.finditer(self.clean))
        self._cut(_watermarks(self.clean))
        glosses = [m.span() for m in _GLOSS.finditer(self.clean)]
        self._cut(glosses if len(glosses) > 4 else [])
        self._cut(_spaces(m) for m in _SPACED_LABEL.finditer(self.clean))
        self._cut(_spaces(m) for m in _SPACED.finditer(self.clean))
        self._cut(m.span() for m in _BLANK.finditer(self.clean))
        self._cut((m.start() + 1, m.end()) for m in re.finditer(r"\n\n+", self.clean))
        self._cut(m.span() for m in _BREAK.finditer(self.clean))
        self._cut(_spaces(m) for m in _IN_BRACKETS.finditer(self.clean))
        self._cut(_wrapped(self.clean))

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the clean text stands in the original."""
        return self.at[start], self.at[end - 1] + 1

    def span(self, start: int, end: int, rule: str, confidence: float) -> Span:
        """A stretch of the clean text as evidence for a value."""
        first, last = self.place(start, end)
        return Span(first, last, self.original[first:last], rule, confidence)

    def printed(self, start: int, end: int) -> str:
        """A stretch as printed, in the text's own characters, without what the clean-up took out."""
        return "".join(self.original[i] for i in self.at[start:end]).replace("\n", "")

    def _cut(self, spans: Iterable[tuple[int, int] | list[tuple[int, int]]]) -> None:
        """Take stretches out of the clean text."""
        flat: list[tuple[int, int]] = []
        for each in spans:
            if isinstance(each, list):
                flat += each
            else:
                flat.append(each)
        if not flat:
            return
        kept, at, done = [], array("L"), 0
        for start, end in flat:
            kept.append(self.clean[done:start])
            at.extend(self.at[done:start])
            done = end
        self.clean = "".join(kept) + self.clean[done:]
        at.extend(self.at[done:])
        self.at = at


def _lines_again(match: re.Match[str]) -> str:
    """A blank between two Chinese characters was the end of a line, where hardly a sentence has one inside."""
    breaks = len(_WAS_A_BREAK.findall(match[0]))
    return _WAS_A_BREAK.sub("\n", match[0]) if breaks * 400 < len(match[0]) * 10 else match[0]


def _spaces(match: re.Match[str]) -> list[tuple[int, int]]:
    return [(match.start() + m.start(), match.start() + m.end()) for m in re.finditer(r"[ \n]+", match[0])]


def _watermarks(text: str) -> list[tuple[int, int]]:
    """What a site has put at the end of most lines: the longest ending that many of them share."""
    lines = [m for m in re.finditer(r"[^\n]+", text) if not m[0].isspace()]
    endings = Counter(m[0][-8:] for m in lines if len(m[0]) >= 8)
    ending, often = endings.most_common(1)[0] if endings else ("", 0)
    if often < 5 or often * 3 < len(lines) or ending[-1] in "。;,:、)〕》%":
        return []
    marked = [m for m in lines if m[0].endswith(ending)]
    length = 8
    while all(len(m[0]) > length for m in marked) and len({m[0][-length - 1] for m in marked}) == 1:
        length += 1
    return [(m.end() - length, m.end()) for m in marked]


def _wrapped(text: str) -> list[tuple[int, int]]:
    """The line breaks of a text that was cut into lines of one width, as PDF files are."""
    lines = list(re.finditer(r"[^\n]+", text))
    lengths = sorted(len(m[0]) for m in lines)
    width = lengths[len(lengths) * 3 // 4] if len(lines) >= 8 else 0
    full = [m for m in lines if width - 3 <= len(m[0]) <= width + 2]
    if not 18 <= width <= 60 or len(full) * 2 < len(lines):
        return []
    return [
        (this.end(), after.start())
        for this, after in pairwise(lines)
        if width - 3 <= len(this[0]) <= width + 2 and this[0][-1] not in "。;:!?" and not _LIST_MARK.match(after[0])
    ]
