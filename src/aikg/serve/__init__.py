"""Serves the graph as a read-only SPARQL 1.1 endpoint."""

from __future__ import annotations

from aikg.errors import AikgError
from aikg.serve.app import application
from aikg.serve.engine import Limits
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from aikg.graph import Graph

__all__ = ["Limits", "application", "serve"]


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
    import socket

    import uvicorn

    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        both = host == "::" and socket.has_dualstack_ipv6()
        listening = socket.create_server((host, port), family=family, backlog=512, dualstack_ipv6=both)
    except (OSError, OverflowError, TypeError, ValueError) as error:  # The last three for a host that is none.
        reason = getattr(error, "strerror", None) or error
        raise AikgError(f"{host}:{port}: cannot listen there ({reason}); choose another --port") from error
    # Connections inherit this option. Without it, a short answer waits 40 ms for the client's delayed acknowledgement.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    name = f"[{host}]" if ":" in host else host
    url = f"http://{name}:{listening.getsockname()[1]}/"

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                started(url)

    config = uvicorn.Config(
        application(graph, limits),
        log_level="warning",
        timeout_graceful_shutdown=10,
        server_header=False,
        root_path="/" + root.strip("/") if root.strip("/") else "",
    )
    try:
        Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        pass
