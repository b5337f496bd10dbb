"""find, show and stats over the real graph, as a user runs them."""

from __future__ import annotations

import json

import pytest

from aikg.home import home


@pytest.fixture
def real(run):  # type: ignore[no-untyped-def]
    """Runs a command over the real graph, where `run` by itself asks a tiny one."""
    return lambda *args: run(*args, env={"AIKG_HOME": str(home())})


@pytest.mark.parametrize("text", ["深圳市", "Shenzhen", "shenzhenshi", "shenzhen shi", "szs"])
def test_find_in_chinese_english_and_pinyin(real, text: str) -> None:  # type: ignore[no-untyped-def]
    done = real("find", text, "--kind", "place", "--format", "json")
    assert done.returncode == 0
    assert "place/shenzhen" in [match["id"] for match in json.loads(done.stdout)][:3]


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
    rows = json.loads(real("stats", "--format", "json").stdout)
    things = {row["of"]: row["number"] for row in rows if row["counted"] == "things"}
    assert things["cnai:PolicyDocument"] >= 100
    assert {row["counted"] for row in rows} == {"triples", "things", "documents", "evidence"}
