"""aikg stats"""

from __future__ import annotations

import click

from aikg.cli.options import Command, Option


@click.command("stats", cls=Command)
@click.option("--format", "form", type=click.Choice(["table", "csv", "json", "markdown"]), cls=Option, help="How.")
def command(form: str | None) -> None:
    """Count what is in the graph: triples, things by class, documents by level, evidence by how it was seen."""
    from aikg.cli.rows import write_rows
    from aikg.graph import load
    from aikg.stats import stats

    write_rows(["counted", "of", "number"], stats(load().store), form)
