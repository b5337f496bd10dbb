"""Makes a well-formed new row of a table, with its key and its source."""

from __future__ import annotations

import re
from typing import NamedTuple

from aikg.curate.cells import resolved
from aikg.curate.intake import number_of
from aikg.errors import UsageError
from aikg.tables.files import read_tables
from aikg.tables.model import Row
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aikg.dataset.dataset import Dataset
    from aikg.sparql.source import Source
    from aikg.tables.model import Table

TABLES = {
    "document": "documents.csv",
    "target": "targets.csv",
    "instrument": "instruments.csv",
    "relation": "relations.csv",
}
# The columns that a document should have, but that a new row may lack.
WANTED = ("number", "issued_by", "applies_in", "signed", "themes", "status", "official_page")
_SMALL = {"of", "the", "and", "for", "on", "in", "to", "a", "an", "by", "with", "its"}
_LOCATORS = {"document": "title, number and dates", "target": "targets", "instrument": "measures"}


class NewRow(NamedTuple):
    """A new row: its key, the columns that a document still lacks, and the tables with the row."""

    key: str
    missing: list[str]
    tables: list[Table]


def new_row(dataset: Dataset, source: Source, what: str, values: Mapping[str, str]) -> NewRow:
    """Returns the tables with a row for a new document, target, instrument or relation. Nothing is written.

    :param values: cells by column; bodies, places, documents and concepts may be given by name, several joined by `|`
    :raises UsageError: if a name means nothing or several things, a cell is malformed, or the key is taken
    """
    tables = read_tables(dataset)
    by_name = {table.name: table for table in tables}
    table = by_name[TABLES[what]]
    cells = dict.fromkeys(table.schema.header, "") | {
        name: resolved(source, table.schema, name, value) for name, value in values.items() if name != "address"
    }
    cells["locator"] = cells["locator"] or _LOCATORS.get(what, "relation stated")
    if what != "document":
        _like_its_document(by_name, cells)
    cells["key"] = cells["key"] or _key(what, cells)
    names = ("documents.csv", "stubs.csv") if what == "document" else (table.name,)
    taken = {row.cells["key"]: name for name in names for row in by_name[name].rows}
    if cells["key"] in taken:
        raise UsageError(f"{cells['key']!r} is already a key of {taken[cells['key']]}; give another with --key")
    if what == "document":
        _number_is_new([by_name[name] for name in names], cells)
    if what == "document" and not cells["source"]:
        cells["source"] = f"doc-{cells['key']}"
        by_name["sources.csv"].rows.append(Row(0, source_row(by_name["sources.csv"], cells, values.get("address", ""))))
    table.rows.append(Row(0, cells))
    missing = [name for name in WANTED if not cells[name]] if what == "document" else []
    return NewRow(cells["key"], missing, tables)


def _number_is_new(tables: list[Table], cells: dict[str, str]) -> None:
    """:raises UsageError: if a document with the same official number exists"""
    number = number_of(Row(0, cells))
    for table in tables:
        for row in table.rows:
            if number and number_of(row) == number:
                raise UsageError(
                    f"{table.name} has a document with the number {row.cells['number']} already: {row.cells['key']} "
                    f"({row.cells['label_zh']}); correct that one with aikg set, or give another number"
                )


def suggested_key(cells: Mapping[str, str]) -> str:
    """Returns a short key: the place if it is below the country, three words of the English title, and the year.

    :raises UsageError: if there is no English title
    """
    words = [word for word in re.findall(r"[a-z0-9]+", cells["label_en"].lower()) if word not in _SMALL]
    place = "" if cells["applies_in"] in ("", "china", "world") else cells["applies_in"]
    title = [word for word in words if word not in place.split("-")][:3]
    year = (cells["signed"] or cells["published"])[:4]
    key = "-".join(filter(None, [place, *title, "" if year in title else year]))
    if not key:
        raise UsageError("give an English title (--label-en) or a key (--key)")
    return key


def source_row(table: Table, cells: Mapping[str, str], address: str) -> dict[str, str]:
    """Returns the row of sources.csv for a document."""
    source = dict.fromkeys(table.schema.header, "")
    number = f"（{cells['number']}）" if cells["number"] else ""
    return source | {
        "key": cells["source"],
        "label_zh": cells["label_zh"] + number,
        "label_en": cells["label_en"],
        "kind": "policy-document",
        "published": cells["published"] or cells["signed"],
        "address": address,
    }


def _key(what: str, cells: Mapping[str, str]) -> str:
    if what == "document":
        return suggested_key(cells)
    if what == "relation":
        name = re.sub(r"(?<!^)([A-Z])", r"-\1", cells["relation"]).lower()
        return f"{_slug(cells['subject'])}--{name}--{_slug(cells['object'])}"
    thing = cells["indicator"] if what == "target" else cells["type"]
    ends = [thing, cells["deadline"] if what == "target" else ""]
    return f"{_slug(cells['set_in'])}/{'-'.join(filter(None, ends))}"


def _slug(thing: str) -> str:
    return thing.partition("/")[2]


def _like_its_document(tables: Mapping[str, Table], cells: dict[str, str]) -> None:
    """A target or a relation rests on the source of its document and was seen as that was, if nothing else is said."""
    thing = cells.get("set_in") or cells.get("subject", "")
    if not thing.startswith("document/"):
        return
    for name in ("documents.csv", "stubs.csv"):
        for row in tables[name].rows:
            if row.cells["key"] == _slug(thing):
                for column in ("source", "seen_as", "seen_on"):
                    cells[column] = cells[column] or row.cells[column]
