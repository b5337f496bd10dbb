"""aikg due"""

from __future__ import annotations

import sys

import click


@click.command("due")
@click.option(
    *("--format", "form"),
    type=click.Choice(["table", "csv"]),
    metavar="FORMAT",
    help="table or csv. A table on a terminal, otherwise CSV.",
)
def command(form: str | None) -> None:
    """List the documents that should be looked at again, the most pressing reasons first.

    Drafts older than 180 days; plans whose period has ended; central directives of the last year that nothing carries
    out; documents not checked for a year; documents of unknown legal status.
    """
    import csv
    import datetime
    from collections import Counter

    from aikg.curate.due import Due, due
    from aikg.dataset.dataset import Dataset

    found = due(Dataset(), datetime.date.today())
    if (form or ("table" if sys.stdout.isatty() else "csv")) == "table":
        from aikg.sparql.render import table

        click.echo(table(Due._fields, found), nl=False)
    else:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerows([Due._fields, *found])
    counts = Counter(each.why for each in found)
    click.echo(", ".join(f"{number} {why}" for why, number in counts.items()) or "nothing is due", err=True)
