"""A document made from known facts is read back exactly, whatever the facts and the page's noise."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from aikg.curate.read.read import read_text

PLACES = ["东川市", "西川省", "南屏县", "北海区"]
OFFICES = ["人民政府", "人民政府办公室", "科学技术局"]
SUBJECTS = ["机器人产业", "智能算力", "数据要素", "低空经济"]
KINDS = {
    "行动计划": "action-plan",
    "若干措施": "measures",
    "实施意见": "opinions",
    "管理办法": "administrative-provisions",
}
LEVELS = {"市": "municipal", "省": "provincial", "县": "district", "区": "district"}
NOUNS = ["应用场景", "龙头企业", "公共平台", "数据集"]
COMPARATORS = {
    "{}个以上": "at-least",
    "不少于{}个": "at-least",
    "超过{}个": "more-than",
    "{}个左右": "about",
    "{}个": "exactly",
    "达到{}个": "exactly",
}
DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")

goal = st.tuples(
    st.sampled_from(NOUNS), st.sampled_from(list(COMPARATORS)), st.integers(2, 99_999), st.integers(2026, 2035)
)


@given(
    place=st.sampled_from(PLACES),
    office=st.sampled_from(OFFICES),
    subject=st.sampled_from(SUBJECTS),
    kind=st.sampled_from(list(KINDS)),
    day=st.dates(datetime.date(2018, 1, 1), datetime.date(2025, 12, 31)),
    serial=st.integers(1, 999),
    goals=st.lists(goal, min_size=1, max_size=6, unique_by=lambda each: (each[0], each[3])),
    basis=st.lists(st.sampled_from(["国家数据发展纲要", "川西智能产业条例"]), unique=True),
    wide=st.booleans(),
    blanks=st.booleans(),
)
def test_a_document_is_read_back(
    place: str,
    office: str,
    subject: str,
    kind: str,
    day: datetime.date,
    serial: int,
    goals: list[tuple[str, str, int, int]],
    basis: list[str],
    wide: bool,
    blanks: bool,
) -> None:
    issuer = place + office
    title = f"{place}促进{subject}发展{kind}"
    grounds = f"根据{'、'.join(f'《{each}》' for each in basis)}," if basis else ""
    sentences = [f"到{year}年底,建成{words.format(number)}{noun}。" for noun, words, number, year in goals]
    text = (
        f"{issuer}关于印发《{title}》的通知\n川政发〔{day.year}〕{serial}号\n各有关单位:\n"
        f"现将《{title}》印发给你们,请认真贯彻执行。\n{issuer}\n{day.year}年{day.month}月{day.day}日\n{title}\n"
        f"为加快发展,{grounds}结合实际,制定本文件。\n一、主要目标\n" + "\n".join(sentences) + "\n"
    )
    if wide:
        text = text.translate(DIGITS).replace(",", "，").replace(":", "：").replace("(", "（").replace(")", "）")
    if blanks:
        text = text.replace("\n", "\n\n　　").replace("年底", " 年底").replace("个", " 个")
    draft = read_text(text)
    assert (draft.title_zh, draft.number) == (title, f"川政发〔{day.year}〕{serial}号")
    assert (draft.issuers, draft.signed, draft.kind) == ([issuer], day.isoformat(), KINDS[kind])
    assert (draft.place, draft.level) == (place, LEVELS[place[-1]])
    assert draft.basis == basis
    assert [(t.comparator, t.value, t.unit, t.deadline) for t in draft.targets] == [
        (COMPARATORS[words], number, "count", str(year)) for _, words, number, year in goals
    ]
    assert draft.instruments == []
