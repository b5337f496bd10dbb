"""aikg cite [THING | QUESTION]"""

from __future__ import annotations

import json
import sys

import click

from aikg.cite.citation import FORMATS
from aikg.cli import answers
from aikg.cli.options import lang_option, loading
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from aikg.cite.citation import Citation
    from aikg.graph import Graph


@click.command("cite")
@click.argument("name", metavar="[THING | QUESTION]", required=False)
@click.option("--row", type=click.IntRange(min=1), metavar="N", help="Cite row N of the question.")
@click.option("-p", "--param", "pairs", multiple=True, metavar="KEY=VALUE", help="Give a parameter of the question.")
@click.option(
    *("--format", "form"),
    type=click.Choice([*FORMATS, "json"]),
    default="sentence",
    metavar="FORMAT",
    help="sentence, bibtex, ris, csl, apa, gbt7714, or json for all that is known.",
)
@lang_option
@loading
def command(
    name: str | None, row: int | None, pairs: tuple[str, ...], form: str, lang: str | None, source: dict[str, Any]
) -> None:
    """Say how to cite a thing, a stored question or one of its rows; without a name, the dataset.

    Each source has its own address and the day it was seen, the dataset its version and day.

    \b
    aikg cite ngaidp-2017 --format gbt7714 --lang zh
    aikg cite targets -p place=shanghai --row 3 --format bibtex
    """
    from aikg.graph import load

    citation = _citation(load(**source), name, row, {**answers.values(pairs)})
    wanted = lang or answers.locale_language()
    if form == "json":
        written = json.dumps(citation.data(), ensure_ascii=False, indent=2) + "\n"
    else:
        written = "\n".join(citation.text(form, each) for each in (("zh", "en") if wanted == "both" else (wanted,)))
    sys.stdout.buffer.write(written.encode())


def _citation(graph: Graph, name: str | None, row: int | None, parameters: dict[str, Any]) -> Citation:
    from aikg.errors import UsageError

    if name is not None and (row or parameters or name in {query.name for query in graph.queries()}):
        citation: Citation = graph.query(name, **parameters).cite(row)
        return citation
    if row or parameters:
        raise UsageError("--row and -p are for a question: name it, as in aikg cite targets --row 3")
    return graph.cite(name)
