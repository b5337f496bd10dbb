"""Targets in the text of a policy: which quantities it sets out to reach, by when, and what it leaves as it is."""

from __future__ import annotations

import re
from typing import NamedTuple

from aikg.curate.read.deadlines import Deadline, deadline_of, deadlines, year_of_plan
from aikg.curate.read.left_out import Setting, is_support, reason
from aikg.curate.read.measured import measured
from aikg.curate.read.model import LeftOut, Target
from aikg.curate.read.quantities import Quantity, masked, quantities
from aikg.curate.read.words import any_of
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aikg.curate.read.clean import Text

_VERB_BEFORE = re.compile(
    "(?:"
    + any_of(
        "打造 培育 引育 引进 培养 建设 建成 新建 组建 形成 遴选 推动 推出 实现 开展 完成 制定 制修订 修订 参与"
        " 攻克 突破 挖掘 探索"
        " 布局 落地 发布 认定 集聚 聚集 汇聚 招引 孵化 扶持 支持 开放 部署 建立 创建 设立 举办 组织 推广 拓展"
        " 上线 接入 覆盖 征集"
        " 评选 新增 净增 发展 确保 达 实施 开通 梳理 储备 构建 选树 选取 选择 研制 研发 开发 入选 争创 争取 申报"
        " 获批 签约 投用"
        " 投入 改造 升级 提升 提高 降低 减少 累计 总数 超 谋划 确定 创设 牵头 承担 力争 凝练 总结 编制 安排 滚动"
        " 培训 吸引 备案"
        " 用于 提供 汇集 入围"
    )
    + ")[^,。;:]{0,40}$"
)
_SUPPORT = re.compile(
    any_of(
        "给予 奖励 奖补 补助 补贴 资助 贴息 扶持资金 资金支持 经费支持 最高支持 予以支持 兑付 奖金 配套支持"
        " 支持资金 专项资金 支持经费 支持金额 支持额度 风险补偿"
    )
    + r"|(?<!证)券|支持(?:最高|不超过)|不超过[^,。]{0,12}%|(?:设立|安排|投入|发放|统筹|列支)[^,。;]{0,16}元"
)
_GROWTH = re.compile(r"(?:增长率|增速|增幅|年均增长|增长)[^,。;、]{0,4}$|(?:年均|复合增长)[^,。;、]{0,12}$")
# 营业收入超10亿元,年均增长15%以上: the growth is that of what stands before.
_BARE_GROWTH = re.compile("(?:年均|平均|复合)*(?:增长率?|增速|增幅)(?:保持在)?")
# 每年打造5个场景,三年累计不少于15个: the total is that of what stands before.
_BARE_TIME = re.compile(r"(?:[一二三四五六七八九十\d]年内?|累计|总数|总量|其中)*")
_UNITLESS = re.compile(r"PUE[^,。;\d]{0,14}(?P<figure>\d\.\d+)(?:以下|以内|左右)?")
_HEDGE = re.compile("力争|争取|努力|有望|预计")
_SECTION = re.compile(r"[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+[章条]|\([一二三四五六七八九十]{1,3}\)")
_ITEM = re.compile(r"——|·|—|\d{1,2}[.、]|\(\d")
_CLAUSES, _CLAUSES_AND, _PARTS = re.compile("[,。;:!?、]"), re.compile("[,。;:!?、和]"), re.compile("[,。;:!?]")
_LONGEST = 2000


class Found(NamedTuple):
    """What a text holds in figures: its targets, what is support, and what was left out with the reason."""

    targets: list[Target]
    support: list[tuple[int, int, list[Quantity]]]
    left_out: list[LeftOut]


def goals(text: Text, skip: list[tuple[int, int]], scope: str | None, year: str | None, title: str | None) -> Found:
    """The targets of a text, paragraph by paragraph.

    :param skip: stretches of the clean text that are titles, fields and headlines
    :param scope: the place for which the document holds
    :param year: the year in which it was signed: what it says of earlier years is so already
    :param title: a plan for one year has that year as its deadline
    """
    reader = _Reader(text, scope, year, year_of_plan(title))
    taken = sorted(skip, reverse=True)
    for line in re.finditer(r"[^\n]+", text.clean):
        while taken and taken[-1][1] <= line.start():
            taken.pop()
        here = _before(taken, line.end())
        if not any(s <= line.start() and line.end() <= e for s, e in here):
            reader.paragraph(line.start(), line.end(), here)
    return Found(reader.targets, reader.support, reader.left_out)


def _before(taken: list[tuple[int, int]], end: int) -> list[tuple[int, int]]:
    """The stretches, kept with the first at the end, that begin before a place."""
    found = []
    for each in reversed(taken):
        if each[0] >= end:
            break
        found.append(each)
    return found


class _Reader:
    """Reads paragraph by paragraph and carries a deadline on where the text does."""

    def __init__(self, text: Text, scope: str | None, year: str | None, plan: str | None) -> None:
        self.text, self.clean, self.scope, self.year, self.plan = text, text.clean, scope, year, plan
        self.targets: list[Target] = []
        self.support: list[tuple[int, int, list[Quantity]]] = []
        self.left_out: list[LeftOut] = []
        self.carried: Deadline | None = None
        self.above: set[str] = set()
        self.goal_section = False
        self.conditions = False
        # What the sentence measured and counted last.
        self.measured = self.counted = ""
        self.seen: dict[tuple[object, ...], Target] = {}

    def paragraph(self, start: int, end: int, skip: list[tuple[int, int]]) -> None:
        """One line of the clean text."""
        line = self.clean[start : min(end, start + 400)]
        self._carry(line)
        if "。" not in line and _is_table(line):
            for each in quantities(self.clean, start, end):
                self._leave("a figure in a table: compare the table itself", each.start, each.end)
            return
        for first, last in _sentences(self.clean, start, end):
            if not any(s <= first < e for s, e in skip):
                self._sentence(first, last)

    def _carry(self, line: str) -> None:
        """A deadline holds for the items below it, unless two stand above: then it is not said which of them."""
        if _SECTION.match(line):
            self.goal_section = bool(re.search("目标|指标", line[:24]))
            self.conditions = bool(re.search("条件|资格|门槛|适用范围|适用对象", line[:24]))
            self.carried = None
        elif len(self.above) > 1 or not (self.goal_section or _ITEM.match(line)):
            self.carried = None
        if self.carried is None:
            self.above = set()

    def _sentence(self, start: int, end: int) -> None:
        self.measured = self.counted = ""
        for first, last in masked(self.clean, start, end):
            self._leave("masked or garbled", first, last)
        for match in _UNITLESS.finditer(self.clean, start, end):
            self._leave("without a unit: power usage effectiveness", match.start("figure"), match.end())
        found = [each for each in quantities(self.clean, start, end) if not _is_name(self.clean, each)]
        until = list(deadlines(self.clean, start, end))
        supporting = bool(found) and bool(_SUPPORT.search(self.clean, start, end))
        money = []
        for each in found:
            at = _setting(self.clean, each, start, end)
            if supporting and each.unit in ("cny", "percent") and is_support(each, at):
                money.append(each)
            else:
                self._quantity(each, at, until, supporting)
        if money:
            self.support.append((start, end, money))
        if until:
            self.carried = until[-1]
            self.above |= {each.when for each in until}

    def _quantity(self, each: Quantity, at: Setting, until: list[Deadline], supporting: bool) -> None:
        deadline = deadline_of(each.figure, until, self.carried)
        when = deadline.when if deadline else self.plan
        per = "year" if "每年" in re.split("[,;:。]", at.before)[-1] + at.comparator else None
        why = "a condition for applicants" if self.conditions else reason(each, at, supporting, self.year)
        if not why and deadline and self.year and deadline.when[:4] < self.year:
            reached_for = re.search("到|力争", self.clean[deadline.start : deadline.end])
            why = None if reached_for else "already so: a year before the document"
        told = when or per or each.comparator != "exactly" or each.figure > each.start or _GROWTH.search(at.clause)
        meant = _VERB_BEFORE.search(at.listed)
        if not why and not meant and (not told or (each.chinese and each.comparator == "exactly")):
            why = "no sign of a goal"
        if why:
            self._leave(why, each.start, each.end)
        else:
            self._add(each, at, when, per)

    def _add(self, each: Quantity, at: Setting, when: str | None, per: str | None) -> None:
        comparator = each.comparator
        if each.unit == "percent" and _GROWTH.search(at.clause) and comparator not in ("at-most", "below", "range"):
            comparator = "growth-at-least"
        indicator = measured(each, at.clause, at.after, at.rest)
        if _BARE_GROWTH.fullmatch(indicator) and self.measured:
            # Of a share no growth is told: what grows is not said then.
            indicator = indicator if re.search("[比率]$|比重", self.measured) else self.measured + indicator
        elif _BARE_TIME.fullmatch(indicator) and self.counted:
            indicator = self.counted
        elif each.unit in ("count", "persons"):
            self.counted = indicator
        else:
            self.measured = indicator
        known = (comparator, each.value, each.upper_value, each.unit, when, re.sub(r"\W", "", indicator))
        first, last = self.text.place(each.start, each.end)
        if known in self.seen:
            self.seen[known].also_at.append((first, last))
            return
        self.seen[known] = Target(
            indicator_zh=indicator,
            comparator=comparator,
            value=each.value,
            upper_value=each.upper_value,
            unit=each.unit,
            deadline=when,
            scope=self.scope,
            per=per,
            cumulative="累计" in re.split("[;。]", at.before)[-1] + at.comparator,
            hedged=bool(_HEDGE.search(at.before)),
            start=first,
            end=last,
            as_printed=self.text.original[first:last],
            rule=f"{comparator}, {'with' if when else 'without'} deadline",
            confidence=0.93 if when and not each.chinese else 0.8 if when or per else 0.65,
        )
        self.targets.append(self.seen[known])

    def _leave(self, why: str, start: int, end: int) -> None:
        first, last = self.text.place(start, end)
        self.left_out.append(LeftOut(why, first, last, self.text.original[first:last]))


def _is_table(line: str) -> bool:
    """A row of figures between blanks or bars rather than a sentence."""
    cells = re.split(r"  +|\||\t", line.strip())
    return len(cells) > 2 and any(c.isdigit() for cell in cells for c in cell)


def _is_name(clean: str, each: Quantity) -> bool:
    """A figure inside a name: 500强, 前10名, 百亿级, 第1项, 《…十三条措施》."""
    first = max(0, each.start - 120)
    if clean.rfind("《", first, each.start) > clean.rfind("》", first, each.start):
        return True
    before, after = clean[max(0, each.start - 2) : each.start], clean[each.end : each.end + 1]
    if each.comparator == "exactly" and re.search("前|第|OP|op|排名|《$", before):
        return True
    small = each.chinese and each.value <= 2 and each.comparator == "exactly"
    return small or after in ("强", "级")


def _setting(clean: str, each: Quantity, start: int, end: int) -> Setting:
    before, rest = clean[start : each.start], clean[each.end : end]
    return Setting(
        clause=_CLAUSES.split(before)[-1],
        before=before,
        after=_CLAUSES_AND.split(rest, maxsplit=1)[0],
        rest=rest,
        listed=_PARTS.split(before)[-1],
        comparator=clean[each.start : each.figure],
    )


def _sentences(clean: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph; what has no end for long is divided, so that time stays in proportion."""
    at = start
    for match in re.compile("[。!?]").finditer(clean, start, end):
        yield from _pieces(at, match.end())
        at = match.end()
    yield from _pieces(at, end)


def _pieces(start: int, end: int) -> Iterator[tuple[int, int]]:
    for first in range(start, end, _LONGEST):
        yield first, min(end, first + _LONGEST)
