"""aikg set TABLE KEY COLUMN=VALUE..."""

from __future__ import annotations

import click


@click.command("set")
@click.argument("table", metavar="TABLE")
@click.argument("key", metavar="KEY")
@click.argument("assignments", nargs=-1, required=True, metavar="COLUMN=VALUE...")
@click.option("--source", metavar="KEY", help="The source of the new values; the row's own by default.")
@click.option("--locator", metavar="TEXT", help="Where in the source.")
@click.option("--seen-as", metavar="TEXT", help="How it was seen (official-text, reproduction, media).")
def command(
    table: str,
    key: str,
    assignments: tuple[str, ...],
    source: str | None,
    locator: str | None,
    seen_as: str | None,
) -> None:
    """Correct cells of one row of data/tables/; an empty value empties the cell.

    Without --source, the old value was a slip and goes. With another source, the row rests on that from now on, and
    the old value is kept beside it in contested.csv with the evidence that it had.

    \b
    aikg set targets some-plan-2025/enterprises-2027 value=120 comparator=at-least
    aikg set documents some-plan-2025 signed=2025-06-05 --source doc-other --locator "date line" --seen-as official-text
    """
    import datetime

    from aikg.curate import build
    from aikg.curate.correct import correct
    from aikg.errors import UsageError
    from aikg.graph import load
    from aikg.tables.files import write_tables

    values: dict[str, str] = {}
    for each in assignments:
        name, sign, value = each.partition("=")
        if not sign or not name:
            raise UsageError(f"{each!r} is no COLUMN=VALUE; write it like value=120")
        values[name] = value
    today = datetime.date.today().isoformat()
    seen = {"source": source or "", "locator": locator or "", "seen_as": seen_as or "", "seen_on": today}
    graph = load()
    graph.dataset.check_own()
    correction = correct(graph.dataset, graph.source, table, key, values, seen if source else {})
    build.check(graph.dataset, correction.tables, [correction.given])
    changed = write_tables(graph.dataset, correction.tables)
    for line in correction.lines or ["nothing is changed: the cells hold these values"]:
        click.echo(line)
    if changed:
        click.echo(
            f"wrote {', '.join(changed)} in {graph.dataset.path('data', 'tables')}; now run aikg build", err=True
        )
