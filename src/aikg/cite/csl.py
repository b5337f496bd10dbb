"""Writes a citation in CSL-JSON, which citation processors and reference managers read."""

from __future__ import annotations

import json
from typing import Any

from aikg.cite.parts import address, date_parts, line, note
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aikg.cite.model import Work

_encoded = json.JSONEncoder(ensure_ascii=False).encode


def csl(works: Sequence[Work], lang: str) -> str:
    """Returns works as CSL-JSON, each value on a line of its own."""
    return "[\n" + ",\n".join(_written(item) for item in items(works, lang)) + "\n]\n"


def items(works: Sequence[Work], lang: str) -> list[dict[str, Any]]:
    """Returns works as CSL-JSON items."""
    return [_item(work, lang) for work in works]


def _item(work: Work, lang: str) -> dict[str, Any]:
    shown = work.title.text(lang)
    item: dict[str, Any] = {
        "id": line(work.key),
        "type": work.kind,
        "title": line(shown),
        "original-title": line(work.title.zh) if work.title.zh != shown else "",
        "author": [{"literal": line(name.text(lang))} for name in work.authors],
        "container-title": line(work.container),
        "number": line(work.number),
        "page": line(work.pages),
        "version": line(work.version),
        "issued": _date(work.day),
        "accessed": _date(work.seen),
        "DOI": line(work.doi),
        "URL": address(work),
        "note": note(work, lang),
        "language": lang,
    }
    return {key: value for key, value in item.items() if value}


def _written(item: dict[str, Any]) -> str:
    # The encoder's own indentation takes ten times as long, and pages have thousands of items.
    return "  {\n" + ",\n".join(f"    {_encoded(key)}: {_encoded(value)}" for key, value in item.items()) + "\n  }"


def _date(day: str) -> dict[str, list[list[int]]] | None:
    parts = date_parts(day)
    return {"date-parts": [parts]} if parts else None
