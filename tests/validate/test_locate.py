"""A finding names the table, the line and the column that its node was built from."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from pyoxigraph import NamedNode

from aikg.namespaces import CNAI, ID
from aikg.validate import Finding, locate

PLAN = SimpleNamespace(number=7, cells={"key": "city-plan"})
TABLE = SimpleNamespace(name="documents.csv", rows=[PLAN])
COLUMNS = {CNAI + "officialNumber": "number", CNAI + "locator": "locator"}


@pytest.fixture(autouse=True)
def tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """One table of one row."""
    monkeypatch.setattr(locate, "read_tables", lambda home: [TABLE])
    monkeypatch.setattr(locate, "subject_of", lambda table, row: f"{ID}document/{row.cells['key']}")
    monkeypatch.setattr(locate, "column_of", lambda table, path: COLUMNS.get(path))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "data" / "tables").mkdir(parents=True)
    return tmp_path


def where(home: Path, focus: str, path: str | None) -> str:
    node = NamedNode(CNAI + path) if path else None
    finding = Finding("violation", "rule", {"zh": "改", "en": "Mend"}, NamedNode(focus), node)
    return locate.locate(home, [finding])[0].where()


def test_a_thing_of_a_row(home: Path) -> None:
    assert where(home, ID + "document/city-plan", "officialNumber") == "documents.csv:7 number"


def test_the_evidence_of_a_row(home: Path) -> None:
    assert where(home, ID + "evidence/document/city-plan", "locator") == "documents.csv:7 locator"


def test_a_property_that_no_column_makes(home: Path) -> None:
    assert where(home, ID + "document/city-plan", "signedOn") == "documents.csv:7"
    assert where(home, ID + "document/city-plan", None) == "documents.csv:7"


def test_a_thing_of_no_table(home: Path) -> None:
    assert where(home, ID + "date/2025", "earliest") == ""


def test_a_graph_without_its_tables(tmp_path: Path) -> None:
    assert where(tmp_path, ID + "document/city-plan", "officialNumber") == ""
