"""The build: the committed graph is what the tables give, and every fault of a table is named at once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, RdfFormat, parse

from aikg.curate import build
from aikg.dataset.dataset import Dataset
from aikg.dataset.home import home
from aikg.errors import AikgError
from aikg.tables.model import TableError


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the rooms that a test may spoil."""
    for room in ("ontology", "data", "queries"):
        shutil.copytree(home() / room, tmp_path / room)
    return tmp_path


def edit(path: Path, change: Callable[[str], str]) -> None:
    text = path.read_text(encoding="utf-8")
    assert change(text) != text
    path.write_text(change(text), encoding="utf-8")


def test_the_committed_graph_is_what_the_tables_give() -> None:
    assert build.differing(Dataset(), build.build(Dataset())) == []


def test_the_graph_has_no_blank_nodes() -> None:
    for path in (home() / "data" / "graph").glob("*.ttl"):
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            assert not isinstance(quad.subject, BlankNode)
            assert not isinstance(quad.object, BlankNode)


def test_every_problem_is_named_with_table_row_and_column(copy: Path) -> None:
    tables = copy / "data" / "tables"
    edit(tables / "places.csv", lambda text: text.replace(",China,", ",,", 1))
    edit(tables / "events.csv", lambda text: text.replace("2025-07-01", "1 July 2025", 1))
    with pytest.raises(TableError) as error:
        build.build(Dataset(copy))
    named = {(problem.table, problem.column) for problem in error.value.problems}
    assert named == {("places.csv", "label_en"), ("events.csv", "date")}


def test_a_concept_that_no_vocabulary_has(copy: Path) -> None:
    edit(copy / "data" / "tables" / "targets.csv", lambda text: text.replace(",at-least,", ",at-leest,", 1))
    with pytest.raises(TableError, match=r"targets\.csv, row \d+, column comparator: 'at-leest' does not exist"):
        build.build(Dataset(copy))


def test_a_duplicate_key_and_a_key_of_no_row(copy: Path) -> None:
    path = copy / "data" / "tables" / "events.csv"
    edit(path, lambda text: text + text.splitlines()[1].replace("lin-2025", "no-such-source") + "\n")
    with pytest.raises(TableError) as error:
        build.build(Dataset(copy))
    assert {problem.column for problem in error.value.problems} == {"key", "source"}


def test_lost_rows_stop_the_build(copy: Path) -> None:
    edit(copy / "data" / "tables" / "events.csv", lambda text: text.splitlines(keepends=True)[0])
    with pytest.raises(AikgError, match=r"events\.csv: the table has 0 rows"):
        build.build(Dataset(copy))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda text: text.replace("key,", "kee,", 1), "unknown column 'kee'"),
        (lambda text: text.replace("\n", ",extra\n", 2).replace(",extra", "", 1), "cells and the header"),
    ],
)
def test_a_broken_table_is_named_with_its_line(copy: Path, change: Callable[[str], str], words: str) -> None:
    edit(copy / "data" / "tables" / "events.csv", change)
    with pytest.raises(AikgError, match=r"events\.csv:\d+") as error:
        build.build(Dataset(copy))
    assert words in str(error.value)


def test_a_table_that_is_not_utf8(copy: Path) -> None:
    path = copy / "data" / "tables" / "events.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))
    with pytest.raises(AikgError, match="not UTF-8"):
        build.build(Dataset(copy))


def test_excels_byte_order_mark_does_no_harm(copy: Path) -> None:
    path = copy / "data" / "tables" / "events.csv"
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert build.differing(Dataset(copy), build.build(Dataset(copy), fresh=False)) == []


def test_writing_changes_only_what_differs(copy: Path) -> None:
    edit(copy / "data" / "graph" / "events.ttl", lambda text: text + "# by hand\n")
    (copy / "data" / "graph" / "stray.ttl").write_text("")
    files = build.build(Dataset(copy))
    assert build.write(Dataset(copy), files) == ["events.ttl", "stray.ttl"]
    assert build.differing(Dataset(copy), files) == []


def test_a_share_of_documents_below_what_is_promised_stops_the_build(copy: Path) -> None:
    promises = copy / "data" / "dataset.yaml"
    edit(promises, lambda text: text.replace("  last-checked: 100", "  last-checked: 101"))
    with pytest.raises(AikgError, match=r"last-checked: 100 % of the documents meet it, .* requires at least 101 %"):
        build.build(Dataset(copy), fresh=False)


def test_a_promise_of_no_measure_is_named(copy: Path) -> None:
    promises = copy / "data" / "dataset.yaml"
    edit(promises, lambda text: text.replace("  last-checked: 100", "  last-chequed: 100"))
    with pytest.raises(AikgError, match=r"least_shares names last-chequed, which is no measure .* name one of address"):
        build.build(Dataset(copy), fresh=False)


def test_a_promise_of_no_table_is_named(copy: Path) -> None:
    promises = copy / "data" / "dataset.yaml"
    edit(promises, lambda text: text.replace("  circles.csv: ", "  cercles.csv: "))
    with pytest.raises(AikgError, match=r"least_rows names cercles\.csv, which is no table"):
        build.build(Dataset(copy))
