"""aikg new document"""

from __future__ import annotations

import sys

import click

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

# Option -> the prompt for it on a terminal.
ASKED = {
    "label_zh": "Title in Chinese, without 《》",
    "label_en": "Title in English",
    "kind": "Kind of document (action-plan, opinions, 行动方案 ...)",
    "number": "Official number, like 国发〔2017〕35号",
    "issued_by": "Issuing bodies, joined by |",
    "level": "Level (central, provincial, municipal, county)",
    "applies_in": "Place in which it applies",
    "signed": "Date under the document, like 2025-06-04",
    "published": "Date on which it was made public",
    "themes": "Themes, joined by |",
    "status": "Legal status (in-force, draft ...)",
    "address": "Web address where it was seen",
    "seen_as": "How it was seen (official-text, reproduction, media)",
}
REQUIRED = ("label_zh", "label_en", "kind", "level", "seen_as")


def _options(command: Any) -> Any:
    for name, text in reversed(ASKED.items()):
        option = click.option(f"--{name.replace('_', '-')}", name, metavar="TEXT", help=f"{text}.")
        command = option(command)
    return command


@click.command("new")
@click.argument("what", type=click.Choice(["document"]), metavar="document")
@click.option("--key", metavar="KEY", help="Its key; by default made of place, title and year.")
@click.option("--notice-title-zh", metavar="TEXT", help="Title of the notice that carries it.")
@_options
def command(what: str, key: str | None, notice_title_zh: str | None, **options: str | None) -> None:
    """Add a document with its key and its source to data/tables/, and list what it still lacks.

    On a terminal it asks for values without an option. An empty answer means that the value is not known. Bodies,
    places and concepts may be given by name, in Chinese or English.
    """
    import datetime

    from aikg.curate import build
    from aikg.curate import new as curate
    from aikg.errors import UsageError
    from aikg.graph import load
    from aikg.tables.files import write_tables

    if sys.stdin.isatty():
        for name, text in ASKED.items():
            if options[name] is None:
                options[name] = click.prompt(text, default="", show_default=False, err=True)
    lacking = [f"--{name.replace('_', '-')}" for name in REQUIRED if not options[name]]
    if lacking:
        raise UsageError(f"a document needs {', '.join(lacking)}")
    today = datetime.date.today().isoformat()
    values = {name: value for name, value in options.items() if value}
    values |= {"key": key or "", "notice_title_zh": notice_title_zh or "", "english_title": "translated"}
    values |= {"locator": "title, number and dates", "seen_on": today, "last_checked": today}
    graph = load()
    added = curate.new_document(graph.dataset, graph.source, values)
    build.check(graph.dataset, added.tables)
    write_tables(graph.dataset, added.tables)
    click.echo(added.key)
    if added.missing:
        click.echo(f"not known yet: {', '.join(added.missing)}", err=True)
    click.echo("add its targets to targets.csv and what it implements to relations.csv, then run aikg build", err=True)
