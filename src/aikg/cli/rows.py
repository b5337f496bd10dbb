"""Writing rows that no query engine made: as a table, CSV, JSON or Markdown, always in UTF-8."""

from __future__ import annotations

import csv
import io
import json
import sys
from typing import TYPE_CHECKING, Any

from aikg.render import markdown, table

if TYPE_CHECKING:
    from collections.abc import Sequence


def write_rows(columns: Sequence[str], rows: Sequence[Sequence[Any]], form: str | None) -> None:
    """Write rows to standard output: a table on a terminal, CSV into a pipe, unless a format is named."""
    form = form or ("table" if sys.stdout.isatty() else "csv")
    texts = [[str(cell) for cell in row] for row in rows]
    if form == "json":
        text = json.dumps([dict(zip(columns, row, strict=True)) for row in rows], ensure_ascii=False, indent=2) + "\n"
    elif form == "csv":
        stream = io.StringIO()
        csv.writer(stream).writerows([columns, *texts])
        text = stream.getvalue()
    else:
        text = (table if form == "table" else markdown)(columns, texts)
    sys.stdout.buffer.write(text.encode("utf-8"))
