"""aikg docs -o DIR"""

from __future__ import annotations

from typing import Any

import click

from aikg.cli.options import loading


@click.command("docs")
@click.option("-o", "--output", required=True, metavar="DIR", help="The folder to write.")
@loading
def command(output: str, source: Any) -> None:
    """Write the documentation of the ontology as HTML pages: one page for each term, in Chinese and English.

    Each page has the definitions, the axioms in words, a diagram, the shapes that check the term, the stored questions
    that use it, the matching terms of other vocabularies, and an example from the data. Open DIR/index.html. The folder
    changes in one step, and earlier pages in it are replaced.
    """
    from aikg import load

    count = load(**source).docs(output)
    click.echo(f"{output}: {count} files; open {output}/index.html", err=True)
