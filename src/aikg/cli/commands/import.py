"""aikg import TABLE.csv | DRAFT.json"""

from __future__ import annotations

import click


@click.command("import")
@click.argument("path", metavar="FILE")
@click.option("--write", is_flag=True, help="Write the tables; without it nothing is changed.")
def command(path: str, write: bool) -> None:
    """Bring the rows of a table with the columns of one in data/tables/ into it, after saying what each would do.

    A new key is a new row. Where the key is there, an empty cell is filled, another value is kept beside ours as a
    contested one, and another source becomes further evidence: nothing that is asserted is overwritten. The file may
    come from a spreadsheet: UTF-8 or GBK, with commas, semicolons or tabs.

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
    if is_draft(path):
        plan = drafts.plan(dataset, path)
        build.check(dataset, plan.tables, plan.given)
        header, what = ["table", *intake.Outcome._fields], plan.key
        rows = [[name, *(str(cell) for cell in each)] for name, each in plan.outcomes]
        outcomes, tables = [each for _, each in plan.outcomes], plan.tables
    else:
        given = intake.plan(dataset, path)
        build.check(dataset, given.tables, [given.given])
        header, what = [*intake.Outcome._fields], given.table
        rows = [[str(cell) for cell in each] for each in given.outcomes]
        outcomes, tables = given.outcomes, given.tables
    click.echo(table(header, rows), nl=False)
    said = _counted([each.outcome for each in outcomes])
    if not write:
        click.echo(f"{what}: {said}; nothing was written (--write does)", err=True)
        return
    changed = write_tables(dataset, tables)
    click.echo(f"{what}: {said}; wrote {', '.join(changed) or 'nothing'}; now run aikg build", err=True)


def _counted(outcomes: list[str]) -> str:
    from collections import Counter

    counts = Counter(outcomes)
    return ", ".join(f"{number} {outcome}" for outcome, number in sorted(counts.items())) or "no rows"
