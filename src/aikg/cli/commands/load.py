"""aikg load URL|FOLDER"""

from __future__ import annotations

import sys

import click

from aikg.errors import UsageError
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from aikg.remote.upload import Part


@click.command("load")
@click.argument("target")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--store", metavar="KIND", help="The kind of store, if it is not recognised: oxigraph, ...")
@click.option("--via", type=click.Choice(["gsp", "update"]), help="The protocol; by default what the store offers.")
@click.option("--in-place", is_flag=True, help="Allow a store that cannot change all graphs in one step.")
@click.option("--dry-run", is_flag=True, help="Say what would be sent, and write nothing.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=300,
    metavar="SECONDS",
    help="Give the store up after so long a silence; 300 by default.",
)
def command(
    target: str,
    files: tuple[str, ...],
    store: str | None,
    via: str | None,
    in_place: bool,
    dry_run: bool,
    timeout: float,
) -> None:
    """Put the graph into the SPARQL 1.1 store at a URL, in place of what our named graphs held there, or make a store
    of it, or of RDF files, in a folder.

    Readers see the old graph or the new one. Credentials come from AIKG_USER and AIKG_PASSWORD, AIKG_TOKEN, or netrc.

    A folder is for a graph too large to be parsed at each start: it is made in one step of files as long as you like
    (.nq, .ttl and so on, with .gz or without), and asked with --endpoint FOLDER.

    \b
    aikg load http://localhost:7878
    aikg load http://localhost:3030/policy --dry-run
    aikg load large large.nq.gz && aikg query levels --endpoint large
    """
    if "://" in target:
        if files:
            raise UsageError("files are loaded into a folder; a store at a URL gets the dataset: leave the files out")
        _remote(target, store, via, in_place, dry_run, timeout)
    else:
        if store or via or in_place or dry_run:
            raise UsageError(f"{target} is a folder: --store, --via, --in-place and --dry-run are for a URL (http://…)")
        _local(target, files)


def _local(folder: str, files: tuple[str, ...]) -> None:
    from aikg.dataset.dataset import Dataset
    from aikg.store.folder import write_store

    quads = write_store(folder, files, Dataset(), _bytes() if sys.stderr.isatty() else lambda done, whole: None)
    click.echo(f"{folder}: {quads:,} quads; ask it with --endpoint {folder}", err=True)


def _remote(url: str, store: str | None, via: str | None, in_place: bool, dry_run: bool, timeout: float) -> None:
    from aikg.dataset.dataset import Dataset
    from aikg.remote.upload import plan_upload, upload

    if dry_run:
        target, protocol, parts = plan_upload(url, Dataset(), store=store, via=via)
        where = target.graphs if protocol in ("gsp", "whole") else target.update
        click.echo(f"{target.profile.name} at {target.query}, by {protocol} to {where}; nothing is sent", err=True)
        _report(parts)
        return
    with_bar = sys.stderr.isatty()
    given = upload(
        url,
        Dataset(),
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


def _bytes() -> Callable[[int, int], None]:
    """A line on stderr, written over as files are read: how far, how fast, and how long it may still take."""
    import time

    start = time.monotonic()
    last = start

    def told(done: int, whole: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last < 0.5 and done < whole:
            return
        last = now
        rate = done / max(now - start, 1e-3)
        left = f", about {(whole - done) / rate:.0f} s left" if done < whole else "; finishing"
        said = f"{done / 1e6:.1f} of {whole / 1e6:.1f} MB read, {rate / 1e6:.1f} MB/s{left}"
        click.echo(f"\r{said:<60}" + ("" if done < whole else "\n"), err=True, nl=False)

    return told
