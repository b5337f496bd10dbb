"""aikg queries [NAME]"""

from __future__ import annotations

import click

from aikg.cli.answers import TABLES, W3C, locale_language
from aikg.cli.commands.query import complete_name
from aikg.cli.options import lang_option
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import QuerySolutions

    from aikg.questions.stored import StoredQuery


@click.command("queries")
@click.argument("name", required=False, shell_complete=complete_name)
@lang_option
@click.option("--format", "form", type=click.Choice([*TABLES, *W3C]), metavar="FORMAT", help="The format of the list.")
def command(name: str | None, lang: str | None, form: str | None) -> None:
    """List the stored questions by topic. With NAME, show the parameters of one question, an example, and its text."""
    from aikg.graph import load

    graph = load()
    langs = ["zh", "en"] if lang == "both" else [lang or locale_language()]
    if name is None:
        from aikg.questions.topics import grouped

        groups = grouped([*graph.queries(), *graph.queries("federated")])
        if form in (None, "table"):
            click.echo(_by_topic(groups, langs), nl=False)
        else:
            from aikg.cli.answers import write

            write(None, _listed(groups, langs), form, form, "both")
    else:
        click.echo(describe(graph.stored(name), langs), nl=False)


def _by_topic(groups: dict[str, list[StoredQuery]], langs: list[str]) -> str:
    """Returns a table of the questions of each topic, with the heading of the topic at its head."""
    from aikg.questions.topics import heading
    from aikg.sparql.render import table

    widest = max((len(query.name) for queries in groups.values() for query in queries), default=0)
    tables = [
        table(
            ["", *(heading(topic, lang) for lang in langs)],
            [[query.name.ljust(widest), *(query.summary(lang) for lang in langs)] for query in queries],
            whole={0},
        )
        for topic, queries in groups.items()
    ]
    return "\n".join(tables)


def _listed(groups: dict[str, list[StoredQuery]], langs: list[str]) -> QuerySolutions:
    """Returns the questions as rows: name, summary and topic."""
    from aikg.questions.topics import heading
    from aikg.sparql.engine import rows

    columns = ["name", *(f"{each}_{lang}" for each in ("summary", "topic") for lang in langs)]
    found = [
        [query.name, *(query.summary(lang) for lang in langs), *(heading(topic, lang) for lang in langs)]
        for topic, queries in groups.items()
        for query in queries
    ]
    return rows(columns, found)


def describe(query: StoredQuery, langs: list[str]) -> str:
    """Returns a stored question in words, then its text without the header."""
    from aikg.sparql.columns import selected, stem

    lines = [query.name, *(query.summary(lang) for lang in langs)]
    if query.header.description:
        lines += ["", *(query.header.description[lang] for lang in langs)]
    example = f"aikg query {query.name}" + (" --allow-federation" if query.purpose == "federated" else "")
    if query.parameters:
        lines += ["", "Parameters:"]
    for name, parameter in query.parameters.items():
        label = " / ".join(parameter.label[lang] for lang in langs)
        default = f", by default {' '.join(parameter.default)}" if parameter.default else ""
        lines.append(f"  {name} ({parameter.type}{default}): {label}")
        if parameter.type != "endpoint":  # The default endpoint is usually right.
            example += f" -p {quoted(name + '=' + parameter.example)}"
    columns = dict.fromkeys([*query.header.columns, *(stem(each[1:]) for each in selected(query.text))])
    if columns:
        lines += ["", f"Columns: {', '.join(columns)}"]
    lines += ["", "Example:", f"  {example}", ""]
    if query.header.view:
        title = " / ".join(query.header.view.title[lang] for lang in langs)
        lines += [f"Picture, with --chart: {title}", ""]
    text = [line for line in query.text.splitlines() if not line.startswith("#+")]
    return "\n".join(lines + text) + "\n"


def quoted(text: str) -> str:
    """Returns a word with the quotes that a shell needs."""
    from shlex import quote

    return quote(text)
