"""What the examples of the stored questions name, so that each has an answer at every size.

A document here bears a real name and nothing else of the real one: all that a synthetic system says of it is invented.
"""

from __future__ import annotations

from typing import NamedTuple


class Given(NamedTuple):
    """A document that is there at every size."""

    slug: str
    kind: str
    year: int
    implements: str = ""
    regulates: str = ""
    supersedes: str = ""
    programme: str = ""
    issuers: tuple[str, ...] = ()
    stem: str = ""
    until: int = 0


# Key of a place -> its first documents, the central ones in the order of their fame.
DOCUMENTS = {
    "china": [
        Given("ngaidp-2017", "plan", 2017, stem="新一代人工智能", until=2030),
        Given("cybersecurity-law-2016", "law", 2016),
        Given("ai-industry-3yr-plan-2018-2020", "action-plan", 2018, implements="ngaidp-2017"),
        Given("cybersecurity-law-2025", "law", 2025, supersedes="cybersecurity-law-2016"),
        Given("deep-synthesis-provisions-2022", "administrative-provisions", 2022, regulates="deep-synthesis", issuers=("cac", "miit")),
        Given("ai-capacity-building-plan-2024", "plan", 2024),
        Given("government-work-report-2024", "report", 2024),
        Given("ai-plus-action-opinions-2025", "opinions", 2025, until=2035),
    ],
    "gansu": [Given("gansu-ai-plus-2026", "action-plan", 2026, programme="ai-plus")],
    "shanghai": [Given("shanghai-ai-hq-measures-2018", "action-plan", 2018, "ngaidp-2017")],
    "hangzhou": [Given("hangzhou-ai-innovation-highland-2025", "action-plan", 2025)],
    "shenzhen": [Given(f"shenzhen-compute-plan-{year}", "action-plan", year, "ngaidp-2017") for year in (2019, 2021, 2024)],
    **{place: [Given(f"{place}-ai-plan-2018", "plan", 2018, "ngaidp-2017")] for place in ("anhui", "beijing", "guangdong", "jiangsu")},
}

# Key of a programme -> the documents that launched it and set it out.
PROGRAMMES = {"ai-plus": ("government-work-report-2024", "ai-plus-action-opinions-2025")}

# The theme of the first documents of a place.
THEMES = {"shenzhen": "compute"}

# No document of this province or under it follows the most famous directive; those that follow nothing were read.
GAP, FAMOUS = "hebei", "ngaidp-2017"

# Key of a place -> its first target, instrument, site, designation, observation. The cap of Hangzhou is above all that
# are drawn, so that it outdoes the earlier one of Shenzhen whatever the others offer.
_CORE = ("core-industry-scale", "cny", "at-least", "ai-core-industry-scale", 2025)
TARGETS = {
    **dict.fromkeys(("china", "zhejiang", "liaoning", "jiangsu"), _CORE),
    "shenzhen": ("enterprise-count", "count", "at-least", "ai-enterprise-count", 2025),
    "hunan": ("compute-capacity", "pflops", "over", "compute-capacity", 2027),
    "guizhou": ("compute-capacity", "pflops", "exactly", "intelligent-compute-capacity", 2027),
}
INSTRUMENTS = {
    "suzhou": ("talent-grant", "cny", "per-recipient", "talent", 5_000_000),
    "shenzhen": ("compute-voucher", "cny-per-year", "per-recipient-year", "use-of-compute", 5_000_000),
    "hangzhou": ("compute-voucher", "cny-per-year", "per-recipient-year", "use-of-compute", 25_000_000),
    "china": ("compute-voucher", "cny", "total", "use-of-compute", 90_000_000),
}
SITES = {"hefei": "industrial-base", "guizhou": "compute-hub", "anhui": "laboratory"}
STATUSES = {"shanghai": "ai-pilot-zone"}
OBSERVATIONS = {"china": ("world-share-of-patents", "percent", "ai-patent-share")}
SPECIALISED = ("beijing", "hefei")
LEADS = {"anhui": "iflytek"}

# Which cities are there however small the system is.
CITIES = ("shenzhen", "suzhou", "hefei", "hangzhou")

# Circles of the real country, by members that are there at every size.
CIRCLES = {
    "yangtze-river-delta": ("anhui", "jiangsu", "shanghai", "zhejiang"),
    "beijing-tianjin-hebei": ("beijing", "tianjin", "hebei"),
    "g60-corridor": ("hangzhou", "suzhou", "hefei"),
}
