"""Rows, records and proofs as plain data for JSON, without what is empty."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from aikg.namespaces import compact
from aikg.rdf.terms import IRI
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aikg.graph import Graph
    from aikg.rules.explain import Proof
    from aikg.sparql.results import Result
    from aikg.things.show import Record


def plain(value: Any) -> Any:
    """Returns a value as JSON has it: IRIs shortened, numbers as numbers, dates as text."""
    if isinstance(value, IRI):
        return compact(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, (bool, int, float)) else str(value)


def rows_of(rows: Result, columns: Sequence[str], first: int) -> list[dict[str, Any]]:
    """Returns rows with their numbers, each without the columns that are empty in it.

    :param columns: the columns to keep
    :param first: the number of the first row
    """
    return [
        {"row": number, **{name: plain(row[name]) for name in columns if row[name] is not None}}
        for number, row in enumerate(rows, first)
    ]


def record(record: Record, limit: int) -> dict[str, Any]:
    """Returns what the graph states about a thing.

    :param limit: the greatest number of facts of each kind; of what is left out the number is said
    """
    said: dict[str, Any] = {"id": record.id, "names": record.labels, "types": record.types}
    for part in ("facts", "contested", "referred_to_by"):
        found = [each._asdict() for each in getattr(record, part)]
        said[part] = [{key: each[key] for key in each if each[key] not in ([], False)} for each in found[:limit]]
        if len(found) > limit:
            said[f"{part}_total"] = len(found)
    return said | {"evidence": record.evidence[:limit]}


def proof_text(graph: Graph, proof: Proof, lang: str) -> str:
    """Returns a proof as indented text: each fact, below it the rule and the facts that it used."""
    from aikg.rules.proofs import text

    return text(graph.source, proof, lang)
