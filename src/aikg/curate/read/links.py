"""What the graph knows of a draft: documents by number and title, bodies and places by name, indicators by wording.

What is not found is new: its link is None.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from aikg.curate.read.titles import key
from aikg.curate.read.variants import simplified
from aikg.tables.csvw import items
from aikg.tables.files import read_tables
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aikg.curate.read.model import Draft, Target
    from aikg.dataset.dataset import Dataset
    from aikg.tables.model import Table

# Long and short forms under which the same body is printed; both become the short one.
_SHORTER = (
    *(("委员会", "委"), ("科学技术", "科技"), ("发展和改革", "发改"), ("发展改革", "发改"), ("工业和信息化", "工信")),
    *(("经济和信息化", "经信"), ("人力资源和社会保障", "人社"), ("人力资源社会保障", "人社"), ("卫生健康", "卫健")),
    *(("国有资产监督管理", "国资"), ("市场监督管理", "市监"), ("市场监管", "市监"), ("网络安全和信息化", "网信")),
    *(("网信委办公室", "网信办"), ("中华人民共和国", ""), ("标准化管理", "标准")),
    *(("住房和城乡建设", "住建"), ("住房城乡建设", "住建")),
    *(("中国社会科学院", "中国社科院"), ("大数据发展管理", "大数据"), ("中国科学技术协会", "中国科协")),
)
_UNITS = {"persons": "count", "times": "multiple", "square-km": "square-metre", "mu": "hectare"}
_MONEY = frozenset({"cny", "usd", "hkd"})
_RATES = frozenset({"percent", "percent-per-year", "ratio", "multiple"})
# Properties of variables -> the units in which they are told.
_ADMITTED = (
    ({"count", "employment"}, frozenset({"count", "count-per-year"})),
    (
        {"scale", "output-value", "revenue", "value-added", "profit", "funding", "investment", "transaction-value"},
        _MONEY,
    ),
    ({"capacity"}, frozenset({"pflops", "eflops", "mw", "count"})),
    ({"volume"}, frozenset({"pb", "eb", "count"})),
    ({"share", "penetration-rate", "coverage-rate", "utilisation-rate", "growth-rate", "change-rate"}, _RATES),
    ({"length"}, frozenset({"km"})),
    ({"latency"}, frozenset({"millisecond", "ratio"})),
)
# How like a name has to be to be proposed, and how much more so than the next.
_ALIKE, _APART = 0.5, 0.05


class Named(NamedTuple):
    """A concept that a figure may be one of: its key, its names, and the units it admits (all where none are said)."""

    key: str
    names: list[Counter[str]]
    units: frozenset[str]


class Known:
    """The names that the tables and the vocabulary give, ready to be looked up."""

    def __init__(self, dataset: Dataset) -> None:
        tables = {table.name: table for table in read_tables(dataset)}
        self.tables = tables
        self.numbers: dict[str, str] = {}
        self.titles: dict[str, str | None] = {}
        for table in (tables["documents.csv"], tables["stubs.csv"]):
            for row in table.rows:
                if row.cells["number"]:
                    self.numbers.setdefault(row.cells["number"], row.cells["key"])
                for form in _titles([row.cells["label_zh"], row.cells["notice_title_zh"]]):
                    taken = self.titles.setdefault(form, row.cells["key"])
                    self.titles[form] = taken if taken == row.cells["key"] else None
        self.bodies = _names(tables["bodies.csv"], _short_body)
        self.places = _names(tables["places.csv"], str)
        self.place_names_en = {row.cells["key"]: row.cells["label_en"] for row in tables["places.csv"].rows}
        self.labels_en: dict[str, str] = {}
        self.indicators = _indicators(dataset, self.labels_en)
        self.variables = _variables(tables.get("variables.csv"))

    def document(self, title: str | None, numbers: Iterable[str] = ()) -> str | None:
        """The key of a document, by number or else by title."""
        for number in numbers:
            if number in self.numbers:
                return self.numbers[number]
        return next((found for form in _titles([title or ""]) if (found := self.titles.get(form))), None)

    def body(self, name: str, place: str | None) -> str | None:
        """The key of a body; 省 and 市 at the beginning stand for the document's own place."""
        short = _short_body(simplified(name))
        forms = [short]
        if place and re.match("[省市县区州]", short):
            forms += [_short_body(place) + short[1:], _short_body(place) + short]
        return next((self.bodies[form] for form in forms if form in self.bodies), None)

    def english(self, place: str) -> str:
        """The English name of a place by its key."""
        return self.place_names_en.get(place, "")

    def place(self, name: str | None) -> str | None:
        """The key of a place by its name, in full or by its last part."""
        if not name:
            return None
        last = re.sub(r"^.*?(?:市|州|盟)(?=.{2,}[区县市旗]$)", "", name)
        return self.places.get(name) or self.places.get(last)


def link(draft: Draft, known: Known) -> None:
    """Says of each name in a draft what the graph calls it; proposes indicators, and variables where it has them."""
    draft.links["document"] = [known.document(draft.title_zh, [draft.number] if draft.number else [])]
    draft.links["place"] = [known.place(draft.place)]
    for field in ("issuers", "bodies_named"):
        draft.links[field] = [known.body(name, draft.place) for name in getattr(draft, field)]
    for field in ("basis", "cites", "supersedes"):
        titles = [simplified(title) for title in getattr(draft, field)]
        draft.links[field] = [
            known.document(title, [n.number for n in draft.numbers if n.title == title and n.role != "own"])
            for title in titles
        ]
    subject = "人工智能" if "人工智能" in (draft.title_zh or "") else ""
    for target in draft.targets:
        target.indicator = proposed(target, known.indicators, subject)
        target.variable = proposed(target, known.variables, subject)


def proposed(target: Target, concepts: list[Named], subject: str = "") -> str | None:
    """The concept whose name is most like what the text measures, among those that admit its unit.

    Nothing where two are about as like: a wrong proposal costs more than none.

    :param subject: what the whole document is about, which its sentences leave out: 规模以上企业 in a plan for AI
    """
    unit = _UNITS.get(target.unit, target.unit)
    forms = [_pairs(target.indicator_zh)]
    if subject and subject not in target.indicator_zh:
        forms.append(_pairs(subject + target.indicator_zh))
    if not forms[0]:
        return None
    alike = sorted(
        (max(_alike(form, name) for form in forms for name in concept.names), concept.key)
        for concept in concepts
        if not concept.units or unit in concept.units
    )
    best, second = [(0.0, ""), (0.0, ""), *alike][-1:-3:-1]
    return best[1] if best[0] > _ALIKE and best[0] - second[0] > _APART else None


def _alike(one: Counter[str], other: Counter[str]) -> float:
    """The Dice coefficient of two names by their pairs of characters."""
    return 2 * sum((one & other).values()) / max(1, sum(one.values()) + sum(other.values()))


def _pairs(text: str) -> Counter[str]:
    plain = re.sub(r"[^一-龥a-zA-Z0-9]|全市|全省|全区|全州|全县|全国|本市", "", text)
    return Counter(plain[i : i + 2] for i in range(len(plain) - 1))


def _titles(names: list[str]) -> list[str]:
    """The forms under which a title is looked up: as it is, and without issuer, 关于印发 and 的通知."""
    forms: dict[str, None] = {}
    for name in filter(None, names):
        inner = re.sub(r"的?(?:通知|公告)$", "", re.sub(r"^.*?关于(?:印发|发布|公布|转发)", "", name))
        about = name[name.index("关于") :] if "关于" in name else name
        for form in (name, inner, about, about.removeprefix("关于")):
            if len(form) > 5:
                forms[key(form)] = None
    return list(forms)


def _short_body(name: str) -> str:
    for long, short in _SHORTER:
        name = name.replace(long, short)
    return name


def _names(table: Table, form: type[str] | object) -> dict[str, str]:
    """Every name of the rows of a table, former ones last, -> key; a name that two rows bear is left out."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    columns = [c for c in table.schema.columns if c.name in ("label_zh", "alt_zh", "former_zh")]
    for column in columns:
        for row in table.rows:
            for name in items(column, row.cells[column.name]):
                short = form(name)  # type: ignore[operator]
                if found.setdefault(short, row.cells["key"]) != row.cells["key"]:
                    twice.add(short)
        for name in twice:
            found.pop(name, None)
    return found


def _indicators(dataset: Dataset, english: dict[str, str]) -> list[Named]:
    """The concepts of the scheme of indicators; their English names go into *english*."""
    from pyoxigraph import Literal, NamedNode, RdfFormat, parse

    from aikg.errors import readable

    path = dataset.path("ontology", "vocab", "indicator.ttl")
    names: dict[str, list[Counter[str]]] = {}
    units: dict[str, set[str]] = {}
    with readable(path):
        for quad in parse(path=path, format=RdfFormat.TURTLE):
            subject, value = quad.subject, quad.object
            if not isinstance(subject, NamedNode):
                continue
            concept = subject.value.rpartition("/")[2]
            what = re.split("[#/]", quad.predicate.value)[-1]
            if what in ("prefLabel", "altLabel") and isinstance(value, Literal) and value.language == "zh":
                names.setdefault(concept, []).append(_pairs(value.value))
            elif what == "prefLabel" and isinstance(value, Literal) and value.language == "en":
                english[concept] = value.value[:1].upper() + value.value[1:]
            elif what == "admitsUnit" and isinstance(value, NamedNode):
                units.setdefault(concept, set()).add(value.value.rpartition("/")[2])
    return [Named(concept, forms, frozenset(units.get(concept, ()))) for concept, forms in names.items()]


def _variables(table: Table | None) -> list[Named]:
    """The rows of the table of variables, where the dataset has one, each with the units that its property admits."""
    if table is None:
        return []
    return [
        Named(
            row.cells["key"],
            [_pairs(row.cells["label_zh"])],
            next((units for words, units in _ADMITTED if row.cells.get("property") in words), frozenset()),
        )
        for row in table.rows
    ]
