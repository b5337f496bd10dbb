"""What a figure measures or counts, in the words of the text."""

from __future__ import annotations

import re

from aikg.curate.read.deadlines import DEADLINE
from aikg.curate.read.words import any_of
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.curate.read.quantities import Quantity

_MARK = re.compile(r"^(?:\([一二三四五六七八九十\d]+\)|\d{1,2}[.、]|——|·)")
_LEADING = re.compile(
    "^(?:"
    + any_of(
        "并 且 同时 还 其中 进一步 加快 大力 积极 全面 重点 力争 争取 确保 分别 累计 每年 到期末 使 推动 实现"
        " 促进 保持 明确"
    )
    + ")+"
)
_COMPARED = r"(?:由[\d.]+%?)?(?:较(?:20\d\d年)?|(?<!占)比(?:20\d\d年)?(?=[提增上降下翻扩]|$))?"
_TRAILING = re.compile(
    f"{_COMPARED}(?:{any_of('提高 提升 增长 增加 上升 降低 下降 降 扩大 力争 累计 均 分别 将')})*(?:到|至)?$"
)
_VERBS = re.compile(
    "^(?:"
    + any_of(
        "打造 培育 引育 引进 培养 建设 建成 新建 组建 形成 遴选 推动 推出 开展 完成 攻克 集聚 招引 孵化 新增 发展"
        " 布局 落地 开通"
    )
    + ")+"
)
_GROWING = re.compile("(?:增长率|增速|年均增长|下降|降低|增长)$")


# Qualities in a row before the noun: 可复制、可推广的典型案例.
_SERIES = re.compile(r"(?:[^,。;:、\d的]{1,14}、){1,3}[^,。;:、\d的]{1,16}的[^,。;:、\d和]{2,20}")


def measured(each: Quantity, clause: str, after: str, rest: str = "") -> str:
    """The noun behind a count (20个应用场景), or what stands before the comparator (营业收入突破…)."""
    series = _SERIES.match(rest)
    noun = "" if after.startswith("/") else (series[0] if series else after).strip(' “”"').removeprefix("的")
    if each.unit in ("count", "persons") and 1 < len(noun) <= 40 and not re.match("[增提达]|以上|左右", noun):
        return noun
    before = _LEADING.sub("", DEADLINE.sub("", _MARK.sub("", clause)))
    if each.unit in ("count", "persons"):
        before = _VERBS.sub("", before) or before
    before = before if _GROWING.search(before) else _TRAILING.sub("", before)
    return before.strip(' “”"的') or noun or clause
