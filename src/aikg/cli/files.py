"""Rows in the formats of other programs: Excel and maps."""

from __future__ import annotations

import sys

from aikg.errors import UsageError
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.sparql.results import Result

# Format -> the ending of a file of it.
FILES = {"excel-csv": "csv", "xlsx": "xlsx", "geojson": "geojson"}


def file_of(result: Result, form: str, name: str) -> bytes:
    """Returns the bytes of a file with these rows.

    :param form: a key of FILES
    :param name: the name of the question, which names the sheet of a workbook
    :raises UsageError: if the rows do not fit the format, or a workbook would be written on a terminal
    """
    if form == "xlsx":
        if sys.stdout.isatty():
            raise UsageError("--format xlsx is for a file, not for a terminal: add > answer.xlsx")
        from aikg.export.answers import answer_xlsx

        return answer_xlsx(name, result)
    if form == "geojson":
        import json

        return (json.dumps(result.to_geojson(), ensure_ascii=False, indent=1) + "\n").encode()
    # Excel takes a CSV file for UTF-8 only if it begins with this mark.
    return b"\xef\xbb\xbf" + (result.to_csv() or "").encode()
