"""The parts of a text: its lines, what stands before its opening sentence, labelled fields, and the signature."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from aikg.curate.read import written_dates
from aikg.curate.read.clean import HAN, Text
from aikg.curate.read.written_dates import Written

# The sentence with which a document says that it is one.
FORMULA = re.compile(
    r"(?:制定|制订|提出|编制|出台)(?:了)?(?:本(?!科|地|级|领域)|此|如下|以下|[^,。;《》\n]{0,20}如下)[^。\n]{0,24}"
    r"|(?:现)?(?:函复|函覆|批复|通知|公告|通告)如下|作出如下决定"
)
_ARTICLE = re.compile(r"(?m)^第[一1]条")
HEADING = re.compile(
    r"(?m)^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百]+[章节]|\([一二三四五六七八九十]{1,3}\)"
    r"|\d{1,2}[.、]\D)"
)
BODY_END = re.compile(
    r"(?:政府|办公厅|办公室|委员会|[党市省区县州科技改]委|国资委|发改委|部|局|厅|院|会|署|网信办|办|中心|行"
    r"|科协|集团|常委会"
    r"|法院|检察院|领导小组|(?<!公)司|总队|联合会|总工会|专班|管委会|工委|委|常务委员)$"
)
_NO_BODY = re.compile("(?:部门|单位|机构|全会|大会|干部|内部|全部|总部|社会|机会|协会|学会)$|各[^级]|有关|相关")
_LABELS = {
    "number": "发文字号|发布文号|文件编号|文件字号|公文字号|文件号|文号|字号",
    "issuers": "发文机关|发布机关|发文机构|发布机构|发布单位|发布部门|签发单位|制定机关|印发机关|发文单位|制发机关",
    "signed": "成文日期|成文时间|签发时间|签发日期|签署日期|印发日期|印发时间|发文日期",
    "effective": "实施日期|生效日期|施行日期|生效时间|实施时间|施行时间",
    "expires": "失效日期|失效时间|废止日期|有效期至",
    "published": "发布日期|发布时间|公布日期|公开日期|公开时间|发表时间|发表日期|发布于|时间|日期",
    "title": "标题|文件名称|公文名称|名称",
    "": "索引号|索取号|分类|主题分类|组配分类|主题词|体裁|效力级别|时效性|有效性|法规类别|来源|信息来源|作者|浏览次数"
    "|阅读次数|阅读|点击|点击数|浏览量|访问量|公开方式|公开形式|效力状态|责任编辑|关键字|文章出处|阅读量",
}
_LABEL = re.compile(
    "(?<![一-龥])(?:" + "|".join(f"(?P<{name or 'other'}>{words})" for name, words in _LABELS.items()) + r")\s*:\s*"
)


class Line(NamedTuple):
    """A line of the clean text."""

    start: int
    end: int
    text: str


class Labelled(NamedTuple):
    """The value behind a label such as 发文字号."""

    text: str
    start: int
    end: int


class Signature(NamedTuple):
    """The bodies above a date, each with its place, and the date."""

    bodies: list[Labelled]
    date: Written | None
    start: int


@dataclass
class Layout:
    """A text with its parts. `head` ends where the opening paragraph begins, `opening` is that paragraph."""

    text: Text
    lines: list[Line]
    opening: tuple[int, int] | None
    head: int
    labelled: dict[str, list[Labelled]] = field(default_factory=dict)
    signature: Signature | None = None


def layout(text: Text) -> Layout:
    """The parts of a text."""
    clean = text.clean
    lines = [Line(m.start(), m.end(), m[0].strip()) for m in re.finditer(r"[^\n]+", clean) if m[0].strip()]
    opening = _opening(clean, lines)
    heading = HEADING.search(clean)
    head = opening[0] if opening else heading.start() if heading else min(len(clean), 1500)
    parts = Layout(text, lines, opening, head)
    parts.labelled = _labelled(clean[:head])
    parts.signature = _signature(clean, lines, head) or _signature(clean, lines[-12:], len(clean))
    return parts


def is_body(name: str) -> bool:
    """Whether a name is that of a public body, by its last word."""
    return bool(BODY_END.search(name)) and not _NO_BODY.search(name) and 2 <= len(name) <= 40


def _opening(clean: str, lines: list[Line]) -> tuple[int, int] | None:
    """The paragraph that says on what grounds the document is made: with the formula, or the first article."""
    article = _ARTICLE.search(clean)
    for match in FORMULA.finditer(clean):
        if article and article.end() < match.start() - 600:
            break
        start = clean.rfind("\n", 0, match.start()) + 1
        end = clean.find("\n", match.end())
        line = clean[start : end if end >= 0 else len(clean)]
        if re.match(r"[^《]{0,12}《[^》]+》(?:提出|明确|指出)", line):
            continue  # A report of what a document says.
        return start, start + len(line)
    if article:
        end = clean.find("\n", article.end())
        return article.start(), end if end >= 0 else len(clean)
    return None


def _labelled(head: str) -> dict[str, list[Labelled]]:
    found: dict[str, list[Labelled]] = {}
    for start, line in ((m.start(), m[0]) for m in re.finditer(r"[^\n]+", head)):
        labels = list(_LABEL.finditer(line))
        for match, after in zip(labels, [*labels[1:], None], strict=False):
            name = match.lastgroup or "other"
            value = line[match.end() : after.start() if after else len(line)]
            value = re.split(r"\s\||\||  ", value)[0].rstrip(" 、|·")
            if name != "other" and value:
                place = start + match.end()
                found.setdefault(name, []).append(Labelled(value, place, place + len(value)))
    return found


def _signature(clean: str, lines: list[Line], before: int) -> Signature | None:
    """The first date alone on its line below lines that name bodies."""
    for index, line in enumerate(lines):
        if line.start >= before:
            break
        date = _date_alone(line)
        if date is None or not index:
            continue
        block: list[Line] = []
        ended = False
        for above in reversed(lines[max(0, index - 40) : index]):
            if re.search(r"[。,;:!?《》|>]|通知$|办法$|措施$|方案$|计划$|意见$|\d", above.text):
                ended = above.text.endswith("。")
                break
            block.insert(0, above)
        bodies = _bodies(clean, block)
        # Below the end of a sentence the place tells, whatever the names end with.
        if any(is_body(each.text) for each in bodies) or (ended and bodies and len(bodies[0].text) < 30):
            return Signature(bodies, date, block[0].start)
    return None


def _date_alone(line: Line) -> Written | None:
    text = re.sub(r"\(.*$", "", line.text).strip()
    match = written_dates.DATE.fullmatch(text)
    if match and match["year"]:
        iso = written_dates.iso_of(match)
        return Written(iso, line.start, line.start + len(text)) if iso else None
    broken = written_dates.BROKEN.fullmatch(text)
    iso = written_dates.mended(broken) if broken else None
    return Written(iso, line.start, line.start + len(text)) if iso else None


def _bodies(clean: str, block: list[Line]) -> list[Labelled]:
    """The names in the lines of a signature: one a line, or several with blanks between; a broken name is joined."""
    found: list[Labelled] = []
    for line in block:
        for match in re.finditer(rf"[{HAN}()、]+", clean[line.start : line.end]):
            name, start = match[0], line.start + match.start()
            last = found[-1] if found else None
            if last and not BODY_END.search(last.text) and not re.match("中共|国家|中国", name):
                found[-1] = Labelled(last.text + name, last.start, start + len(name))
            else:
                found.append(Labelled(name, start, start + len(name)))
    return [each for each in found if len(each.text) > 1 and not each.text.startswith("(")]
