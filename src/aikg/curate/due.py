"""What a curator should look at again: what time has overtaken, and what was never known."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from aikg.tables import dates
from aikg.tables.files import read_tables
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aikg.dataset.dataset import Dataset

_OVER = {"expired", "superseded", "repealed"}
_DRAFT_DAYS, _YEAR = 180, 365


class Due(NamedTuple):
    """A document to be looked at again: why, since when, its key and its title."""

    why: str
    since: str
    key: str
    title: str


def due(dataset: Dataset, today: datetime.date) -> list[Due]:
    """The documents to be looked at again, by reason and then by date.

    Drafts older than 180 days; plans whose period has ended; central directives of the last year that nothing carries
    out; documents not checked for a year; and those of unknown status.
    """
    tables = {table.name: table for table in read_tables(dataset)}
    carried_out = {
        row.cells["object"].removeprefix("document/")
        for row in tables["relations.csv"].rows
        if row.cells["relation"] == "implements"
    }
    found = [
        Due(why, since, row.cells["key"], row.cells["label_zh"])
        for row in tables["documents.csv"].rows
        for why, since in _reasons(row.cells, today, carried_out)
    ]
    order = {
        why: place
        for place, why in enumerate(("draft", "period ended", "no followers", "not checked", "status unknown"))
    }
    return sorted(found, key=lambda each: (order[each.why], each.since, each.key))


def _reasons(cells: dict[str, str], today: datetime.date, carried_out: set[str]) -> Iterator[tuple[str, str]]:
    signed = cells["signed"] or cells["published"]
    status = cells["status"]
    if (status == "draft" or "征求意见稿" in cells["label_zh"]) and _before(signed, today, _DRAFT_DAYS):
        yield "draft", signed
    if status not in _OVER and _before(cells["period_end"], today, 0):
        yield "period ended", cells["period_end"]
    recent = signed and _before(signed, today, 0) and not _before(signed, today, _YEAR)
    if cells["level"] == "central" and recent and cells["key"] not in carried_out:
        yield "no followers", signed
    if not cells["last_checked"] or _before(cells["last_checked"], today, _YEAR):
        yield "not checked", cells["last_checked"]
    if not status:
        yield "status unknown", signed


def _before(text: str, today: datetime.date, days: int) -> bool:
    """Whether the last day that a date can mean is more than so many days past."""
    return bool(text) and (today - dates.parse(text).latest).days > days
