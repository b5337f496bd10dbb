"""aikg explain SUBJECT PROPERTY OBJECT"""

from __future__ import annotations

import click

from aikg.cli.options import lang_option, loading, record_format
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


@click.command("explain")
@click.argument("subject")
@click.argument("property", metavar="PROPERTY")
@click.argument("object", metavar="OBJECT")
@loading
@lang_option
@record_format
def command(subject: str, property: str, object: str, lang: str | None, form: str, source: dict[str, Any]) -> None:
    """Explain why a fact holds: the rule, the facts that it used, down to asserted facts and their evidence.

    SUBJECT and OBJECT are IRIs, CURIEs, slugs or titles. PROPERTY is a name like alignsWith. To explain a row of a
    stored question, use `aikg query NAME --explain N`.

    \b
    aikg explain liaoning-ai-innovation-plan-2025 alignsWith ngaidp-2017
    """
    from aikg.cli.answers import locale_language
    from aikg.cli.proofs import write_proofs
    from aikg.graph import load

    graph = load(**source)
    write_proofs(graph, [graph.explain(subject, property, object)], form, lang or locale_language())
