"""aikg import TABLE.csv"""

from __future__ import annotations

import click


@click.command("import")
@click.argument("path", metavar="TABLE.csv")
@click.option("--write", is_flag=True, help="Write the tables; otherwise nothing changes.")
def command(path: str, write: bool) -> None:
    """Import the rows of a file with the columns of a table in data/tables/, and show what each row does.

    A row with a new key is added. For an existing key, an empty cell is filled, a different value becomes a contested
    value beside ours, and another source becomes further evidence. No value is overwritten. The file may come from a
    spreadsheet: UTF-8 or GBK, with commas, semicolons or tabs.

    \b
    aikg import documents.csv
    aikg import documents.csv --write && aikg build
    """
    from collections import Counter

    from aikg.curate import build, intake
    from aikg.dataset.dataset import Dataset
    from aikg.sparql.render import table
    from aikg.tables.files import write_tables

    dataset = Dataset()
    plan = intake.plan(dataset, path)
    build.check(dataset, plan.tables, [plan.imported])
    click.echo(table(intake.Outcome._fields, [[str(cell) for cell in each] for each in plan.outcomes]), nl=False)
    counts = Counter(each.outcome for each in plan.outcomes)
    summary = ", ".join(f"{number} {outcome}" for outcome, number in sorted(counts.items())) or "no rows"
    if not write:
        click.echo(f"{plan.table}: {summary}; nothing was written: use --write", err=True)
        return
    changed = write_tables(dataset, plan.tables)
    click.echo(f"{plan.table}: {summary}; wrote {', '.join(changed) or 'nothing'}; now run aikg build", err=True)
