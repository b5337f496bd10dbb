"""Reviewing: on the terminal one decision at a time, taken up again where it stopped; on the page without a network."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from aikg.curate.read.page import page
from aikg.curate.read.read import read, read_text
from aikg.curate.read.review import items, resumed, review
from aikg.curate.read.stored import read_draft, write_draft
from aikg.errors import UsageError

TEXTS = Path(__file__).parent / "texts"


def answering(*answers: str) -> object:
    given = iter(answers)
    return lambda question: next(given)


def test_decisions_are_kept_one_by_one_and_taken_up_again(tmp_path: Path) -> None:
    draft = read(TEXTS / "plan.txt")
    path, said = tmp_path / "draft.json", []
    review(draft, path, answering("A Plan", "media", "", "a", "x", "r", "b", "a", "q"), said.append)  # type: ignore[arg-type]
    kept = resumed(path, "plan.txt")
    assert kept is not None
    assert (kept.title_en, kept.seen_as) == ("A Plan", "media")
    assert kept.decisions == {"title_zh": "accept", "notice_title": "accept"}
    assert any("none of the keys" in line for line in said)
    assert any("▸金沙省智能制造三年行动方案(2025—2027年)◂" in line for line in said)
    assert f"2 of {len(items(draft))} decided" in said[-1]
    rest = ["", *["a"] * (len(items(draft)) - 2)]
    review(kept, path, answering(*rest), said.append)  # type: ignore[arg-type]
    again = read_draft(path)
    assert all(each.decision == "accept" for each in again.targets)
    assert len(again.decisions) == len(items(draft)) - len(again.targets)


def test_what_is_said_of_the_text_is_checked_as_it_is_given(tmp_path: Path) -> None:
    draft, said = read(TEXTS / "plan.txt"), []
    answers = answering("A Plan", "seen", "official-text", "a", "www.gov.cn", "https://www.gov.cn/1", "q")
    review(draft, tmp_path / "draft.json", answers, said.append)  # type: ignore[arg-type]
    assert (draft.seen_as, draft.address) == ("official-text", "https://www.gov.cn/1")
    assert [line for line in said if "is not" in line] == [
        "    'seen' is not official-text, reproduction, media or scholarly",
        "    'a' is not a web address, as it stands in the browser",
        "    'www.gov.cn' is not a web address, as it stands in the browser",
    ]


def test_a_value_is_changed_and_a_slip_loses_nothing(tmp_path: Path) -> None:
    draft = read_text((TEXTS / "plan.txt").read_text("utf-8"), "plan.txt")
    first = next(index for index, item in enumerate(items(draft)) if not isinstance(item.what, str))
    draft.decisions = {item.what: "accept" for item in items(draft)[:first] if isinstance(item.what, str)}
    draft.decisions.pop("issuers")
    answers = ["A", "media", "", "c", "某局 | 某厅", *["s"] * 20]
    review(draft, tmp_path / "d.json", answering(*answers[: 5 + first - 4], "q"), lambda line: None)  # type: ignore[arg-type]
    assert draft.issuers == ["某局", "某厅"]
    draft.decisions = dict.fromkeys(
        (item.what for item in items(draft)[:first] if isinstance(item.what, str)), "accept"
    )
    told: list[str] = []
    changes = ["", "", "", "", "many", "120", "", "", "-"]
    review(draft, tmp_path / "d.json", answering("", "c", *changes, "q"), told.append)  # type: ignore[arg-type]
    target = draft.targets[0]
    assert (target.value, target.deadline, target.unit, target.decision) == (120, None, "count", "accept")
    assert any("'many' is not a number" in line for line in told)


def test_another_file_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    with pytest.raises(UsageError, match="is there and no draft"):
        resumed(tmp_path / "notes.txt", "plan.txt")
    write_draft(tmp_path / "d.json", read(TEXTS / "plan.txt"))
    with pytest.raises(UsageError, match=r"is the draft of plan\.txt"):
        resumed(tmp_path / "d.json", "other.txt")
    assert resumed(tmp_path / "none.json", "plan.txt") is None


def test_the_page_holds_the_draft_and_asks_for_nothing_outside() -> None:
    draft = read(TEXTS / "measures.txt")
    text = page(draft)
    found = re.search(r'<script type="application/json" id="draft">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    assert json.loads(found[1]) == json.loads(json.dumps(draft.as_json()))
    assert not re.search(r"""(?:src|href)\s*=\s*["']|https?://|@import|fetch\(|XMLHttpRequest""", text)
    assert "default-src 'none'" in text
    assert "innerHTML" not in text


def test_no_text_becomes_markup() -> None:
    wicked = "现将有关事项通知如下。\n</script><script>alert(1)</script><!-- \u2028 {{draft}} &\n"
    text = page(read_text(wicked, "<b>.txt"))
    assert text.count("<script") == 2
    assert "alert(1)</script>" not in text
    found = re.search(r'id="draft">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    assert json.loads(found[1])["text"] == wicked
