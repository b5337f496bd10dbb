"""The endpoint: the paths, and what each of them answers.

/sparql             SPARQL 1.1 Protocol; without a query, the service description, or a page for writing a query
/query/NAME         a stored question, with its parameters in the URL
/id/KIND/SLUG       a thing, and /vocab/SCHEME/CONCEPT a concept: 303 to /page/... or /data/...
/graph/NAME         a named graph
/sitemap.xml        the URLs of the pages of all things
/health             whether the endpoint can answer
"""

from __future__ import annotations

import asyncio
import hashlib
from contextlib import asynccontextmanager
from typing import Any

from pyoxigraph import NamedNode
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from aikg.errors import AikgError, UsageError
from aikg.namespaces import GRAPH, ID, VOCAB
from aikg.questions.binding import bind
from aikg.serve import pages
from aikg.serve.description import service
from aikg.serve.engine import Engine, Limits
from aikg.serve.negotiate import FORMS, named, wanted
from aikg.serve.requests import Query, Refused, known_parameters, language, read_query, root_path
from aikg.serve.worker import GRAPHS, ROWS, Reply, Task
from aikg.sparql.columns import project
from aikg.sparql.tokens import tokens
from aikg.store.open import Files
from aikg.things.show import triples
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.exceptions import HTTPException
    from starlette.requests import Request

    from aikg.graph import Graph

# Functions whose value changes from call to call. An answer with one of them must not be cached.
_CHANGING = {"NOW", "RAND", "UUID", "STRUUID", "BNODE"}
# The limit of triples for a named graph, which is always sent complete.
_WHOLE = 10**9
_ORDER = (*ROWS, *GRAPHS)


def application(graph: Graph, limits: Limits) -> Starlette:
    """Returns the ASGI application that serves a graph."""
    endpoint = Endpoint(graph, limits)

    @asynccontextmanager
    async def running(app: Starlette) -> AsyncIterator[None]:
        await endpoint.engine.start()
        try:
            yield
        finally:
            await endpoint.engine.stop()

    read = ["GET", "HEAD"]
    return Starlette(
        routes=[
            Route("/", endpoint.front, methods=read),
            Route("/sparql", endpoint.sparql, methods=["GET", "HEAD", "POST"]),
            Route("/query/{name}", endpoint.question, methods=read),
            Route("/id/{path:path}", endpoint.thing, methods=read),
            Route("/vocab/{path:path}", endpoint.thing, methods=read),
            Route("/graph/{name}", endpoint.named, methods=read),
            Route("/page/{path:path}", endpoint.page, methods=read),
            Route("/data/{path:path}", endpoint.data, methods=read),
            Route("/sitemap.xml", endpoint.sitemap, methods=read),
            Route("/health", endpoint.health, methods=read),
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
    return _response(Reply(405, "text", sentence.encode()), allow)


async def _refusal(request: Request, error: Refused) -> Response:
    return _response(Reply(error.status, "text", f"{error}\n".encode()))


class Endpoint:
    """The request handlers, and what they share: the graph, its engine, and a hash of its present state."""

    def __init__(self, graph: Graph, limits: Limits) -> None:
        source = graph.source
        if not isinstance(source, Files):
            raise UsageError("the server works on the files of the dataset, not on an endpoint: leave out the endpoint")
        self.graph = graph
        self.limits = limits
        self.engine = Engine(source, limits)
        self.state = source.state()

    async def front(self, request: Request) -> Response:
        """Answers with the front page."""
        return _response(Reply(200, "html", pages.front(self.graph.queries(), root_path(request))))

    async def sparql(self, request: Request) -> Response:
        """Answers a query (SPARQL 1.1 Protocol, 2.1), or without one with the service description or the front page."""
        query = await read_query(request, self.limits.body)
        if query is None:
            forms = wanted(request.headers.get("accept", ""), (*GRAPHS, "html"))
            if forms[:1] == ["html"]:
                return _response(Reply(200, "html", pages.front(self.graph.queries(), root_path(request))))
            return _response(service(str(request.url.replace(query="", fragment="")), self.graph, forms))
        return await self._answer(request, query, pages.TITLE, lenient=True)

    async def question(self, request: Request) -> Response:
        """Answers a stored question. Its parameters are those of the URL, except `format` and `lang`."""
        name, form = request.path_params["name"], request.query_params.get("format")
        lang = language(request)
        parameters: dict[str, object] = {}
        for key, value in request.query_params.multi_items():
            if key not in ("format", "lang"):
                parameters[key] = [*list(parameters.get(key, [])), value]  # type: ignore[call-overload]
        try:
            stored = self.graph.stored(name)
        except UsageError as error:
            raise Refused(404, str(error)) from error
        if stored.purpose != "questions":
            raise Refused(404, f"{name} asks other endpoints, which this endpoint does not do: use aikg query {name}")
        try:
            text = await asyncio.to_thread(bind, stored, parameters, self.graph.source) if parameters else stored.text
            text = project(text, lang)
        except AikgError as error:
            raise Refused(400, str(error)) from error
        return await self._answer(request, Query(text, form=form), stored.summary("zh") + " · " + stored.summary("en"))

    async def thing(self, request: Request) -> Response:
        """Redirects from a thing to its page or its data (303), because a thing is not a document."""
        self._iri(request)
        best = wanted(request.headers.get("accept", ""), ("html", *GRAPHS))[:1]
        if not best:
            raise Refused(406, "a thing is available as HTML, Turtle, N-Triples, JSON-LD, TriG or RDF/XML")
        place = "page" if best == ["html"] else "data"
        form = "" if best in (["html"], ["turtle"]) else f"?format={best[0]}"
        root = root_path(request)
        path = request.url.path.removeprefix(root).removeprefix("/id")
        return RedirectResponse(f"{root}/{place}{path}{form}", 303, {"Vary": "Accept"})

    async def page(self, request: Request) -> Response:
        """Answers with the page of a thing."""
        known_parameters(request, "lang")
        iri, lang, root = self._iri(request), language(request), root_path(request)

        async def make() -> Reply:
            record = await asyncio.to_thread(self.graph.show, iri, lang)
            return Reply(200, "html", pages.thing(iri, record, root))

        return await self._cached(request, f"page {iri} {lang}", make)

    async def data(self, request: Request) -> Response:
        """Answers with the triples of a thing."""
        iri = self._iri(request)
        forms = self._forms(request, tuple(GRAPHS), known_parameters(request, "format").get("format"))

        async def make() -> Reply:
            from aikg.rdf.turtle import triples as serialized

            about = await asyncio.to_thread(triples, self.graph.source, iri)
            return Reply(200, forms[0], serialized(about, GRAPHS[forms[0]]))

        return await self._cached(request, f"data {iri} {forms[0]}", make)

    async def named(self, request: Request) -> Response:
        """Answers with a complete named graph."""
        graph = GRAPH + request.path_params["name"]
        if graph not in {getattr(each, "value", "") for each in self.graph.store.named_graphs()}:
            raise Refused(404, f"there is no graph {graph}")
        text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        forms = self._forms(request, tuple(GRAPHS), known_parameters(request, "format").get("format"))

        async def make() -> Reply:
            return await self.engine.ask(Task(text, None, None, forms, _WHOLE))

        return await self._cached(request, repr((text, forms)), make)

    async def sitemap(self, request: Request) -> Response:
        """Answers with the URLs of the pages of all things, for search engines (sitemaps.org; at most 50,000)."""

        async def make() -> Reply:
            return Reply(
                200, "sitemap", await asyncio.to_thread(pages.sitemap, self.graph.store, str(request.base_url))
            )

        return await self._cached(request, f"sitemap {request.base_url}", make)

    async def health(self, request: Request) -> Response:
        """Answers whether there are processes that can run queries."""
        healthy = self.engine.alive > 0
        body = {"status": "ok" if healthy else "failing", "workers": self.engine.alive, "dataset": self.state}
        return JSONResponse(body, 200 if healthy else 503, {"Cache-Control": "no-store"})

    def _iri(self, request: Request) -> str:
        """Returns the IRI of the thing or concept that a path names.

        :raises Refused: if the graph does not hold it
        """
        path = request.path_params["path"]
        concept = request.url.path.startswith(f"{root_path(request)}/vocab/") or path.startswith("vocab/")
        iri: str = VOCAB + path.removeprefix("vocab/") if concept else ID + path
        try:
            exists = self.graph.source.contains(NamedNode(iri))
        except ValueError:
            exists = False
        if not exists:
            raise Refused(404, f"there is no thing {iri}")
        return iri

    def _forms(self, request: Request, offered: tuple[str, ...], asked: str | None, lenient: bool = False) -> list[str]:
        """Returns the acceptable forms of answer, the best first.

        :param asked: the value of the request's `format`
        :param lenient: whether the Accept header counts if there is no such format
        :raises Refused: if none of those offered is acceptable
        """
        if asked is not None:
            forms = named(asked, offered)
            if forms:
                return forms
            if not lenient:
                raise Refused(400, f"format={asked}: use {', '.join(offered)}")
        forms = wanted(request.headers.get("accept", ""), offered)
        if not forms:
            raise Refused(
                406,
                f"the request accepts none of the media types here: {', '.join(FORMS[each].media for each in offered)}",
            )
        return forms

    async def _answer(self, request: Request, query: Query, title: str, lenient: bool = False) -> Response:
        """:param lenient: whether an unknown format is ignored, as clients send their own to any endpoint"""
        forms = self._forms(request, _ORDER, query.form, lenient)
        base = str(request.url.replace(query="", fragment=""))

        async def make() -> Reply:
            reply = await self.engine.ask(Task(query.text, query.default, query.named, forms, self.limits.rows, base))
            if reply.status == 200 and reply.form == "html":
                return reply._replace(body=await asyncio.to_thread(pages.rows, title, reply.body, root_path(request)))
            return reply

        words = {token.upper() for token in tokens(query.text) if token.kind == "word"}
        if request.method == "POST" or words & _CHANGING:
            return _response(await make())
        return await self._cached(request, repr((query, forms)), make)

    async def _cached(self, request: Request, key: str, make: Any) -> Response:
        """Answers with an ETag, by which a client can ask whether its copy is still valid (RFC 9110, 13.1.2)."""
        tag = f'W/"{hashlib.blake2b(f"{self.state} {key}".encode(), digest_size=16).hexdigest()}"'
        headers = {"ETag": tag, "Cache-Control": "public, max-age=0, must-revalidate", "Vary": "Accept, Origin"}
        tags = {each.strip() for each in request.headers.get("if-none-match", "").split(",")}
        if tag in tags or "*" in tags:
            return Response(status_code=304, headers=headers)
        reply = await make()
        return _response(reply, headers if reply.status == 200 else {})


def _response(reply: Reply, headers: dict[str, str] | None = None) -> Response:
    busy = {"Retry-After": "1"} if reply.status == 503 else {}
    kind = {"Content-Type": FORMS[reply.form].media, "X-Content-Type-Options": "nosniff"}
    if reply.form == "html":
        kind["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'"
    return Response(reply.body, reply.status, {**kind, **busy, **(headers or {})})
