"""The generated parts of the manuals: between `<!-- NAME -->` and `<!-- end -->`, written by a function of that name.

Run as a program, it writes them anew: .venv/bin/python -m tests.manuals.manual
"""

from __future__ import annotations

import re
from pathlib import Path

import aikg
from aikg.dataset.dataset import Dataset
from aikg.questions.stored import list_queries
from aikg.sparql.render import markdown
from aikg.tables.csvw import read_schemas
from aikg.tables.model import Column

ROOT = Path(__file__).parents[2]
PART = re.compile(r"<!-- (\w+) -->\n.*?<!-- end -->", re.DOTALL)


def figures() -> str:
    """How good the data is, counted by the stored questions."""
    rows = [[each.measure_en, str(each.number), str(each.of), f"{each.share:g} %"] for each in aikg.load().quality()]
    return markdown(["measure", "number", "of", "share"], rows)


def columns() -> str:
    """The column dictionary, from the CSVW metadata."""
    parts = []
    for schema in read_schemas(Dataset()):
        rows = [_column(each, dict(schema.foreign_keys)) for each in schema.columns if not each.virtual]
        parts.append(f"### `{schema.url}`\n\n" + markdown(["column", "中文", "holds", "form"], rows))
    return "\n".join(parts)


def _column(column: Column, foreign: dict[str, str]) -> list[str]:
    return [f"`{column.name}`", column.title_zh, column.description, _form(column, foreign)]


def _form(column: Column, foreign: dict[str, str]) -> str:
    words = ["required"] if column.required else []
    value = column.value or ""
    if column.name in foreign:
        words.append(f"key of `{foreign[column.name]}`")
    elif "/id/date/" in value:
        words.append("date")
    elif "/vocab/" in value:
        words.append(f"concept of `{value.partition('/vocab/')[2].partition('/')[0]}`")
    elif value.endswith(f"/id/{{+{column.name}}}"):
        words.append("`kind/key`")
    elif "/id/" in value:
        words.append(f"key of a {value.partition('/id/')[2].partition('/')[0]}")
    elif column.base != "string":
        words.append(column.base)
    if column.separator:
        words.append("several joined by |")
    return ", ".join(words)


def rules() -> str:
    """What follows from what, from the headers of the rules."""
    rows = [
        [f"`{rule.name}`", rule.summary("en"), rule.summary("zh"), rule.header.source]
        for rule in list_queries(Dataset(), "rules")
    ]
    return markdown(["rule", "what follows", "推出什么", "from"], rows)


WRITERS = {"figures": figures, "columns": columns, "rules": rules}


def renewed(text: str) -> str:
    """A manual with its generated parts written anew."""
    return PART.sub(lambda part: f"<!-- {part[1]} -->\n{WRITERS[part[1]]()}<!-- end -->", text)


def manuals() -> list[Path]:
    """The manuals that have generated parts."""
    found = [path for room in ("data", "queries", "ontology") for path in (ROOT / room).rglob("README.md")]
    return sorted(path for path in found if PART.search(path.read_text(encoding="utf-8")))


if __name__ == "__main__":
    for path in manuals():
        path.write_text(renewed(path.read_text(encoding="utf-8")), encoding="utf-8")
