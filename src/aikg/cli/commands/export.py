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
@click.option("--force", is_flag=True, help="Overwrite PATH even if it is not an earlier export.")
@click.option("--no-cache", is_flag=True, help="Parse the dataset again, without the cache.")
@click.option("--add", multiple=True, metavar="FILE", help="Add your own RDF file; repeatable.")
def command(to: str, output: str, force: bool, no_cache: bool, add: tuple[str, ...]) -> None:
    """Write the tables and the network in a format that other tools open.

    csv, parquet (folders), xlsx and sqlite hold all tables: those of data/tables/, the alignments, the network as
    nodes and edges, the concepts, the dates. graphml, gexf and neo4j-csv (a folder) hold the network: the things and
    the relations between them, with derived relations marked. nanopub holds each thing with its evidence as a
    nanopublication, which you can sign. All formats keep keys and IRIs. csv has CSVW metadata, and aikg import finds
    nothing new in it.

    An earlier export is replaced in one step. parquet needs DuckDB.

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
        raise UsageError(f"{to} is not text for a terminal; name a file with -o, or redirect the output")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
