"""aikg link status"""

from __future__ import annotations

import click

from aikg.cli.answers import answered
from aikg.cli.options import Command, Option, asking

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aikg.graph import Graph
    from aikg.sparql import Answer


class _Group(Command, click.Group):
    """A group whose help costs as little as a command's."""


@click.group("link", cls=_Group)
def command() -> None:
    """Links with open data: those that data/links/ holds, and those that are missing."""


@command.command("status", cls=Command)
@click.option("--missing", is_flag=True, cls=Option, help="List what has no link instead.")
@asking
def status(missing: bool, **options: Any) -> None:
    """Count what is linked, by kind of thing and target: Wikidata, GeoNames, ROR, DOI, and the codes things hold."""

    def ask(graph: Graph, lang: str) -> Answer:
        from aikg import coverage
        from aikg.links import read_links
        from aikg.sparql import rows

        links = read_links(graph.home)
        if missing:
            return rows(coverage.Missing._fields, coverage.missing(graph.store, links))
        return rows(coverage.Coverage._fields, coverage.status(graph.store, links))

    click.get_current_context().exit(answered(ask, **options))
