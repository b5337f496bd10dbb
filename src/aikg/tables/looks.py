"""Turns data/looks.csv, the log of looks, into things: what was looked for, when, in which places, and whether in vain.

The log is written in free words; a place is one that these words name.
"""

from __future__ import annotations

import csv
import hashlib
import os
import re

from pyoxigraph import Literal, NamedNode, Triple

from aikg.errors import DataError, readable
from aikg.namespaces import CNAI, ID, PREFIXES
from aikg.tables.dates import parse
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aikg.dataset.dataset import Dataset
    from aikg.tables.model import Table

COLUMNS = ["day", "subject", "query", "where", "found"]
START = ID + "look/"
_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_LABEL = NamedNode(PREFIXES["rdfs"] + "label")
# How `found` begins where nothing was found; "none new, found: ..." found something.
_NOTHING = re.compile(r"(no|none)\b(?!.*\bfound:)", re.IGNORECASE | re.DOTALL)
# Places of these levels are named without ambiguity.
_LEVELS = ("provincial", "municipal")


def looks(dataset: Dataset, tables: Iterable[Table]) -> list[Triple]:
    """Returns the looks of data/looks.csv; none if there is no such file.

    :raises AikgError: if the file cannot be read, or a row is not as its header says
    """
    names = _names(next((table for table in tables if table.name == "places.csv"), None))
    return [triple for row in _read(dataset) for triple in _look(row, names)]


def _read(dataset: Dataset) -> Iterator[dict[str, str]]:
    path = dataset.path("data", "looks.csv")
    if not os.path.exists(path):
        return
    with readable(path), open(path, encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    if not lines or lines[0] != COLUMNS:
        raise DataError(f"{path}:1: the header is not as declared; it must be {','.join(COLUMNS)}")
    for number, cells in enumerate(lines[1:], start=2):
        row = dict(zip(COLUMNS, (cell.strip() for cell in cells), strict=False))
        if len(cells) != len(COLUMNS) or not all(row.values()):
            raise DataError(
                f"{path}:{number}: a look has {', '.join(COLUMNS)}; fill each cell, with 'no' if nothing was found"
            )
        try:
            parse(row["day"])
        except ValueError as error:
            raise DataError(f"{path}:{number}: {row['day']!r} is no day; write it as 2026-11-28") from error
        yield row


def _names(places: Table | None) -> list[tuple[re.Pattern[str], str]]:
    """A pattern for the names of each place, in Chinese and, of a province, in English."""
    found = []
    for row in places.rows if places else []:
        cells = row.cells
        if cells["level"] in _LEVELS:
            zh = [name for name in [cells["label_zh"], *cells["alt_zh"].split("|")] if len(name) > 1]
            en = [rf"\b{re.escape(cells['label_en'])}\b"] if cells["level"] == "provincial" else []
            found.append((re.compile("|".join([*map(re.escape, zh), *en])), cells["key"]))
    return found


def _look(row: dict[str, str], names: list[tuple[re.Pattern[str], str]]) -> Iterator[Triple]:
    words = f"{row['subject']} {row['query']}"
    digest = hashlib.blake2b(words.encode(), digest_size=4).hexdigest()
    node = NamedNode(f"{START}{row['day']}-{digest}")
    yield Triple(node, _TYPE, NamedNode(CNAI + "Look"))
    yield Triple(node, _LABEL, Literal(f"查找：{row['query']}", language="zh"))
    yield Triple(node, _LABEL, Literal(f"look for {row['subject']}", language="en"))
    yield Triple(node, NamedNode(CNAI + "lookedOn"), NamedNode(f"{ID}date/{row['day']}"))
    yield Triple(node, NamedNode(CNAI + "foundNothing"), Literal(bool(_NOTHING.match(row["found"]))))
    for pattern, key in names:
        if pattern.search(words):
            yield Triple(node, NamedNode(CNAI + "lookedIn"), NamedNode(f"{ID}place/{key}"))
