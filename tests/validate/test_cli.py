"""aikg validate: what it writes, where, and how it leaves."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from aikg.namespaces import PREFIXES, SHAPES
from tests.conftest import Run

SH = PREFIXES["sh"]


@pytest.fixture
def validate(run: Run, small: Path) -> Run:
    """Run `aikg validate` over the small world."""
    return lambda *arguments, env=None: run(
        "validate", *arguments, env={"AIKG_HOME": str(small)} | (env or {})
    )


def test_a_good_file(validate: Run, good: Path) -> None:
    done = validate(str(good), "--format", "table")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"0 violations, 0 warnings, 0 remarks in {good}\n"


def test_a_bad_file(validate: Run, bad: Path) -> None:
    done = validate(str(bad))
    assert done.returncode == 1
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(row["severity"], row["table"], row["rule"]) for row in rows] == [
        ("violation", "bad.ttl", "undeclared-term"),
        ("warning", "bad.ttl", "site-place-missing"),
    ]
    assert rows[0]["message_zh"] == "本体中没有这个术语：请检查拼写。"
    assert rows[0]["message_en"] == "The ontology declares no such term: correct its spelling."
    assert done.stderr.startswith("1 violation, 1 warning, 0 remarks")


def test_what_fails(validate: Run, bad: Path) -> None:
    text = bad.read_text(encoding="utf-8")
    bad.write_text(text.replace("cnai:locatedin <id/place/shenzhen> ;", ""), encoding="utf-8")
    assert validate(str(bad)).returncode == 0
    assert validate(str(bad), "--fail-on", "warning").returncode == 1


def test_what_is_shown(validate: Run, bad: Path) -> None:
    done = validate(str(bad), "--severity", "violation", "--lang", "en")
    assert [row["rule"] for row in csv.DictReader(io.StringIO(done.stdout))] == ["undeclared-term"]
    assert "1 warning" in done.stderr


def test_table_and_markdown_in_either_language(validate: Run, bad: Path) -> None:
    wide = {"COLUMNS": "200"}
    assert "correct its spelling" in validate(str(bad), "--format", "table", env=wide).stdout
    assert "请检查拼写" in validate(str(bad), "--format", "table", "--lang", "zh", env=wide).stdout
    assert "请检查拼写" in validate(str(bad), "--format", "table", env=wide | {"LANG": "zh_CN.UTF-8"}).stdout
    lines = validate(str(bad), "--format", "markdown").stdout.splitlines()
    assert lines[0] == "| severity | where | message | what | rule |"
    assert "site/mine cnai:locatedin place/shenzhen" in lines[2]


def test_json(validate: Run, bad: Path) -> None:
    found = json.loads(validate(str(bad), "--format", "json").stdout)
    assert found["conforms"] is False
    assert found["counts"] == {"violation": 1, "warning": 1, "info": 0}
    assert found["findings"][0]["focus"] == "https://w3id.org/china-ai-policy/id/site/mine"


def test_turtle_is_a_shacl_report(validate: Run, bad: Path) -> None:
    done = validate(str(bad), "--format", "turtle")
    said = [(quad.predicate.value, quad.object.value) for quad in parse(done.stdout, format=RdfFormat.TURTLE)]
    assert (SH + "conforms", "false") in said
    assert (SH + "sourceShape", SHAPES + "undeclared-term") in said
    assert (SH + "sourceConstraintComponent", SH + "MinCountConstraintComponent") in said
    assert sum(name == SH + "resultMessage" for name, _ in said) == 4
    assert validate(str(bad), "--format", "turtle").stdout == done.stdout


def test_a_file_that_cannot_be_read(validate: Run, tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text("<a> <b> ;\n\n.", encoding="utf-8")
    done = validate(str(path))
    assert done.returncode == 3
    assert f"{path}:1:" in done.stderr and "Traceback" not in done.stderr
    assert done.stdout == ""
    assert validate(str(tmp_path / "none.ttl")).returncode == 3


def test_bad_literals_are_not_logged(validate: Run, good: Path) -> None:
    with good.open("a", encoding="utf-8") as file:
        file.write('<id/date/2025-02-30> a cnai:DateSpan ; cnai:earliest "2025-02-30"^^xsd:date .\n')
    done = validate(str(good))
    assert done.returncode == 1 and "date-earliest" in done.stdout
    assert len(done.stderr.splitlines()) == 1


def test_the_whole_graph_conforms(validate: Run) -> None:
    done = validate("--severity", "violation")
    assert done.returncode == 0, done.stdout


def test_chinese_on_any_console(validate: Run, bad: Path) -> None:
    done = validate(str(bad), "--lang", "zh", "--format", "table", env={"PYTHONIOENCODING": "gbk"})
    assert done.returncode == 1
