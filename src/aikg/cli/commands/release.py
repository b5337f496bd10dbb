"""aikg release -o DIR"""

from __future__ import annotations

import click


@click.command("release")
@click.option("-o", "--output", required=True, metavar="DIR", help="The folder to write.")
def command(output: str) -> None:
    """Write the release files: the dataset in the usual formats, its description, and checksums.

    The same dataset always gives the same bytes. The folder changes in one step, and an earlier release in it is
    replaced.
    """
    from aikg import load

    sizes = load().release(output).sizes
    click.echo(f"{output}: {len(sizes)} files, {sum(sizes.values()) / 1e6:.1f} MB", err=True)
