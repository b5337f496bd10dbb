"""aikg stats"""

from __future__ import annotations

import click

from aikg.cli.answers import answered
from aikg.cli.options import asking
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from aikg.graph import Graph
    from aikg.sparql.source import Answer


@click.command("stats")
@click.option("--quality", is_flag=True, help="Measure the quality of the data instead.")
@asking
def command(quality: bool, **options: Any) -> None:
    """Count what is in the graph: triples, things by class, documents by level, and evidence by how it was seen."""

    def ask(graph: Graph, lang: str) -> Answer:
        from aikg.sparql.engine import rows
        from aikg.things.quality import Quality
        from aikg.things.stats import Count

        if quality:
            return rows(Quality._fields, graph.quality())
        return rows(Count._fields, graph.stats())

    click.get_current_context().exit(answered(ask, **options))
