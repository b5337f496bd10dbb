"""A new document: a well-formed row of documents.csv with its key and its source, and what it still lacks."""

from __future__ import annotations

import re
from typing import NamedTuple

from aikg.errors import UsageError
from aikg.namespaces import ID, VOCAB
from aikg.tables import dates
from aikg.tables.files import read_tables
from aikg.tables.model import Row
from aikg.tables.normal import normal
from aikg.things.identify import identify
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aikg.dataset.dataset import Dataset
    from aikg.sparql.source import Source
    from aikg.tables.model import Table

# Column -> the kind of thing its values name, for those that a curator may give by name.
_NAMED = {
    "kind": "concept:document-kind",
    "level": "concept:governance-level",
    "themes": "concept:theme",
    "status": "concept:legal-status",
    "seen_as": "concept:evidence-kind",
    "english_title": "concept:title-standing",
    "issued_by": "body",
    "applies_in": "place",
}
# What a document ought to have, and a row may still lack.
WANTED = ("number", "issued_by", "applies_in", "signed", "themes", "status", "official_page")
_SMALL = {"of", "the", "and", "for", "on", "in", "to", "a", "an", "by", "with", "its"}


class NewDocument(NamedTuple):
    """The tables with the new row, its key, and the columns that it still lacks."""

    key: str
    missing: list[str]
    tables: list[Table]


def new_document(dataset: Dataset, source: Source, values: Mapping[str, str]) -> NewDocument:
    """A row for a document. Nothing is written.

    :param values: cells by column; bodies, places and concepts may be given by name; several are joined by `|`
    :raises UsageError: if a name means nothing or several things, or the key is taken
    """
    tables = read_tables(dataset)
    by_name = {table.name: table for table in tables}
    documents = by_name["documents.csv"]
    unknown = set(values) - set(documents.schema.header) - {"address"}
    if unknown:
        raise UsageError(f"documents.csv has no column {', '.join(sorted(unknown))}")
    columns = {column.name: column for column in documents.schema.columns}
    cells = dict.fromkeys(documents.schema.header, "") | {
        name: _resolved(source, name, normal(columns[name], value))
        for name, value in values.items()
        if name != "address"
    }
    cells["key"] = cells["key"] or suggested_key(cells)
    taken = {row.cells["key"]: name for name in ("documents.csv", "stubs.csv") for row in by_name[name].rows}
    if cells["key"] in taken:
        raise UsageError(f"{cells['key']!r} is already a key of {taken[cells['key']]}; give another with --key")
    if not cells["source"]:
        cells["source"] = f"doc-{cells['key']}"
        by_name["sources.csv"].rows.append(Row(0, source_row(by_name["sources.csv"], cells, values.get("address", ""))))
    documents.rows.append(Row(0, cells))
    return NewDocument(cells["key"], [name for name in WANTED if not cells[name]], tables)


def suggested_key(cells: Mapping[str, str]) -> str:
    """A short key: the place (where there is one below the country), telling words of the English title, the year."""
    words = [word for word in re.findall(r"[a-z0-9]+", cells["label_en"].lower()) if word not in _SMALL]
    place = "" if cells["applies_in"] in ("", "china", "world") else cells["applies_in"]
    told = [word for word in words if word not in place.split("-")][:3]
    year = (cells["signed"] or cells["published"])[:4]
    key = "-".join(filter(None, [place, *told, "" if year in told else year]))
    if not key:
        raise UsageError("give an English title (--label-en) or a key (--key)")
    return key


def _resolved(source: Source, name: str, value: str) -> str:
    if name in ("signed", "published", "effective", "period_start", "period_end", "last_checked", "seen_on") and value:
        try:
            dates.parse(value)
        except ValueError as error:
            raise UsageError(f"{name}: {error}") from error
    if name not in _NAMED:
        return value.strip()
    kind = _NAMED[name]
    start = VOCAB + kind.removeprefix("concept:") + "/" if kind.startswith("concept:") else f"{ID}{kind}/"
    found = [identify(source, item, kind, f"{name}: ") for item in value.split("|") if item.strip()]
    return "|".join(iri.removeprefix(start) for iri in found)


def source_row(table: Table, cells: Mapping[str, str], address: str) -> dict[str, str]:
    """The row of sources.csv for a document."""
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
