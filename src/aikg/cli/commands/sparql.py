"""aikg sparql"""

from __future__ import annotations

import sys

import click

from aikg.cli.answers import TABLES, answered, form_of_output
from aikg.cli.options import asking, federating, narrowing
from aikg.errors import UsageError, readable
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from aikg.cli.wanted import Wanted
    from aikg.graph import Graph
    from aikg.sparql.results import Result
    from aikg.sparql.source import Answer


@click.command("sparql")
@click.argument("text", required=False)
@click.option("-f", "--file", metavar="FILE", help="Read the query from a file.")
@narrowing
@asking
@federating
def command(text: str | None, file: str | None, wanted: Wanted, **options: Any) -> None:
    """Ask the query TEXT, or the query in a file or on standard input (-). The usual prefixes are declared.

    \b
    aikg sparql 'SELECT ?s ?label { ?s a cnai:PolicyDocument ; rdfs:label ?label } LIMIT 5'
    """
    query, where = _read(text, file)

    def ask(graph: Graph, lang: str) -> Answer | Result:
        if not wanted.shapes and not wanted.columns:
            return graph.evaluate(query, where)
        companions = (options["format"] or form_of_output()) in TABLES and not wanted.raw
        return wanted.of(graph.collected(graph.evaluate(query, where)), lang, companions)

    def empty(graph: Graph) -> list[str]:
        from aikg.sparql.unknown import unknown_names

        return unknown_names(query, graph.select)

    click.get_current_context().exit(answered(ask, wanted=wanted, empty=empty, **options))


def _read(text: str | None, file: str | None) -> tuple[str, str]:
    """Returns the query, and how an error names it."""
    if (text is None) == (file is None):
        raise UsageError("give one query: as TEXT, in a file (-f FILE), or on standard input (-)")
    if file is not None and file != "-":
        with readable(file), open(file, encoding="utf-8-sig") as stream:
            return stream.read(), file
    if file == "-" or text == "-":
        where = "standard input"
        try:
            return sys.stdin.buffer.read().decode("utf-8"), where
        except UnicodeDecodeError as error:
            raise UsageError(f"{where}: this is not UTF-8 text; send the query as UTF-8") from error
    return str(text), "the query"
