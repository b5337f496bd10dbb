"""What became of targets: each once, with its percentage rounded down, and the counts of all."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from xml.etree import ElementTree

import pytest

import aikg
from aikg import pictures
from tests.pictures.answers import VIEWS, asked

SVG = "{http://www.w3.org/2000/svg}"
VIEW = VIEWS["target-progress"]


def drawn(lang: str = "en", broad: bool = False, **parameters: str) -> pictures.Picture:
    rows = aikg.load().query("target-progress", **parameters) if parameters else asked("target-progress")
    return pictures.draw(VIEW, rows, lang=lang, href=str, release="1", broad=broad)


def marks(picture: pictures.Picture) -> list[ElementTree.Element]:
    return [each for each in ElementTree.fromstring(picture.svg).iter() if each.get("role") == "listitem"]


def said(mark: ElementTree.Element) -> str:
    return mark[0].findtext(f"{SVG}title") or ""


def test_every_target_is_in_the_table_once_and_counted_above() -> None:
    picture, rows = drawn(), asked("target-progress", "en")
    targets = {row.target: row.standing_en for row in rows}
    assert Counter(row[2] for row in picture.rows) == Counter(targets.values())
    texts = [each.text for each in ElementTree.fromstring(picture.svg).iter(f"{SVG}text")]
    for standing, number in Counter(targets.values()).items():
        assert texts[texts.index(standing) + 1] == str(number)
    assert f"Of {len(targets)} targets, those 30 with the latest deadlines" in picture.caption


def test_a_bar_says_what_was_observed_and_what_is_aimed_at() -> None:
    hunan = {said(each).partition(": ")[0]: said(each) for each in marks(drawn(place="hunan"))}
    assert hunan["AI compute, Hunan, 2026"].endswith(
        ": met, 133%; observed: 4,800 PFLOPS, 2026-01-10; aimed at: 3,600 PFLOPS, 2026"
    )
    chinese = [said(each) for each in marks(drawn("zh", place="guangzhou"))]
    assert any("观测值9.17万" in each and "目标值超过10万（2025）" in each for each in chinese), chinese


def test_what_is_nearly_reached_is_not_reached() -> None:
    picture = drawn()
    for row, amount in zip(picture.rows, picture.amounts, strict=True):
        share = amount.value
        assert isinstance(share, Decimal) and row[3] == round(share, 1)
        if share < 100:
            assert "100%" not in amount.words


@pytest.mark.parametrize("broad", [False, True])
def test_a_bar_ends_at_half_more_than_the_target(broad: bool) -> None:
    found = marks(drawn(broad=broad, place="china"))
    bars = {said(each): [shape for shape in each.iter(f"{SVG}rect") if shape.get("class") != "hit"] for each in found}
    long = next(float(bar.get("width")) for words, [bar] in bars.items() if words.startswith("Core AI industry scale, China, 2025"))
    assert long == max(float(bar.get("width")) for [bar] in bars.values()) == (100 if broad else 150)
