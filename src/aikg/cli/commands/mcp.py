"""aikg mcp"""

from __future__ import annotations

import click


@click.command("mcp")
@click.option("--http", is_flag=True, help="Answer over HTTP on this machine, instead of standard input and output.")
@click.option("--port", default=8090, type=click.IntRange(0, 65535), help="The port for --http; 0 for a free one.")
@click.option(
    "--timeout",
    default=30.0,
    type=click.FloatRange(min=0.1),
    help="The greatest time for an answer in seconds; 30 by default.",
)
@click.option(
    "--rows",
    default=1_000,
    type=click.IntRange(min=1),
    help="The greatest number of rows in an answer; 1,000 by default.",
)
@click.option("--add", multiple=True, metavar="FILE", help="Add your own RDF file; repeatable.")
@click.option("--no-cache", is_flag=True, help="Parse the dataset again, without the cache.")
def command(http: bool, port: int, timeout: float, rows: int, add: tuple[str, ...], no_cache: bool) -> None:
    """Let an assistant ask the graph, by the Model Context Protocol.

    An assistant starts the command itself; its settings name it so. With --http it runs until Ctrl-C. The tools are
    find, show, questions, query, explain, sparql and cite; all only read.

    \b
    {"mcpServers": {"aikg": {"command": "aikg", "args": ["mcp"]}}}
    """
    from aikg.assistant import serve_http, serve_stdio
    from aikg.graph import load
    from aikg.serve import Limits

    graph, limits = load(add=add, cache=not no_cache), Limits(seconds=timeout, rows=rows)
    if http:
        serve_http(graph, port, limits, lambda url: click.echo(url, err=True))
    else:
        serve_stdio(graph, limits)
