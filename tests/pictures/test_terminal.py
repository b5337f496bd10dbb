"""Bars of plain text, and files."""

from __future__ import annotations

import builtins
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import aikg
from aikg import pictures
from aikg.errors import AikgError, UsageError
from aikg.pictures.picture import Amount
from aikg.sparql.render import display_width

AMOUNTS = (Amount("北京", Decimal(8), "8 亿元"), Amount("Suzhou", Decimal(2), "2"), Amount("Wuhu", None, "nothing known"))


def picture(amounts: tuple[Amount, ...] = AMOUNTS, title: str = "Title") -> pictures.Picture:
    return pictures.Picture("<svg/>", title, "Caption.", "Counted.", ("name",), (("a",), (None,)), amounts)


def test_a_bar_is_as_long_as_its_amount() -> None:
    assert pictures.chart(picture(), 40).splitlines() == [
        "Title",
        "",
        "北京   " + "█" * 19 + "        8 亿元",
        "Suzhou " + "█" * 4 + "▊" + " " * 14 + "             2",
        "Wuhu   " + " " * 19 + " nothing known",
        "",
        "Counted.",
    ]


def test_a_picture_without_amounts_is_its_table() -> None:
    assert pictures.chart(picture(()), 40).splitlines()[2:5] == ["name", "────", "a"]


@given(
    st.lists(st.tuples(st.text(), st.none() | st.decimals(-9, 10**12, places=2), st.text()), min_size=1),
    st.integers(1, 120),
)
@example([("", None, "\U000114b0")], 1)
def test_no_line_is_wider_than_the_terminal(rows: list, width: int) -> None:
    amounts = tuple(Amount(name, value, words) for name, value, words in rows)
    lines = pictures.chart(picture(amounts, "A title that is long enough to be wrapped"), width).split("\n")
    assert max(map(display_width, lines)) <= max(width, 24)
    assert len(lines) >= len(rows)


def test_a_picture_is_written_as_its_file_is_called(tmp_path: Path) -> None:
    drawn = aikg.load().picture("target-map", "zh", year="2027")
    pictures.save(drawn, tmp_path / "map.svg")
    assert (tmp_path / "map.svg").read_text(encoding="utf-8") == drawn.svg
    with pytest.raises(UsageError, match=r"map\.gif: a picture is written to a file that ends in \.svg or \.png"):
        pictures.save(drawn, tmp_path / "map.gif")


def test_a_png(tmp_path: Path) -> None:
    pytest.importorskip("resvg_py", reason="resvg is not installed here")
    pictures.save(aikg.load().picture("target-map", year="2027"), tmp_path / "map.png")
    assert (tmp_path / "map.png").read_bytes()[:4] == b"\x89PNG"


def test_without_resvg_the_error_names_the_svg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = builtins.__import__

    def missing(name: str, *rest: object) -> object:
        if name == "resvg_py":
            raise ImportError(name)
        return found(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(AikgError, match=r"map\.png: a PNG needs resvg: .* or write .*map\.svg"):
        pictures.save(picture(), tmp_path / "map.png")


def test_a_question_without_things_with_one_number_has_no_picture() -> None:
    with pytest.raises(UsageError, match="circle-members has no picture"):
        aikg.load().picture("circle-members")
