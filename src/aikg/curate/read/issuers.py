"""Who issued a document and to whom it is addressed."""

from __future__ import annotations

import re

from aikg.curate.read.layout import Labelled, Layout, is_body
from aikg.curate.read.titles import Titles

_LEAD = re.compile(
    r"(?:^|[\n,。:)讯电]|近日|日前|由)(?:\d{1,2}月)?(?:\d{1,2}日)?(?:,)?(?:近日|日前|由)*"
    r"(?P<who>[^,。;:《》\n]{2,200}?)(?:等(?:[一二三四五六七八九十\d]+)?(?:个)?(?:部门|部委|单位)?)?"
    r"(?:近日|日前|\d{1,2}日|正式|共同|联合)*(?:印发|发布|出台|公布|制定印发|下发)(?:了|的)?(?:关于)?(?:印发)?《"
)
# A law or a regulation: …第九届人民代表大会常务委员会第二十次会议通过.
_ADOPTED = re.compile(
    r"(?:(?<=[日(,。\n《由])|(?<=已由))(?P<who>(?P<place>[一-龥]{2,10}?(?:省|市|区|州|县"
    r"|全国))第?[一二三四五六七八九十]{1,4}届人民代表大会(?P<standing>常务委员会)?)"
    r"第?[一二三四五六七八九十]{1,4}次会议[^。\n]{0,20}通过"
)
_DRAFTED = re.compile(r"(?P<who>[^,。;:《》\n]{2,30}?)(?:牵头)?(?:研究|组织|会同有关部门)*(?:起草|制定|编制)了?《")
_ADDRESSED = re.compile(r"(?m)^ *(?P<to>[^\n。:《》|]{3,600}):(?= *(?:\n|$|《|为|现|经|根据))")
_RECIPIENT = re.compile(
    r"(?:政府|部门|单位|机构|院校|学校|企业|公司|局|厅|委|办|司|处|会|管委会|办事处|中心|银行|行署|集团|大学"
    r"|研究院|室|组织|团体|党委|支队|联盟|海关|法院|检察院)(?:\([^()]*\))?$"
)


def issuers(parts: Layout, names: Titles) -> list[tuple[Labelled, str, float]]:
    """The bodies that issue, in printed order, each with rule and confidence.

    The signature goes before the title's first words, these before a labelled field and a press lead.
    """
    if parts.signature:
        bodies = [_mended(each) for each in parts.signature.bodies]
        return [(each, "signature", 0.97) for each in bodies]
    clean = parts.text.clean
    if names.notice_who:
        return [(each, "notice title", 0.93) for each in _split(names.notice_who)]
    leading = _leading(names)
    if leading:
        return [(leading, "title", 0.92)]
    adopted = _ADOPTED.search(clean[: parts.head + 400])
    if adopted:
        name = adopted["place"] + "人民代表大会" + (adopted["standing"] or "")
        return [(Labelled(name, adopted.start("place"), adopted.end("who")), "adopted by", 0.9)]
    if parts.labelled.get("issuers"):
        found = [each for label in parts.labelled["issuers"] for each in _split(label) if is_body(each.text)]
        return [(each, "labelled issuer", 0.95) for each in _distinct(found)]
    end = parts.opening[0] if parts.opening else parts.head
    for match in _LEAD.finditer(clean[: max(end, 600)]):
        if re.search(r"\(征求意见稿\)|征求意见", clean[match.end() : match.end() + 120].split("。")[0]):
            continue
        bodies = _split(Labelled(match["who"], match.start("who"), match.end("who")))
        bodies = [each for each in bodies if is_body(each.text)]
        if bodies:
            return [(each, "press lead", 0.88) for each in bodies]
    return []


def drafters(parts: Layout) -> list[tuple[Labelled, str, float]]:
    """Who is said to have drafted, which is not yet issuing."""
    for match in _DRAFTED.finditer(parts.text.clean[: parts.head + 600]):
        who = re.sub(r"(?:会同|牵头|组织|研究|近日|为此|,)+", "", match["who"])
        start = match.start("who") + match["who"].find(who) if who else 0
        if who and who in match["who"] and is_body(who):
            return [(each, "drafted by", 0.8) for each in _split(Labelled(who, start, start + len(who)))]
    return []


def addressees(parts: Layout) -> list[Labelled]:
    """Those named before the colon at the head, divided at , and ; only."""
    end = (parts.opening[1] if parts.opening else parts.head) + 1
    for match in _ADDRESSED.finditer(parts.text.clean[:end]):
        found, at = [], match.start("to")
        for part in re.split(r"([,;])", re.sub(r"^.*号\s+", lambda m: " " * len(m[0]), match["to"])):
            name = part.strip()
            if name and name not in ",;":
                start = at + len(part) - len(part.lstrip())
                found.append(Labelled(name, start, start + len(name)))
            at += len(part)
        if found and _RECIPIENT.search(found[-1].text) and all(len(each.text) < 80 for each in found):
            return found
    return []


def _leading(names: Titles) -> Labelled | None:
    """The body with which a title begins: …人民政府办公厅关于支持…的若干意见, 科技部关于…的函."""
    title = names.title
    about = title.text.find("关于") if title else -1
    if title and about > 1 and is_body(title.text[:about]):
        return Labelled(title.text[:about], title.start, title.start + about)
    return None


def _split(names: Labelled) -> list[Labelled]:
    return [
        Labelled(m[0], names.start + m.start(), names.start + m.end())
        for m in re.finditer(r"(?:(?<![一-龥])和|[^\s、,;和]|和(?!国家|中国))+", names.text)
    ]


def _distinct(names: list[Labelled]) -> list[Labelled]:
    return list({each.text: each for each in reversed(names)}.values())[::-1]


def _mended(name: Labelled) -> Labelled:
    """常务委员 alone is the Standing Committee that has lost its last character."""
    return Labelled(name.text + "会", name.start, name.end) if name.text.endswith("常务委员") else name
