"""Writes a citation as people write it: in APA style, by GB/T 7714—2015, and as a plain sentence."""

from __future__ import annotations

from aikg.cite.parts import address, date_parts, line, note, titled
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aikg.cite.model import Name, Work

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# Type of work -> its mark in GB/T 7714. A (archives) is what the standard's own example of a policy document has.
_MARKS = {
    "article-journal": "J",
    "article-magazine": "J",
    "article-newspaper": "N",
    "book": "M",
    "report": "R",
    "legislation": "A",
    "webpage": "EB",
    "dataset": "DS",
}
# More issuers or authors than this are shortened to three in GB/T 7714, and to 20 in APA.
_GBT_AUTHORS, _APA_AUTHORS = 3, 20


def apa(works: Sequence[Work], lang: str) -> str:
    """Returns works in APA style, one a line."""
    return "".join(f"{_apa(work, lang)}\n" for work in works)


def gbt7714(works: Sequence[Work], lang: str) -> str:
    """Returns works by GB/T 7714—2015, one a line."""
    return "".join(f"{_gbt7714(work, lang)}\n" for work in works)


def sentence(title: Name | None, works: Sequence[Work], ours: Work, lang: str) -> str:
    """Returns a citation as a sentence: what is cited, where that is stated, and where it was found.

    :param title: what is cited; None for the dataset itself
    :param ours: our dataset
    """
    sources = ("；" if lang == "zh" else "; ").join(_told(work, lang) for work in works)
    itself = len(works) == 1 and title == works[0].title
    name, version, day = line(ours.title.text(lang)), line(ours.version), date(ours.day, lang)
    if lang == "zh":
        head = f"{line(title.zh or title.en)}。{f'来源：{sources}。' if sources else ''}引自：" if title else ""
        head = f"{sources}。引自：" if itself else head
        return f"{head}{name}，{version}版（{day}），{address(ours)}。\n"
    head = f"{line(title.en or title.zh)}. {f'Source: {sources}. ' if sources else ''}In: " if title else ""
    head = f"{sources}. In: " if itself else head
    return f"{head}{name}, version {version} ({day}), {address(ours)}.\n"


def date(day: str, lang: str) -> str:
    """Returns a date in words, as exact as it is.

    >>> date("2017-07-20", "en"), date("2017-07", "zh"), date("", "en")
    ('20 July 2017', '2017年7月', 'no date')
    """
    parts = date_parts(day)
    if not parts:
        return "日期不详" if lang == "zh" else "no date"
    if lang == "zh":
        return "".join(f"{part}{unit}" for part, unit in zip(parts, "年月日", strict=False))
    words = [str(parts[0]), *([_MONTHS[parts[1] - 1]] if len(parts) > 1 else []), *map(str, parts[2:])]
    return " ".join(reversed(words))


def _apa(work: Work, lang: str) -> str:
    names = [line(name.text(lang)) for name in work.authors]
    shown = names if len(names) <= _APA_AUTHORS else [*names[: _APA_AUTHORS - 1], "...", names[-1]]
    authors = ", ".join(shown[:-1]) + (", & " if len(shown) > 1 else "") + (shown[-1] if shown else "")
    parts = date_parts(work.day)
    when = "n.d." if not parts else str(parts[0])
    if len(parts) > 1:
        when += f", {_MONTHS[parts[1] - 1]}{f' {parts[2]}' if len(parts) > 2 else ''}"
    extra = f" (Version {line(work.version)}) [Data set]" if work.kind == "dataset" else ""
    number = f" ({line(work.number)})" if work.number else ""
    head = f"{titled(work, lang)}{number}{extra}"
    start = f"{authors}. ({when}). {head}." if authors else f"{head}. ({when})."
    container = f" {line(work.container)}{f', {line(work.pages)}' if work.pages else ''}." if work.container else ""
    where = f" {f'https://doi.org/{line(work.doi)}' if work.doi else address(work)}".rstrip()
    seen = f" (seen {date(work.seen, 'en')})" if work.seen and where else ""
    looked = f" [{note(work, lang)}]" if not where and work.look_at else ""
    return f"{start}{container}{where}{seen}{looked}"


def _gbt7714(work: Work, lang: str) -> str:
    names = [line(name.text(lang)) for name in work.authors]
    more = ["等" if lang == "zh" else "et al."] if len(names) > _GBT_AUTHORS else []
    authors = ", ".join([*names[:_GBT_AUTHORS], *more])
    number = f": {line(work.number)}" if work.number else ""
    version = f": V{line(work.version)}" if work.version else ""
    where = f"https://doi.org/{line(work.doi)}" if work.doi else address(work)
    mark = f"[{_MARKS.get(work.kind, 'Z')}{'/OL' if where else ''}]"
    seen = f"[{work.seen}]" if work.seen and where else ""
    if work.kind.startswith("article-"):
        when = work.day if work.kind == "article-newspaper" else work.day[:4]
        published = ", ".join(part for part in (line(work.container), when) if part)
        published = f"{published}{f': {line(work.pages)}' if work.pages else ''}{seen}"
    elif work.kind == "book":
        published = ", ".join(part for part in (line(work.container), work.day[:4]) if part)
        published += f": {line(work.pages)}{seen}" if work.pages else seen
    else:
        published = f"{f'({work.day})' if work.day else ''}{seen}"
    parts = [authors, f"{titled(work, lang)}{number}{version}{mark}", published, where]
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _told(work: Work, lang: str) -> str:
    names = ("、" if lang == "zh" else ", ").join(line(name.text(lang)) for name in work.authors)
    where = address(work)
    if lang == "zh":
        seen = f"{date(work.seen, lang)}查阅" if work.seen else ""
        parts = [names, line(work.container), line(work.number), date(work.day, lang), where, seen, note(work, lang)]
        return f"《{titled(work, lang).strip('《》')}》（{'，'.join(dict.fromkeys(part for part in parts if part))}）"
    seen = f"seen {date(work.seen, lang)}" if work.seen else ""
    parts = [names, line(work.container), line(work.number), date(work.day, lang), where, seen, note(work, lang)]
    return f"{titled(work, lang)} ({', '.join(dict.fromkeys(part for part in parts if part))})"
