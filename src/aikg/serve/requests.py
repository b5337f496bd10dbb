"""Reads a request of the SPARQL 1.1 Protocol (2.1) from its URL and body."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import parse_qs

from aikg.sparql.engine import BYTE_ORDER_MARK
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import Request

    from aikg.errors import AikgError
    from aikg.types import Why


class Refused(Exception):  # noqa: N818 (a refusal is an answer here)
    """The endpoint refuses a request, with an HTTP status and a sentence.

    :param kind: what is wrong, as errors have it
    :param parts: the values in the sentence, by name
    """

    def __init__(self, status: int, sentence: str, kind: str = "", **parts: object) -> None:
        super().__init__(" ".join(sentence.split()))  # What the request said may have line breaks.
        self.status = status
        self.why: Why = (kind, parts)


def refused(status: int, error: AikgError) -> Refused:
    """Returns an error as a refusal."""
    kind, parts = error.why
    return Refused(status, str(error), kind, **parts)


class Query(NamedTuple):
    """A query, the default and named graphs in the request (None if it names none), and the form that it asks for."""

    text: str
    default: list[str] | None = None
    named: list[str] | None = None
    form: str | None = None


async def read_query(request: Request, largest: int) -> Query | None:
    """Returns the query of a request; None if it has none.

    :param largest: the greatest size of a body, in bytes
    :raises Refused: if the request breaks the protocol, is too large, or is an update
    """
    parameters = _parameters(request.url.query)
    text = None
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        body = await read_body(request, largest)
        if kind == "application/sparql-query":
            text = body
        elif kind == "application/x-www-form-urlencoded":
            parameters = parameters + _parameters(body)
        elif kind == "application/sparql-update":
            raise Refused(403, "the graph is read-only: updates are refused", "read-only")
        else:
            raise Refused(415, "send application/sparql-query or application/x-www-form-urlencoded", "sent")
    if any(name == "update" for name, _ in parameters):
        raise Refused(403, "the graph is read-only: updates are refused", "read-only")
    texts = [value for name, value in parameters if name == "query"] + ([text] if text is not None else [])
    if not texts:
        if request.method == "POST":
            raise Refused(400, "there is no query in the request", "no-query")
        return None
    if len(texts) > 1:
        raise Refused(400, "there is more than one query in the request", "queries")
    # Clients name the form in `format` or `output`; what is empty says nothing.
    form = next((value for name, value in parameters if name in ("format", "output") and value), None)
    default, named = (_graphs(parameters, f"{kind}-graph-uri") for kind in ("default", "named"))
    return Query(texts[0].removeprefix(BYTE_ORDER_MARK), default, named, form)


async def read_body(request: Request, largest: int) -> str:
    """Returns the body of a request as text.

    :param largest: the greatest size of a body, in bytes
    :raises Refused: if the body is too large or is not UTF-8
    """
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > largest:
            raise Refused(413, f"the request is larger than {largest} bytes", "large-request", number=largest)
        parts.append(part)
    try:
        return b"".join(parts).decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(400, "the request is not UTF-8", "not-utf-8") from error


def known_parameters(request: Request, *names: str) -> dict[str, str]:
    """Returns the parameters in the URL of a request; of one that is repeated the last.

    :param names: the parameters that there are
    :raises Refused: if the URL has another one
    """
    for name in request.query_params:
        if name not in names:
            known = f"use {', '.join(names)}" if names else "leave it out"
            sentence = f"{name}: there is no such parameter here; {known}"
            raise Refused(400, sentence, "other-parameter", text=name, known=list(names))
    return dict(request.query_params)


def root_path(request: Request) -> str:
    """Returns the path at which a proxy offers this server; links begin with it."""
    root: str = request.scope.get("root_path", "")
    return root


def _parameters(text: str) -> list[tuple[str, str]]:
    try:
        values_by_name = parse_qs(text, keep_blank_values=True, errors="strict", max_num_fields=10_000)
    except (ValueError, UnicodeDecodeError) as error:
        sentence = "the parameters of the request cannot be read; encode them as UTF-8 and %XX"
        raise Refused(400, sentence, "unreadable") from error
    return [(name, value) for name, values in values_by_name.items() for value in values]


def _graphs(parameters: list[tuple[str, str]], wanted: str) -> list[str] | None:
    from pyoxigraph import NamedNode

    iris = [value for name, value in parameters if name == wanted]
    for iri in iris:
        try:
            NamedNode(iri)
        except ValueError as error:
            raise Refused(400, f"{wanted}: {iri} is not an IRI", "no-iri", text=iri) from error
    return iris or None
