"""`aikg new document` and `aikg import` as a curator runs them."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from aikg.dataset.home import home
from tests.conftest import environment

NEW = ["new", "document", "--label-zh", "某地机器人行动计划", "--label-en", "Shenzhen Action Plan for Robots"]
KNOWN = ["--kind", "行动计划", "--level", "municipal", "--seen-as", "media", "--applies-in", "深圳市"]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for room in ("ontology", "data", "queries"):
        shutil.copytree(home() / room, tmp_path / room)
    return tmp_path


def test_a_new_document_stands_in_the_tables_and_builds(run, copy: Path) -> None:  # type: ignore[no-untyped-def]
    env = {"AIKG_HOME": str(copy)}
    done = run(*NEW, *KNOWN, "--issued-by", "工业和信息化部", "--signed", "2026-01-02", env=env)
    assert (done.returncode, done.stdout) == (0, "shenzhen-action-plan-robots-2026\n")
    assert "not known yet: number, themes, status, official_page" in done.stderr
    assert run("build", env=env).returncode == 0
    shown = run("show", "shenzhen-action-plan-robots-2026", "--lang", "en", env=env).stdout
    assert "issued by: Ministry of Industry and Information Technology" in shown
    again = run(*NEW, *KNOWN, "--signed", "2026-01-02", env=env)
    assert again.returncode == 2
    assert "already a key" in again.stderr


def test_what_is_not_given_is_asked_for_on_a_terminal(copy: Path, own_cache: Path) -> None:
    leader, follower = pty.openpty()
    settings = environment(own_cache) | {"AIKG_HOME": str(copy)}
    command = [sys.executable, "-m", "aikg", "new", "document", "--label-zh", "某地行动计划"]
    process = subprocess.Popen(command, stdin=follower, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=settings)
    # English title, kind, number, issuers, level, place, signed, published, themes, status, address, how it was seen.
    answers = ["A Plan", "行动方案", "", "", "county", "德清县", "2026-03", "", "", "", "", "media"]
    os.write(leader, "".join(f"{answer}\n" for answer in answers).encode())
    out, error = process.communicate(timeout=60)
    os.close(leader)
    os.close(follower)
    assert (process.returncode, out.decode()) == (0, "deqing-plan-2026\n"), error.decode()
    assert "not known yet: number, issued_by" in error.decode()


def test_a_wrong_answer_is_told_and_asked_for_again(copy: Path, own_cache: Path) -> None:
    leader, follower = pty.openpty()
    settings = environment(own_cache) | {"AIKG_HOME": str(copy)}
    command = [sys.executable, "-m", "aikg", "new", "target", "--set-in", "ngaidp-2017", "--scope", "中国"]
    process = subprocess.Popen(command, stdin=follower, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=settings)
    answers = ["", "某目标", "A target", "核心产业规模", "over", "many", "１０００", "", "cny", "soon", "2031", "", "", "", ""]
    os.write(leader, "".join(f"{answer}\n" for answer in answers).encode())
    out, error = process.communicate(timeout=60)
    os.close(leader)
    os.close(follower)
    assert (process.returncode, out.decode()) == (0, "ngaidp-2017/core-industry-scale-2031\n"), error.decode()
    for said in ("this is needed", "'many' is not a number", "'soon' is not a date"):
        assert said in error.decode()


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        # A number that another document has is found when all is known; an end of input in the middle.
        (["A Plan", "行动方案", "国发[2017]35号", "", "county", "德清县", "2026-03", "", "", "", "", "media"], "already: ngaidp-2017"),
        (["A Plan", "行动方案", "\x04"], "Aborted"),
    ],
)
def test_answers_are_not_lost_at_the_last(copy: Path, own_cache: Path, answers: list[str], said: str) -> None:
    leader, follower = pty.openpty()
    settings = environment(own_cache) | {"AIKG_HOME": str(copy)}
    command = [sys.executable, "-m", "aikg", "new", "document", "--label-zh", "某地行动计划"]
    process = subprocess.Popen(command, stdin=follower, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=settings)
    os.write(leader, "".join(f"{answer}\n" for answer in answers).encode())
    _, error = process.communicate(timeout=60)
    os.close(leader)
    os.close(follower)
    assert process.returncode != 0 and said in error.decode()
    assert "to go on from here: aikg new document '--label-zh=某地行动计划' '--label-en=A Plan' '--kind=行动方案'" in error.decode()


def test_set_and_due(run, copy: Path) -> None:  # type: ignore[no-untyped-def]
    env = {"AIKG_HOME": str(copy)}
    done = run("set", "documents", "ngaidp-2017", "signed=２０１７-07-09", env=env)
    assert (done.returncode, done.stdout) == (0, "signed: 2017-07-08 → 2017-07-09\n"), done.stderr
    assert "wrote documents.csv" in done.stderr
    wrong = run("set", "documents", "ngaidp-2017", "signed", env=env)
    assert (wrong.returncode, "is no COLUMN=VALUE" in wrong.stderr) == (2, True)
    listed = run("due", env=env)
    assert listed.stdout.startswith("why,since,key,title\n")
    assert "status unknown" in listed.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "a document needs --kind, --level, --seen-as"),
        ([*KNOWN, "--signed", "2 January"], "signed: '2 January' is not a date"),
        ([*KNOWN, "--issued-by", "无此机关"], "issued_by: there is no body"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_written(run, copy: Path, options: list[str], said: str) -> None:  # type: ignore[no-untyped-def]
    before = (copy / "data" / "tables" / "documents.csv").read_bytes()
    done = run(*NEW, *options, env={"AIKG_HOME": str(copy)})
    assert done.returncode == 2
    assert said in done.stderr
    assert (copy / "data" / "tables" / "documents.csv").read_bytes() == before


def test_full_width_input_is_taken(run, copy: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    env = {"AIKG_HOME": str(copy)}
    done = run(*NEW, *KNOWN, "--key", "k", "--signed", "２０２６-06-18", env=env)
    assert (done.returncode, done.stdout) == (0, "k\n"), done.stderr
    mine = tmp_path / "targets.csv"
    row = "k/a,某目标,A target,document/k,other,exactly,１２,count,２０２６,shenzhen,doc-k,targets,media"
    mine.write_text(f"key,label_zh,label_en,set_in,indicator,comparator,value,unit,deadline,scope,source,locator,seen_as\n{row}\n")
    assert "1 new" in run("import", str(mine), "--write", env=env).stderr
    wrong = run(*NEW, *KNOWN, "--key", "l", "--signed", "２０２６-13-18", env=env)
    assert (wrong.returncode, "signed:" in wrong.stderr) == (2, True)


def test_a_draft_is_imported(run, copy: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    env = {"AIKG_HOME": str(copy)}
    text = Path(__file__).parents[1] / "read" / "texts" / "plan.txt"
    draft = tmp_path / "draft.json"
    assert run("read", str(text), "-o", str(draft), env=env).returncode == 0
    refused = run("import", str(draft), env=env)
    assert (refused.returncode, "nothing in this draft is accepted" in refused.stderr) == (2, True)
    data = json.loads(draft.read_text("utf-8"))
    data |= {"title_en": "Smart Manufacturing Plan", "seen_as": "media", "key": "jinsha-plan-2025", "place": "深圳市"}
    data["decisions"] = dict.fromkeys(("title_zh", "number", "signed", "kind", "level", "place"), "accept")
    data["targets"][0]["decision"] = "accept"
    draft.write_text(json.dumps(data), "utf-8")
    dry = run("import", str(draft), env=env)
    assert "jinsha-plan-2025: 3 new; nothing was written" in dry.stderr, dry.stderr
    assert "wrote sources.csv, documents.csv, targets.csv" in run("import", str(draft), "--write", env=env).stderr


def test_import_is_dry_unless_told_to_write(run, copy: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    env = {"AIKG_HOME": str(copy), "PYTHONIOENCODING": "gbk"}
    mine = tmp_path / "sources.csv"
    mine.write_bytes("key;label_zh;label_en;kind\r\nmy-source;来源〔一〕;A source;web-page\r\n".encode("utf-8-sig"))
    before = (copy / "data" / "tables" / "sources.csv").read_bytes()
    dry = run("import", str(mine), env=env)
    assert (dry.returncode, dry.stdout.split()[-2:]) == (0, ["my-source", "new"])
    assert (copy / "data" / "tables" / "sources.csv").read_bytes() == before
    assert "wrote sources.csv" in run("import", str(mine), "--write", env=env).stderr
    assert "my-source,来源〔一〕,A source,web-page" in (copy / "data" / "tables" / "sources.csv").read_text("utf-8")
    assert run("import", str(mine), env=env).stdout.split()[-2:] == ["my-source", "same"]
