"""Where a finding stands: the table, the line and the column that its node was built from."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from aikg.csvw import column_of, subject_of
from aikg.namespaces import ID
from aikg.tables import read_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aikg.dataset import StrPath
    from aikg.tables import Row, Table
    from aikg.validate.report import Finding

    Places = Mapping[str, tuple[Table, Row]]

_EVIDENCE = ID + "evidence/"


def locate(home: StrPath, findings: Iterable[Finding]) -> list[Finding]:
    """The findings, each with the table, line and column of its focus, where it was built from a table.

    :raises AikgError: if the tables cannot be read
    """
    findings = list(findings)
    places = _places(home) if findings else {}
    return [_located(finding, places) for finding in findings]


def _places(home: StrPath) -> Places:
    """The row of each thing that a table describes; none where the graph came without its tables."""
    if not os.path.isdir(os.path.join(home, "data", "tables")):
        return {}
    return {str(subject_of(table, row)): (table, row) for table in read_tables(home) for row in table.rows}


def _located(finding: Finding, places: Places) -> Finding:
    if not isinstance(finding.focus, NamedNode):
        return finding
    # The evidence of a row bears the row's own name: id/evidence/document/ngaidp-2017.
    focus = finding.focus.value
    place = places.get(focus) or places.get(focus.replace(_EVIDENCE, ID, 1))
    if place is None:
        return finding
    table, row = place
    path = finding.path.value if isinstance(finding.path, NamedNode) else None
    column = column_of(table, path) if path else None
    return finding._replace(table=table.name, row=row.number, column=column)
