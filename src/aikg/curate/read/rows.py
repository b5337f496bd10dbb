"""What a person has accepted of a draft, as rows of the tables."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from aikg.curate.new import source_row, suggested_key
from aikg.curate.read.links import Known
from aikg.curate.read.variants import simplified
from aikg.errors import UsageError
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.curate.read.model import Draft, Instrument, Target

# Words of the drafts -> keys of the vocabularies, where they differ.
_KINDS = {"letter": "notice", "rules": "administrative-provisions"}
_LEVELS = {"district": "county"}
_COMPARATORS = {"more-than": "over", "multiple": "exactly"}
# The tables follow the print where it says how a growth rate is meant.
_GROWTH = (
    ("以上|不低于|不低於|不少于|不少於|至少", "at-least"),
    ("左右|约|約", "about"),
    ("超|突破|高于|高於|大于|大於", "over"),
)
_UNITS = {"persons": "count", "times": "multiple"}
_TYPES = {"award": "recognition", "loan-support": "credit-support", "tax-relief": "tax-incentive"}
_ZH = {
    "compute-voucher": "算力券",
    "data-voucher": "数据券",
    "model-voucher": "模型券",
    "subsidy": "补贴",
    "fund": "基金",
    "recognition": "奖励",
    "project-grant": "项目资助",
    "credit-support": "信贷支持",
    "tax-incentive": "税收优惠",
    "housing-subsidy": "购房补贴",
    "monthly-allowance": "每月津贴",
}
_WIDE = str.maketrans("():;?!", "（）：；？！")


class Given(NamedTuple):
    """The rows of a draft by table, and what was accepted but cannot become a row, with the reason."""

    rows: list[tuple[str, dict[str, str]]]
    left: list[tuple[str, str]]
    key: str


def given_rows(draft: Draft, known: Known, today: str) -> Given:
    """The rows that the accepted values of a draft make.

    :raises UsageError: if nothing is accepted, or what every row needs is not said
    """
    accepted = {field for field, decision in draft.decisions.items() if decision == "accept"}
    targets = [each for each in draft.targets if each.decision == "accept"]
    instruments = [each for each in draft.instruments if each.decision == "accept"]
    if not accepted and not targets and not instruments:
        raise UsageError("nothing in this draft is accepted; review it first (aikg read --review, or the page)")
    if not draft.seen_as:
        raise UsageError("the draft does not say how the text was seen (seen_as): official-text, reproduction or media")
    made = _Rows(draft, known, today, accepted)
    made.document()
    made.relations()
    for target in targets:
        made.target(target)
    for instrument in instruments:
        made.instrument(instrument)
    return Given(made.rows, made.left, made.key)


class _Rows:
    """Collects the rows of one draft."""

    def __init__(self, draft: Draft, known: Known, today: str, accepted: set[str]) -> None:
        self.draft, self.known, self.today, self.accepted = draft, known, today, accepted
        self.rows: list[tuple[str, dict[str, str]]] = []
        self.left: list[tuple[str, str]] = []
        there = known.document(draft.title_zh, [draft.number] if draft.number else [])
        self.place = known.place(draft.place) or ""
        cells = self._document_cells()
        self.there = there
        self.key = there or draft.key or suggested_key(cells)
        self.cells = cells
        self.used: Counter[str] = Counter()

    def _field(self, name: str) -> str:
        return str(getattr(self.draft, name) or "") if name in self.accepted else ""

    def _document_cells(self) -> dict[str, str]:
        draft = self.draft
        title = (draft.title_zh or "").translate(_WIDE)
        issuers, new = self._bodies() if "issuers" in self.accepted else ([], [])
        self.left += [("issuers", f"{name} is no body of bodies.csv; add it there") for name in new]
        years = re.search(r"(20\d\d)年?\s*[—–至~-]\s*(20\d\d)", title)
        return {
            "label_zh": title,
            "label_en": draft.title_en or "",
            "english_title": "translated",
            "notice_title_zh": simplified(self._field("notice_title")).translate(_WIDE),
            "kind": _KINDS.get(self._field("kind"), self._field("kind")),
            "number": self._field("number"),
            "issued_by": "|".join(issuers),
            "level": _LEVELS.get(self._field("level"), self._field("level")),
            "applies_in": self.place if "place" in self.accepted else "",
            "signed": self._field("signed"),
            "published": "" if draft.published_is_page_date else self._field("published"),
            "effective": self._field("effective"),
            "period_start": years[1] if years else "",
            "period_end": years[2] if years else "",
            "themes": "|".join(draft.themes) if "themes" in self.accepted else "",
            "status": "draft" if draft.is_draft else "",
            "official_page": draft.address if draft.seen_as == "official-text" else "",
            "last_checked": self.today,
        }

    def _bodies(self) -> tuple[list[str], list[str]]:
        found = {name: self.known.body(name, self.draft.place) for name in self.draft.issuers}
        return [key for key in found.values() if key], [name for name, key in found.items() if not key]

    def _seen(self, locator: str) -> dict[str, str]:
        return {
            "source": f"doc-{self.key}",
            "locator": locator,
            "seen_as": self.draft.seen_as,
            "seen_on": self.today,
        }

    def document(self) -> None:
        """The document and its source; of one that is there only what is accepted."""
        documents = self.known.tables["documents.csv"]
        cells = {"key": self.key, **self.cells, **self._seen("title, number and dates")}
        row = next((row.cells for row in documents.rows if row.cells["key"] == self.key), None)
        if row:
            # Names and the day of the check are the table's own; its source stays.
            cells |= {name: row[name] for name in ("label_zh", "label_en", "english_title", "last_checked", "source")}
        elif "title_zh" not in self.accepted or not self.cells["label_en"]:
            raise UsageError("the document is new: accept its title (title_zh), and give an English one (title_en)")
        else:
            sources = self.known.tables["sources.csv"]
            self.rows.append(("sources.csv", source_row(sources, cells, self.draft.address)))
        self.rows.append(("documents.csv", cells))
        self.source = cells["source"]

    def relations(self) -> None:
        """What the document rests on, cites and repeals, as far as the graph has it."""
        for field, relation, locator in (
            ("basis", "implements", "basis named in the text"),
            ("cites", "cites", "documents named in the text"),
            ("supersedes", "supersedes", "documents repealed by the text"),
        ):
            if field not in self.accepted:
                continue
            for title in getattr(self.draft, field):
                plain = simplified(title)
                numbers = [each.number for each in self.draft.numbers if each.title == plain]
                key = self.known.document(plain, numbers)
                if key is None:
                    self.left.append((field, f"{plain} is not in the graph; add it to documents.csv or stubs.csv"))
                    continue
                name = re.sub(r"(?<!^)([A-Z])", r"-\1", relation).lower()
                cells = {"key": f"{self.key}--{name}--{key}", "subject": f"document/{self.key}"}
                cells |= {"relation": relation, "object": f"document/{key}"}
                self.rows.append(("relations.csv", cells | self._seen(locator) | {"source": self.source}))

    def target(self, target: Target) -> None:
        """A row of targets.csv; none without a place, which every target is about."""
        if not self.place:
            place = f"{self.draft.place} is no place of places.csv; add it there" if self.draft.place else "no place"
            self.left.append(("target", f"{target.indicator_zh}: {place}"))
            return
        table = self.known.tables["targets.csv"]
        growth = target.comparator == "growth-at-least" and "年均" in target.indicator_zh
        unit = _UNITS.get(target.unit, target.unit) + ("-per-year" if growth or target.per == "year" else "")
        indicator = target.indicator or "other"
        english = self.known.labels_en.get(indicator, "") if target.indicator else self.draft.title_en or ""
        year = f"（{target.deadline}年）" if target.deadline and len(target.deadline) == 4 else ""
        variable = {"variable": target.variable or ""} if "variable" in table.schema.header else {}
        cells = {
            "key": self._free(f"{self.key}/{indicator}" + (f"-{target.deadline}" if target.deadline else "")),
            "label_zh": f"{target.indicator_zh.translate(_WIDE)}{year}",
            "label_en": ", ".join(filter(None, [english, self.known.english(self.place), target.deadline])),
            "set_in": f"document/{self.key}",
            "indicator": indicator,
            "comparator": _comparator(target),
            "value": _plain(target.value),
            "upper_value": _plain(target.upper_value),
            "unit": unit,
            "deadline": target.deadline or "",
            "scope": self.place,
            "as_printed": _one_line(target.as_printed),
            "note": "; ".join(
                name for name, so in (("hedged in the text", target.hedged), ("cumulative", target.cumulative)) if so
            ),
        }
        self.rows.append(("targets.csv", cells | variable | self._seen("targets") | {"source": self.source}))

    def instrument(self, each: Instrument) -> None:
        """A row of instruments.csv."""
        kind = _TYPES.get(each.type, each.type)
        rate = f"{each.rate_percent:g}%" if each.rate_percent is not None else ""
        base = each.cap_basis_zh or ""
        beneficiary = re.sub(r"\(.*\)$", "", each.beneficiary_zh).translate(_WIDE)
        cells = {
            "key": self._free(f"{self.key}/{kind}"),
            "label_zh": f"{beneficiary or simplified(self.draft.place or '')}{_ZH.get(kind, kind)}",
            "label_en": f"{kind.replace('-', ' ').capitalize()}, {self.known.english(self.place)}",
            "type": kind,
            "set_in": f"document/{self.key}",
            "offered_in": self.place,
            "level": _LEVELS.get(self.draft.level or "", self.draft.level or ""),
            "beneficiary_zh": beneficiary,
            "cap": _plain(each.cap_value),
            "cap_unit": each.cap_unit or "",
            "conditions_zh": f"按{base}的{rate}" if rate and base else f"按{rate}" if rate else "",
            "conditions_en": f"{rate} of the base named in the text" if rate else "",
            "as_printed": _one_line(each.as_printed),
        }
        self.rows.append(("instruments.csv", cells | self._seen("measures") | {"source": self.source}))

    def _free(self, key: str) -> str:
        self.used[key] += 1
        return key if self.used[key] == 1 else f"{key}-{self.used[key]}"


def _comparator(target: Target) -> str:
    if target.comparator != "growth-at-least":
        return _COMPARATORS.get(target.comparator, target.comparator)
    print_ = target.as_printed
    return next((comparator for words, comparator in _GROWTH if re.search(words, print_)), "exactly")


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:.6f}".rstrip("0").rstrip(".")


def _one_line(text: str) -> str:
    return re.sub(r"\s*\n\s*", "", text)
