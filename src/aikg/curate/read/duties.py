"""The bodies that a text makes responsible: in brackets or lines of 责任单位, 牵头单位, 配合单位."""

from __future__ import annotations

import re

from aikg.curate.read.layout import Labelled

_DUTY = re.compile(
    r"(?:责任单位|牵头单位|配合单位|责任部门|牵头部门|配合部门|参加单位|实施单位|落实单位|主办单位|协办单位"
    r"|责任主体)(?:及分工)?\s*:\s*"
    r"(?P<bodies>(?:[^()\n;。]|\([^()\n]*\))*)"
    r"|\((?P<lead>(?:[^()\n]|\([^()\n]*\)){2,120}?)(?:牵头|负责|按职责分工负责|分工负责)(?:[^()]*)\)"
)
_NAME_END = re.compile(
    r"(?:政府|厅|局|委|部|办|办公室|办公厅|院|会|管委会|中心|行|署|委员会|人民银行|公司|集团|税务|法院|检察院"
    r"|处|街道|镇|乡|发改|网信)(?:\([^()]*\))?$"
)
_UNNAMED = re.compile(r"有关|相关|等$|等(?:单位|部门)|各部门$|其他|按职责|配合$")
# Two names without a mark between them: 市经信局市新经济委.
_RUN_ON = re.compile(r"(?<=[局委厅办部院])(?=[市省区县州](?!场)[一-龥]{2,})")


def duties(clean: str) -> list[Labelled]:
    """Each body once, in printed order; unnamed ones and a name that the end of the text cuts off are left out."""
    found: dict[str, Labelled] = {}
    for match in _DUTY.finditer(clean):
        group = "bodies" if match["bodies"] is not None else "lead"
        for name, start in _names(match[group], match.start(group)):
            name = re.sub(r"^(?:由|,|及|和)", "", name)
            if _UNNAMED.search(name) or not _NAME_END.search(name) or len(name) > 30:
                continue
            at = clean.find(name, start)
            found.setdefault(name, Labelled(name, at, at + len(name)))
    return list(found.values())


def _names(text: str, start: int) -> list[tuple[str, int]]:
    """A list divided at 、, and ;, but not inside brackets."""
    parts, at, depth = [], 0, 0
    for index, character in enumerate(text + "、"):
        depth += (character == "(") - (character == ")")
        if character in "、,;" and depth <= 0:
            piece = text[at:index]
            for name in _RUN_ON.split(piece):
                parts.append((name.strip(), start + at))
            at = index + 1
    return parts
