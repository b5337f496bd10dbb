from __future__ import annotations

from decimal import Decimal

import pytest

from aikg.pictures.figures import scale

UNIT = "https://w3id.org/china-ai-policy/vocab/unit/"


@pytest.mark.parametrize(
    ("unit", "value", "lang", "read"),
    [
        ("cny", 150_000_000_000, "zh", "1,500 亿元 (150,000,000,000 元)"),
        ("cny", 150_000_000_000, "en", "150 billion yuan (150,000,000,000 yuan)"),
        ("cny", 33_741_000_000, "zh", "337.4 亿元 (33,741,000,000 元)"),
        ("cny", 8_000_000, "zh", "800 万元 (8,000,000 元)"),
        ("cny", 8_000_000, "en", "8 million yuan (8,000,000 yuan)"),
        ("hkd", 3_000_000_000, "en", "3 billion HKD (3,000,000,000 HKD)"),
        ("percent", Decimal("33.50"), "zh", "33.5 % (33.5 %)"),
        ("count", 1156, "en", "1,156"),
        ("", 0, "zh", "0"),
        ("", 100, "en", "100"),
    ],
)
def test_a_figure_is_read_in_the_units_of_its_reader(unit: str, value: object, lang: str, read: str) -> None:
    exact = Decimal(value)
    found = scale(UNIT + unit if unit else "", "", [exact], lang).read(exact)
    assert found == read.replace("33.5 % (33.5 %)", "33.5 %")


def test_small_values_beside_great_ones_do_not_become_zero() -> None:
    measure = scale(UNIT + "cny", "", [Decimal(10**12)], "en")
    assert measure.figure(Decimal(1_000_000)) == "0.001"
    assert measure.words == "billion yuan"
