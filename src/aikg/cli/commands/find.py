"""aikg find TEXT"""

from __future__ import annotations

import click

from aikg.cli.finding import LIMIT, found
from aikg.cli.options import asking
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


@click.command("find")
@click.argument("text", nargs=-1, required=True)
@click.option(
    "--kind", default="thing", metavar="KIND", help="Only this kind: document, place, concept, concept:theme ..."
)
@click.option(
    "--limit", default=LIMIT, type=click.IntRange(min=1), help="The greatest number of matches; 20 by default."
)
@asking
def command(text: tuple[str, ...], kind: str, limit: int, **options: Any) -> None:
    """Find things and concepts by name: in Chinese, English, pinyin or its initials, or by official number.

    \b
    aikg find 国发[2017]35号
    aikg find suanli --kind variable
    """
    click.get_current_context().exit(found(" ".join(text), kind, limit, **options))
