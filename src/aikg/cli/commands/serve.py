"""aikg serve"""

from __future__ import annotations

import click


@click.command("serve")
@click.option("--host", default="127.0.0.1", help="The IPv4 or IPv6 address to listen on; 127.0.0.1 by default.")
@click.option("--port", default=8080, type=click.IntRange(0, 65535), help="The port; 0 for a free one.")
@click.option(
    "--timeout",
    default=30.0,
    type=click.FloatRange(min=0.1),
    help="The greatest time for a query in seconds; 30 by default.",
)
@click.option(
    "--rows",
    default=100_000,
    type=click.IntRange(min=1),
    help="The greatest number of rows in an answer; 100,000 by default.",
)
@click.option(
    "--workers", default=2, type=click.IntRange(1, 64), help="The number of queries answered at once; 2 by default."
)
@click.option(
    *("--root-path", "root"),
    default="",
    metavar="PATH",
    help="The path at which a proxy offers this server, such as /policy; links begin with it.",
)
@click.option("--add", multiple=True, metavar="FILE", help="Add your own RDF file; repeatable.")
@click.option("--no-cache", is_flag=True, help="Parse the dataset again, without the cache.")
@click.option("--open", "browse", is_flag=True, help="Open the pages in the browser.")
def command(
    host: str,
    port: int,
    timeout: float,
    rows: int,
    workers: int,
    root: str,
    add: tuple[str, ...],
    no_cache: bool,
    browse: bool,
) -> None:
    """Serve the graph as pages and as a read-only SPARQL 1.1 endpoint, until Ctrl-C.

    \b
    /                pages to look at, in Chinese and English
    /sparql          SPARQL 1.1 Protocol
    /query/NAME      a stored question, with its parameters in the URL
    /id/KIND/SLUG    a thing, as HTML or RDF
    """
    from aikg.graph import load
    from aikg.serve import Limits, serve

    def started(url: str) -> None:
        click.echo(f"{url}sparql", err=True)
        click.echo(f"open {url} in a browser", err=True)
        if browse:
            import webbrowser

            webbrowser.open(url)

    limits = Limits(seconds=timeout, rows=rows, workers=workers)
    serve(load(add=add, cache=not no_cache), host, port, limits, started, root)
