"""Runs the quality queries: rules across several things, each a SELECT of ?focus ?path ?value over the graph."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from aikg.errors import DataError
from aikg.questions.stored import list_queries
from aikg.sparql.engine import run
from aikg.sparql.source import embedded
from aikg.types import TYPE_CHECKING
from aikg.validate.report import Finding

if TYPE_CHECKING:
    from collections.abc import Container

    from pyoxigraph import Store

    from aikg.dataset.dataset import Dataset
    from aikg.questions.stored import StoredQuery


def check_quality(dataset: Dataset, store: Store, names: Container[str] | None = None) -> list[Finding]:
    """Returns the findings of the queries in queries/quality.

    :param names: the names of the queries to run; by default all
    :raises AikgError: if a query cannot be read or run, or its header breaks the schema
    """
    queries = [query for query in list_queries(dataset, "quality") if names is None or query.name in names]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = pool.map(lambda query: _findings(query, run_query(query, store)), queries)
        return [finding for findings in found for finding in findings]


def run_query(query: StoredQuery, store: Store) -> Any:
    """Runs a quality query.

    :raises AikgError: if its answer has no column ?focus
    """
    answer: Any = run(embedded(store), query.text, where=query.path)
    if "focus" not in [variable.value for variable in getattr(answer, "variables", ())]:
        del answer  # The error must not carry it out of the thread to which it belongs.
        raise DataError(f"{query.path}: a quality query is a SELECT with ?focus, ?path, ?value; correct it")
    return answer


def _findings(query: StoredQuery, answer: Any) -> list[Finding]:
    columns = [variable.value for variable in answer.variables]
    findings = []
    for solution in answer:
        row = dict(zip(columns, solution, strict=True))
        terms = (row["focus"], row.get("path"), row.get("value"))
        findings.append(Finding(query.header.severity, query.name, query.header.message, *terms))
    return findings
