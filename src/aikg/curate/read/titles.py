"""Which document a text is: its title, that of the notice that carries it, and what kind of document it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from aikg.curate.read.layout import Labelled, Layout, is_body
from aikg.curate.read.variants import simplified

KINDS = (
    ("regulation", "条例"),
    ("law", "法(?<!办法)"),
    ("rules", "实施细则|细则"),
    (
        "measures",
        "(?:支持|奖励|扶持|补贴|资助|奖补)办法|若干措施|若干政策|若干举措|政策措施|扶持政策|支持政策|措施|政策"
        "|[十百\\d]条",
    ),
    ("administrative-provisions", "办法|规定|规章|规程"),
    ("action-plan", "行动计划|行动方案|行动纲要|三年计划"),
    ("implementation-plan", "实施方案|建设方案|推进方案|实施计划|方案(?<!工作方案)"),
    ("work-plan", "工作要点|工作方案|工作计划|任务清单|重点任务"),
    ("opinions", "意见"),
    ("guidelines", "指南|指引|导则"),
    ("plan", "规划纲要|规划|计划|纲要|总体方案"),
    ("notice", "通知|公告|通告"),
    ("letter", "函|批复|复函"),
)
_TAIL = r"(?:\([^()]{1,24}\))*"
_WORD = "|".join(word for _, word in KINDS)
TITLE = re.compile(rf"[^。;:!?,|>]{{4,120}}?(?:{_WORD}){_TAIL}")
_NOTICE = re.compile(
    r"(?P<who>[^。;:!?,《》]{0,160}?)(?:关于)?(?:印发|发布|公布|转发"
    r"|下发)(?P<what>[^。;:!?]{4,600}?)的?(?:通知|通告|公告)"
    r"(?P<number>\([^()]{4,30}\))?"
    r"|(?P<asking>[^。;:!?,《》]{0,60}?)关于[^。;:!?]{0,20}《[^。;:!?]{4,200}》[^。;:!?]{0,16}(?:征求"
    r"|征集)[^。;:!?]{0,16}的?(?:公告|通知|通告|函)"
)
_BOOKS = r"(?:《[^《》]{3,160}》(?:\([^()]{2,24}\))*[、,和及与以]{0,2})+"
_ENCLOSING = re.compile(
    rf"现(?:将|印发|发布|公布)[^。《》]{{0,60}}(?P<a>{_BOOKS}(?:和{_BOOKS})?)[^。《》]{{0,60}}(?:印发|发给|发布"
    rf"|公布|下发)"
    rf"|(?P<b>{_BOOKS})[^。《》,]{{0,40}}(?:已|业|经|由)[^。《》]{{0,80}}(?:同意|通过|批准|审定|研究|审议)"
    rf"|(?:特|现|)制定(?:了)?(?P<c>{_BOOKS})[^。《》]{{0,12}}现(?:予)?(?:以)?(?:印发|发布|公布)"
)
_LEAD = re.compile(
    "(?:印发|发布|出台|公布|下发|制定印发|制定|公布实施)(?:了|的|关于|公开征求)?(?P<a>《[^《》]{4,160}》)"
)
_CONSULTED = re.compile(r"(?P<a>《[^《》]{4,160}》)[^。《》]{0,10}(?:公开)?征求")
_SHORT = re.compile(r"(?:以下简称|下称|简称)[为:]?《([^《》]{2,30})》")
_BARE = re.compile(
    r"(?:若干|行动|实施|推进|总体|本|该|建设|工作|管理|政策)?(?:意见|方案|计划|措施|政策|办法|规划|指南|条例"
    r"|通知|决定|规定|指引|细则"
    r"|要点|纲要)\d*(?:\(.*\))?"
)


@dataclass
class Titles:
    """What a text calls its document; `names` are all forms under which it speaks of itself."""

    title: Labelled | None = None
    notice: Labelled | None = None
    encloses: list[Labelled] = field(default_factory=list)
    headline: Labelled | None = None
    rule: str = ""
    confidence: float = 0.0
    notice_who: Labelled | None = None
    names: set[str] = field(default_factory=set)


def kind_of(title: str) -> str | None:
    """The kind of document by the last word of its title, brackets aside: opinions for …实施意见(试行)."""
    bare = re.sub(r"[(\[（].*?[)\]）]", "", title).strip("《》 ")
    found = [
        (m.end(), len(m[0]), kind)
        for kind, words in KINDS
        for m in re.finditer(f"(?:{words})", bare)
        if m.end() == len(bare)
    ]
    return max(found, key=lambda each: each[1])[2] if found else None


def is_short_name(name: str) -> bool:
    """Whether a name in 《》 is only a kind of document, such as 《实施意见》."""
    return len(name) <= 8 and _BARE.fullmatch(name) is not None


def titles(parts: Layout) -> Titles:
    """The titles in the head of a text, the surest first: what a notice encloses, a title line, a field, a lead."""
    clean, end = parts.text.clean, parts.opening[1] if parts.opening else parts.head
    found = Titles()
    _find_notice(parts, found)
    enclosed = _enclosed(clean[:end], found)
    line = _title_line(parts, found)
    if len(enclosed) > 1:
        found.encloses = enclosed
        found.title, found.rule, found.confidence = found.notice or enclosed[0], "encloses several", 0.9
    elif enclosed:
        found.title, found.rule, found.confidence = enclosed[0], "promulgated title", 0.97
        if line and _squeezed(line.text).startswith(_squeezed(enclosed[0].text)):
            found.title = line  # The line below the notice has the years and (试行) in full.
    elif parts.labelled.get("title"):
        found.title, found.rule, found.confidence = _of_label(parts, found, line), "labelled title", 0.95
    elif line:
        found.title, found.rule, found.confidence = line, "title line", 0.9
    else:
        match = _CONSULTED.search(clean[:end]) or _LEAD.search(clean[:end])
        if match and not is_short_name(match["a"][1:-1]):
            found.title, found.rule = Labelled(match["a"][1:-1], match.start("a") + 1, match.end("a") - 1), "lead"
            found.confidence = 0.8
    if found.title is None:
        found.title = _plain_notice(parts)
        found.rule, found.confidence = "notice that encloses nothing", 0.85
    if line and found.title and found.rule == "lead" and kind_of(line.text):
        found.title, found.rule = line, "title line"
    found.names = _names(clean, found)
    return found


def _find_notice(parts: Layout, found: Titles) -> None:
    lines = [line for line in parts.lines if line.start < (parts.opening[1] if parts.opening else parts.head)]
    for index, line in enumerate(lines[:60]):
        if not re.search("印发|发布|公布|转发|下发|关于", "".join(each.text for each in lines[index : index + 3])):
            continue
        for count in (1, 2, 3, 4):
            group = lines[index : index + count]
            joined = "".join(each.text for each in group)
            match = _NOTICE.fullmatch(joined)
            who = (match["who"] or match["asking"] or "") if match else ""
            if match is None or len(group) < count or (who and not _who(who)):
                continue
            title = joined[: match.start("number")] if match["number"] else joined
            found.notice = Labelled(title, line.start, group[-1].end - (len(match["number"] or "")))
            who = _who(who)
            found.notice_who = Labelled(who, line.start, line.start + len(who)) if who else None
            return


def _who(text: str) -> str:
    """The bodies with which a title begins, or nothing."""
    who = re.sub(r"(?:关于|文件)+$", "", text).strip()
    if re.search("〔|文件|号$", who):
        return ""
    return who if all(is_body(each) for each in re.split(r"[\s、]+", who)) else ""


def _enclosed(head: str, found: Titles) -> list[Labelled]:
    """The documents that the notice sends out."""
    match = _ENCLOSING.search(head)
    if match:
        group = next(name for name in "abc" if match[name])
        books = match[group]
        if group == "a":
            books = head[match.start("a") : match.end()]
        return [
            Labelled(m[1], match.start(group) + m.start(1), match.start(group) + m.end(1))
            for m in re.finditer(r"《([^《》]{3,160})》", books)
        ]
    if found.notice:
        inside = re.search(r"《([^《》]{3,160})》", head[found.notice.start : found.notice.end])
        if inside:
            return [Labelled(inside[1], found.notice.start + inside.start(1), found.notice.start + inside.end(1))]
    return []


def _title_line(parts: Layout, found: Titles) -> Labelled | None:
    """The line, or the two or three lines, that end in a word for a document and hold no sentence."""
    after = parts.signature.start if parts.signature else 0
    end = parts.opening[0] if parts.opening else parts.head
    lines = [line for line in parts.lines if line.start <= end]
    best: Labelled | None = None
    for index, line in enumerate(lines):
        for count in (3, 2, 1):
            group = lines[index : index + count]
            if len(group) < count or group[-1].start > end or (parts.opening and group[-1].start >= parts.opening[0]):
                continue
            if count > 1 and (is_body(group[0].text) or TITLE.fullmatch(group[0].text)) and group[1].text[:1] != "(":
                continue
            joined = "".join(each.text for each in group)
            if not TITLE.fullmatch(joined) or _NOTICE.fullmatch(joined) or re.match(r"[\d(·附]|《|第|目录", joined):
                continue
            if joined.endswith(("》", "的通知")) or ("印发" in joined and kind_of(joined) != "letter"):
                continue
            if any(re.search(r"[。,]", each.text) for each in group) or not kind_of(joined):
                continue
            candidate = Labelled(joined, line.start, group[-1].end)
            if best is None or (best.start < after <= line.start):
                best = candidate
            break
    return best


def _of_label(parts: Layout, found: Titles, line: Labelled | None) -> Labelled:
    """The title behind the label 标题: of a notice that sends out a document, the document's."""
    label = parts.labelled["title"][0]
    match = _NOTICE.fullmatch(label.text)
    if match is None or not match["what"]:
        return label
    found.notice = found.notice or label
    if line:
        return line
    inner = re.fullmatch("《?(.*?)》?", match["what"])
    what = inner[1] if inner else match["what"]
    start = label.start + label.text.index(what)
    return Labelled(what, start, start + len(what))


def _plain_notice(parts: Layout) -> Labelled | None:
    """The title of a notice that is the document itself: …关于组织申报2026年度专项的通知."""
    end = parts.opening[0] if parts.opening else parts.head
    lines = [line for line in parts.lines if line.start < end]
    for index, line in enumerate(lines):
        for count in (1, 2, 3):
            group = lines[index : index + count]
            joined = "".join(each.text for each in group)
            if len(group) == count and re.fullmatch(
                r"[^。;:!?,]{0,80}关于[^。;:!?]{4,120}的(?:通知|公告|通告)", joined
            ):
                return Labelled(joined, line.start, group[-1].end)
    return None


def _squeezed(text: str) -> str:
    return re.sub(r"[\s—-]", "", text)


def _names(clean: str, found: Titles) -> set[str]:
    own = [each.text for each in (found.title, found.notice, *found.encloses) if each]
    if found.notice:
        own += re.findall(r"《([^《》]{3,160})》", found.notice.text)
    short = _SHORT.findall(clean)
    return {key(name) for name in [*own, *short]}


def key(title: str) -> str:
    """A title for comparison: Simplified, without blanks, dashes, brackets' shape and 《》."""
    return re.sub(r"[\s《》〈〉<>“”\"'‘’()（）〔〕\[\],，、:：—–-]", "", simplified(title)).lower()
