"""What the endpoint answers at each of its paths (`app.py` lists them)."""

from __future__ import annotations

import asyncio
import hashlib
from typing import Any
from urllib.parse import urlencode

from pyoxigraph import NamedNode
from starlette.responses import JSONResponse, RedirectResponse, Response

from aikg.errors import AikgError, UsageError
from aikg.namespaces import GRAPH, ID, VOCAB
from aikg.pages.sitemap import robots, sitemap
from aikg.questions.binding import bind
from aikg.questions.kept import chosen_text
from aikg.serve.description import service
from aikg.serve.engine import Engine, Limits
from aikg.serve.explorer import Explorer
from aikg.serve.negotiate import FORMS, named, wanted
from aikg.serve.requests import Query, Refused, known_parameters, read_query, refused
from aikg.serve.responses import chosen, found_response, in_words, language_of, path_below, response, root_from
from aikg.serve.worker import GRAPHS, ROWS, Reply, Task
from aikg.sparql.columns import project
from aikg.sparql.tokens import tokens
from aikg.store.open import Files
from aikg.things.show import triples
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import Request

    from aikg.graph import Graph

# Functions whose value changes from call to call. An answer with one of them must not be cached.
_CHANGING = {"NOW", "RAND", "UUID", "STRUUID", "BNODE"}
# The limit of triples for a named graph, which is always sent complete.
_WHOLE = 10**9
_ORDER = (*ROWS, *GRAPHS)
_OF_A_THING = "HTML, Turtle, N-Triples, JSON-LD, TriG or RDF/XML"


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
        return RedirectResponse(f"{language_of(request)}/index.html", 302, {"Vary": "Accept-Language"})

    async def explore(self, request: Request) -> Response:
        """Answers with a page; for a question that cannot be asked so, with a page that says why."""
        path = path_below(request)

        async def make() -> Reply:
            try:
                found = await self.explorer.page(path, request.query_params)
            except Refused as error:
                lang, asked = path.partition("/")[0], request.query_params
                body = await asyncio.to_thread(self.explorer.refusal, path, lang, error, asked)
                return Reply(error.status, "html", body)
            return Reply(200, "atom" if found.media == FORMS["atom"].media else "html", found.body)

        return await self._cached(request, f"page {path}?{request.url.query}", make)

    async def static(self, request: Request) -> Response:
        """Answers with a file that all pages use."""
        found = self.explorer.static(request.path_params["name"])
        if found is None:
            raise Refused(404, f"there is nothing at {request.url.path}", "nothing-there", text=request.url.path)
        return found_response(found)

    async def robots(self, request: Request) -> Response:
        """Answers with robots.txt (RFC 9309)."""
        return Response(robots(str(request.base_url).rstrip("/")), media_type="text/plain")

    async def sparql(self, request: Request) -> Response:
        """Answers a query (SPARQL 1.1 Protocol, 2.1), or without one with the service description or the front page."""
        query = await read_query(request, self.limits.body)
        if query is None:
            forms = wanted(request.headers.get("accept", ""), (*GRAPHS, "html"))
            if forms[:1] == ["html"]:
                return RedirectResponse(f"{language_of(request)}/sparql.html", 303, {"Vary": "Accept, Accept-Language"})
            return response(service(str(request.url.replace(query="", fragment="")), self.graph, forms))
        return await self._answer(request, query, lenient=True)

    async def question(self, request: Request) -> Response:
        """Answers a stored question. Its parameters are those of the URL, except `format` and `lang`."""
        name, form = request.path_params["name"], request.query_params.get("format")
        parameters: dict[str, list[str]] = {}
        for key, value in request.query_params.multi_items():
            if key not in ("format", "lang"):
                parameters.setdefault(key, []).append(value)
        lang = chosen(request, ("zh", "en", "both"))
        stored = self.explorer.stored(name)
        if self._forms(request, _ORDER, form)[:1] == ["html"]:
            query = f"?{urlencode(parameters, doseq=True)}" if parameters else ""
            place = f"../{language_of(request)}/question/{name}.html{query}"
            return RedirectResponse(place, 303, {"Vary": "Accept, Accept-Language"})
        try:
            text = await asyncio.to_thread(bind, stored, parameters, self.graph.source) if parameters else stored.text
            text = project(text, lang or "both")
            kept = await asyncio.to_thread(chosen_text, self.graph.source, stored, parameters, lang or "both")
        except AikgError as error:
            raise refused(400, error) from error
        return await self._answer(request, Query(text, form=form), kept=kept)

    async def thing(self, request: Request) -> Response:
        """Redirects from a thing to its page or its data (303), because a thing is not a document."""
        iri = self._iri(request)
        best = wanted(request.headers.get("accept", ""), ("html", *GRAPHS))[:1]
        if not best:
            raise Refused(406, f"a thing is available as {_OF_A_THING}", "forms", text=_OF_A_THING)
        up = root_from(request)
        page = self.explorer.path_of(iri, language_of(request))
        if best == ["html"] and page:
            return RedirectResponse(up + page, 303, {"Vary": "Accept, Accept-Language"})
        form = "" if best in (["html"], ["turtle"]) else f"?format={best[0]}"
        return RedirectResponse(f"{up}data/{path_below(request).removeprefix('id/')}{form}", 303, {"Vary": "Accept"})

    async def page(self, request: Request) -> Response:
        """Leads from the earlier address of a thing's page to the present one."""
        known_parameters(request, "lang")
        iri = self._iri(request)
        page = self.explorer.path_of(iri, language_of(request))
        if page is None:
            raise Refused(404, f"{iri} has no page", "nothing-there", text=iri)
        return RedirectResponse(root_from(request) + page, 301)

    async def data(self, request: Request) -> Response:
        """Answers with the triples of a thing, or with the rows of a question where the path ends in their form."""
        found = await self.explorer.data(request.path_params["path"], request.query_params)
        if found is not None:
            return found_response(found)
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
            raise Refused(404, f"there is no graph {graph}", "nothing-there", text=graph)
        text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        forms = self._forms(request, tuple(GRAPHS), known_parameters(request, "format").get("format"))

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
        concept = path_below(request).startswith("vocab/") or path.startswith("vocab/")
        iri: str = VOCAB + path.removeprefix("vocab/") if concept else ID + path
        try:
            exists = self.graph.source.contains(NamedNode(iri))
        except ValueError:
            exists = False
        if not exists:
            raise Refused(404, f"there is no thing {iri}", "nothing-there", text=iri)
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
                known = ", ".join(offered)
                raise Refused(400, f"format={asked}: use {known}", "format", text=asked, one=known)
        forms = wanted(request.headers.get("accept", ""), offered)
        if not forms:
            media = ", ".join(FORMS[each].media for each in offered)
            raise Refused(406, f"the request accepts none of the media types here: {media}", "forms", text=media)
        return forms

    async def _answer(
        self, request: Request, query: Query, lenient: bool = False, kept: bytes | None = None
    ) -> Response:
        """:param lenient: whether an unknown format is ignored, as clients send their own to any endpoint
        :param kept: the rows that are kept of the query
        """
        forms = self._forms(request, _ORDER, query.form, lenient)
        base = str(request.url.replace(query="", fragment=""))

        async def make() -> Reply:
            task = Task(query.text, query.default, query.named, forms, self.limits.rows, base, kept)
            reply = await self.engine.ask(task)
            if reply.form == "text" and forms[0] == "html":
                where, wrong = path_below(request), reply.body.decode().strip()
                page = await self.explorer.editor(where, language_of(request), query.text, wrong, reply.why)
                return Reply(reply.status, "html", page)
            if reply.status == 200 and reply.form == "html":
                return reply._replace(
                    body=await self.explorer.rows(path_below(request), language_of(request), query.text, reply.body)
                )
            return in_words(request, reply)

        words = {token.upper() for token in tokens(query.text) if token.kind == "word"}
        if request.method == "POST" or words & _CHANGING:
            return response(await make())
        return await self._cached(request, repr((query, forms)), make)

    async def _cached(self, request: Request, key: str, make: Any) -> Response:
        """Answers with an ETag, by which a client can ask whether its copy is still valid (RFC 9110, 13.1.2)."""
        tag = f'W/"{hashlib.blake2b(f"{self.state} {key}".encode(), digest_size=16).hexdigest()}"'
        headers = {"ETag": tag, "Cache-Control": "public, max-age=0, must-revalidate", "Vary": "Accept, Origin"}
        tags = {each.strip() for each in request.headers.get("if-none-match", "").split(",")}
        if tag in tags or "*" in tags:
            return Response(status_code=304, headers=headers)
        reply = await make()
        return response(reply, headers if reply.status == 200 else {})
