"""The ontology at its own IRI: its documentation for a browser, its triples for any other client."""

from __future__ import annotations

import asyncio
import os

from starlette.responses import RedirectResponse, Response

from aikg.serve.explorer import Found
from aikg.serve.negotiate import wanted
from aikg.serve.requests import Refused
from aikg.serve.responses import found_response, root_from
from aikg.serve.worker import GRAPHS
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import Request

    from aikg.graph import Graph

_FORMS = "HTML, Turtle, N-Triples, JSON-LD, TriG or RDF/XML"
_MEDIA = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
}


class Terms:
    """The pages of `aikg docs`, made when one is first asked for."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._pages: dict[str, bytes] = {}
        self._making = asyncio.Lock()

    async def ontology(self, request: Request) -> Response:
        """Redirects from the ontology (303). A browser keeps the end of a term's IRI, which the page of terms has.

        :raises Refused: if the client accepts neither a page nor RDF
        """
        best = wanted(request.headers.get("accept", ""), ("turtle", "html", *GRAPHS))[:1]
        if not best:
            raise Refused(406, f"the ontology is available as {_FORMS}", "forms", text=_FORMS)
        if best == ["html"]:
            return RedirectResponse(root_from(request) + "docs/terms.html", 303, {"Vary": "Accept"})
        return RedirectResponse(f"{root_from(request)}graph/ontology?format={best[0]}", 303, {"Vary": "Accept"})

    async def page(self, request: Request) -> Response:
        """Answers with a page of the documentation.

        :raises Refused: if there is none at this path
        """
        async with self._making:
            if not self._pages:
                self._pages = await asyncio.to_thread(self._make)
        path = request.path_params["path"] or "index.html"
        if path not in self._pages:
            raise Refused(404, f"there is nothing at {request.url.path}", "nothing-there", text=request.url.path)
        return found_response(Found(self._pages[path], _MEDIA[os.path.splitext(path)[1]]))

    def _make(self) -> dict[str, bytes]:
        from aikg.docs import pages

        return dict(pages(self._graph.dataset, self._graph.store))
