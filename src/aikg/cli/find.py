"""aikg find TEXT"""

from __future__ import annotations

import click

from aikg.cli.options import Command, Option


@click.command("find", cls=Command)
@click.argument("text")
@click.option("--kind", default="thing", metavar="KIND", cls=Option, help="Only this kind: document, place, ...")
@click.option("--limit", default=20, type=click.IntRange(min=1), cls=Option, help="At most so many.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json", "markdown"]), cls=Option, help="How.")
def command(text: str, kind: str, limit: int, form: str | None) -> None:
    """Find entities and concepts named like TEXT, in Chinese, English or pinyin without tones."""
    from aikg.cli.rows import write_rows
    from aikg.find import find
    from aikg.graph import load

    matches = find(load().store, text, kind, limit)
    write_rows(["id", "name"], matches, form)
    click.get_current_context().exit(0 if matches else 1)
