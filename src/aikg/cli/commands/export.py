"""aikg export --to FORMAT -o PATH"""

from __future__ import annotations

import click

from aikg.export import FORMATS
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.graph import Graph


@click.command("export")
@click.option("--to", type=click.Choice(list(FORMATS)), required=True, help="The format.")
@click.option("-o", "--output", required=True, metavar="PATH", help="The file or folder to write, or -.")
@click.option("--force", is_flag=True, help="Write also over what is no earlier export.")
@click.option("--no-cache", is_flag=True, help="Parse the dataset afresh.")
@click.option("--add", multiple=True, metavar="FILE", help="Add your own RDF file; repeatable.")
def command(to: str, output: str, force: bool, no_cache: bool, add: tuple[str, ...]) -> None:
    """Write the tables and the network in a format that other tools open.

    csv, parquet (folders), xlsx and sqlite hold all tables: those of data/tables/, the alignments, the network as
    nodes and edges, the concepts, the dates. graphml, gexf and neo4j-csv (a folder) hold the network: things and
    what holds between them, each relation once, derived ones marked. nanopub holds each thing with its evidence as a
    nanopublication, to be signed. Keys and IRIs are kept in all. csv is described by CSVW metadata, and aikg import
    finds nothing new in it.

    An earlier export is replaced in one step. xlsx and parquet need the extra aikg[export].

    \b
    aikg export --to csv -o tables
    aikg export --to sqlite -o aikg.sqlite
    aikg export --to graphml -o aikg.graphml
    """
    from aikg.graph import load

    graph = load(add=add, cache=not no_cache)
    if output == "-":
        _stdout(graph, to)
        return
    written = graph.export(to, output, force)
    size = sum(written.sizes.values()) / 1e6
    files = "" if len(written.sizes) == 1 else f"{len(written.sizes)} files, "
    click.echo(f"{output}: {files}{size:.1f} MB", err=True)


def _stdout(graph: Graph, to: str) -> None:
    import sys

    from aikg.errors import UsageError
    from aikg.export import FOLDERS, Material, content

    if to in FOLDERS:
        raise UsageError(f"{to} is a folder with a file for each table; name one with -o")
    data = content(Material(graph.dataset, graph.store), to)
    assert isinstance(data, bytes)
    if sys.stdout.isatty() and b"\0" in data:
        raise UsageError(f"{to} is no text for a terminal; name a file with -o, or redirect it")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
