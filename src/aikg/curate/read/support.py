"""Support that a text promises: rate and cap of each measure, for whom, and vouchers named without a figure."""

from __future__ import annotations

import re
from itertools import pairwise

from aikg.curate.read.model import Instrument
from aikg.curate.read.words import any_of
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.curate.read.clean import Text
    from aikg.curate.read.quantities import Quantity

_VOUCHERS = (
    ("compute-voucher", "算力券|训力券|算力服务券|智算券"),
    ("data-voucher", "语料券|数据券|标注券|数据标注券"),
    ("model-voucher", "模型券|大模型券|算法券"),
)
_VOUCHER = re.compile(r"(?:人工智能|智能|普惠)?(?:" + "|".join(words for _, words in _VOUCHERS) + ")")
# Other support named without a figure: its type, the words that offer it, and its name.
_OTHER_NAMED = (
    *(
        (kind, re.compile(rf"(?:{any_of(offering)})[^,。;《》]{{0,14}}?(?P<name>{any_of(names)})"))
        for kind, offering, names in (
            ("loan-support", "提供 给予 享受 实施 开展 落实 予以", "贷款贴息 贴息支持 融资担保 信贷支持 贴息"),
            ("housing-subsidy", "提供 给予 享受 发放 落实", "租房补贴 购房补贴 住房补贴 人才公寓 安家费"),
            ("tax-relief", "落实 享受 给予 执行", "税收优惠 研发费用加计扣除 所得税优惠"),
        )
    ),
    ("fund", re.compile(r"(?:设立|组建)(?P<name>[^,。;《》、]{2,20}(?:产业|投资|发展|引导|创业)基金)")),
)
_OFFERED = re.compile("发放|申领|领取|支持|提供|推出|使用|兑付|补贴|设立")
_TYPES = (
    ("loan-support", "贷款|贴息|担保|信贷"),
    ("housing-subsidy", "租房|购房|住房|安家"),
    ("fund", "基金|专项资金|资金池|扶持资金$"),
    ("award", "奖励|奖金|奖补|一次性奖"),
    ("subsidy", "补贴|补助|补偿"),
    ("project-grant", "资助|项目|揭榜|支持|配套|经费"),
)
_PARTS = re.compile("[,;。:]")
_LIMIT = re.compile(r"(?:最高|不超过|最高不超过|不高于|上限|最多|总额)")
_LIMIT_BEFORE = re.compile("(?:最高不超过|不超过|最高)(?:给予|支持|补贴|奖励|资助|可达|达)?$")
_TOTAL = re.compile(
    f"(?:{any_of('发放 安排 设立 投入 统筹 列支 总额 规模 总规模 预算 资金')})"
    f"(?:{any_of('资金 最高 总额 不超过 不低于 不少于 规模 总规模 达 为')})*$"
)
_BASE_WORDS = re.compile("(?:提高|降低|放宽)[^,。]*$|的?(?:研发经费|成交额|[^的]{0,6}(?:投入|费用|金额|总额|经费))$")
_RATE_BASE = re.compile(r"(?:不超过|最高不超过|最高|不高于)(?P<base>[^,。;:、\d%]{1,30}?)的?$")
_FOR_WHOM = re.compile(r"(?:面向|对|向|支持)(?P<who>[^,。;]{2,40}?)等?(?:发放|提供|给予)")
_WHO = r"(?P<who>[^。;:]{2,60}?)"
_FOR = (
    re.compile(rf"(?:对于|对|向|面向)(?![接外标]){_WHO}(?=,|:|的,|给予|按|最高|不超过|每|$)"),
    re.compile(r"每(?:家|个|户)(?!给予|最高|奖励|补助|累计|不超过)(?P<who>[^,。;:]{2,20}?)(?=每|累计|最高|可|给予|$)"),
    re.compile(rf"(?:支持|鼓励){_WHO}(?=,|:|的,|给予|按|最高|不超过|$)"),
    re.compile(rf"给予{_WHO}(?=,|:|按|最高|不超过|$)"),
)


def support(text: Text, sentences: list[tuple[int, int, list[Quantity]]]) -> list[Instrument]:
    """The support of the given sentences, a rate and its cap together, then vouchers that are only named."""
    found: list[Instrument] = []
    for start, end, amounts in sentences:
        listed = _in_list(text.clean, amounts)
        taken: set[int] = set()
        for index, first in enumerate(amounts):
            if index in taken:
                continue
            after = amounts[index + 1] if index + 1 < len(amounts) and index not in listed else None
            second = after if after and _belongs(text.clean, first, after) else None
            taken |= {index + 1} if second else set()
            made = _instrument(text, start, end, first, second)
            if not any((made.start, made.end) == (each.start, each.end) for each in found):
                found.append(made)
    return found + _named(text, found)


def _in_list(clean: str, amounts: list[Quantity]) -> set[int]:
    """Which amounts are rates in a list (20%、30%): the cap behind such a list holds for all and stands for itself."""
    found: set[int] = set()
    for index, (one, other) in enumerate(pairwise(amounts)):
        if one.unit == other.unit == "percent" and clean[one.end : other.start] in ("、", "和", "及"):
            found |= {index, index + 1}
    return found


def _belongs(clean: str, first: Quantity, second: Quantity) -> bool:
    """Whether an amount is the cap of the rate before it: not far, and no other beneficiary between."""
    between = clean[first.end : second.start]
    return (
        first.unit == "percent"
        and second.unit == "cny"
        and len(between) <= 40
        and not re.search(r"[。;]|对|且|或者|其中|,(?:按|再)", between)
    )


def _instrument(text: Text, start: int, end: int, first: Quantity, second: Quantity | None) -> Instrument:
    clean = text.clean
    rate = first if first.unit == "percent" else None
    cap = second or (first if first.unit == "cny" else None)
    begin, basis = _begin(clean, start, first)
    last = (second or first).end
    before, after = clean[start:begin], clean[last:end]
    near = after.split("。")[0].split(";")[0]
    programme = cap is not None and rate is None and _is_programme(clean, start, cap, after)
    asked = clean[(first.end if second else max(start, begin - 12)) : cap.figure] if cap else ""
    yearly = bool(re.search("每年|每个?年度|/年|年度最高|年度补贴", asked))
    words = clean[begin : cap.figure if cap else last]
    fixed = cap is None or not _LIMIT.search(words + clean[max(start, cap.start - 8) : cap.figure])
    first_place, last_place = text.place(begin, last)
    between = clean[first.end : second.start] if second else ""
    who = _beneficiary(before + between, programme, near)
    return Instrument(
        type=_type((_article(clean, begin), clean[max(start, begin - 40) : begin], near), rate is not None, programme),
        beneficiary_zh=who,
        cap_value=cap.value if cap else None,
        cap_unit=_unit(clean, start, cap, yearly or (programme and "每年" in _PARTS.split(before)[-1]))
        if cap
        else None,
        rate_percent=rate.value if rate else None,
        amount_kind=None if cap is None else "fixed" if fixed else "max",
        cap_scope=None if cap is None else "programme" if programme else "beneficiary",
        cap_basis_zh=basis,
        start=first_place,
        end=last_place,
        as_printed=text.original[first_place:last_place],
        rule="rate and cap" if rate and cap else "rate" if rate else "amount",
        confidence=0.9 if rate and cap else 0.8,
    )


def _unit(clean: str, start: int, cap: Quantity, yearly: bool) -> str:
    """What the cap is counted in: yuan, yuan a year, or yuan a kilowatt-hour."""
    power = re.search("每(?:千瓦时|度)", clean[max(start, cap.start - 12) : cap.start])
    if power or re.match("/(?:千瓦时|度|kWh)", clean[cap.end : cap.end + 5]):
        return "cny-per-kwh"
    return "cny-per-year" if yearly else "cny"


def _begin(clean: str, start: int, first: Quantity) -> tuple[int, str | None]:
    """Where the measure begins: at 不超过 or 最高, also before the base of a rate; and that base."""
    begin = first.start
    if first.unit == "percent":
        stretch = clean[max(start, begin - 44) : begin]
        match = _RATE_BASE.search(stretch) if begin == first.figure else None
        if match:
            return begin - len(stretch) + match.start(), match["base"].removesuffix("的")
        base = re.split(r"[,。;:、]|给予|按照?|其", stretch)[-1].removesuffix("的")
        if re.search(r"^对|(?:至|为|抵扣|不少于|比例)$", base):
            base = ""
        return begin, base or _base_behind(clean, first.end)
    limit = _LIMIT_BEFORE.search(clean[max(start, begin - 10) : begin])
    return (begin - len(limit[0]) if limit else begin), None


def _base_behind(clean: str, end: int) -> str | None:
    match = re.match(r"的(?P<base>[^,。;:]{2,16}?(?:费用|投入|金额|成本|总额|支出))", clean[end : end + 24])
    return match["base"] if match else None


def _is_programme(clean: str, start: int, cap: Quantity, after: str) -> bool:
    """A total for a year or a fund rather than what one beneficiary gets."""
    before = clean[max(start, cap.start - 16) : cap.start]
    total = _TOTAL.search(before)
    if re.search(r"每(?:人|月|家|个|户|名|项|件)", before):
        return False
    return bool(total or re.match(r"(?:的)?[^,。;]{0,10}(?:券|专项资金|基金|资金池)", after))


def _article(clean: str, at: int) -> str:
    """The heading of the article in which a measure stands."""
    start = clean.rfind("\n", 0, at) + 1
    return re.split("[。:,\n]", clean[start : start + 40])[0]


def _type(around: tuple[str, str, str], rate: bool, programme: bool) -> str:
    """The type by the words behind the figure, then before it; a voucher also by the heading of its article."""
    article, before, after = around
    if re.search("每月|按月", before[-12:]):
        return "monthly-allowance"
    for kind, words in _VOUCHERS if "券" in article + before + after[:14] else ():
        if re.search(words, after[:14]) or re.search(words, before) or re.search(words, article):
            return kind
    told = after[:24]
    for kind, words in _TYPES:
        if kind == "fund" and not programme:
            continue
        if re.search(words, told):
            return kind
    for kind, words in _TYPES:
        if kind != "fund" and re.search(words, before):
            return kind
    return "fund" if programme else "subsidy" if rate else "project-grant"


def _beneficiary(before: str, programme: bool, near: str) -> str:
    if programme:
        voucher = _VOUCHER.search(before[-16:])
        if voucher:
            return f"{voucher[0]}(年度总额)"
        name = re.match(r"[“\"]?(?:的)?(?:规模的)?(?P<name>[^,。;”\"的]{2,16}(?:券|资金|基金))", near)
        return f"{name['name']}(年度总额)" if name else "(总额)"
    for pattern in _FOR:
        found = [m["who"] for m in pattern.finditer(before) if not re.match(r"一次性|最高|其$|不超过", m["who"])]
        if found:
            who = _BASE_WORDS.sub("", found[-1])
            return re.sub(r"的$|^面向", "", who).strip()
    return ""


def _named(text: Text, found: list[Instrument]) -> list[Instrument]:
    """Vouchers, loans, housing and tax relief that the text offers without a figure."""
    made: list[Instrument] = []
    have = {each.type for each in found}
    clean = text.clean
    for match in _VOUCHER.finditer(clean):
        kind = next(name for name, words in _VOUCHERS if re.search(words, match[0]))
        around = clean[max(0, match.start() - 14) : match.start()] + clean[match.end() : match.end() + 14]
        line = clean[clean.rfind("\n", 0, match.start()) + 1 : match.start()]
        rest = clean[match.end() : (clean.find("\n", match.end()) + 1 or len(clean) + 1) - 1]
        whole_sentence = re.search(r"[。;]", rest) is not None
        inside = line.rfind("《") > line.rfind("》") or line.rfind("(") > line.rfind(")")
        if _within(text.place(match.start(), match.end()), found):
            continue  # The measure with the figures names it.
        if kind in have or inside or not _OFFERED.search(around) or not whole_sentence or "制定" in line[-12:]:
            continue
        have.add(kind)
        made.append(_without_figure(text, kind, match.start(), match.end(), "named voucher", 0.75))
    for kind, pattern in _OTHER_NAMED:
        other = pattern.search(clean)
        if other and kind not in have and not any(each.type == kind for each in found):
            made.append(_without_figure(text, kind, other.start("name"), other.end("name"), "named support", 0.6))
    return made


def _within(span: tuple[int, int], found: list[Instrument]) -> bool:
    """Whether a span of the text lies in that of a measure."""
    return any(each.start <= span[0] and span[1] <= each.end for each in found)


def _without_figure(text: Text, kind: str, start: int, end: int, rule: str, confidence: float) -> Instrument:
    first, last = text.place(start, end)
    sentence = text.clean[max(text.clean.rfind("。", 0, start), text.clean.rfind("\n", 0, start)) + 1 : start]
    who = [m["who"] for m in _FOR_WHOM.finditer(sentence)]
    return Instrument(
        *(kind, who[-1] if who else "(未说明)", None, None, None, None, None, None, first, last),
        *(text.original[first:last], rule, confidence),
    )
