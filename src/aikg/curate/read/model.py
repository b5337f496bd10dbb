"""What a draft holds: values with the place in the text that each was read from."""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Span:
    """A stretch of the text, `text[start:end] == as_printed`, the rule that read it, and how far it is to be trusted.

    `confidence` is between 0 and 1: 0.9 and more for what the text states in so many words, less for what is inferred.
    """

    start: int
    end: int
    as_printed: str
    rule: str
    confidence: float


@dataclass
class Target:
    """A number that the text sets out to reach, keep or do. Values are in base units (yuan, PFLOPS, PB, single things).

    `comparator` is exactly, at-least, more-than, at-most, below, about, range, growth-at-least or multiple.
    """

    indicator_zh: str
    comparator: str
    value: float
    upper_value: float | None
    unit: str
    deadline: str | None
    scope: str | None
    per: str | None
    cumulative: bool
    hedged: bool
    start: int
    end: int
    as_printed: str
    rule: str
    confidence: float
    also_at: list[tuple[int, int]] = field(default_factory=list)
    # Set by `links` and by the person who reviews.
    indicator: str | None = None
    variable: str | None = None
    decision: str | None = None


@dataclass
class Instrument:
    """Support that the text promises: amounts in yuan, rates in percent.

    `amount_kind` is max or fixed; `cap_scope` says whether the cap holds for a beneficiary or for the programme.
    """

    type: str
    beneficiary_zh: str
    cap_value: float | None
    cap_unit: str | None
    rate_percent: float | None
    amount_kind: str | None
    cap_scope: str | None
    cap_basis_zh: str | None
    start: int
    end: int
    as_printed: str
    rule: str
    confidence: float
    decision: str | None = None


@dataclass(frozen=True)
class LeftOut:
    """A figure that is no target and no support, and why."""

    why: str
    start: int
    end: int
    as_printed: str


@dataclass(frozen=True)
class Number:
    """An official number in the text, mended and in Simplified; `role` is own, basis, cites or supersedes."""

    number: str
    role: str
    title: str | None
    start: int
    end: int
    as_printed: str


# The facts of the document itself, in the order in which they are shown.
FIELDS = (
    *("title_zh", "notice_title", "encloses", "own_title", "number", "issuers", "drafted_by", "addressees"),
    *("signed", "published", "published_is_page_date", "effective", "expires", "kind", "is_draft"),
    *("place", "level", "themes", "basis", "cites", "supersedes", "bodies_named"),
)
LISTS = {"encloses", "issuers", "drafted_by", "addressees", "themes", "basis", "cites", "supersedes", "bodies_named"}


@dataclass
class Draft:
    """What was read from one text. Nothing of it is in the tables until a person has accepted it.

    `spans` says of each field where its value, or each of its values, stands; `links` what the graph calls it.

    >>> draft = Draft("plan.txt", "深圳市人工智能行动计划", title_zh="深圳市人工智能行动计划")
    >>> draft.title_zh in draft.text, draft.targets
    (True, [])
    """

    file: str
    text: str
    text_type: str = "policy"
    title_zh: str | None = None
    title_as_printed: str | None = None
    title_en: str | None = None
    notice_title: str | None = None
    encloses: list[str] = field(default_factory=list)
    own_title: str | None = None
    number: str | None = None
    issuers: list[str] = field(default_factory=list)
    drafted_by: list[str] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)
    signed: str | None = None
    published: str | None = None
    published_is_page_date: bool | None = None
    effective: str | None = None
    expires: str | None = None
    kind: str | None = None
    is_draft: bool = False
    place: str | None = None
    level: str | None = None
    themes: list[str] = field(default_factory=list)
    basis: list[str] = field(default_factory=list)
    cites: list[str] = field(default_factory=list)
    supersedes: list[str] = field(default_factory=list)
    bodies_named: list[str] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    instruments: list[Instrument] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    not_targets: list[LeftOut] = field(default_factory=list)
    spans: dict[str, list[Span]] = field(default_factory=dict)
    links: dict[str, list[str | None]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    # Field -> accept or reject; rows of targets and instruments carry their own.
    decisions: dict[str, str] = field(default_factory=dict)
    # How the text was seen, for the evidence: asked of the person who reviews.
    address: str = ""
    seen_as: str = ""
    key: str = ""

    @property
    def sha256(self) -> str:
        """The SHA-256 of the text in UTF-8: the places hold for this text and no other.

        >>> Draft("plan.txt", "深圳市人工智能行动计划").sha256[:8]
        'b6d3971e'
        """
        return hashlib.sha256(self.text.encode()).hexdigest()

    def as_json(self) -> dict[str, Any]:
        """The draft as plain data, with the text's SHA-256.

        >>> Draft("plan.txt", "深圳市人工智能行动计划").as_json()["format"]
        'aikg-draft/1'
        """
        return {"format": "aikg-draft/1", "text_sha256": self.sha256, **dataclasses.asdict(self)}
