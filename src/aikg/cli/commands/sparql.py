"""aikg sparql"""

from __future__ import annotations

import sys

import click

from aikg.cli.answers import answered
from aikg.cli.options import asking, federating
from aikg.errors import UsageError, readable
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


@click.command("sparql")
@click.argument("text", required=False)
@click.option("-f", "--file", metavar="FILE", help="Read the query from a file.")
@asking
@federating
def command(text: str | None, file: str | None, **options: Any) -> None:
    """Ask the query TEXT, or the query in a file or on standard input (-). The usual prefixes are declared.

    \b
    aikg sparql 'SELECT ?s ?label { ?s a cnai:PolicyDocument ; rdfs:label ?label } LIMIT 5'
    """
    query, where = _read(text, file)

    click.get_current_context().exit(answered(lambda graph, lang: graph.evaluate(query, where), **options))


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
