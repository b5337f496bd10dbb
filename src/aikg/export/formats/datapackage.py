"""Frictionless Data: the description of exported tables as a data package, made of their CSVW metadata."""

from __future__ import annotations

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

NAME = "datapackage.json"
# Datatype in CSVW -> type and format in a table schema (Frictionless Table Schema 1). A date of unequal exactness
# (2025, 2025-06) is text.
_TYPES = {
    "decimal": ("number", "default"),
    "integer": ("integer", "default"),
    "boolean": ("boolean", "default"),
    "date": ("date", "default"),
    "anyURI": ("string", "uri"),
}


def package(metadata: dict[str, Any]) -> dict[str, Any]:
    """Returns the data package of the tables that CSVW metadata describe."""
    title = {each["@language"]: each["@value"] for each in metadata["dc:title"]}
    return {
        "profile": "tabular-data-package",
        "name": "aikg",
        "title": f"{title['en']} ({title['zh']})",
        "licenses": [{"path": metadata["dc:license"]["@id"]}],
        "resources": [_resource(table) for table in metadata["tables"]],
    }


def _resource(table: dict[str, Any]) -> dict[str, Any]:
    schema = table["tableSchema"]
    columns = [column for column in schema["columns"] if not column.get("virtual")]
    return {
        "profile": "tabular-data-resource",
        "name": table["url"].removesuffix(".csv"),
        "path": table["url"],
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in columns],
            "primaryKey": schema["primaryKey"],
            "foreignKeys": [*_foreign_keys(table["url"], schema["primaryKey"], schema, columns)],
            "missingValues": [""],
        },
    }


def _field(column: dict[str, Any]) -> dict[str, Any]:
    datatype = column.get("datatype", "string")
    base = datatype["base"] if isinstance(datatype, dict) else datatype
    listed = "separator" in column
    kind, form = ("string", "default") if listed else _TYPES.get(base, ("string", "default"))
    field: dict[str, Any] = {"name": column["name"], "type": kind, "format": form}
    field |= {"title": column["titles"]["en"], "description": column["dc:description"]["en"]}
    constraints: dict[str, Any] = {"required": True} if column.get("required") else {}
    if isinstance(datatype, dict) and "format" in datatype and not listed and kind == "string":
        constraints["pattern"] = datatype["format"]
    return field | ({"constraints": constraints} if constraints else {})


def _foreign_keys(
    table: str, primary: str, schema: dict[str, Any], columns: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Yields the references of columns with one value each: a table schema knows no references in lists."""
    lists = {column["name"] for column in columns if "separator" in column}
    keys = [(key["columnReference"], *key["reference"].values()) for key in schema.get("foreignKeys", [])]
    keys += [(each["name"], each["dc:references"]["@id"], None) for each in columns if "dc:references" in each]
    for column, resource, key in keys:
        if column not in lists:
            there = "" if resource == table else resource.removesuffix(".csv")
            target = key or ("date" if resource == "dates.csv" else primary if resource == table else "key")
            yield {"fields": column, "reference": {"resource": there, "fields": target}}
