"""SQLite: the tables with types, primary and foreign keys, the network, and views with names in place of keys."""

from __future__ import annotations

import datetime
import sqlite3

from aikg.export.place import APPLICATION_ID
from aikg.export.sheets.sheets import key_of
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.export import Material
    from aikg.export.sheets.sheets import Field, Sheet, Value

# SQLite has no type for dates. Text in ISO 8601 sorts correctly, and its date functions read it.
_TYPES = {"text": "TEXT", "integer": "INTEGER", "decimal": "REAL", "boolean": "INTEGER", "date": "TEXT"}

_VIEWS = {
    "documents_named": """
        SELECT d.key, d.iri, d.label_zh, d.label_en, kind.label_zh AS kind_zh, kind.label_en AS kind_en, d.level,
            place.label_zh AS place_zh, place.label_en AS place_en, d.number, d.signed, d.published,
            coalesce(d.signed_earliest, d.published_earliest) AS issued_earliest,
            (SELECT group_concat(body.label_zh, '、') FROM edges JOIN nodes AS body ON body.id = edges.object
                WHERE edges.subject = 'document/' || d.key AND edges.relation = 'issuedBy') AS issuers_zh,
            (SELECT group_concat(body.label_en, '; ') FROM edges JOIN nodes AS body ON body.id = edges.object
                WHERE edges.subject = 'document/' || d.key AND edges.relation = 'issuedBy') AS issuers_en,
            source.label_zh AS source_zh, d.locator, d.seen_as
        FROM documents AS d
        LEFT JOIN concepts AS kind ON kind.id = 'document-kind/' || d.kind
        LEFT JOIN nodes AS place ON place.id = 'place/' || d.applies_in
        LEFT JOIN sources AS source ON source.key = d.source""",
    "targets_named": """
        SELECT t.key, t.iri, t.label_zh, t.label_en, document.label_zh AS document_zh,
            document.label_en AS document_en, place.label_zh AS place_zh, place.label_en AS place_en,
            indicator.label_zh AS indicator_zh, indicator.label_en AS indicator_en, t.comparator, t.value,
            t.upper_value, unit.label_zh AS unit_zh, unit.label_en AS unit_en, t.deadline, t.deadline_latest,
            t.as_printed, source.label_zh AS source_zh, t.locator, t.seen_as
        FROM targets AS t
        LEFT JOIN nodes AS document ON document.id = t.set_in
        LEFT JOIN nodes AS place ON place.id = 'place/' || t.scope
        LEFT JOIN concepts AS indicator ON indicator.id = 'indicator/' || t.indicator
        LEFT JOIN concepts AS unit ON unit.id = 'unit/' || t.unit
        LEFT JOIN sources AS source ON source.key = t.source""",
    "edges_named": """
        SELECT e.id, e.relation, e.derived, a.label_zh AS subject_zh, a.label_en AS subject_en, b.label_zh AS object_zh,
            b.label_en AS object_en, e.subject, e.object, e.row, e.sources
        FROM edges AS e JOIN nodes AS a ON a.id = e.subject JOIN nodes AS b ON b.id = e.object""",
}


def write(material: Material) -> bytes:
    """Returns the database file."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(f"PRAGMA application_id = {int.from_bytes(APPLICATION_ID)}")
        tables = {sheet.name for sheet in material.sheets}
        for sheet in material.sheets:
            connection.execute(_create(sheet, tables))
            _fill(connection, sheet)
        for column in ("subject", "object", "relation"):
            connection.execute(f'CREATE INDEX "edges_{column}" ON edges ("{column}")')
        for name, text in _VIEWS.items():
            connection.execute(f"CREATE VIEW {name} AS {text}")
        connection.commit()
        connection.execute("VACUUM")
        return connection.serialize()
    finally:
        connection.close()


def _create(sheet: Sheet, tables: set[str]) -> str:
    columns = [_column(field, first=field is sheet.fields[0]) for field in sheet.fields]
    columns += [
        f'FOREIGN KEY ("{field.name}") REFERENCES "{field.refers}" ("{key_of(field.refers)}")'
        for field in sheet.fields
        if field.refers in tables and not field.separator
    ]
    note = sheet.description.replace("*/", "")
    return f'CREATE TABLE "{sheet.name}" ( /* {note} */\n  ' + ",\n  ".join(columns) + "\n)"


def _column(field: Field, first: bool) -> str:
    parts = [f'"{field.name}" {_TYPES[field.type]}']
    if first:
        parts.append("PRIMARY KEY")
    if field.required:
        parts.append("NOT NULL")
    if field.type == "boolean":
        parts.append(f'CHECK ("{field.name}" IN (0, 1))')
    return " ".join(parts)


def _fill(connection: sqlite3.Connection, sheet: Sheet) -> None:
    marks = ", ".join("?" * len(sheet.fields))
    connection.executemany(
        f'INSERT INTO "{sheet.name}" VALUES ({marks})', ([_value(each) for each in row] for row in sheet.rows)
    )


def _value(value: Value) -> str | int | float | None:
    return value.isoformat() if isinstance(value, datetime.date) else value
