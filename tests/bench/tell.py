"""How the report tells: the results of a run, tables and figures in Markdown."""

from __future__ import annotations

import json
from typing import Any

from tests.bench.measure import FOLDER


def results(name: str) -> tuple[Any, dict[str, str]]:
    """The results of a run and its machine; nothing if it was not run."""
    path = FOLDER / f"{name}.json"
    if not path.exists():
        return {}, {}
    content = json.loads(path.read_text(encoding="utf-8"))
    return content["results"], content["machine"]


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table, its first column of text and the others of figures."""
    lines = [head, ["---", *(["---:"] * (len(head) - 1))], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def figure(value: float | None, digits: int = 1) -> str:
    return "—" if value is None else f"{value:,.{digits}f}"
