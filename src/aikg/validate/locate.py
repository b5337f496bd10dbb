"""Locates a finding: the table, the row and the column from which its node was built."""

from __future__ import annotations

import os

from pyoxigraph import NamedNode

from aikg.tables.csvw import column_of, read_schemas, subject_of, triples
from aikg.tables.files import read_table
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aikg.dataset.dataset import Dataset
    from aikg.tables.model import Row, Table
    from aikg.validate.report import Finding

    Places = Mapping[str, tuple[Table, Row]]


def locate(dataset: Dataset, findings: Iterable[Finding]) -> list[Finding]:
    """Returns the findings with the table, row and column of their focus, if it was built from a table.

    :raises AikgError: if the tables cannot be read
    """
    findings = list(findings)
    places = _places(dataset, {finding.focus.value for finding in findings}) if findings else {}
    return [_located(finding, places) for finding in findings]


def _places(dataset: Dataset, nodes: set[str]) -> Places:
    """Returns the row of each node that a table describes; none if the dataset has no tables.

    :param nodes: the nodes that must be found if a table describes them
    """
    if not os.path.isdir(dataset.path("data", "tables")):
        return {}
    schemas = read_schemas(dataset)
    tables = [read_table(dataset, schema) for schema in schemas if _may_describe(schema.about, nodes)]
    places = {subject_of(table, row): (table, row) for table in tables for row in table.rows}
    missing = nodes - places.keys()
    for schema in schemas if missing else ():
        # A row also describes the evidence of its thing, and a row of relations.csv describes its subject.
        columns = tuple(each for each in schema.columns if each.about != schema.about)
        other = tuple(each for each in columns if _may_describe(each.about, missing))
        if not other:
            continue
        table = read_table(dataset, schema)
        part = table._replace(schema=schema._replace(columns=other))
        for row in table.rows:
            for triple in triples(part, row):
                places.setdefault(triple.subject.value, (table, row))  # type: ignore[union-attr]
    return places


def _may_describe(template: str, nodes: set[str]) -> bool:
    """Returns whether one of the nodes starts as the things do that a URI template names."""
    start = template.partition("{")[0]
    return any(node.startswith(start) for node in nodes)


def _located(finding: Finding, places: Places) -> Finding:
    place = places.get(finding.focus.value)
    if place is None:
        return finding
    table, row = place
    path = finding.path.value if isinstance(finding.path, NamedNode) else None
    column = column_of(table, path) if path else None
    return finding._replace(table=table.name, row=row.number, column=column)
