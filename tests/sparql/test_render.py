from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aikg.sparql.render import display_width, fitting, markdown, table, wrap


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("abc", 3),
        ("北京", 4),
        ("〔2017〕", 8),
        ("é", 1),
        ("e\u0301", 1),
        ("👩‍🔬", 2),
        ("\u202eab", 2),
        ("", 0),
    ],
)
def test_widths(text: str, width: int) -> None:
    assert display_width(text) == width


def test_columns_line_up_under_wide_characters() -> None:
    assert table(["name", "n"], [["北京市", "1"], ["Xi'an", "22"]], width=40) == (
        "name    n\n──────  ──\n北京市  1\nXi'an   22\n"
    )


def test_long_values_wrap_and_nothing_is_lost() -> None:
    text = "关于加快场景创新以人工智能高水平应用促进经济高质量发展的指导意见"
    lines = table(["document", "title"], [["scenario-2022", text]], width=40).splitlines()
    assert all(display_width(line) <= 40 for line in lines)
    assert "".join(line[15:] for line in lines[2:]).replace(" ", "") == text


def test_words_stay_whole_where_they_can() -> None:
    assert wrap("New Generation AI Development Plan", 16) == ["New Generation", "AI Development", "Plan"]


def test_a_terminal_too_narrow_gets_a_value_a_line() -> None:
    columns = [f"column{n}" for n in range(6)]
    text = table(columns, [["北京市" * 5] * 6, ["x"] * 6], width=30)
    assert text.startswith("── 1 ──\ncolumn0  北京市北京市北京市北\n         京市北京市\ncolumn1  ")
    assert text.count("\n\n") == 1 and max(map(display_width, text.splitlines())) <= 30


def test_numbers_and_dates_are_never_broken() -> None:
    rows = [["新一代人工智能发展规划" * 3, "at least 1.2 trillion yuan", "2025-08-26"]]
    text = table(["document", "value", "issued"], rows, width=60, whole={1, 2})
    assert "at least 1.2 trillion yuan" in text and "2025-08-26" in text
    assert max(map(display_width, text.splitlines())) <= 60
    narrow = table(["document", "value", "issued"], rows, width=40, whole={1, 2})
    assert narrow.startswith("── 1 ──\ndocument  ") and "\nissued    2025-08-26\n" in narrow


def test_words_are_not_broken_in_a_table() -> None:
    text = table(["a", "b"], [["Yangzhou comprehensive funding", "Implementing the pathway " * 3]], width=30)
    assert "comprehensive" in text and "Implementing" in text


def test_the_most_important_columns_are_kept() -> None:
    heads, rows = ["place", "document", "issued", "kind"], [["北京市", "x" * 90, "2025-08-26", "plan"]]
    assert fitting(heads, rows, {2}, [1, 0, 3, 2], 40) == [1, 0, 3]
    assert fitting(heads, rows, {2}, [1, 0, 2, 3], 40) == [1, 0, 2]
    assert fitting(heads, rows, {2}, [1, 0, 2, 3], 10) == [1, 0]


def test_an_answer_without_rows_shows_its_columns() -> None:
    assert table(["a", "b"], [], width=20) == "a  b\n─  ─\n"


def test_a_value_cannot_drive_the_terminal() -> None:
    assert table(["x"], [["a\x1b[31mb\tc\r\nd\x9b"]], width=40).split("\n")[2:4] == [
        "a\\x1b[31mb c",
        "d\\x9b",
    ]


def test_markdown_escapes() -> None:
    assert markdown(["a|b"], [["x|y\n<b>\\"]]) == "| a\\|b |\n| --- |\n| x\\|y<br>\\<b>\\\\ |\n"


@given(st.lists(st.lists(st.text(max_size=30), min_size=3, max_size=3), max_size=4), st.integers(1, 60))
def test_any_text_at_any_width(rows: list[list[str]], width: int) -> None:
    text = table(["a", "b", "c"], rows, width=width)
    if width >= 3 * 8 + 4:
        assert all(display_width(line) <= width for line in text.split("\n"))
