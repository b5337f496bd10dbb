"""Serves the graph as a read-only SPARQL 1.1 endpoint."""

from __future__ import annotations

from aikg.serve.engine import Limits
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from aikg.graph import Graph

__all__ = ["Limits", "serve"]


def serve(
    graph: Graph,
    host: str,
    port: int,
    limits: Limits,
    started: Callable[[str], None] = lambda url: None,
    root: str = "",
) -> None:
    """Answers requests until it is interrupted. Then it finishes the running answers first.

    :param host: a name, or an IPv4 or IPv6 address
    :param port: the port, or 0 for any free one
    :param started: called with the URL when the server answers there
    :param root: the path at which a proxy before this server offers it, such as `/policy`
    :raises AikgError: if it cannot listen there, or the graph cannot be read
    """
    import uvicorn

    from aikg.serve.app import application
    from aikg.serve.listen import listen, run

    listening, url = listen(host, port)
    config = uvicorn.Config(
        application(graph, limits),
        log_level="warning",
        timeout_graceful_shutdown=10,
        server_header=False,
        root_path="/" + root.strip("/") if root.strip("/") else "",
    )
    run(config, listening, lambda: started(url))
