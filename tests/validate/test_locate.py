"""A finding names the table, the line and the column that its node was built from; in a user's file, the line."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from aikg.dataset.dataset import Dataset
from aikg.dataset.home import home
from aikg.namespaces import CNAI, ID
from aikg.validate import Finding, locate, validate


def line_of(table: str, key: str) -> int:
    with open(Path(home()) / "data" / "tables" / table, encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        return next(reader.line_num for row in reader if row["key"] == key)


def where(folder: str | Path, focus: str, path: str | None) -> str:
    node = NamedNode(CNAI + path) if path else None
    finding = Finding("violation", "rule", {"zh": "改", "en": "Mend"}, NamedNode(ID + focus), node)
    return locate.locate(Dataset(folder), [finding])[0].where()


@pytest.mark.parametrize(
    ("focus", "path", "table", "key", "column"),
    [
        ("document/ngaidp-2017", "officialNumber", "documents.csv", "ngaidp-2017", " number"),
        ("document/ngaidp-2017", "issuedOn", "documents.csv", "ngaidp-2017", ""),
        ("document/ngaidp-2017", None, "documents.csv", "ngaidp-2017", ""),
        ("evidence/document/ngaidp-2017", "locator", "documents.csv", "ngaidp-2017", " locator"),
        ("evidence/more/body-most-lin-2025", "source", "evidence.csv", "body-most-lin-2025", " source"),
        ("place/yangtze-river-delta", "hasMember", "circles.csv", "yangtze-river-delta", " members"),
        ("evidence/circle/yangtze-river-delta", "source", "circles.csv", "yangtze-river-delta", " source"),
    ],
)
def test_a_node_of_a_row(focus: str, path: str | None, table: str, key: str, column: str) -> None:
    assert where(home(), focus, path) == f"{table}:{line_of(table, key)}{column}"


def test_a_thing_of_no_table() -> None:
    assert where(home(), "date/2025", "earliest") == ""


def test_a_graph_without_its_tables(tmp_path: Path) -> None:
    assert where(tmp_path, "document/ngaidp-2017", "officialNumber") == ""


@pytest.mark.parametrize(
    "text",
    [
        "@prefix id: <https://w3id.org/china-ai-policy/id/document/> .\n"
        "@prefix cnai: <https://w3id.org/china-ai-policy/ontology#> .\n\nid:my-plan a cnai:PolicyDocument .\n",
        "\n\n\n<https://w3id.org/china-ai-policy/id/document/my-plan> a "
        "<https://w3id.org/china-ai-policy/ontology#PolicyDocument> .\n",
    ],
)
def test_a_finding_in_a_users_file_names_the_line(small: Path, tmp_path: Path, text: str) -> None:
    mine = tmp_path / "mine.ttl"
    mine.write_text(text, encoding="utf-8")
    findings = validate(Dataset(small), [mine]).findings
    assert findings
    assert {finding.where() for finding in findings} == {"mine.ttl:4"}
