"""The server of the Model Context Protocol: its tools, each answered by a process with limits."""

from __future__ import annotations

import inspect
import json
from contextlib import asynccontextmanager
from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.transport_security import TransportSecuritySettings
from mcp_types import ToolAnnotations
from pydantic import ValidationError

from aikg.assistant.tools import TOOLS
from aikg.assistant.worker import Call, work
from aikg.errors import nearest
from aikg.serve.engine import Engine
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from starlette.applications import Starlette

    from aikg.graph import Graph
    from aikg.serve.engine import Limits

_INSTRUCTIONS = """A knowledge graph of China's AI policy: central directives, local targets, instruments, clusters and
South-South cooperation, each fact with its source. Look a name up with `find`, choose a stored question with
`questions`, ask it with `query`. Every answer has `sources` (cite them with their address and the day they were seen),
the `release`, and the `coverage` it rests on: where the graph has nothing, say that nothing is known."""


class _Server(MCPServer[Any]):
    """Says what to do about a wrong call in one sentence, before the SDK checks its types."""

    async def call_tool(self, name: str, arguments: dict[str, Any], context: Any = None) -> Any:
        if name not in TOOLS:
            raise ToolError(f"there is no tool {name}; there are: {', '.join(TOOLS)}")
        known = {each.name: each.default is each.empty for each in _parameters(TOOLS[name])}
        for given in arguments:
            if given not in known:
                hint = nearest(given, list(known)) or f"; it takes {', '.join(known)}"
                own = ": the question's own parameters go into parameters" if "parameters" in known else ""
                raise ToolError(f"{name} takes no argument {given}{hint}{own}")
        missing = [each for each, needed in known.items() if needed and each not in arguments]
        if missing:
            raise ToolError(f"{name} needs {missing[0]}: give it as an argument")
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            if not isinstance(error.__cause__, ValidationError):
                raise
            wrong = error.__cause__.errors()[0]
            raise ToolError(f"{name}, {'.'.join(map(str, wrong['loc']))}: {wrong['msg']}; correct it") from error


class Desk:
    """The tools over one graph, and the processes that answer them."""

    def __init__(self, graph: Graph, limits: Limits) -> None:
        """:raises AikgError: if the graph cannot be read"""
        from importlib.metadata import version

        graph.find("", limit=1)  # What is broken is said here, before any process starts.
        self.limits = limits
        self.engine = Engine(graph, limits, work)
        self.server = _Server("aikg", instructions=_INSTRUCTIONS, version=version("aikg"), log_level="WARNING")
        for name, function in TOOLS.items():
            self.server.add_tool(
                self._tool(name, function),
                annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False),
            )

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """A context in which the processes run."""
        await self.engine.start()
        try:
            yield
        finally:
            await self.engine.stop()

    def application(self, port: int, path: str) -> Starlette:
        """Returns the ASGI application for this machine: it refuses the Host and the Origin of any other.

        :param port: the port at which it will be
        """
        names = [f"{name}:{port}" for name in ("127.0.0.1", "localhost")]
        application = self.server.streamable_http_app(
            streamable_http_path=path,
            json_response=True,
            stateless_http=True,
            max_request_body_size=self.limits.body,
            transport_security=TransportSecuritySettings(
                allowed_hosts=names, allowed_origins=[f"http://{name}" for name in names]
            ),
        )
        inner = application.router.lifespan_context

        @asynccontextmanager
        async def both(app: Any) -> AsyncIterator[Any]:
            async with self.open(), inner(app) as state:
                yield state

        application.router.lifespan_context = both
        return application

    def _tool(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Returns a tool with the parameters of the function, except the graph, that has a process call it."""

        async def tool(**arguments: Any) -> dict[str, Any]:
            reply = await self.engine.ask(Call(name, arguments, self.limits.rows))
            if reply.status != 200:
                raise ToolError(reply.body.decode().strip())
            answer: dict[str, Any] = json.loads(reply.body)
            return answer

        tool.__name__ = name
        tool.__doc__ = inspect.getdoc(function)
        tool.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
            [each.replace(kind=each.KEYWORD_ONLY) for each in _parameters(function)], return_annotation=dict[str, Any]
        )
        return tool


def _parameters(function: Callable[..., Any]) -> list[inspect.Parameter]:
    return list(inspect.signature(function, eval_str=True).parameters.values())[1:]
