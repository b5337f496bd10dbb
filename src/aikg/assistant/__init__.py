"""Lets assistants ask the graph, by the Model Context Protocol: `aikg mcp`."""

from __future__ import annotations

from aikg.errors import AikgError, installing
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from aikg.assistant.desk import Desk
    from aikg.graph import Graph
    from aikg.serve import Limits

# A path of its own, as other servers of the protocol have it.
PATH = "/mcp"
LOOPBACK = "127.0.0.1"


def serve_stdio(graph: Graph, limits: Limits) -> None:
    """Answers an assistant that started this process, over standard input and output, until it closes them.

    :param limits: seconds for an answer, and rows of one
    :raises AikgError: if the graph cannot be read, or the SDK of the protocol is not installed
    """
    import asyncio

    desk = _desk(graph, limits)

    async def answering() -> None:
        async with desk.open():
            await desk.server.run_stdio_async()

    try:
        asyncio.run(answering())
    except KeyboardInterrupt:
        pass


def serve_http(graph: Graph, port: int, limits: Limits, started: Callable[[str], None] = lambda url: None) -> None:
    """Answers assistants on this machine over HTTP until it is interrupted.

    A request whose Host or Origin names another machine is refused, so that no page in a browser can ask.

    :param port: the port, or 0 for any free one
    :param limits: seconds for an answer, rows of one, and bytes of a request
    :param started: called with the URL when the server answers there
    :raises AikgError: if it cannot listen there, the graph cannot be read, or the SDK is not installed
    """
    import uvicorn

    from aikg.serve.listen import listen, run

    desk = _desk(graph, limits)
    listening, url = listen(LOOPBACK, port)
    application = desk.application(listening.getsockname()[1], PATH)
    config = uvicorn.Config(application, log_level="warning", timeout_graceful_shutdown=10, server_header=False)
    run(config, listening, lambda: started(url.rstrip("/") + PATH))


def _desk(graph: Graph, limits: Limits) -> Desk:
    try:
        from aikg.assistant.desk import Desk
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("mcp", "mcp_types", "pydantic"):
            raise
        raise AikgError(f"aikg mcp needs the SDK of the protocol: {installing('mcp>=2.3,<3')}") from error
    return Desk(graph, limits)
