"""A cell as a curator gives it: names instead of keys, brought into normal form and checked on its own."""

from __future__ import annotations

from aikg.errors import UsageError
from aikg.namespaces import ID, VOCAB
from aikg.tables.check import wrong
from aikg.tables.csvw import items
from aikg.tables.normal import normal
from aikg.things.identify import identify
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.sparql.source import Source
    from aikg.tables.model import Column, Schema

# Column -> the kind of thing that its values name, where a curator may give a name; `document/` and the like stand
# before the key where the column holds `kind/key`.
_NAMED = {
    "issued_by": "body",
    "applies_in": "place",
    "scope": "place",
    "offered_in": "place",
    "set_in": "document/",
    "subject": "thing/",
    "object": "thing/",
}


def resolved(source: Source, schema: Schema, name: str, value: str) -> str:
    """The cell that *value* makes in a column of a table.

    :raises UsageError: if the table has no such column, a name means nothing or several things, or the form is wrong
    """
    column = next((each for each in schema.columns if each.name == name and not each.virtual), None)
    if column is None:
        raise UsageError(f"{schema.url} has no column {name}; its columns are {', '.join(schema.header)}")
    text = normal(column, value)
    kind = _kind(column)
    if kind and text:
        text = (column.separator or "").join(_key(source, kind, each, name) for each in items(column, text))
    for each in items(column, text):
        message = wrong(column, each)
        if message:
            raise UsageError(f"{name}: {message}")
    return text


def _kind(column: Column) -> str | None:
    """What the values of a column name: a concept of a scheme, a body, a place, a document, any thing."""
    start = VOCAB
    if column.value and column.value.startswith(start):
        return f"concept:{column.value[len(start) :].partition('/')[0]}"
    return _NAMED.get(column.name)


def _key(source: Source, kind: str, name: str, column: str) -> str:
    """The key of the one thing that a name means; a key given as such is taken as it is."""
    if kind == "thing/":
        # A document and its source bear one name: the document is meant.
        try:
            return identify(source, name, "document").removeprefix(ID)
        except UsageError:
            return identify(source, name, "thing", f"{column}: ").removeprefix(ID)
    iri = identify(source, name, kind.rstrip("/"), f"{column}: ")
    if kind.endswith("/"):
        return iri.removeprefix(ID)
    start = VOCAB + kind.removeprefix("concept:") + "/" if kind.startswith("concept:") else f"{ID}{kind}/"
    return iri.removeprefix(start)
