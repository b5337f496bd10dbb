"""aikg import TABLE.csv | DRAFT.json"""

from __future__ import annotations

import click


@click.command("import")
@click.argument("path", metavar="FILE")
@click.option("--write", is_flag=True, help="Write the tables; otherwise nothing changes.")
def command(path: str, write: bool) -> None:
    """Import the rows of a file with the columns of a table in data/tables/, and show what each row does.

    A row with a new key is added. For an existing key, an empty cell is filled, a different value becomes a contested
    value beside ours, and another source becomes further evidence. No value is overwritten. The file may come from a
    spreadsheet: UTF-8 or GBK, with commas, semicolons or tabs.

    A draft of `aikg read` is told by its content: what was accepted in it becomes a document with its source,
    relations, targets and instruments, under the same rules.

    \b
    aikg import documents.csv
    aikg import documents.csv --write && aikg build
    aikg import draft.json --write && aikg build
    """
    from aikg.curate import build, drafts, intake
    from aikg.curate.read.stored import is_draft
    from aikg.dataset.dataset import Dataset
    from aikg.sparql.render import table
    from aikg.tables.files import write_tables

    dataset = Dataset()
    if write:
        dataset.check_own()
    if is_draft(path):
        plan = drafts.plan(dataset, path)
        build.check(dataset, plan.tables, plan.given)
        header, what = ["table", *intake.Outcome._fields], plan.key
        rows = [[name, *(str(cell) for cell in each)] for name, each in plan.outcomes]
        outcomes, tables = [each for _, each in plan.outcomes], plan.tables
    else:
        rows_plan = intake.plan(dataset, path)
        if rows_plan.guessed:
            click.echo(
                f"{path}: read as {rows_plan.guessed}, as it is no UTF-8; look at the Chinese before --write", err=True
            )
        build.check(dataset, rows_plan.tables, [rows_plan.imported])
        header, what = [*intake.Outcome._fields], rows_plan.table
        rows = [[str(cell) for cell in each] for each in rows_plan.outcomes]
        outcomes, tables = rows_plan.outcomes, rows_plan.tables
    click.echo(table(header, rows), nl=False)
    summary = _counted([each.outcome for each in outcomes])
    if not write:
        click.echo(f"{what}: {summary}; nothing was written: use --write", err=True)
        return
    changed = write_tables(dataset, tables)
    written = f"{', '.join(changed) or 'nothing'} in {dataset.path('data', 'tables')}"
    click.echo(f"{what}: {summary}; wrote {written}; now run aikg build", err=True)


def _counted(outcomes: list[str]) -> str:
    from collections import Counter

    counts = Counter(outcomes)
    return ", ".join(f"{number} {outcome}" for outcome, number in sorted(counts.items())) or "no rows"
