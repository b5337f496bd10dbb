"""What a request asks for besides its subject, and how a reply becomes a response."""

from __future__ import annotations

from starlette.responses import Response

from aikg.pages.refusals import refusal
from aikg.pages.static import POLICY
from aikg.serve.explorer import language
from aikg.serve.negotiate import FORMS
from aikg.serve.requests import Refused, root_path
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import Request

    from aikg.serve.explorer import Found
    from aikg.serve.worker import Reply


def language_of(request: Request) -> str:
    """The language of a page for this request: the one it names, or what its browser prefers."""
    return language(request.headers.get("accept-language", ""), chosen(request, ("zh", "en", "both")))


def chosen(request: Request, offered: tuple[str, ...]) -> str | None:
    """The `lang` of a request.

    :raises Refused: if it is another language
    """
    lang: str | None = request.query_params.get("lang")
    if lang is not None and lang not in offered:
        sentence = f"lang={lang}: use {', '.join(offered[:-1])} or {offered[-1]}"
        raise Refused(400, sentence, "lang", text=lang)
    return lang


def path_below(request: Request) -> str:
    """The path of a request, below that at which a proxy offers this server."""
    return request.url.path.removeprefix(root_path(request)).removeprefix("/")


def root_from(request: Request) -> str:
    """What leads from the path of a request to the root of this server; it holds behind a proxy too."""
    return "../" * path_below(request).count("/")


def found_response(found: Found) -> Response:
    """A file or page that was found, as a response."""
    headers = {"Content-Type": found.media, "X-Content-Type-Options": "nosniff", "Cache-Control": "no-cache"}
    return Response(found.body, 200, headers)


def in_words(request: Request, reply: Reply) -> Reply:
    """The same reply, with a sentence that refuses a request in the language that its browser prefers."""
    lang = language(request.headers.get("accept-language", ""))
    if reply.form != "text" or lang == "en":
        return reply
    return reply._replace(body=f"{refusal(reply.body.decode().strip(), reply.why, lang).words}\n".encode())


def response(reply: Reply, headers: dict[str, str] | None = None) -> Response:
    """A reply as a response. A page may load only what this server has."""
    busy = {"Retry-After": "1"} if reply.status == 503 else {}
    kind = {"Content-Type": FORMS[reply.form].media, "X-Content-Type-Options": "nosniff"}
    if reply.form == "html":
        kind["Content-Security-Policy"] = POLICY
    return Response(reply.body, reply.status, {**kind, **busy, **(headers or {})})
