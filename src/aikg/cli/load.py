"""aikg load URL"""

from __future__ import annotations

import sys

import click

from aikg.cli.options import Command, Option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from aikg.loading import Part


@click.command("load", cls=Command)
@click.argument("url")
@click.option("--store", metavar="KIND", cls=Option, help="The kind of store, if it is not recognised: oxigraph, ...")
@click.option(
    "--via", type=click.Choice(["gsp", "update"]), cls=Option, help="The protocol; by default what the store offers."
)
@click.option("--in-place", is_flag=True, cls=Option, help="Allow a store that cannot change all graphs in one step.")
@click.option("--dry-run", is_flag=True, cls=Option, help="Say what would be sent, and write nothing.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=300,
    metavar="SECONDS",
    cls=Option,
    help="Give the store up after so long a silence; 300 by default.",
)
def command(url: str, store: str | None, via: str | None, in_place: bool, dry_run: bool, timeout: float) -> None:
    """Put the graph into the SPARQL 1.1 store at URL, in place of what our named graphs held there.

    Readers see the old graph or the new one. Credentials come from AIKG_USER and AIKG_PASSWORD, AIKG_TOKEN, or netrc.

    \b
    aikg load http://localhost:7878
    aikg load http://localhost:3030/policy --dry-run
    """
    from aikg.home import home
    from aikg.loading import load_into, planned

    if dry_run:
        aim, way, given = planned(url, home(), store=store, via=via)
        where = aim.graphs if way in ("gsp", "whole") else aim.update
        click.echo(f"{aim.profile.name} at {aim.query}, by {way} to {where}; nothing is sent", err=True)
        _report(given)
        return
    with_bar = sys.stderr.isatty()
    given = load_into(
        url,
        home(),
        store=store,
        via=via,
        in_place=in_place,
        silence=timeout,
        progress=_progress() if with_bar else lambda done, whole: None,
    )
    _report(given)
    click.echo(f"loaded and verified: {sum(part.triples for part in given)} triples", err=True)


def _report(given: list[Part]) -> None:
    click.echo("graph,triples,chunks,bytes")
    for part in given:
        click.echo(f"{part.graph},{part.triples},{len(part.chunks)},{sum(map(len, part.chunks))}")


def _progress() -> Callable[[int, int], None]:
    """A line on stderr, written over as triples arrive."""

    def told(done: int, whole: int) -> None:
        end = "\n" if done == whole else ""
        click.echo(f"\r{done:,} of {whole:,} triples ({100 * done // max(whole, 1)} %)", err=True, nl=False)
        click.echo(end, err=True, nl=False)

    return told
