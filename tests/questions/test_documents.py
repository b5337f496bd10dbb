"""What the questions about documents must say, and what they must never say."""

from __future__ import annotations

from collections import Counter

import pytest

import aikg
from aikg.tables.dates import parse

OPINIONS = "ai-plus-action-opinions-2025"
REPORT = "government-work-report-2024"


def rows(name: str, **given: str) -> list[dict[str, str]]:
    """An answer as dictionaries, things by their keys."""
    result = aikg.load().query(name, **given)
    return [
        {column: "" if term is None else term.value.rpartition("/id/")[2] for column, term in zip(result.columns, row, strict=True)}
        for row in result.terms
    ]


@pytest.mark.parametrize(
    ("place", "document", "directive"),
    [
        ("shaanxi", "shaanxi-ai-plus-2025", OPINIONS),
        ("jiangsu", "jiangsu-ai-plus-2025", OPINIONS),
        ("nanjing", "nanjing-ai-plus-pioneer-upgrade-2026", OPINIONS),
        ("gansu", "gansu-ai-plus-2026", OPINIONS),
        # Of March 2025, before the opinions: it can only answer the report that launched the action.
        ("anhui", "anhui-ai-plus-2025", REPORT),
    ],
)
def test_a_text_that_names_the_action_aligns_with_what_set_it_out_before(place: str, document: str, directive: str) -> None:
    found = {(row["directive"], row["document"]) for row in rows("city-alignment", place=place) if row["through"] == "programme/ai-plus"}
    assert (f"document/{directive}", f"document/{document}") in found


def test_each_place_directive_and_document_stands_once_on_its_strongest_ground() -> None:
    found = rows("city-alignment")
    assert max(Counter((row["place"], row["directive"], row["document"]) for row in found).values()) == 1
    grounds = {row["kind"].rpartition("/")[2] for row in found}
    assert grounds == {"names-basis", "names-programme", "implements-through", "cites"}


def test_drafts_are_marked_and_can_be_left_out() -> None:
    everything, adopted = rows("city-alignment"), rows("city-alignment", drafts="false")
    assert {row["draft"] for row in adopted} == {"false"}
    assert len(adopted) == len([row for row in everything if row["draft"] == "false"]) < len(everything)


def test_a_designation_is_paired_with_no_document_of_the_place() -> None:
    found = rows("city-alignment", kind="designated-under")
    assert found and all(row["document"] != row["directive"] for row in found)


def test_of_several_milestones_only_the_nearest_is_shown() -> None:
    """Shenzhen set 2020 and 2023, the national plan 2020, 2025 and 2030: 2020 is comparable, and 2023 on the way to 2025."""
    found = {
        (row["target_due"], row["answered_due"])
        for row in rows("city-alignment", kind="answers-target", place="shenzhen", directive="ngaidp-2017")
        if row["document"] == "document/shenzhen-ai-action-2019"
    }
    assert found == {("2020", "2020"), ("2023", "2025")}


def test_a_row_from_targets_names_both() -> None:
    for row in rows("city-alignment", kind="answers-target", place="shenzhen"):
        assert row["target"] and row["answered"] and row["target_value"] and row["answered_value"]


@pytest.mark.parametrize(
    ("document", "day", "answer", "ground"),
    [
        ("ai-pilot-zone-guidelines-2019", "2019-12-01", "in-force", "before-ending"),
        ("ai-pilot-zone-guidelines-2019", "2020-09-29", "lapsed", "status-event"),
        ("cybersecurity-law-2016", "2017-03-01", "not-yet", "takes-effect-later"),
        ("cybersecurity-law-2016", "2018-01-01", "in-force", "amended"),
        ("cybersecurity-law-2016", "2026-02-01", "in-force", "amended"),
        ("genai-interim-measures-2023", "2023-08-01", "not-yet", "takes-effect-later"),
        ("genai-interim-measures-2023", "2030-01-01", "in-force-when-checked", "stated-status"),
        ("zhejiang-ai-measures-2025", "2027-12-31", "in-force", "stated-term"),
        ("zhejiang-ai-measures-2025", "2028-01-01", "lapsed", "term-over"),
        ("shenzhen-ai-action-2019", "2022-06-01", "in-force", "plan-period"),
        ("shenzhen-ai-action-2019", "2024-01-01", "lapsed", "period-over"),
        ("fujian-ai-measures-draft-2025", "2026-01-01", "draft", "final-text"),
        ("sichuan-ai-plus-draft-2025", "2026-01-01", "draft", "no-final"),
        # Known to be of 2018 only: on a day of that year it cannot be told.
        ("guangdong-ai-industry-plan-2018", "2018-06-01", "not-known", "uncertain-date"),
    ],
)
def test_in_force_on_a_day(document: str, day: str, answer: str, ground: str) -> None:
    place = next(row["place"] for row in rows("in-force") if row["document"] == f"document/{document}")
    # With its place, so that two thousand others are not looked at.
    found = [row for row in rows("in-force", on=day, place=place) if row["document"] == f"document/{document}"]
    assert [(row["answer"].rpartition("/")[2], row["ground"].rpartition("/")[2]) for row in found] == [(answer, ground)]
    assert found[0]["derived"] == str(ground in ("plan-period", "period-over")).lower()


def test_a_date_is_shown_as_exact_as_it_is_known() -> None:
    known = {row["document"]: row["issued"] for row in rows("documents")}
    assert {len(text) for text in known.values()} >= {4, 7, 10}
    for name in ("city-alignment", "policy-diffusion", "regulation-timeline", "programmes", "in-force"):
        for row in rows(name):
            assert row["issued"] == known.get(row["document"], row["issued"]), (name, row["document"])


def test_a_timeline_goes_by_the_last_day_that_a_date_can_mean_and_ends_with_the_undated() -> None:
    dates = [row["issued"] for row in rows("regulation-timeline")]
    dated = [parse(text).latest for text in dates if text]
    assert dated == sorted(dated) and all(dates[: len(dated)])


def test_a_rank_needs_two_days_of_one_kind() -> None:
    found = rows("policy-diffusion")
    assert all(bool(row["days"]) == bool(row["places_by_then"]) for row in found)
    assert not any("letter" in row["directive"] for row in found)
    assert {row["place"] for row in found if row["directive"] == f"document/{OPINIONS}"} >= {f"place/{p}" for p in ("shaanxi", "jiangsu", "nanjing", "gansu")}


def test_gaps_are_asked_of_the_31_provinces() -> None:
    counts = Counter(row["directive"] for row in rows("implementation-gaps"))
    assert counts and set(counts.values()) == {31}
    assert not {row["place"] for row in rows("implementation-gaps")} & {f"place/{p}" for p in ("hong-kong", "macao", "taiwan")}


def test_a_share_of_few_documents_is_no_profile() -> None:
    for row in rows("theme-profile"):
        assert bool(row["share"]) == bool(row["share_low"]) == (int(row["of"]) > 4)
        if row["share"]:
            assert float(row["share_low"]) <= float(row["share"]) <= float(row["share_high"])


def test_joint_issuers_stand_in_their_order_and_the_first_leads() -> None:
    found = [row for row in rows("joint-issuance") if row["document"] == "document/data-x-3yr-plan-2024-2026"]
    assert [row["position"] for row in found] == [str(n) for n in range(1, 18)]
    assert found[0]["body"] == "body/nda" and {row["leading"] for row in found} == {"body/nda"}
    assert not any(row["leading"] for row in rows("joint-issuance") if row["document"] == "document/miit-anhui-speech-mou-2012")


def test_the_older_and_the_newer_stand_by_date() -> None:
    found = {(row["newer"], row["older"]) for row in rows("succession")}
    assert ("document/fujian-ai-measures-2025", "document/fujian-ai-measures-draft-2025") in found
    assert ("document/cybersecurity-law-amendment-2025", "document/cybersecurity-law-2016") in found


def test_a_region_finds_its_own_initiatives_those_of_its_members_and_of_its_bodies() -> None:
    found = rows("south-south", region="africa")
    assert {"place/africa", "place/zambia", "place/egypt", "organisation/african-union"} <= {row["with"] for row in found}
    assert "initiative/focac-summit-2024" in {row["initiative"] for row in found}
    assert not {row["with"] for row in found} & {"", "place/brazil", "place/asean", "organisation/un-odet"}
    assert {"place/asean", "place/laos"} <= {row["with"] for row in rows("south-south", region="asean")}


def test_the_coverage_of_a_province_has_its_yardsticks() -> None:
    (hebei,) = rows("province-coverage", place="hebei")
    assert hebei["of_divisions"] == "11" and int(hebei["divisions"]) <= 11
    assert int(hebei["directives"]) <= int(hebei["of_directives"])
    assert hebei["newest"][:2] == "20" and int(hebei["months"]) >= 0
    every = rows("province-coverage")
    assert sum(int(row["of_divisions"] or 0) for row in every) == 333 + 16 + 16 + 16 + 38
    assert all(int(row["divisions"] or 0) <= int(row["of_divisions"] or 0) for row in every)


def test_what_weakens_a_pair_stands_in_its_row() -> None:
    compared = rows("coopetition", relation="comparison")
    assert {row["caveat"].rpartition("/")[2] for row in compared if row["ground"].endswith("/ranking")} == {"from-ranking"}
    stated = {row["thing"]: row["caveat"].rpartition("/")[2] for row in rows("coopetition", place="wuxi")}
    assert stated["coopetition/wuxi--beijing--competition"] == "inferred-pair"
