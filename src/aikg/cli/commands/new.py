"""aikg new document | target | instrument | relation"""

from __future__ import annotations

import shlex
import sys

import click

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.graph import Graph

_HOW = "How it was seen (official-text, reproduction, media)"
_SOURCE = {
    "source": "Key of the source; that of the document by default",
    "locator": "Where in the source",
    "seen_as": _HOW,
}
# What is added -> option -> what is asked for on a terminal.
ASKED = {
    "document": {
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
        "seen_as": _HOW,
    },
    "target": {
        "set_in": "Document that sets it",
        "label_zh": "Name in Chinese, with the year",
        "label_en": "Name in English, with the year",
        "indicator": "Indicator (核心产业规模, enterprise-count ...)",
        "comparator": "Comparator (exactly, at-least, over, at-most, about, range)",
        "value": "Value in base units: yuan, PFLOPS, single things",
        "upper_value": "Upper value of a range",
        "unit": "Unit (cny, count, percent, pflops ...)",
        "deadline": "Deadline, like 2027 or 2027-06",
        "scope": "Place for which it holds",
        "as_printed": "The figure as printed",
        **_SOURCE,
    },
    "instrument": {
        "set_in": "Document that offers it",
        "label_zh": "Name in Chinese",
        "label_en": "Name in English",
        "type": "Type (算力券, subsidy, project-grant ...)",
        "offered_in": "Place in which it is offered",
        "level": "Level (central, provincial, municipal, county)",
        "beneficiary_zh": "Who gets it, in Chinese",
        "beneficiary_en": "Who gets it, in English",
        "cap": "Cap in base units",
        "cap_unit": "Unit of the cap (cny, cny-per-year ...)",
        "conditions_zh": "Conditions in Chinese",
        "conditions_en": "Conditions in English",
        "as_printed": "The figure as printed",
        **_SOURCE,
    },
    "relation": {
        "subject": "Document or other thing that it is said of",
        "relation": "Relation (implements, cites, supersedes, amends, draftOf ...)",
        "object": "Document or other thing that it points to",
        **_SOURCE,
    },
}
REQUIRED = {
    "document": ("label_zh", "label_en", "kind", "level", "seen_as"),
    "target": ("set_in", "label_zh", "label_en", "indicator", "comparator", "unit", "scope"),
    "instrument": ("set_in", "label_zh", "label_en", "type"),
    "relation": ("subject", "relation", "object"),
}
_NEXT = {"document": "add what it says with aikg new target, instrument and relation, then run aikg build"}


@click.group("new")
def command() -> None:
    """Add a document, target, instrument or relation to data/tables/, with its key and its source.

    On a terminal it asks for values without an option, and checks each answer. An empty answer means that the value is
    not known. Bodies, places, documents and concepts may be given by name, in Chinese or English.
    """


def _subcommand(what: str) -> click.Command:
    """The command that adds one kind of row."""

    def add(key: str | None, **given: str | None) -> None:
        _add(what, key, given)

    options = [
        click.Option([f"--{name.replace('_', '-')}", name], metavar="TEXT", help=f"{text}.")
        for name, text in ASKED[what].items()
    ]
    options.insert(0, click.Option(["--key", "key"], metavar="KEY", help="Its key; one is made by default."))
    if what == "document":
        options.insert(
            1,
            click.Option(
                ["--notice-title-zh", "notice_title_zh"], metavar="TEXT", help="Title of the notice that carries it."
            ),
        )
    article = "an" if what == "instrument" else "a"
    help_text = f"Add {article} {what}; what is not given is asked for on a terminal."
    return click.Command(what, callback=add, params=[*options], help=help_text, short_help=help_text)


def _add(what: str, key: str | None, given: dict[str, str | None]) -> None:
    from aikg.errors import AikgError
    from aikg.graph import load

    graph = load()
    graph.dataset.check_own()
    if not sys.stdin.isatty():
        _write(graph, what, key, given)
        return
    try:
        _ask(graph, what, given)
        _write(graph, what, key, given)
    except (AikgError, click.Abort):
        # What was answered is not lost: the same command with the answers can be corrected and run again.
        answers = [f"--{name.replace('_', '-')}={value}" for name, value in given.items() if value]
        click.echo(f"\nto go on from here: {shlex.join(['aikg', 'new', what, *answers])}", err=True)
        raise


def _write(graph: Graph, what: str, key: str | None, given: dict[str, str | None]) -> None:
    """Adds the row to the tables, and says what it did."""
    import datetime

    from aikg.curate import build
    from aikg.curate.new import new_row
    from aikg.errors import UsageError
    from aikg.tables.files import write_tables

    lacking = [f"--{name.replace('_', '-')}" for name in REQUIRED[what] if not given[name]]
    if lacking:
        raise UsageError(f"{'an' if what == 'instrument' else 'a'} {what} needs {', '.join(lacking)}")
    today = datetime.date.today().isoformat()
    values = {name: value for name, value in given.items() if value} | {"key": key or "", "seen_on": today}
    if what == "document":
        values |= {"english_title": "translated", "last_checked": today}
    added = new_row(graph.dataset, graph.source, what, values)
    build.check(graph.dataset, added.tables)
    changed = write_tables(graph.dataset, added.tables)
    click.echo(added.key)
    if added.missing:
        click.echo(f"not known yet: {', '.join(added.missing)}", err=True)
    click.echo(f"wrote {', '.join(changed)} in {graph.dataset.path('data', 'tables')}", err=True)
    click.echo(_NEXT.get(what, "now run aikg build"), err=True)


@command.command("dataset")
@click.argument("folder", metavar="FOLDER")
def dataset_command(folder: str) -> None:
    """Make a folder of your own with the whole dataset in it, to add to and to correct.

    \b
    aikg new dataset my-policies && export AIKG_HOME="$PWD/my-policies"
    """
    from aikg.dataset.copy import copy
    from aikg.dataset.dataset import Dataset

    path = copy(Dataset(), folder)
    click.echo(path)
    click.echo(f"set AIKG_HOME to {path}, so that aikg asks and changes the tables there", err=True)


def _ask(graph: Graph, what: str, given: dict[str, str | None]) -> None:
    """Asks for what is not given; a wrong answer is told at once and asked for again, and nothing is lost."""
    from aikg.curate.cells import resolved
    from aikg.curate.new import TABLES
    from aikg.errors import UsageError
    from aikg.tables.csvw import read_schemas

    schema = next(each for each in read_schemas(graph.dataset) if each.url == TABLES[what])
    for name, text in ASKED[what].items():
        while given[name] is None:
            answer: str = click.prompt(text, default="", show_default=False, err=True)
            try:
                if answer and name != "address":
                    resolved(graph.source, schema, name, answer)
            except UsageError as error:
                click.echo(f"Error: {error}", err=True)
                continue
            if not answer and name in REQUIRED[what]:
                click.echo("Error: this is needed", err=True)
                continue
            given[name] = answer


for _what in ASKED:
    command.add_command(_subcommand(_what))
