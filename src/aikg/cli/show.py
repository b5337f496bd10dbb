"""aikg show ID"""

from __future__ import annotations

import json
import sys

import click

from aikg.cli.options import Command, Option


@click.command("show", cls=Command)
@click.argument("name", metavar="ID")
@click.option("--lang", type=click.Choice(["zh", "en"]), cls=Option, help="The language of the names in it.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", cls=Option, help="How.")
def command(name: str, lang: str | None, form: str) -> None:
    """Show one entity with its facts and evidence. ID is an IRI, a CURIE, a slug or a title."""
    from aikg.cli.answers import locale_language
    from aikg.graph import load
    from aikg.identify import identify
    from aikg.show import show, text

    store = load().store
    record = show(store, identify(store, name), lang or locale_language())
    if form == "json":
        facts = [each._asdict() for each in record.facts]
        referring = [each._asdict() for each in record.referred_to_by]
        data = {**record._asdict(), "facts": facts, "referred_to_by": referring}
        written = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    else:
        written = text(record)
    sys.stdout.buffer.write(written.encode("utf-8"))
