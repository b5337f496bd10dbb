"""Whole texts, written for these tests in the manner of real ones with their noises, read to the last value."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import aikg
from aikg.curate.read.model import Draft
from aikg.curate.read.read import NoPolicyError, read_text
from aikg.errors import AikgError

TEXTS = Path(__file__).parent / "texts"
POLICIES = [
    *(
        "consultation",
        "guidelines",
        "measures",
        "ministries",
        "notice",
        "opinions",
        "party-office",
        "plan",
        "regulation",
    ),
    *("traditional", "vouchers", "year-plan", "press-lead", "bureau", "programme"),
]


def told(draft: Draft) -> dict[str, object]:
    """What a draft says, without places, rules and links."""
    data = {name: value for name, value in draft.as_json().items() if value not in (None, [], False, "", {})}
    for name in ("format", "text", "text_sha256", "file", "text_type", "spans", "title_as_printed"):
        data.pop(name, None)
    data["targets"] = [
        " ".join(
            str(each)
            for each in (t.indicator_zh, t.comparator, t.value, t.upper_value, t.unit, t.deadline, t.per, t.as_printed)
        )
        for t in draft.targets
    ]
    data["instruments"] = [
        " ".join(
            str(each)
            for each in (
                *(i.type, i.beneficiary_zh, i.cap_value, i.cap_unit, i.rate_percent, i.amount_kind, i.cap_scope),
                *(i.cap_basis_zh, i.as_printed),
            )
        )
        for i in draft.instruments
    ]
    data["numbers"] = [f"{n.role} {n.number}" for n in draft.numbers]
    data["not_targets"] = [f"{each.as_printed}: {each.why}" for each in draft.not_targets]
    return data


@pytest.mark.parametrize("name", POLICIES)
def test_a_policy_is_read_to_the_last_value(name: str) -> None:
    draft = aikg.read(TEXTS / f"{name}.txt")
    assert told(draft) == json.loads((TEXTS / f"{name}.json").read_text("utf-8"))


@pytest.mark.parametrize("name", POLICIES)
def test_every_span_is_the_text(name: str) -> None:
    draft = aikg.read(TEXTS / f"{name}.txt")
    spans = [span for each in draft.spans.values() for span in each]
    for each in [*spans, *draft.targets, *draft.instruments, *draft.not_targets, *draft.numbers]:
        assert draft.text[each.start : each.end] == each.as_printed
        assert each.as_printed
    assert all(0 < each.confidence <= 1 and each.rule for each in [*spans, *draft.targets, *draft.instruments])


@pytest.mark.parametrize(
    ("name", "said"), [("news", "news report"), ("interpretation", "interpretation"), ("digest", "digest")]
)
def test_what_is_only_about_a_policy_is_refused(name: str, said: str) -> None:
    with pytest.raises(NoPolicyError, match=said):
        aikg.read(TEXTS / f"{name}.txt")
    draft = aikg.read(TEXTS / f"{name}.txt", anyway=True)
    assert draft.text_type == name
    assert said in draft.notes[0]


def test_what_is_no_policy_at_all_is_refused() -> None:
    with pytest.raises(NoPolicyError, match="does not read as a policy"):
        read_text("今天天气很好,适合出门散步。\n")
    with pytest.raises(AikgError, match="no such file"):
        aikg.read(TEXTS / "nothing.txt")


NOTICE = "东山市人民政府办公室\n2025年3月4日\n东山市智能产业行动方案\n为加快发展,制定本方案。\n一、目标\n{}\n"


def targets(sentence: str) -> list[tuple[str, float, str | None]]:
    return [(t.comparator, t.value, t.deadline) for t in read_text(NOTICE.format(sentence)).targets]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        # A deadline holds for its sentence and the next ones until another comes.
        (
            "到2026年,建成平台10个。培育企业20家以上。到2027年,培育企业50家以上。",
            [("exactly", 10, "2026"), ("at-least", 20, "2026"), ("at-least", 50, "2027")],
        ),
        ("产业规模2026年达到100亿元,2027年突破150亿元。", [("exactly", 1e10, "2026"), ("more-than", 1.5e10, "2027")]),
        ("到2027年6月底前,建成平台10个。", [("exactly", 10, "2027-06")]),
        ("到“十五五”末,建成平台10个。", [("exactly", 10, "2030")]),
        ("2025—2027年,新增企业30家。", [("exactly", 30, "2027")]),
        ("产业规模年均增长超20%。", [("growth-at-least", 20, None)]),
        ("到2027年,产业规模比2024年翻一番。", [("multiple", 2, "2027")]),
        ("每年遴选不超过20个应用场景。", [("at-most", 20, None)]),
        ("到2027年,普及率由40%提高到60%以上。", [("at-least", 60, "2027")]),
        ("到2027年,营收超10亿元的企业达到20家。", [("exactly", 20, "2027")]),
        # What is no goal.
        ("目前,全市已有企业320家。", []),
        ("截至2024年底,企业超过2000家。", []),
        ("部署25项重点任务,聚焦三个关键。", []),
        ("抢占智算、模型、数据三个制高点。", []),
        ("新建大型数据中心(折合标准机架3000架及以上)要合理布局。", []),
        ("算力规模超过**EFLOPS,企业超?000家。", []),
        ("对年营业收入超过2亿元的企业,优先推荐。", []),
        ("打造一批平台,形成一个体系。", []),
        ("联系电话:0755-51705768。", []),
        ("力争进入全国前10名,新增500强企业。", []),
    ],
)
def test_targets_by_sentence(sentence: str, found: list[tuple[str, float, str | None]]) -> None:
    assert targets(sentence) == found


def test_items_below_a_goal_take_its_deadline_unless_two_stand_above() -> None:
    one = "到2027年,能力明显提升。\n——产业。产业规模突破100亿元。"
    two = "到2026年,能力提升。到2030年,领先全国。\n——产业。产业规模突破100亿元。"
    assert targets(one) == [("more-than", 1e10, "2027")]
    assert targets(two) == [("more-than", 1e10, None)]


def support(sentence: str) -> list[tuple[str, float | None, float | None, str | None]]:
    draft = read_text(NOTICE.format(sentence))
    assert draft.targets == []
    return [(i.as_printed, i.cap_value, i.rate_percent, i.cap_scope) for i in draft.instruments]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "对揭榜项目给予不超过投入的20%、最高1000万元支持。",
            [("不超过投入的20%、最高1000万元", 1e7, 20, "beneficiary")],
        ),
        (
            "对建设主体给予投资额10%的一次性补助,最高不超过100万元。",
            [("10%的一次性补助,最高不超过100万元", 1e6, 10, "beneficiary")],
        ),
        ("每年发放最高5亿元“训力券”。", [("最高5亿元", 5e8, None, "programme")]),
        ("实际成交额达5000万元的,给予团队1%奖励。", [("1%", None, 1, None)]),
        (
            "对国家级、省级平台分别给予最高100万元、50万元奖励。",
            [("最高100万元", 1e6, None, "beneficiary"), ("50万元", 5e5, None, "beneficiary")],
        ),
        ("支持面向企业、高校发放算力券,降低成本。", [("算力券", None, None, None)]),
        (
            "对购买算力的企业,按不超过30%给予算力券补贴,最高200万元。",
            [("不超过30%给予算力券补贴,最高200万元", 2e6, 30, "beneficiary")],
        ),
        ("对符合条件的,按规定给予支持。", []),
    ],
)
def test_support_by_sentence(sentence: str, found: list[tuple[str, float | None, float | None, str | None]]) -> None:
    assert support(sentence) == found


def test_a_floor_inside_a_ceiling_is_neither_floor_nor_ceiling_of_a_target() -> None:
    (found,) = read_text(NOTICE.format("对企业给予最高不低于500万元奖励。")).instruments
    assert (found.as_printed, found.cap_value) == ("最高不低于500万元", 5e6)


def regenerate() -> None:
    """Writes the expected values anew: `python -m tests.read.test_read`; read the difference before committing it."""
    for name in POLICIES:
        data = told(aikg.read(TEXTS / f"{name}.txt"))
        text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
        (TEXTS / f"{name}.json").write_text(text, "utf-8")


if __name__ == "__main__":
    regenerate()
