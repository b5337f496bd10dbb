"""aikg site -o DIR"""

from __future__ import annotations

from typing import Any

import click

from aikg.cli.options import loading


@click.command("site")
@click.option("-o", "--output", required=True, metavar="DIR", help="The folder to write.")
@click.option("--url", default="", metavar="URL", help="Where the folder will stand on the web, for the site map.")
@click.option("--since", metavar="OLD", help="An earlier release; what changed since becomes a feed (Atom).")
@click.option("--no-sparql", is_flag=True, help="Without the query engine for the browser, which npm brings.")
@loading
def command(output: str, url: str, since: str | None, no_sparql: bool, source: Any) -> None:
    """Write the pages as a folder, in Chinese and English: to open from a disk, or to put on any web host.

    They are the pages that aikg serve shows. Open DIR/index.html. It takes about a minute. The folder changes in one
    step, and an earlier site in it is replaced.
    """
    from aikg import load
    from aikg.site import write

    count = write(load(**source), output, url=url, since=since, sparql=not no_sparql)
    click.echo(f"{output}: {count} files; open {output}/index.html", err=True)
