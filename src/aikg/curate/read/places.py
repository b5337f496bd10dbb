"""Where a document applies and at which level it was issued, by the names of its issuers and its title."""

from __future__ import annotations

import re
from typing import NamedTuple

_MUNICIPALITIES = ("北京", "天津", "上海", "重庆")
_PROVINCES = (
    *("河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北", "湖南"),
    *("广东", "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海"),
)
_REGIONS = {
    "内蒙古": "内蒙古自治区",
    "广西": "广西壮族自治区",
    "西藏": "西藏自治区",
    "宁夏": "宁夏回族自治区",
    "新疆": "新疆维吾尔自治区",
    "香港": "香港特别行政区",
    "澳门": "澳门特别行政区",
}
FULL = {name: f"{name}市" for name in _MUNICIPALITIES} | {name: f"{name}省" for name in _PROVINCES} | _REGIONS
_SHORT = "|".join(FULL)
_NO_PLACE = re.compile(
    "关于|的|建设|人工|智能|数字|国家|城市|都市|超市|全市|我市|各|加快|支持|促进|推进|打造|智慧|设|和|年|示范"
)
_PLACE = re.compile(
    rf"(?:中共)?(?P<first>(?:{_SHORT})(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)?|(?![全我各本外跨该])[一-龥]{{2,3}}省)?"
    r"(?P<city>[一-龥]{2,7}?(?:市|自治州|州|盟|地区))?"
    r"(?P<district>[一-龥]{1,10}?(?:新区|开发区|高新区|示范区|自治县|区|县|旗))?"
)
_PROVINCE = re.compile(
    rf"(?P<first>(?:{_SHORT})(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)?)(?P<city>)(?P<district>)"
)
_CENTRAL = re.compile(
    r"国务院|国家|中共中央|中央|全国人民代表大会|全国人大|最高人民|中国(?!\()|教育部|科技部|科学技术部"
    r"|工业和信息化部|公安部|财政部"
    r"|人力资源社会保障部|人力资源和社会保障部|自然资源部|生态环境部|住房城乡建设部|住房和城乡建设部"
    r"|交通运输部|水利部|农业农村部|商务部"
    r"|文化和旅游部|应急管理部|民政部|司法部|外交部|工信部|市场监管总局|海关总署|税务总局|网信办$|体育总局|广电总局"
)


class Where(NamedTuple):
    """A place in full and the level of government that acts for it."""

    place: str | None
    level: str | None


def of_body(name: str) -> Where:
    """The place and level of a body, by its name."""
    name = name.removeprefix("中共")
    match = _match(name)
    if match is None and _CENTRAL.match(name):
        return Where("中国", "central")
    return _where(match) if match else Where(None, None)


def of_title(title: str) -> Where:
    """The place and level with which a title begins."""
    if re.match(r"国家|全国|中国", title):
        return Where("中国", "central")
    match = _match(re.sub(r"^关于(?:促进|推进|支持|加快)?", "", title))
    return _where(match) if match else Where(None, None)


def supported(title: str, text: str) -> str | None:
    """The place that a letter of the centre is about: …关于支持深圳建设…的函."""
    match = re.search(r"支持([一-龥]{2,8}?)(?:市|省|县|自治区)?(?:建设|创建|开展|打造|发展|高质量)", title)
    if match is None:
        return None
    name = match[1]
    if name in FULL:
        return FULL[name]
    full = re.search(rf"{name}(?:市|县|区|州)", text)
    return full[0] if full else None


def by_wording(text: str) -> Where:
    """What the text's own words tell where no issuer is named: 各省、自治区 is the centre, 全省 a province."""
    if re.search(r"各省、自治区、直辖市", text[:1500]):
        return Where("中国", "central")
    counts = {
        word: len(re.findall(pattern, text))
        for word, pattern in (
            ("provincial", r"全省|我省|省委、省政府|省级|省财政|省[^、,。]{1,10}[厅局委]"),
            ("municipal", r"全市|我市|市委、市政府|市[^、,。场]{1,8}局"),
            ("district", r"全县|我县|区委、区政府|全区(?!域)"),
            ("central", r"我国"),
        )
    }
    level = max(counts, key=lambda each: counts[each])
    if not counts[level]:
        return Where(None, None)
    if level == "central":
        local = counts["provincial"] + counts["municipal"] + counts["district"]
        return Where("中国", "central") if not local else Where(None, None)
    if level == "provincial":
        named = set(re.findall(_SHORT, text))
        return Where(FULL[named.pop()] if len(named) == 1 else None, level)
    return Where(None, level)


def _match(name: str) -> re.Match[str] | None:
    match = _PLACE.match(name)
    if match is None or not (match["first"] or match["city"] or match["district"]):
        return None
    if any(match[part] and _NO_PLACE.search(match[part][:-2] or match[part]) for part in ("city", "district")):
        return _PROVINCE.match(name)
    return match


def _where(match: re.Match[str]) -> Where:
    first, city, district = match["first"], match["city"], match["district"]
    short = next((name for name in FULL if first and first.startswith(name)), None)
    if short == "吉林" and first == "吉林市":
        first, city, short = None, "吉林市", None
    province = FULL[short] if short else first
    if district:
        above = city or (province if short in _MUNICIPALITIES else None)
        return Where((above or "") + district, "district")
    if city:
        return Where(city, "municipal")
    return Where(province, "provincial")


def where(issuers: list[str], title: str | None, text: str) -> tuple[Where, str, float]:
    """Place and level of a document with the rule that told and the confidence."""
    found = [each for each in map(of_body, issuers) if each.level]
    if found:
        level = found[0].level
        named = [each.place for each in found if each.place and each.level == level and _complete(each.place)]
        place = named[0] if named else found[0].place
        about = supported(title or "", text) if level == "central" else None
        return Where(about or place, level), "issuer", 0.95
    if title:
        told = of_title(title)
        if told.level:
            return told, "title", 0.88
    return by_wording(text), "wording", 0.6


def _complete(place: str) -> bool:
    """Whether a place is not only a zone: 广州市黄埔区 rather than 广州开发区."""
    return not re.search("开发区|高新区|新区|示范区", place)
