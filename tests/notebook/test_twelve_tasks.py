"""The notebook of the twelve tasks runs as it is committed, and its answers are those of the graph."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from aikg.dataset.dataset import Dataset

PATH = Path(Dataset().path("queries", "notebook", "twelve-tasks.ipynb"))
# What the notebook has found, read from it at the end, as plain values.
FOUND = """
found = {
    "aligned": sorted({(row.place_en, row.kind_en) for row in cities}),
    "targets": {row.place_zh: float(row.value) for row in targets},
    "days": {row.place_en: row.days for row in movers if row.days is not None},
    "answers": answers,
    "sums": {str(row.year): [float(row.sum), row["of"]] for row in computing},
    "relations": sorted({row.relation_en for row in pair}),
    "large": [row.place_en for row in large],
    "offers": [len(large), len(offers.only("instrument"))],
    "reference": reference.text("gbt7714", "zh"),
    "outcomes": {row.initiative_en: row.outcome_en for row in africa},
    "mark": bytes_for_excel[:3].hex(),
    "sichuan": [coverage.divisions, coverage.of_divisions],
    "suzhou": points["Suzhou"],
}
__import__("json").dumps(found)
"""


@pytest.fixture(scope="module")
def committed() -> Any:
    return nbformat.read(PATH, as_version=4)


@pytest.fixture(scope="module")
def found(committed: Any, own_cache: Path) -> dict[str, Any]:
    import ast
    import json

    notebook = nbformat.from_dict(committed)
    notebook.cells.append(nbformat.v4.new_code_cell(FOUND))
    client = NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(PATH.parent)}})
    client.execute()  # A cell that fails raises an error with its text.
    told: dict[str, Any] = json.loads(ast.literal_eval(notebook.cells[-1].outputs[0].data["text/plain"]))
    return told


def test_it_is_valid_and_without_outputs(committed: Any) -> None:
    nbformat.validate(committed)
    code = [cell for cell in committed.cells if cell.cell_type == "code"]
    assert len([cell for cell in committed.cells if cell.source.startswith("## ")]) >= 12
    assert not [cell for cell in code if cell.outputs or cell.execution_count]


def test_its_answers_are_those_of_the_graph(found: dict[str, Any]) -> None:
    assert ["Hefei", "names as its basis"] in found["aligned"] and ["Hangzhou", "cites"] in found["aligned"]
    assert found["targets"]["北京市"] == 10**12 and found["targets"]["广东省"] == 440 * 10**9
    assert found["days"]["Suzhou"] == 21 and {"Shaanxi", "Anhui", "Gansu"} <= found["days"].keys()
    assert found["answers"] == {"2023-08-01": "not yet in force", "2024-01-01": "in force"}
    assert found["sums"]["2025"][0] > 200_000 and found["sums"]["2025"][1] == 31
    assert found["relations"] == ["competition"]
    assert {*found["large"]} >= {"Suzhou", "Yangzhou"} and 0 < found["offers"][0] < found["offers"][1]
    assert "北京人工智能创新高地建设行动计划" in found["reference"] and "http" in found["reference"]
    assert found["outcomes"]["FOCAC Beijing Summit 2024"] == "held"
    assert found["mark"] == "efbbbf"
    assert found["sichuan"][1] == 21 and found["sichuan"][0] >= 4
    assert 120 < found["suzhou"][0] < 121.5 and 30.7 < found["suzhou"][1] < 32.1
