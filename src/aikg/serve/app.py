"""The endpoint: the paths, and what each of them answers.

/zh/... /en/...     the pages (aikg.pages); / leads to those of the browser's language
/data/...           the data behind a page: a thing as RDF, a question's answer as CSV, JSON or a workbook
/sparql             SPARQL 1.1 Protocol; without a query, the service description, or the page with the editor
/query/NAME         a stored question, with its parameters in the URL
/id/KIND/SLUG       a thing, and /vocab/SCHEME/CONCEPT a concept: 303 to its page or to /data/...
/graph/NAME         a named graph
/ontology           the ontology: 303 to its documentation at /docs/... or to its named graph
/sitemap.xml        the URLs of the pages
/health             whether the endpoint can answer
"""

from __future__ import annotations

from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.routing import Route

from aikg.serve.endpoint import Endpoint
from aikg.serve.requests import Refused
from aikg.serve.responses import in_words, response
from aikg.serve.terms import Terms
from aikg.serve.worker import Reply
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.exceptions import HTTPException
    from starlette.requests import Request

    from aikg.graph import Graph
    from aikg.serve.engine import Limits
    from aikg.types import Why


def application(graph: Graph, limits: Limits) -> Starlette:
    """Returns the ASGI application that serves a graph."""
    endpoint, terms = Endpoint(graph, limits), Terms(graph)
    graph.store  # noqa: B018 (a graph that cannot be read is named before the server starts)

    @asynccontextmanager
    async def running(app: Starlette) -> AsyncIterator[None]:
        await endpoint.engine.start()
        endpoint.explorer.warm()
        try:
            yield
        finally:
            endpoint.explorer.end()
            await endpoint.engine.stop()

    read = ["GET", "HEAD"]
    return Starlette(
        routes=[
            Route("/", endpoint.front, methods=read),
            Route("/zh/{path:path}", endpoint.explore, methods=read),
            Route("/en/{path:path}", endpoint.explore, methods=read),
            Route("/sparql", endpoint.sparql, methods=["GET", "HEAD", "POST"]),
            Route("/query/{name}", endpoint.question, methods=read),
            Route("/id/{path:path}", endpoint.thing, methods=read),
            Route("/vocab/{path:path}", endpoint.thing, methods=read),
            Route("/graph/{name}", endpoint.named, methods=read),
            Route("/ontology", terms.ontology, methods=read),
            Route("/docs/{path:path}", terms.page, methods=read),
            Route("/page/{path:path}", endpoint.page, methods=read),
            Route("/data/{path:path}", endpoint.data, methods=read),
            Route("/sitemap.xml", endpoint.sitemap, methods=read),
            Route("/robots.txt", endpoint.robots, methods=read),
            Route("/health", endpoint.health, methods=read),
            Route("/{name}", endpoint.static, methods=read),
        ],
        middleware=[
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=["GET", "HEAD", "POST"],
                allow_headers=["*"],
                expose_headers=["ETag", "Location"],
            ),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=4),
        ],
        exception_handlers={Refused: _refusal, 405: _other_method},  # type: ignore[dict-item]
        lifespan=running,
    )


async def _other_method(request: Request, error: HTTPException) -> Response:
    """Answers OPTIONS with the methods that there are (RFC 9110, 9.3.7), and refuses the other methods."""
    methods = {*(error.headers or {}).get("Allow", "").split(", "), "OPTIONS"} - {""}
    allow = {"Allow": ", ".join(sorted(methods))}
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=allow)
    sentence = f"there is no {request.method} here: use {allow['Allow']}\n"
    why: Why = ("method", {"text": request.method, "one": allow["Allow"]})
    return response(in_words(request, Reply(405, "text", sentence.encode(), why)), allow)


async def _refusal(request: Request, error: Refused) -> Response:
    return response(in_words(request, Reply(error.status, "text", f"{error}\n".encode(), error.why)))
