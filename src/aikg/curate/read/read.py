"""A policy text in, a draft out: every value with the place that it was read from. No model and no network."""

from __future__ import annotations

import os
import re

from aikg.curate.read import genre as genres
from aikg.curate.read.citations import citations
from aikg.curate.read.clean import Text
from aikg.curate.read.duties import duties
from aikg.curate.read.files import text_of
from aikg.curate.read.goals import goals
from aikg.curate.read.head_dates import head_dates
from aikg.curate.read.issuers import addressees, drafters, issuers
from aikg.curate.read.layout import Labelled, Layout, layout
from aikg.curate.read.model import Draft, LeftOut, Number
from aikg.curate.read.official_numbers import own_number
from aikg.curate.read.places import where
from aikg.curate.read.support import support
from aikg.curate.read.themes import themes
from aikg.curate.read.titles import Titles, kind_of, titles
from aikg.curate.read.variants import simplified
from aikg.errors import AikgError
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.types import StrPath


class NoPolicyError(AikgError):
    """The text is about a policy and is none."""

    exit_code = 1


def read(path: StrPath, anyway: bool = False) -> Draft:
    """The draft of one file: HTML, PDF, DOCX or plain text in UTF-8, GB18030 or Big5. Nothing is written.

    >>> import pathlib, tempfile
    >>> path = pathlib.Path(tempfile.mkdtemp(), "plan.txt")
    >>> lines = ["深圳市人工智能行动计划", "一、主要目标", "到2031年,人工智能核心产业规模突破1000亿元。"]
    >>> written = path.write_text("\\n".join(lines), encoding="utf-8")
    >>> [(target.comparator, target.value, target.deadline) for target in read(path).targets]
    [('more-than', 100000000000, '2031')]

    :param anyway: read news, interpretations and digests too
    :raises NoPolicyError: if the text is one of these, or no policy at all
    :raises AikgError: if the file cannot be read, is too long, or holds no text
    """
    with open_bytes(path) as file:
        data = file.read(_MOST + 1)
    return read_bytes(data, os.fspath(path), anyway)


def read_bytes(data: bytes, name: str = "-", anyway: bool = False) -> Draft:
    """`read`, for the content of a file that is there already; *name* tells its format where the bytes do not."""
    return read_text(text_of(data, name), name, anyway)


def read_text(text: str, name: str = "-", anyway: bool = False) -> Draft:
    """`read`, for a text."""
    parts = layout(Text(text))
    kind = genres.genre(parts)
    if kind != "policy" and not anyway:
        raise NoPolicyError(f"{name}: {genres.SENTENCES[kind]}; --anyway reads it")
    draft = Draft(file=os.path.basename(name), text=text, text_type=kind)
    if kind != "policy":
        draft.notes.append(genres.SENTENCES[kind])
    names = titles(parts)
    _title(draft, parts, names)
    number_end = _number(draft, parts, names)
    _issuers(draft, parts, names)
    _dates(draft, parts, number_end)
    _kind_and_place(draft, parts, names)
    _cited(draft, parts, names)
    draft.themes = themes(parts, draft.title_zh)
    _figures(draft, parts, names)
    _put(draft, parts, "bodies_named", [(each, "duty", 0.9) for each in duties(parts.text.clean)])
    return draft


def _put(draft: Draft, parts: Layout, field: str, found: list[tuple[Labelled, str, float]]) -> None:
    """Sets a field of several values, as printed, with the place of each."""
    text = parts.text
    values = []
    for each, _, _ in found:
        printed = text.printed(each.start, each.end)
        values.append(printed if len(printed) == len(each.text) else each.text)
    setattr(draft, field, values)
    if found:
        draft.spans[field] = [text.span(each.start, each.end, rule, sure) for each, rule, sure in found]


def _title(draft: Draft, parts: Layout, names: Titles) -> None:
    text = parts.text
    if names.title:
        draft.title_as_printed = text.printed(names.title.start, names.title.end)
        draft.title_zh = simplified(draft.title_as_printed)
        draft.spans["title_zh"] = [text.span(names.title.start, names.title.end, names.rule, names.confidence)]
        draft.is_draft = any(word in draft.title_zh for word in ("征求意见稿", "草案", "送审稿"))
    if names.notice:
        draft.notice_title = text.printed(names.notice.start, names.notice.end)
        draft.spans["notice_title"] = [text.span(names.notice.start, names.notice.end, "notice title", 0.9)]
    _put(draft, parts, "encloses", [(each, "enclosed", 0.9) for each in names.encloses])
    headline = parts.lines[0] if parts.lines else None
    if draft.text_type != "policy" and headline and "。" not in headline.text:
        draft.own_title = text.printed(headline.start, headline.end).strip()


def _number(draft: Draft, parts: Layout, names: Titles) -> int | None:
    own = own_number(parts, names)
    if own is None:
        return None
    found, rule, sure = own
    draft.number = simplified(found.number)
    span = parts.text.span(found.start, found.end, rule, sure)
    draft.spans["number"] = [span]
    draft.numbers.append(Number(draft.number, "own", None, span.start, span.end, span.as_printed))
    return found.end


def _issuers(draft: Draft, parts: Layout, names: Titles) -> None:
    found = issuers(parts, names)
    if draft.is_draft and not parts.signature:
        found = []
    _put(draft, parts, "issuers", found)
    _put(draft, parts, "drafted_by", drafters(parts))
    _put(draft, parts, "addressees", [(each, "addressees", 0.9) for each in addressees(parts)])


def _dates(draft: Draft, parts: Layout, number_end: int | None) -> None:
    for field, dated in head_dates(parts, number_end).items():
        setattr(draft, field, dated.value)
        draft.spans[field] = [parts.text.span(dated.start, dated.end, dated.rule, dated.confidence)]
    if draft.published:
        official = "number" in parts.labelled or "issuers" in parts.labelled
        draft.published_is_page_date = not official


def _kind_and_place(draft: Draft, parts: Layout, names: Titles) -> None:
    text = parts.text
    first = names.encloses[0].text if names.encloses else names.title.text if names.title else None
    draft.kind = kind_of(first) if first else None
    if draft.kind is None and parts.opening:
        draft.kind = kind_of(_made(text.clean[slice(*parts.opening)]))
    told, rule, sure = where([simplified(each) for each in draft.issuers], first, text.clean)
    draft.place, draft.level = told.place, told.level
    base = draft.spans.get("issuers" if rule == "issuer" else "title_zh", [])
    if base and rule != "wording":
        spans = [type(base[0])(base[0].start, base[0].end, base[0].as_printed, f"place and level by {rule}", sure)]
        draft.spans |= {"place": spans, "level": spans}
    if draft.kind and "title_zh" in draft.spans:
        title = draft.spans["title_zh"][0]
        draft.spans["kind"] = [type(title)(title.start, title.end, title.as_printed, "last word of the title", 0.93)]


def _made(opening: str) -> str:
    """What the opening sentence says is made: 现提出如下意见 makes opinions."""
    said = [each for each in opening.split("。") if any(word in each for word in ("如下", "以下", "制定"))]
    sentence = said[-1] if said else ""
    tail = sentence[max(sentence.rfind("制定"), sentence.rfind("提出"), sentence.rfind(",")) :]
    return tail.replace("如下", "").rstrip(":。 ")


def _cited(draft: Draft, parts: Layout, names: Titles) -> None:
    text = parts.text
    found = citations(parts, names)
    for role in ("basis", "cites", "supersedes"):
        chosen = [each for each in found if each.role == role]
        named = [(Labelled(each.title, each.start, each.end), role, each.confidence) for each in chosen]
        _put(draft, parts, role, named)
    for each in found:
        for number in each.numbers:
            span = text.span(number.start, number.end, each.role, each.confidence)
            title = simplified(text.printed(each.start, each.end))
            draft.numbers.append(
                Number(simplified(number.number), each.role, title, span.start, span.end, span.as_printed)
            )


def _figures(draft: Draft, parts: Layout, names: Titles) -> None:
    skip = [(each.start, each.end) for each in (names.title, names.notice, *names.encloses) if each]
    skip += [(label.start, label.end) for labels in parts.labelled.values() for label in labels]
    skip += _headlines(parts)
    told = re.search(r"〔((?:19|20)\d\d)〕", draft.number or "")
    year = (draft.signed or draft.published or "")[:4] or (told[1] if told else None)
    found = goals(parts.text, skip, draft.place, year, draft.title_zh)
    draft.targets = found.targets
    draft.not_targets = found.left_out
    # What a press lead says of the support is said again below, with the beneficiary.
    start = parts.head if parts.opening else 0
    draft.instruments = support(parts.text, [each for each in found.support if each[0] >= start])
    for target in draft.targets:
        target.indicator_zh = simplified(target.indicator_zh)
    draft.not_targets.sort(key=lambda each: (each.start, each.end))


def _headlines(parts: Layout) -> list[tuple[int, int]]:
    """Lines of the head that hold no sentence: headlines, page furniture, counts of visitors."""
    return [
        (line.start, line.end)
        for line in parts.lines
        if line.start < parts.head and not any(mark in line.text for mark in "。,;")
    ]


_MOST = 20 * 2**20


def open_bytes(path: StrPath):  # type: ignore[no-untyped-def]
    """The file, opened for reading.

    :raises AikgError: if it cannot be
    """
    from aikg.errors import readable

    with readable(path):
        return open(path, "rb")


__all__ = ["Draft", "LeftOut", "NoPolicyError", "read", "read_bytes", "read_text"]
