"""aikg stats"""

from __future__ import annotations

import click

from aikg.cli.answers import answered
from aikg.cli.options import Command, asking

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from aikg.graph import Graph
    from aikg.sparql import Answer


@click.command("stats", cls=Command)
@asking
def command(**options: Any) -> None:
    """Count what is in the graph: triples, things by class, documents by level, evidence by how it was seen."""

    def ask(graph: Graph, lang: str) -> Answer:
        from aikg.sparql import rows
        from aikg.stats import Count

        return rows(Count._fields, graph.stats())

    click.get_current_context().exit(answered(ask, **options))
