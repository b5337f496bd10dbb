"""find, show and stats over the real graph, as a user runs them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from aikg.dataset.home import home


@pytest.fixture
def real(run):  # type: ignore[no-untyped-def]
    """Runs a command over the real graph, where `run` by itself asks a tiny one."""
    return lambda *args: run(*args, env={"AIKG_HOME": str(home())})


@pytest.mark.parametrize("text", ["深圳市", "Shenzhen", "shenzhenshi", "shenzhen shi", "szs"])
def test_find_in_chinese_english_and_pinyin(real, text: str) -> None:  # type: ignore[no-untyped-def]
    done = real("find", text, "--kind", "place", "--format", "json")
    assert done.returncode == 0
    found = json.loads(done.stdout)["results"]["bindings"]
    assert "Shenzhen" in [match["label_en"]["value"] for match in found][:3]


def test_find_nothing(real) -> None:  # type: ignore[no-untyped-def]
    assert real("find", "zzzzqqqq").returncode == 1


def test_show_gives_facts_relations_and_evidence(real) -> None:  # type: ignore[no-untyped-def]
    done = real("show", "ai-industry-3yr-plan-2018-2020", "--format", "json", "--lang", "en")
    record = json.loads(done.stdout)
    assert record["labels"].keys() == {"zh", "en"}
    assert record["evidence"]
    implements = next(each for each in record["facts"] if each["property"] == "implements")
    assert implements["evidence"]
    assert not implements["derived"]
    assert any(each["derived"] for each in record["facts"])


def test_show_names_the_candidates_of_an_unknown_name(real) -> None:  # type: ignore[no-untyped-def]
    done = real("show", "ngaidp-2071")
    assert done.returncode == 2
    assert "ngaidp-2017" in done.stderr


def test_stats_count_triples_and_things(real) -> None:  # type: ignore[no-untyped-def]
    rows = list(csv.DictReader(io.StringIO(real("stats", "--format", "csv", "--lang", "both").stdout)))
    things = {row["of_en"]: int(row["number"]) for row in rows if row["counted"] == "things"}
    assert things["policy document"] >= 100
    assert {row["counted"] for row in rows} == {"triples", "things", "documents", "evidence", "last look"}
    assert all(row["newest"] for row in rows if row["counted"] in ("documents", "last look"))


def test_quality_is_what_the_stored_questions_count(real) -> None:  # type: ignore[no-untyped-def]
    rows = list(csv.DictReader(io.StringIO(real("stats", "--quality", "--format", "csv", "--lang", "en").stdout)))
    asked = list(csv.DictReader(io.StringIO(real("query", "document-quality", "--format", "csv").stdout)))
    shares = {row["measure"]: float(row["share"]) for row in rows}
    assert {row["measure"]: float(row["share"]) for row in asked}.items() <= shares.items()
    assert {"provinces", "contested", "weak-evidence"} <= shares.keys()


def test_a_record_as_rdf(real) -> None:  # type: ignore[no-untyped-def]
    done = real("show", "shenzhen", "--format", "turtle")
    assert "place/shenzhen> a cnai:Jurisdiction" in done.stdout
    assert "a cnai:Evidence" in done.stdout


def test_added_data_is_found_shown_and_counted(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    mine = tmp_path / "mine.ttl"
    mine.write_text(
        '<https://w3id.org/china-ai-policy/id/place/atlantis> a <http://example.org/Island> ; '
        '<http://www.w3.org/2000/01/rdf-schema#label> "Atlantis"@en, "亚特兰蒂斯"@zh .',
        encoding="utf-8",
    )
    assert "Atlantis" in run("find", "yatelandisi", "--add", str(mine)).stdout
    assert run("show", "atlantis", "--add", str(mine), "--lang", "zh").stdout.startswith("亚特兰蒂斯 · Atlantis")
    assert run("show", "atlantis").returncode == 2
    assert run("stats", "--add", str(mine)).stdout != run("stats").stdout
