"""The endpoint: the paths, and what each of them answers.

/zh/... /en/...     the pages (aikg.pages); / leads to those of the browser's language
/data/...           the data behind a page: a thing as RDF, a question's answer as CSV, JSON or a workbook
/sparql             SPARQL 1.1 Protocol; without a query, the service description, or the page with the editor
/query/NAME         a stored question, with its parameters in the URL
/id/KIND/SLUG       a thing, and /vocab/SCHEME/CONCEPT a concept: 303 to its page or to /data/...
/graph/NAME         a named graph
/sitemap.xml        the URLs of the pages
/health             whether the endpoint can answer
"""

from __future__ import annotations

import asyncio
import hashlib
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlencode

from pyoxigraph import NamedNode
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from aikg.errors import AikgError, UsageError
from aikg.namespaces import GRAPH, ID, VOCAB
from aikg.pages.sitemap import robots, sitemap
from aikg.pages.static import POLICY
from aikg.questions.binding import bind
from aikg.serve.description import service
from aikg.serve.engine import Engine, Limits
from aikg.serve.explorer import Explorer, Found, language
from aikg.serve.negotiate import FORMS, wanted
from aikg.serve.requests import Query, Refused, read_query
from aikg.serve.worker import GRAPHS, ROWS, Reply, Task
from aikg.sparql.columns import project
from aikg.sparql.tokens import tokens
from aikg.store.open import Files
from aikg.things.show import triples
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

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
            Route("/zh/{path:path}", endpoint.explore, methods=read),
            Route("/en/{path:path}", endpoint.explore, methods=read),
            Route("/sparql", endpoint.sparql, methods=["GET", "HEAD", "POST"]),
            Route("/query/{name}", endpoint.question, methods=read),
            Route("/id/{path:path}", endpoint.thing, methods=read),
            Route("/vocab/{path:path}", endpoint.thing, methods=read),
            Route("/graph/{name}", endpoint.named, methods=read),
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
        exception_handlers={Refused: _refusal},  # type: ignore[dict-item]
        lifespan=running,
    )


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
        self.explorer = Explorer(graph, self.engine, limits)
        self.state = source.state()

    async def front(self, request: Request) -> Response:
        """Leads to the first page in the language of the browser."""
        return RedirectResponse(f"{_language(request)}/index.html", 302, {"Vary": "Accept-Language"})

    async def explore(self, request: Request) -> Response:
        """Answers with a page; for a question that cannot be asked so, with a page that says why."""
        path = request.url.path.removeprefix("/")

        async def make() -> Reply:
            try:
                found = await self.explorer.page(path, request.query_params)
            except Refused as refused:
                sentence = str(refused) if refused.status != 404 else ""
                body = await asyncio.to_thread(self.explorer.refusal, path, path.partition("/")[0], sentence)
                return Reply(refused.status, "html", body)
            return Reply(200, "html", found.body)

        return await self._cached(request, f"page {path}?{request.url.query}", make)

    async def static(self, request: Request) -> Response:
        """Answers with a file that all pages use."""
        found = self.explorer.static(request.path_params["name"])
        if found is None:
            raise Refused(404, f"there is nothing at {request.url.path}")
        return _found(found)

    async def robots(self, request: Request) -> Response:
        """Answers with robots.txt (RFC 9309)."""
        return Response(robots(str(request.base_url).rstrip("/")), media_type="text/plain")

    async def sparql(self, request: Request) -> Response:
        """Answers a query (SPARQL 1.1 Protocol, 2.1), or without one with the service description or the front page."""
        query = await read_query(request, self.limits.body)
        if query is None:
            forms = wanted(request.headers.get("accept", ""), (*GRAPHS, "html"))
            if forms[:1] == ["html"]:
                return RedirectResponse(f"{_language(request)}/sparql.html", 303, {"Vary": "Accept, Accept-Language"})
            return _response(service(str(request.url.replace(query="")), self.graph, forms))
        return await self._answer(request, query)

    async def question(self, request: Request) -> Response:
        """Answers a stored question. Its parameters are those of the URL, except `format` and `lang`."""
        name = request.path_params["name"]
        parameters: dict[str, list[str]] = {}
        for key, value in request.query_params.multi_items():
            if key not in ("format", "lang"):
                parameters.setdefault(key, []).append(value)
        lang = _chosen(request, ("zh", "en", "both"))
        stored = self.explorer.stored(name)
        if self._forms(request, _ORDER)[:1] == ["html"]:
            query = f"?{urlencode(parameters, doseq=True)}" if parameters else ""
            place = f"../{_language(request)}/question/{name}.html{query}"
            return RedirectResponse(place, 303, {"Vary": "Accept, Accept-Language"})
        try:
            text = await asyncio.to_thread(bind, stored, parameters, self.graph.source) if parameters else stored.text
            text = project(text, lang or "both")
        except AikgError as error:
            raise Refused(400, str(error)) from error
        return await self._answer(request, Query(text, None, None))

    async def thing(self, request: Request) -> Response:
        """Redirects from a thing to its page or its data (303), because a thing is not a document."""
        iri = self._iri(request)
        best = wanted(request.headers.get("accept", ""), ("html", *GRAPHS))[:1]
        if not best:
            raise Refused(406, "a thing is available as HTML, Turtle, N-Triples, JSON-LD, TriG or RDF/XML")
        up = "../" * request.url.path.removeprefix("/").count("/")
        page = self.explorer.path_of(iri, _language(request))
        if best == ["html"] and page:
            return RedirectResponse(up + page, 303, {"Vary": "Accept, Accept-Language"})
        form = "" if best in (["html"], ["turtle"]) else f"?format={best[0]}"
        return RedirectResponse(f"{up}data{request.url.path.removeprefix('/id')}{form}", 303, {"Vary": "Accept"})

    async def page(self, request: Request) -> Response:
        """Leads from the earlier address of a thing's page to the present one."""
        iri = self._iri(request)
        lang = _chosen(request, ("zh", "en", "both"))
        page = self.explorer.path_of(iri, language(request.headers.get("accept-language", ""), lang))
        if page is None:
            raise Refused(404, f"{iri} has no page")
        return RedirectResponse("../" * request.url.path.removeprefix("/").count("/") + page, 301)

    async def data(self, request: Request) -> Response:
        """Answers with the triples of a thing, or with the rows of a question where the path ends in their form."""
        found = await self.explorer.data(request.path_params["path"], request.query_params)
        if found is not None:
            return _found(found)
        iri = self._iri(request)
        forms = self._forms(request, tuple(GRAPHS))

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
        forms = self._forms(request, tuple(GRAPHS))

        async def make() -> Reply:
            return await self.engine.ask(Task(text, None, None, forms, _WHOLE))

        return await self._cached(request, repr((text, forms)), make)

    async def sitemap(self, request: Request) -> Response:
        """Answers with the URLs of the pages of all things, for search engines (sitemaps.org; at most 50,000)."""

        async def make() -> Reply:
            url = str(request.base_url).rstrip("/")
            return Reply(200, "sitemap", await asyncio.to_thread(sitemap, self.explorer.book, url))

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
        concept = request.url.path.startswith("/vocab/") or path.startswith("vocab/")
        iri: str = VOCAB + path.removeprefix("vocab/") if concept else ID + path
        try:
            exists = self.graph.source.contains(NamedNode(iri))
        except ValueError:
            exists = False
        if not exists:
            raise Refused(404, f"there is no thing {iri}")
        return iri

    def _forms(self, request: Request, offered: tuple[str, ...]) -> list[str]:
        """Returns the acceptable forms of answer, the best first.

        :raises Refused: if none of those offered is acceptable
        """
        form = request.query_params.get("format")
        if form is not None:
            if form not in offered:
                raise Refused(400, f"format={form}: use {', '.join(offered)}")
            return [form]
        forms = wanted(request.headers.get("accept", ""), offered)
        if not forms:
            raise Refused(
                406,
                f"the request accepts none of the media types here: {', '.join(FORMS[each].media for each in offered)}",
            )
        return forms

    async def _answer(self, request: Request, query: Query) -> Response:
        forms = self._forms(request, _ORDER)

        async def make() -> Reply:
            reply = await self.engine.ask(Task(query.text, query.default, query.named, forms, self.limits.rows))
            if reply.status == 200 and reply.form == "html":
                here = request.url.path.removeprefix("/")
                return reply._replace(body=await self.explorer.rows(here, _language(request), query.text, reply.body))
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


def _language(request: Request) -> str:
    """The language of a page for this request: the one it names, or what its browser prefers."""
    return language(request.headers.get("accept-language", ""), _chosen(request, ("zh", "en", "both")))


def _chosen(request: Request, offered: tuple[str, ...]) -> str | None:
    """The `lang` of a request.

    :raises Refused: if it is another language
    """
    lang: str | None = request.query_params.get("lang")
    if lang is not None and lang not in offered:
        raise Refused(400, f"lang={lang}: use {', '.join(offered)}")
    return lang


def _found(found: Found) -> Response:
    headers = {"Content-Type": found.media, "X-Content-Type-Options": "nosniff", "Cache-Control": "no-cache"}
    return Response(found.body, 200, headers)


def _response(reply: Reply, headers: dict[str, str] | None = None) -> Response:
    busy = {"Retry-After": "1"} if reply.status == 503 else {}
    kind = {"Content-Type": FORMS[reply.form].media, "X-Content-Type-Options": "nosniff"}
    if reply.form == "html":
        kind["Content-Security-Policy"] = POLICY
    return Response(reply.body, reply.status, {**kind, **busy, **(headers or {})})
