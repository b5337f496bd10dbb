"""aikg docs -o DIR"""

from __future__ import annotations

from typing import Any

import click

from aikg.cli.options import loading


@click.command("docs")
@click.option("-o", "--output", required=True, metavar="DIR", help="The folder to write.")
@loading
def command(output: str, source: Any) -> None:
    """Write the documentation of the ontology as HTML pages: a page a term, Chinese and English side by side.

    Each page has the definitions, axioms in words, a diagram, the rules that check the term, the stored questions that
    ask for it, its counterparts in other vocabularies and an example from the data. Open DIR/index.html. The folder
    changes in one step; earlier pages in it are replaced.
    """
    from aikg import load

    count = load(**source).docs(output)
    click.echo(f"{output}: {count} files; open {output}/index.html", err=True)
