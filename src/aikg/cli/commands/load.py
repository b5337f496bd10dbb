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
@click.option("--dry-run", is_flag=True, help="Show what would be sent, and send nothing.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=300,
    metavar="SECONDS",
    help="Fail if the store sends nothing for this time; 300 by default.",
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
    """Load the graph into the SPARQL 1.1 store at a URL, or make a store in a folder.

    At a URL, the graph replaces our named graphs. Readers see either the old graph or the new one. Credentials come
    from AIKG_USER and AIKG_PASSWORD, AIKG_TOKEN, or netrc.

    A folder is for a graph that is too large to be parsed at each start. It holds the graph, or RDF files of any length
    (.nq, .ttl and so on, with .gz or without). Ask it with --endpoint FOLDER.

    \b
    aikg load http://localhost:7878
    aikg load http://localhost:3030/policy --dry-run
    aikg load large large.nq.gz && aikg query levels --endpoint large
    """
    if "://" in target:
        if files:
            raise UsageError("files are loaded only into a folder, and a URL gets the dataset: leave out the files")
        _remote(target, store, via, in_place, dry_run, timeout)
    else:
        if store or via or in_place or dry_run:
            raise UsageError(f"{target} is a folder: --store, --via, --in-place and --dry-run are for a URL (http://…)")
        _local(target, files)


def _local(folder: str, files: tuple[str, ...]) -> None:
    from aikg.cli.process import end_by_exception
    from aikg.dataset.dataset import Dataset
    from aikg.store.folder import write_store

    end_by_exception()
    quads = write_store(folder, files, Dataset(), _bytes() if sys.stderr.isatty() else lambda done, total: None)
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
    parts = upload(
        url,
        Dataset(),
        store=store,
        via=via,
        in_place=in_place,
        silence=timeout,
        progress=_progress() if with_bar else lambda done, total: None,
    )
    _report(parts)
    click.echo(f"loaded and verified: {sum(part.triples for part in parts)} triples", err=True)


def _report(parts: list[Part]) -> None:
    click.echo("graph,triples,chunks,bytes")
    for part in parts:
        click.echo(f"{part.graph},{part.triples},{len(part.chunks)},{sum(map(len, part.chunks))}")


def _progress() -> Callable[[int, int], None]:
    """Returns a function that shows on one line of stderr how many triples are loaded."""

    def show(done: int, total: int) -> None:
        end = "\n" if done == total else ""
        click.echo(f"\r{done:,} of {total:,} triples ({100 * done // max(total, 1)} %)", err=True, nl=False)
        click.echo(end, err=True, nl=False)

    return show


def _bytes() -> Callable[[int, int], None]:
    """Returns a function that shows on one line of stderr how much is read, how fast, and the time that is left."""
    import time

    start = time.monotonic()
    last = start

    def show(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last < 0.5 and done < total:
            return
        last = now
        rate = done / max(now - start, 1e-3)
        left = f", about {(total - done) / rate:.0f} s left" if done < total else "; finishing"
        text = f"{done / 1e6:.1f} of {total / 1e6:.1f} MB read, {rate / 1e6:.1f} MB/s{left}"
        click.echo(f"\r{text:<60}" + ("" if done < total else "\n"), err=True, nl=False)

    return show
