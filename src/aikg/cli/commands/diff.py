"""aikg diff OLD [NEW]"""

from __future__ import annotations

import sys

import click

from aikg.cli.options import lang_option


@click.command("diff")
@click.argument("old")
@click.argument("new", required=False)
@click.option("--triples", is_flag=True, help="Also show the triples.")
@click.option(
    *("--format", "form"),
    type=click.Choice(["text", "markdown", "json", "patch"]),
    default="text",
    help="In words, as data, or as an RDF patch.",
)
@lang_option
def command(old: str, new: str | None, triples: bool, form: str, lang: str | None) -> None:
    """Show what changed between OLD and NEW, each a release, a folder with the dataset, or an RDF file.

    By default NEW is the working dataset. The exit status is 1 if they differ.

    \b
    aikg diff released/0.1.0
    aikg diff released/0.1.0 released/0.2.0 --format markdown
    """
    from aikg.cli.answers import locale_language
    from aikg.dataset.home import find_home
    from aikg.diff import write as changes
    from aikg.diff.compare import diff

    difference = diff(old, new or find_home())
    language = lang or locale_language()
    if form == "json":
        written = changes.as_json(difference, triples)
    elif form == "patch":
        written = changes.patch(difference)
    else:
        written = {"text": changes.text, "markdown": changes.markdown}[form](difference, language, triples)
    sys.stdout.buffer.write(written.encode("utf-8"))
    sys.stdout.buffer.flush()
    click.get_current_context().exit(1 if difference.removed or difference.added else 0)
