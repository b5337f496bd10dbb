"""The 34 divisions of the first level on a grid of equal squares: no boundaries, and equal weight for each."""

from __future__ import annotations

from typing import NamedTuple


class Division(NamedTuple):
    """A division: its column and row on the grid, and its short names, the English one in one or two lines."""

    column: int
    row: int
    zh: str
    en: str

    def name(self, lang: str) -> str:
        """Its short name in one line."""
        return self.zh if lang == "zh" else self.en.replace("-\n", "").replace("\n", " ")


COLUMNS, ROWS = 8, 9

# Slug of the place -> where it stands. North is up; neighbours stand side by side as far as squares allow.
DIVISIONS = {
    "heilongjiang": Division(7, 0, "黑龙江", "Heilong-\njiang"),
    "jilin": Division(7, 1, "吉林", "Jilin"),
    "xinjiang": Division(0, 2, "新疆", "Xinjiang"),
    "inner-mongolia": Division(4, 2, "内蒙古", "Inner\nMongolia"),
    "beijing": Division(5, 2, "北京", "Beijing"),
    "tianjin": Division(6, 2, "天津", "Tianjin"),
    "liaoning": Division(7, 2, "辽宁", "Liaoning"),
    "qinghai": Division(1, 3, "青海", "Qinghai"),
    "gansu": Division(2, 3, "甘肃", "Gansu"),
    "ningxia": Division(3, 3, "宁夏", "Ningxia"),
    "shanxi": Division(4, 3, "山西", "Shanxi"),
    "hebei": Division(5, 3, "河北", "Hebei"),
    "shandong": Division(6, 3, "山东", "Shan-\ndong"),
    "tibet": Division(0, 4, "西藏", "Tibet"),
    "shaanxi": Division(3, 4, "陕西", "Shaanxi"),
    "henan": Division(4, 4, "河南", "Henan"),
    "anhui": Division(5, 4, "安徽", "Anhui"),
    "jiangsu": Division(6, 4, "江苏", "Jiangsu"),
    "shanghai": Division(7, 4, "上海", "Shang-\nhai"),
    "sichuan": Division(2, 5, "四川", "Sichuan"),
    "chongqing": Division(3, 5, "重庆", "Chong-\nqing"),
    "hubei": Division(4, 5, "湖北", "Hubei"),
    "jiangxi": Division(5, 5, "江西", "Jiangxi"),
    "zhejiang": Division(6, 5, "浙江", "Zhejiang"),
    "yunnan": Division(2, 6, "云南", "Yunnan"),
    "guizhou": Division(3, 6, "贵州", "Guizhou"),
    "hunan": Division(4, 6, "湖南", "Hunan"),
    "guangdong": Division(5, 6, "广东", "Guang-\ndong"),
    "fujian": Division(6, 6, "福建", "Fujian"),
    "taiwan": Division(7, 6, "台湾", "Taiwan"),
    "guangxi": Division(4, 7, "广西", "Guangxi"),
    "macao": Division(5, 7, "澳门", "Macao"),
    "hong-kong": Division(6, 7, "香港", "Hong\nKong"),
    "hainan": Division(4, 8, "海南", "Hainan"),
}
