"""Bringing what was accepted of a draft into the tables, by the same rules as a user's own table."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from aikg.curate import intake
from aikg.curate.read.links import Known
from aikg.curate.read.rows import given_rows
from aikg.curate.read.stored import read_draft
from aikg.tables.model import Row, Table
from aikg.tables.normal import normal
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.curate.intake import Outcome
    from aikg.dataset.dataset import Dataset
    from aikg.types import StrPath


class DraftPlan(NamedTuple):
    """What importing a draft would do: (table, outcome) for each row, and the tables as they would then be."""

    outcomes: list[tuple[str, Outcome]]
    tables: list[Table]
    given: list[Table]
    key: str


def plan(dataset: Dataset, path: StrPath) -> DraftPlan:
    """What bringing the accepted values of a draft into the tables would do. Nothing is written.

    :raises DataError: if the file is no draft
    :raises UsageError: if nothing in it is accepted, or what a row needs is not said
    """
    draft = read_draft(path)
    known = Known(dataset)
    made = given_rows(draft, known, datetime.date.today().isoformat())
    tables = known.tables
    outcomes: list[tuple[str, Outcome]] = []
    given: dict[str, Table] = {}
    takers: dict[str, intake.Intake] = {}
    for number, (name, cells) in enumerate(made.rows, 1):
        table = tables[name]
        columns = {column.name: column for column in table.schema.columns}
        filled = dict.fromkeys(table.schema.header, "") | {
            each: normal(columns[each], value) for each, value in cells.items()
        }
        row = Row(number, filled)
        given.setdefault(name, Table(name, table.schema, [])).rows.append(row)
        taker = takers.setdefault(name, intake.Intake(tables, name))
        outcomes.append((name, taker.take(row)))
    outcomes += [("", intake.Outcome(0, field, "left", reason)) for field, reason in made.left]
    return DraftPlan(outcomes, list(tables.values()), list(given.values()), made.key)
