"""The log of looks as things: the places that its words name, what was found, and clear errors for a row that is not one."""

from __future__ import annotations

from pathlib import Path

import pytest

from aikg.dataset.dataset import Dataset
from aikg.errors import AikgError
from aikg.tables.files import read_tables
from aikg.tables.looks import COLUMNS, looks

TABLES = read_tables(Dataset())


def look(folder: Path, *cells: str) -> dict[str, set[str]]:
    """The facts of the one look in a log, by property, things by their keys."""
    (folder / "data").mkdir(exist_ok=True)
    row = ",".join(f'"{cell}"' for cell in cells)
    (folder / "data" / "looks.csv").write_text(f"{','.join(COLUMNS)}\n{row}\n", encoding="utf-8")
    facts: dict[str, set[str]] = {}
    for triple in looks(Dataset(folder), TABLES):
        name = triple.predicate.value.rpartition("#")[2]
        facts.setdefault(name, set()).add(getattr(triple.object, "value", "").rpartition("/")[2])
    return facts


def test_a_look_names_its_day_its_places_and_what_it_found(tmp_path: Path) -> None:
    facts = look(tmp_path, "2026-11-28", "AI Plus plan: Harbin", "哈尔滨市 人工智能 行动方案", "pages", "no")
    assert facts["lookedOn"] == {"2026-11-28"}
    assert facts["lookedIn"] == {"harbin"}
    assert facts["foundNothing"] == {"true"}


@pytest.mark.parametrize(
    ("words", "places"),
    [
        (("plans of Shanxi and Hebei", "省 行动方案"), {"shanxi", "hebei"}),
        (("plans of Shaanxi", "陕西省 行动方案"), {"shaanxi"}),
        (("central documents", "国务院 办法"), set()),
    ],
)
def test_the_places_are_those_that_the_words_name(tmp_path: Path, words: tuple[str, str], places: set[str]) -> None:
    assert look(tmp_path, "2026-11-28", *words, "pages", "no").get("lookedIn", set()) == places


@pytest.mark.parametrize(
    ("found", "nothing"),
    [
        ("no", "true"),
        ("none found", "true"),
        ("No: a plan of 2019 alone", "true"),
        ("found: Chengdu", "false"),
        ("none new of the cities; found: one of the province", "false"),
        ("notice of 2025", "false"),
    ],
)
def test_what_begins_with_no_found_nothing(tmp_path: Path, found: str, nothing: str) -> None:
    assert look(tmp_path, "2026-11-28", "plans", "words", "pages", found)["foundNothing"] == {nothing}


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        (("28 November", "plans", "words", "pages", "no"), r"looks\.csv:2: '28 November' is no day"),
        (("2026-11-28", "plans", "words", "pages", ""), r"looks\.csv:2: a look has day, subject, .*'no' if nothing was found"),
        (("2026-11-28", "plans", "words"), r"looks\.csv:2: a look has day"),
    ],
)
def test_a_row_that_is_no_look_is_named(tmp_path: Path, cells: tuple[str, ...], problem: str) -> None:
    with pytest.raises(AikgError, match=problem):
        look(tmp_path, *cells)


def test_a_dataset_without_a_log_has_no_looks(tmp_path: Path) -> None:
    assert looks(Dataset(tmp_path), TABLES) == []
