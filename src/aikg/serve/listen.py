"""Listens at an address, and runs an ASGI application there."""

from __future__ import annotations

import socket

import uvicorn

from aikg.errors import AikgError
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def listen(host: str, port: int) -> tuple[socket.socket, str]:
    """Returns a socket that listens, and the URL at which it does.

    :param host: a name, or an IPv4 or IPv6 address
    :param port: the port, or 0 for any free one
    :raises AikgError: if it cannot listen there
    """
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
    return listening, f"http://{name}:{listening.getsockname()[1]}/"


def run(config: uvicorn.Config, listening: socket.socket, started: Callable[[], None]) -> None:
    """Answers requests until it is interrupted. Then it finishes the running answers first.

    :param started: called when the server answers
    """

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                started()

    try:
        Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        pass
