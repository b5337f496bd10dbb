"""The words of the pictures in Chinese and English."""

from __future__ import annotations

# Key -> the words in Chinese and in English.
_WORDS = {
    "part": ("{title}：{part}", "{title}: {part}"),
    "parts": (
        "答案共{count}组，图中为标题所示的一组；加上条件可看其他组。",
        "Of {count} groups in the answer the picture shows the one in its title; a condition shows another.",
    ),
    "release": (
        "数据出自中国人工智能政策体系知识图谱{release}版。",
        "From the knowledge graph of China’s AI policy system, release {release}.",
    ),
    "foot": (
        "中国人工智能政策体系知识图谱{release}版",
        "Knowledge graph of China’s AI policy system, {release}",
    ),
    "of": ("{name}：{value}", "{name}: {value}"),
    "nothing-known": ("未收录", "nothing known"),
    "answer": ("答案", "answer"),
    "place": ("地方", "place"),
    "name": ("名称", "name"),
    "value": ("数值", "value"),
    "divisions": ("地区数", "divisions"),
    "unknown-divisions": (
        "“{absent}”为34个省级地区中的{count}个，不等于零。",
        "‘{absent}’ marks {count} of the 34 divisions; it does not mean zero.",
    ),
    "start": ("中央文件：{day}", "document: {day}"),
    "all-places": ("{count}地", "{count} in all"),
    "of-provinces": ("省级{count}", "{count} prov."),
    "province": ("省级", "province"),
    "below": ("市县", "city or county"),
    "level": ("层级", "level"),
    "first-day": ("最早可能日", "earliest day"),
    "last-day": ("最晚可能日", "latest day"),
    "days": ("相隔天数", "days after"),
    "followed": ("{name}（{level}）：{date}", "{name} ({level}): {date}"),
    "count-days": ("{count}天", "{count} days"),
    "days-after": ("，相隔{days}天", ", {days} days after"),
    "band": (
        "日期不精确者以区间表示：实线为至少已响应的地方数，浅色带上沿为至多；实心为省级，空心为市县。",
        "A date that is not exact is an interval: the line is how many had followed at least, the top of the pale "
        "band how many at most. Filled marks are provinces, open ones cities and counties.",
    ),
    "national": ("国家目标", "national"),
    "sum": ("{known}省之和", "sum of {known}"),
    "same-figure": (
        "同一省数值相同的多项目标只画一次。",
        "Several targets of one province with the same figure are drawn once.",
    ),
    "covered": ("已知{known}省，共{of}", "{known} of {of} known"),
    "exceeds-true": ("各省之和超过国家目标。", "The provinces add up to more than the national target."),
    "exceeds-false": ("31省齐全，其和未超过国家目标。", "All 31 add up to no more than the national target."),
    "exceeds-not shown": ("是否超过国家目标：无法判定。", "Whether they exceed the national target: not shown."),
    "no-national": ("未见可比的国家目标。", "No national target is known to compare with."),
    "against": ("与国家目标相比", "against the national target"),
    "meant": ("口径", "meant as"),
    "upper": ("上限", "up to"),
    "no-date": ("日期不详", "no date"),
    "came": ("日期", "date"),
    "held": ("施行", "effective"),
    "ended": ("终止或期满", "ended or runs until"),
    "interval": (
        "圆点为确切日期，长条为日期可能所在的区间。",
        "A dot is an exact date, a bar the days that an inexact one can mean.",
    ),
    "force": (
        "短竖线为施行日，线段为有效期，虚线表示效力不详。",
        "A stroke is the day of effect; a line is the time of force, dashed where nothing is known of it.",
    ),
    "latest": ("共{total}项，图中为最近{shown}项。", "The latest {shown} of {total} are shown."),
    "total": ("共{count}", "{count} in all"),
    "before": ("{year}年以前", "before {year}"),
    "in-year": ("{part}，{year}：{count}", "{part}, {year}: {count}"),
    "whole": ("总数", "of"),
    "part-of": ("{found}/{whole}", "{found} of {whole}"),
    "group": ("分组", "group"),
    "year": ("年份", "year"),
    "number": ("数量", "number"),
    "dateless-things": ("另有{count}项年份不详，未画入。", "{count} whose year is not known are not drawn."),
    "other-place": ("另一地", "other place"),
    "signs": (
        "实心为来源明述的关系；空心为可能竞争、同处一圈与并列比较，双线为同循上级。",
        "Filled signs are relations that a source states; open ones are candidates, circles and comparisons, and two "
        "strokes are imitation.",
    ),
    "some-places": (
        "共{total}地，图中为关系最多的{shown}地；其余见表。",
        "Of {total} places, the {shown} with most relations are drawn; the table has all.",
    ),
    "share": ("占比（%）", "share in percent"),
    "share-low": ("区间下限", "least"),
    "share-high": ("区间上限", "most"),
    "share-whole": ("全国占比（%）", "share of all in percent"),
    "shares": (
        "圆点为占比，横线为区间，短竖线为全国占比。",
        "A dot is the share, the line its interval, and the stroke the share in all documents.",
    ),
    "against-whole": ("，全国{whole}", ", {whole} in all"),
    "standing": ("达成情况", "standing"),
    "percent-of": ("观测值占目标（%）", "observed in percent of the target"),
    "observed": ("观测值", "observed"),
    "observed-in": ("观测时期", "observed for"),
    "aimed": ("目标值", "aimed at"),
    "deadline": ("期限", "deadline"),
    "unit": ("单位", "unit"),
    "in-time": ("{value}（{time}）", "{value}, {time}"),
    "reached": (
        "{standing}，{percent}；观测值{observed}；目标值{aimed}",
        "{standing}, {percent}; observed: {observed}; aimed at: {aimed}",
    ),
    "progress": (
        "横条为观测值占目标的百分比，竖线为100%，超过150%者画到150%为止；≥为超过或不少于，≤为低于、接近或不超过，≈为约。"
        "目标为上限时，越低越好。",
        "A bar is the observed value in percent of the target, and the stroke is 100%; bars end at 150%. ≥ is over or "
        "at least, ≤ is below, nearly or at most, ≈ is about. Where a target is an upper limit, less is better.",
    ),
    "latest-deadlines": (
        "共{total}项目标，逐项画出期限最晚的{shown}项；上方计数和表含全部。",
        "Of {total} targets, those {shown} with the latest deadlines have a bar; the counts and the table have all.",
    ),
    "printed": ("原文表述", "as printed"),
    "logarithmic": ("横轴为对数：每格十倍。", "The axis is logarithmic: each step is ten times the one before."),
    "no-boundaries": (
        "图中只有经纬网，不含任何界线；编号见下表。",
        "The frame has latitude and longitude and no boundaries; the numbers lead to the list below.",
    ),
    "no-point": ("另有{count}地无坐标，未画出。", "{count} places without coordinates are not drawn."),
    "latitude": ("纬度", "latitude"),
    "longitude": ("经度", "longitude"),
    "kind": ("种类", "kind"),
    "thing-here": ("载体，位于其自身坐标", "a site, at its own point"),
    "thing-near": ("载体，绘于所在地中心", "a site, drawn in the middle of its place"),
    "figure-here": ("{kind}（最近年份，{unit}）", "{kind} (latest year, {unit})"),
    "dateless": ("另有{count}地日期不详，未画入。", "{count} more without any date are not drawn."),
    "shown": ("共{total}项，图中为前{shown}项。", "The first {shown} of {total} are shown."),
    "several-units": ("只画以{unit}计者。", "Only values in {unit} are drawn."),
    "without-value": ("{count}项数值未收录，未画出。", "{count} without a known value are not drawn."),
}


def word(key: str, lang: str, **values: object) -> str:
    """A word or sentence in `zh` or `en`, with these values in it."""
    return _WORDS[key][lang == "en"].format(**values)
