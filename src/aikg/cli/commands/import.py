"""aikg import TABLE.csv"""

from __future__ import annotations

import click


@click.command("import")
@click.argument("path", metavar="TABLE.csv")
@click.option("--write", is_flag=True, help="Write the tables; without it nothing is changed.")
def command(path: str, write: bool) -> None:
    """Bring the rows of a table with the columns of one in data/tables/ into it, after saying what each would do.

    A new key is a new row. Where the key is there, an empty cell is filled, another value is kept beside ours as a
    contested one, and another source becomes further evidence: nothing that is asserted is overwritten. The file may
    come from a spreadsheet: UTF-8 or GBK, with commas, semicolons or tabs.

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
    said = ", ".join(f"{number} {outcome}" for outcome, number in sorted(counts.items())) or "no rows"
    if not write:
        click.echo(f"{plan.table}: {said}; nothing was written (--write does)", err=True)
        return
    changed = write_tables(dataset, plan.tables)
    click.echo(f"{plan.table}: {said}; wrote {', '.join(changed) or 'nothing'}; now run aikg build", err=True)
