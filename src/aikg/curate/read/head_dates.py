"""When a document was signed and published, from when it is in force, and until when."""

from __future__ import annotations

import re
from typing import NamedTuple

from aikg.curate.read import written_dates
from aikg.curate.read.layout import Layout
from aikg.curate.read.numerals import number
from aikg.curate.read.written_dates import ANY

_ISSUED = re.compile(
    rf"(?:{ANY}),?(?:(?!讯|电|记者|近日|日前)[^。;\n]){{0,120}}?"
    "(?P<verb>联合印发|印发|发布|公布)(?:了|的)?(?:关于)?(?:印发)?《"
)
_FROM = re.compile(
    rf"自?(?P<when>{ANY}|\d{{7,8}}日|(?:印发|发布|公布|发文)之日)起(?:正式)?(?:施行|实施|执行|生效|试行)"
)
_ADOPTED = re.compile(rf"(?:{ANY})[^。\n]{{0,60}}会议[^。\n]{{0,10}}通过")
_YEARS = "[一二三四五六七八九十两]|\\d{1,2}"
_UNTIL = re.compile(
    rf"有效期(?:至|到|截至)(?:{ANY})|至(?:{ANY})(?:止|截止)|有效期(?:为|限)?:? ?(?P<years>{_YEARS}) ?年"
    rf"|试行期?(?P<years2>{_YEARS}) ?年"
)


class Dated(NamedTuple):
    """A date as the draft holds it, with its place, rule and confidence."""

    value: str
    start: int
    end: int
    rule: str
    confidence: float


def head_dates(parts: Layout, number_end: int | None) -> dict[str, Dated]:
    """The dates that the text gives to the document: signed, published, effective, expires."""
    clean = parts.text.clean
    found: dict[str, Dated] = {}
    for name in ("signed", "published", "effective", "expires"):
        for label in parts.labelled.get(name, []):
            dates = written_dates.dates(clean, label.start, label.end)
            if dates and name not in found:
                found[name] = Dated(*dates[0], "labelled date", 0.97)
    if parts.signature and parts.signature.date:
        found["signed"] = Dated(*parts.signature.date, "signature", 0.97)
    if "signed" not in found and number_end is not None:
        match = re.compile(rf" ?\n?(?:{ANY})").match(clean, number_end)
        dates = written_dates.dates(clean, number_end, match.end()) if match else []
        if dates:
            found["signed"] = Dated(*dates[0], "date behind the number", 0.85)
    adopted = _ADOPTED.search(clean[: parts.head + 200])
    if adopted and "signed" not in found:
        dates = written_dates.dates(clean, adopted.start(), adopted.end())
        if dates:
            found["signed"] = Dated(*dates[-1], "adopted", 0.85)
    for match in _ISSUED.finditer(clean[: parts.head]):
        name = "published" if match["verb"] in ("发布", "公布") else "signed"
        dates = written_dates.dates(clean, match.start(), match.end())
        if dates and name not in found:
            found[name] = Dated(*dates[0], "press lead", 0.8)
    _in_force(clean, found)
    return found


def _in_force(clean: str, found: dict[str, Dated]) -> None:
    for match in _FROM.finditer(clean):
        if "effective" in found or _of_another(clean, match.start()):
            continue
        when, start, end = match["when"], match.start("when"), match.end("when")
        if when.endswith("之日"):
            signed, published = found.get("signed"), found.get("published")
            base = signed if when[:2] in ("印发", "发文") else published or signed
            if base:
                found["effective"] = Dated(base.value, start, end, "from the day of issue", 0.9)
            continue
        dates = written_dates.dates(clean, start, end)
        broken = written_dates.BROKEN.match(clean, start)
        iso = dates[0].iso if dates else written_dates.mended(broken) if broken else None
        if iso:
            found["effective"] = Dated(iso, start, end, "effective clause", 0.93)
    for match in _UNTIL.finditer(clean):
        if "expires" in found or _of_another(clean, match.start()):
            continue
        years = match["years"] or match["years2"]
        if years:
            found["expires"] = Dated(f"{int(number(years))} years", match.start(), match.end(), "term", 0.9)
            continue
        dates = written_dates.dates(clean, match.start(), match.end())
        if dates:
            found["expires"] = Dated(*dates[-1], "term", 0.9)


def _of_another(clean: str, start: int) -> bool:
    """Whether the clause speaks of a document named in its own sentence: 《…办法》自2020年1月1日起施行."""
    sentence = clean[max(clean.rfind("。", 0, start), clean.rfind("\n", 0, start)) + 1 : start]
    book = sentence.rfind("》")
    return book >= 0 and not re.search(r"通过|公布|同意|本(?:条例|办法|规定|措施|方案|意见|政策|细则)", sentence)
