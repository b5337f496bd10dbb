"""CSV: the curated tables unchanged, the derived tables beside them, and CSVW and Frictionless metadata for all."""

from __future__ import annotations

import csv
import datetime
import io
import json
import os
from typing import Any

from aikg.errors import readable
from aikg.export.formats import datapackage
from aikg.export.sheets.sheets import key_of
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.export import Material
    from aikg.export.sheets.sheets import Field, Sheet, Value
    from aikg.types import StrPath

METADATA = "csv-metadata.json"


def write(material: Material) -> dict[str, bytes]:
    """Returns the files by name. The tables of data/tables/ are the same bytes, so `aikg import` finds nothing new."""
    folder = material.dataset.path("data", "tables")
    files = {table.name: _read(os.path.join(folder, table.name)) for table in material.tables}
    for sheet in material.derived:
        files[f"{sheet.name}.csv"] = lines(sheet)
    metadata = json.loads(_read(os.path.join(folder, METADATA)))
    metadata |= _about(material.dataset.description)
    metadata["tables"] += [_described(sheet) for sheet in material.derived]
    return files | {METADATA: _json(metadata), datapackage.NAME: _json(datapackage.package(metadata))}


def _json(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def lines(sheet: Sheet) -> bytes:
    """Returns a table as CSV in UTF-8. An empty cell means that the value is not known."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([field.name for field in sheet.fields])
    writer.writerows([written(value) for value in row] for row in sheet.rows)
    return text.getvalue().encode()


def written(value: Value) -> str:
    """Returns a value as CSVW and XML Schema write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def _about(about: dict[str, Any]) -> dict[str, Any]:
    """Returns the title and the licence from data/dataset.yaml as CSVW metadata."""
    titles = [{"@value": about["title"][lang], "@language": lang} for lang in ("en", "zh")]
    return {"dc:title": titles, "dc:license": {"@id": about["licence"]}}


def _read(path: StrPath) -> bytes:
    with readable(path), open(path, "rb") as file:
        return file.read()


def _described(sheet: Sheet) -> dict[str, Any]:
    """Returns the CSVW metadata of a derived table. It gives no triples, because the graph already holds its facts."""
    return {
        "url": f"{sheet.name}.csv",
        "dc:description": {"en": sheet.description},
        "suppressOutput": True,
        "tableSchema": {
            "primaryKey": sheet.fields[0].name,
            "foreignKeys": [_foreign(field) for field in sheet.fields if field.refers and field.required],
            "columns": [_column(field) for field in sheet.fields],
        },
    }


def _foreign(field: Field) -> dict[str, Any]:
    reference = {"resource": f"{field.refers}.csv", "columnReference": key_of(str(field.refers))}
    return {"columnReference": field.name, "reference": reference}


def _column(field: Field) -> dict[str, Any]:
    column: dict[str, Any] = {"name": field.name, "titles": {"en": field.title, "zh": field.title_zh}}
    column["dc:description"] = {"en": field.description}
    if field.refers and not field.required:  # CSVW allows no empty cell in a foreign key.
        column["dc:references"] = {"@id": f"{field.refers}.csv"}
    if field.required:
        column["required"] = True
    if field.separator:
        column["separator"] = field.separator
    if field.type != "text":
        column["datatype"] = field.type  # CSVW has the same names for our types.
    return column
