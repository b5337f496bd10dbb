"""Why a quantity is no target: it is so already, a condition, a gloss, a count of tasks, an amount for each."""

from __future__ import annotations

import re
from typing import NamedTuple

from aikg.curate.read.words import any_of
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.curate.read.quantities import Quantity

_BASELINE = re.compile(
    any_of(
        "目前 现有 已经 截至 截止 去年 上年 上一年 近年来 据统计 同比 累计已 以来 现已"
        " 达到了 实现了 建成了 位居 增长了 初步统计"
    )
    + r"|已(?![^,。]{0,6}的)"
)
_BASELINE_SENTENCE = re.compile("截至|目前|据统计|去年|近年来")
_COMPARED_WITH_BEFORE = re.compile("同比|[比较]上年|居全[省国市]第|[比较]去年")
_STRUCTURE = re.compile(
    f"(?:{any_of('大 方面 重点 主要 专项 具体 个 关键 基本 核心 保障 政策 支撑')})*(?:"
    + any_of(
        "任务 举措 措施 条款 部分 方面 章 节 领域 方向 环节 层次 维度 阶段 特点 原则 要点 问题 条件 情形 步骤"
        " 板块 制高点 关键"
        " 抓手 目标 内容 工作日 月内 工作要求 年度 层面 类别 机制 体系 路径 要素 附件 结合 坚持 转变 统一 清单"
        " 难题 因素 指标"
    )
    + ")(?:$|[,。;:、和及与的])"
)
_OF_STRUCTURE = re.compile(
    "(?:"
    + any_of(
        "提出 部署 明确 包括 分为 共 等 围绕 聚焦 抓住 抢占 抢抓 从 涵盖 涉及 包含 形成 构建 推出 坚持 实施 落实"
        " 细化 按照 下设 划分"
    )
    + ")[^,。;]{0,6}$"
)
_CHANGED_TO = re.compile(f"[^,。;]{{0,6}}(?:{any_of('提高 增加 提升 上升 下降 降低 扩大 增长 减少 压减')})(?:到|至)")
# 营收超10亿元的企业5家: the sum says which firms are counted.
_SIZED = re.compile(
    r"的?(?:级|[一-龥“”]{0,10}?(?:企业|项目|集群|园区|龙头|公司|链主|独角兽))(?![^,。;]{0,6}(?:给予|奖励))"
)
GIVEN = re.compile("给予|奖励|补助|补贴|资助|支持")
_WITH_NOUN = any_of("企业 单位 项目 机构 主体 个人 团队 平台 产品 园区 人才 集群 人员 高校 新建 基站")
_CONDITION = re.compile(rf"[^,。;:]{{0,40}}?(?:的(?:[^,。;、]{{0,12}}(?:{_WITH_NOUN}))?[,、;:]|的给予|且)")
_TURNOVER = re.compile(
    "(?:"
    + any_of(
        "营业收入 营收 产值 收入 成交额 交易额 合同额 投资额 销售额 估值 融资"
        " 总投资 采购额 流量 投入额 研发投入 固定资产投资"
    )
    + ")(?:首次)?(?:达到?|超过?|突破|不低于|在)?$"
)
_NO_RATE = re.compile(
    f"(?:{any_of('占比 比重 率 份额 增长 增速 增幅 提高 提升 降低 下降')}|(?<!资助)(?<!补贴)(?<!补助)(?<!支持)比例)"
    "(?:达到?|超过?|不低于|不高于|为|在)*$"
)


class Setting(NamedTuple):
    """The surroundings of a quantity: its clause and sentence before it, its clause and sentence after it."""

    clause: str
    before: str
    after: str
    rest: str
    # What stands before the figure in the same stretch between commas, and the comparator printed with it.
    listed: str
    comparator: str


def reason(each: Quantity, at: Setting, supporting: bool, year: str | None) -> str | None:
    """Why a quantity is no target, or nothing.

    :param supporting: whether its sentence promises support
    :param year: when the document was signed: what it says of a year before is so already
    """
    if at.before.rfind("(") > at.before.rfind(")") and ")" in at.rest[:60]:
        return "in brackets: a gloss or a definition"
    if re.search("是指|指的是|折合", at.clause):
        return "a definition"
    if re.search("[由从]$", at.clause) and _CHANGED_TO.match(at.rest):
        return "already so"
    if each.unit in ("cny", "usd") and _SIZED.match(at.rest) and not re.search("规模$|总额$", at.clause):
        return "the size of what is counted"
    told = each.chinese or each.comparator == "exactly" or _OF_STRUCTURE.search(at.clause)
    if each.unit == "count" and told and _STRUCTURE.match(at.after):
        return "a count of tasks, parts or fields"
    if _already(at, year):
        return "already so"
    if supporting:
        return _of_support(each, at)
    if each.unit == "cny" and re.search(r"每(?:家|个|户|人|项|次|台|辆|名)[^,。]{0,6}$", at.clause):
        return "an amount for each"
    return None


def is_support(each: Quantity, at: Setting) -> bool:
    """Whether a sum or a rate in a sentence about support is given, rather than asked of the applicant."""
    if each.unit == "cny" and _TURNOVER.search(at.clause + at.comparator):
        return False
    offered = re.search("给予|奖励|最高|补贴|补助|资助|按", at.clause)
    if not offered and _CONDITION.match(at.rest) and GIVEN.search(at.rest):
        return False
    return each.unit != "percent" or not _NO_RATE.search(at.clause + at.comparator)


def _already(at: Setting, year: str | None) -> bool:
    sentence = _BASELINE_SENTENCE.search(at.before) or _COMPARED_WITH_BEFORE.search(at.before + at.rest)
    if sentence and re.search("到20|力争|目标", at.before):
        sentence = None
    if not sentence and not _BASELINE.search(at.clause[-30:]):
        return False
    until = re.findall(r"截至(20\d\d)", at.before)
    return not (until and year and until[-1] > year)


def _of_support(each: Quantity, at: Setting) -> str | None:
    yearly = re.search("每年|遴选|评选|支持不超过", at.clause) and each.unit == "count"
    if not yearly and GIVEN.search(at.rest) and re.match("[^,。;]{0,40}?的", at.rest):
        return "a condition for applicants"
    if each.unit == "cny" and re.search(r"每(?:家|个|户|人|项|次|台|辆|名)[^,。]{0,6}$", at.clause):
        return "an amount for each"
    limit = re.search("不超过|最多|至多", at.comparator)
    if each.unit in ("count", "persons") and limit and not re.search("每年|遴选|评选", at.clause):
        return "a limit on applications"
    return None
