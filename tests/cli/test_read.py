"""`aikg read` as a curator runs it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from aikg.dataset.home import home
from tests.conftest import Run

TEXTS = Path(__file__).parents[1] / "read" / "texts"
PLAN = TEXTS / "plan.txt"


@pytest.fixture
def read(run: Run) -> Run:
    """`aikg read` beside the real tables."""

    def call(*arguments: str, **options: object) -> object:
        env = {"AIKG_HOME": str(home()), "COLUMNS": "160"}
        return run("read", *arguments, env=env, **options)

    return call  # type: ignore[return-value]


def test_a_draft_as_json_names_places_and_what_is_new(read: Run) -> None:
    done = read(str(PLAN))
    assert done.returncode == 0, done.stderr
    draft = json.loads(done.stdout)
    assert (draft["format"], draft["number"]) == ("aikg-draft/1", "金政办发〔2025〕18号")
    assert draft["links"]["document"] == [None]
    first = draft["targets"][0]
    assert draft["text"][first["start"] : first["end"]] == first["as_printed"] == "100家以上"


def test_standard_input_as_rows(read: Run) -> None:
    done = read("-", "--format", "csv", stdin=PLAN.read_bytes())
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert rows[0] | {"rule": "", "confidence": ""} == {
        "file": "-",
        "what": "title_zh",
        "value": "金沙省智能制造三年行动方案(2025—2027年)",
        "in_graph": "new",
        "as_printed": "金沙省智能制造三年行动方案(2025—2027年)",
        "start": "134",
        "end": "159",
        "rule": "",
        "confidence": "",
    }
    assert {row["what"] for row in rows} >= {"issuers", "signed", "target", "left out"}


def test_several_files_are_read_even_if_one_is_none(read: Run, tmp_path: Path) -> None:
    done = read(str(PLAN), str(TEXTS / "news.txt"), str(tmp_path / "none.txt"), "-o", str(tmp_path))
    assert done.returncode == 3
    assert "news report about a policy" in done.stderr
    assert "no such file" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan.json"]
    made = read(str(PLAN), str(TEXTS / "news.txt"), "-o", str(tmp_path / "new" / "drafts"))
    assert (made.returncode, (tmp_path / "new" / "drafts" / "plan.json").exists()) == (1, True)
    wrong = read(str(PLAN), str(PLAN), "-o", str(tmp_path / "plan.json"))
    assert (wrong.returncode, "this is a file; name a folder" in wrong.stderr) == (2, True)


def test_news_is_refused_unless_asked_for(read: Run) -> None:
    refused = read(str(TEXTS / "news.txt"))
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "--anyway reads it" in refused.stderr
    shown = read(str(TEXTS / "news.txt"), "--anyway", "--format", "table")
    assert shown.returncode == 0
    assert "this reads as a news report" in shown.stdout
    assert "突破100亿元" in shown.stdout
