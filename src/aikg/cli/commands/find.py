"""aikg find TEXT"""

from __future__ import annotations

import sys

import click

from aikg.cli.answers import answered
from aikg.cli.options import asking
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from aikg.graph import Graph
    from aikg.sparql.source import Answer


@click.command("find")
@click.argument("text", nargs=-1, required=True)
@click.option(
    "--kind", default="thing", metavar="KIND", help="Only this kind: document, place, concept, concept:theme ..."
)
@click.option("--limit", default=20, type=click.IntRange(min=1), help="The greatest number of matches; 20 by default.")
@asking
def command(text: tuple[str, ...], kind: str, limit: int, **options: Any) -> None:
    """Find things and concepts by name: in Chinese, English, pinyin or its initials, or by official number.

    \b
    aikg find 国发[2017]35号
    aikg find suanli --kind variable
    """
    found = shown = 0

    def ask(graph: Graph, lang: str) -> Answer:
        from aikg.find.finder import Match
        from aikg.sparql.engine import rows

        nonlocal found, shown
        matches = graph.find(" ".join(text), kind, limit)
        found, shown = matches.total, len(matches)
        return rows(Match._fields, matches)

    status = answered(ask, **options)
    if found > shown:
        print(f"{shown} of {found}; --limit shows more", file=sys.stderr)  # noqa: T201
    click.get_current_context().exit(status or (0 if found else 1))
