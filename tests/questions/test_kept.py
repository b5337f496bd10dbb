"""Answers that are kept with a prepared store are those that the store would give, and follow a change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import aikg
from aikg.dataset.dataset import Dataset
from aikg.namespaces import PREFIXES
from aikg.questions.kept import file_name, kept_answer
from aikg.questions.stored import StoredQuery, list_queries
from aikg.sparql.columns import project
from aikg.sparql.source import Embedded, embedded
from aikg.store.cache import entry_folder
from aikg.store.folder import Folder, write_store
from aikg.store.open import open_store
from tests.conftest import WORLD

CNAI = PREFIXES["cnai"]
KEPT = [query.name for query in list_queries(Dataset()) if query.kept]


QUESTION = """#+ summary: {en: "How many things are in a place", zh: "有地方的事物数"}
#+ kept: true
PREFIX cnai: <https://w3id.org/china-ai-policy/ontology#>
SELECT (COUNT(DISTINCT ?thing) AS ?things) WHERE { ?thing cnai:place ?place }
"""


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A small dataset that has the question `things`, and an empty cache."""
    monkeypatch.setenv("AIKG_CACHE", str(tmp_path / "cache"))
    home = tmp_path / "world"
    shutil.copytree(WORLD, home)
    (home / "queries" / "questions" / "things.rq").write_text(QUESTION, encoding="utf-8")
    return home


@pytest.fixture(scope="module")
def memory() -> Embedded:
    """The dataset in memory, where a scan takes half the time; `test_choosing` compares it with the prepared store."""
    return embedded(open_store(Dataset()))


def things(home: Path) -> list[int]:
    return [int(row.things) for row in aikg.load(home).query("things")]


def shown(rows: object) -> list[list[str]]:
    return [[str(row[name]) for name in rows.variables] for row in rows]  # type: ignore[attr-defined]


def test_there_are_some() -> None:
    assert "document-quality" in KEPT


@pytest.mark.parametrize("lang", ["both", "zh", "en"])
@pytest.mark.parametrize("name", KEPT)
def test_what_is_kept_is_what_a_scan_gives(name: str, lang: str, memory: Embedded) -> None:
    graph = aikg.load()
    query = graph.stored(name)
    kept = kept_answer(graph.source, query, lang)
    assert kept is not None
    assert shown(kept) == shown(memory.query(project(query.text, lang), PREFIXES))


@pytest.mark.parametrize("columns", [["kind", "place"], ["caveat"], ["through_en", "issued", "place_zh"], ["level"]])
def test_columns_are_chosen_of_what_is_kept(columns: list[str]) -> None:
    graph = aikg.load()
    query = graph.stored("city-alignment")
    kept = kept_answer(graph.source, query, "en", columns)
    assert kept is not None
    assert shown(kept) == shown(graph.source.query(project(query.text, "en", columns), PREFIXES))


@pytest.mark.parametrize(("select", "rows"), [("SELECT", 4), ("SELECT DISTINCT", 2)])
def test_rows_that_are_alike_stay_if_the_question_leaves_them(world: Path, select: str, rows: int) -> None:
    body = f"{select} ?thing ?other WHERE {{ ?thing cnai:place ?place . ?other cnai:place ?any }} ORDER BY ?thing ?other\n"
    path = world / "queries" / "questions" / "things.rq"
    path.write_text(QUESTION[: QUESTION.index("SELECT")] + body, encoding="utf-8")
    graph = aikg.load(world)
    query = graph.stored("things")
    kept = kept_answer(graph.source, query, "both", ["thing"])
    assert kept is not None
    asked = graph.source.query(project(query.text, "both", ["thing"]), PREFIXES)
    assert len(found := shown(kept)) == rows
    assert found == shown(asked)


def test_a_column_that_there_is_not_is_named() -> None:
    with pytest.raises(aikg.UsageError, match="no column plase"):
        aikg.load().query("city-alignment", columns=["plase"])


def test_the_answer_is_read_and_not_asked_again(world: Path) -> None:
    graph = aikg.load(world)
    folder = entry_folder(graph.dataset)
    assert folder is not None
    file = Path(folder, file_name(graph.stored("things")))
    counted = things(world)
    file.write_bytes(b"?things\n")
    assert things(world) == []
    for damaged in (b"damaged", b"?things\n1", b""):
        file.write_bytes(damaged)
        assert things(world) == counted != []


def test_a_parameter_chooses_of_what_is_kept() -> None:
    everywhere = aikg.load().query("province-coverage")
    assert len(aikg.load().query("province-coverage", place="guangdong")) == 1 < len(everywhere)


def test_a_changed_dataset_has_an_answer_of_its_own(world: Path) -> None:
    before = things(world)
    (world / "data" / "graph" / "new.ttl").write_text(f"<x:thing> <{CNAI}place> <x:place> .\n", encoding="utf-8")
    assert things(world) == [before[0] + 1]


def test_a_store_in_a_folder_keeps_it_at_the_first_question(world: Path, tmp_path: Path) -> None:
    write_store(tmp_path / "store", [], Dataset(world))
    source = Folder(tmp_path / "store")
    query = aikg.load(world).stored("things")
    first = kept_answer(source, query)
    assert (tmp_path / "store" / file_name(query)).exists()
    assert first is not None
    assert shown(first) == shown(source.query(query.text, PREFIXES))


def test_the_header_may_only_say_true(tmp_path: Path) -> None:
    text = aikg.load().stored("levels").text.replace("kept: true", "kept: perhaps")
    query = StoredQuery(tmp_path / "questions" / "levels.rq", text)
    with pytest.raises(aikg.AikgError, match="kept must be true"):
        _ = query.header
