"""aikg show ID"""

from __future__ import annotations

import json
import sys

import click

from aikg.cli.answers import RDF
from aikg.cli.options import lang_option, loading, record_format
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from aikg.things.show import Record


@click.command("show")
@click.argument("name", metavar="ID")
@loading
@lang_option
@record_format
def command(name: str, lang: str | None, form: str, source: dict[str, Any]) -> None:
    """Show one thing with its facts and evidence. ID is an IRI, a CURIE, a slug or a title."""
    from aikg.cli.answers import locale_language, serialized
    from aikg.graph import load
    from aikg.things.identify import identify
    from aikg.things.show import text, triples

    graph = load(**source)
    if form in RDF:
        written = serialized(triples(graph.source, identify(graph.source, name)), form)
    else:
        record = graph.show(name, lang or locale_language())
        written = (_json(record) if form == "json" else text(record)).encode("utf-8")
    sys.stdout.buffer.write(written)


def _json(record: Record) -> str:
    parts = ("facts", "contested", "referred_to_by")
    data = record._asdict() | {part: [each._asdict() for each in getattr(record, part)] for part in parts}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
