"""Official numbers such as 国发〔2017〕35号: where they stand, mended where that is plain, and the text's own one."""

from __future__ import annotations

import re
from typing import NamedTuple

from aikg.curate.read.clean import HAN
from aikg.curate.read.layout import Layout
from aikg.curate.read.titles import Titles, key

# A bracket that is missing or broken is allowed for where the year and 〔 leave no doubt: 〔201922 is 〔2019〕22号.
NUMBER = re.compile(
    rf"(?P<prefix>[{HAN}]{{1,16}}(?:〔[{HAN}]{{1,6}}〕)?) ?(?:"
    r"[〔\[(](?P<year>(?:19|20)\d\d)[〕\])] ?(?:第 ?)?(?P<serial>\d{1,5}) ?号"
    r"|〔(?P<year2>(?:19|20)\d\d) ?(?P<serial2>\d{1,3})(?: ?号|(?=[\s)])))"
    rf"|(?P<session>〔[{HAN}]{{2,6}}〕第[一二三四五六七八九十〇零百\d]{{1,6}}号)"
    rf"|(?P<order>(?:[{HAN}]{{2,30}})?令第? ?[\d一二三四五六七八九十百〇零]{{1,5}} ?号|第 ?\d{{1,4}} ?号令)"
)
_NOT_PREFIX = re.compile(r".*(?:根据|按照|依据|落实|贯彻|执行|印发|通知|文件|文号|字号|编号|以及|精神)")
_OWN_AFTER = r"\)?\s*(?:\n|$|各|\d{4}|\()"


class Found(NamedTuple):
    """An official number, mended, and where it stands in the clean text."""

    number: str
    start: int
    end: int


def official_numbers(clean: str) -> list[Found]:
    """All official numbers of a text in order."""
    return [found for match in NUMBER.finditer(clean) if (found := _found(match))]


def _found(match: re.Match[str]) -> Found | None:
    if match["session"] or match["order"]:
        text = match["session"] or re.sub(r"^.*(?=令第)", "", match["order"])
        start = match.end() - len(text)
        return Found(text.replace(" ", ""), start, match.end())
    trimmed = _NOT_PREFIX.sub("", match["prefix"])
    trimmed = re.sub(r"^[和与及]", "", trimmed)
    if not trimmed:
        return None
    year, serial = match["year"] or match["year2"], match["serial"] or match["serial2"]
    start = match.start() + len(match["prefix"]) - len(trimmed)
    return Found(f"{trimmed}〔{year}〕{int(serial)}号", start, match.end())


def own_number(parts: Layout, names: Titles) -> tuple[Found, str, float] | None:
    """The document's own number, with rule and confidence: labelled, alone on a line, or behind its title."""
    clean = parts.text.clean
    end = parts.opening[0] if parts.opening else parts.head
    for label in parts.labelled.get("number", []):
        match = NUMBER.match(clean, label.start)
        found = _found(match) if match else None
        if found:
            return found, "labelled number", 0.98
    for found in official_numbers(clean[: max(end, 1)]):
        line_start = clean.rfind("\n", 0, found.start) + 1
        before = clean[line_start : found.start].rstrip(" (")
        if not before and re.match(_OWN_AFTER, clean[found.end :]):
            return found, "number on its line", 0.95
        if _ends_with_title(before, names):
            return found, "number behind the title", 0.93
    return None


def _ends_with_title(before: str, names: Titles) -> bool:
    before = re.sub(r"的通知$", "", before.strip())
    if not before or re.search(r"(?:根据|按照|依据|落实|贯彻|结合)[^。]{0,80}$", before):
        return False
    tail = re.search(r"《([^《》]+)》$", before)
    last = key(tail[1] if tail else before.rsplit("。")[-1])
    return any(last == name or (len(name) > 6 and last.endswith(name)) for name in names.names)


def number_after(clean: str, end: int) -> list[Found]:
    """The numbers in the brackets that follow a title at *end*: (国发〔2017〕35号), also behind (2018-2020)."""
    found = []
    at = end
    while match := re.compile(r" ?[(](?:[^()]|\([^()]*\)){2,120}[)]").match(clean, at):
        found += [each for m in NUMBER.finditer(clean, match.start(), match.end()) if (each := _found(m))]
        at = match.end()
    return found
