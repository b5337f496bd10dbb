"""aikg find TEXT"""

from __future__ import annotations

import click

from aikg.cli.answers import answered
from aikg.cli.options import asking
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from aikg.graph import Graph
    from aikg.sparql.source import Answer


@click.command("find")
@click.argument("text")
@click.option("--kind", default="thing", metavar="KIND", help="Only this kind: document, place, ...")
@click.option("--limit", default=20, type=click.IntRange(min=1), help="The greatest number of matches; 20 by default.")
@asking
def command(text: str, kind: str, limit: int, **options: Any) -> None:
    """Find things and concepts with a name like TEXT, in Chinese, English or pinyin without tones."""
    matches = []

    def ask(graph: Graph, lang: str) -> Answer:
        from aikg.sparql.engine import rows
        from aikg.things.find import Match

        matches.extend(graph.find(text, kind, limit))
        return rows(Match._fields, matches)

    status = answered(ask, **options)
    click.get_current_context().exit(status or (0 if matches else 1))
