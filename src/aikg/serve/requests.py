"""A request of the SPARQL 1.1 Protocol (2.1), read from its URL and body."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import parse_qs

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import Request


class Refused(Exception):  # noqa: N818 (a refusal is an answer here)
    """A request that is not answered, with its status and a sentence."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


class Query(NamedTuple):
    """A query with the graphs that it is to be asked of; None where none is named."""

    text: str
    default: list[str] | None
    named: list[str] | None


async def read_query(request: Request, largest: int) -> Query | None:
    """The query of a request; None if it has none.

    :param largest: bytes that a body may have
    :raises Refused: if it breaks the protocol, is too large, or is an update
    """
    given = _parameters(request.url.query)
    text = None
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        body = await read_body(request, largest)
        if kind == "application/sparql-query":
            text = body
        elif kind == "application/x-www-form-urlencoded":
            given = given + _parameters(body)
        elif kind == "application/sparql-update":
            raise Refused(403, "the graph is read-only: updates are refused")
        else:
            raise Refused(415, "send application/sparql-query or application/x-www-form-urlencoded")
    if any(name == "update" for name, _ in given):
        raise Refused(403, "the graph is read-only: updates are refused")
    texts = [value for name, value in given if name == "query"] + ([text] if text is not None else [])
    if not texts:
        if request.method == "POST":
            raise Refused(400, "there is no query in the request")
        return None
    if len(texts) > 1:
        raise Refused(400, "there is more than one query in the request")
    return Query(texts[0], _graphs(given, "default-graph-uri"), _graphs(given, "named-graph-uri"))


async def read_body(request: Request, largest: int) -> str:
    """The body as text.

    :raises Refused: if it is too large or not UTF-8
    """
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > largest:
            raise Refused(413, f"the request is larger than {largest} bytes")
        parts.append(part)
    try:
        return b"".join(parts).decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(400, "the request is not UTF-8") from error


def _parameters(text: str) -> list[tuple[str, str]]:
    try:
        found = parse_qs(text, keep_blank_values=True, errors="strict", max_num_fields=10_000)
    except (ValueError, UnicodeDecodeError) as error:
        raise Refused(400, "the parameters of the request cannot be read; encode them as UTF-8 and %XX") from error
    return [(name, value) for name, values in found.items() for value in values]


def _graphs(given: list[tuple[str, str]], wanted: str) -> list[str] | None:
    from pyoxigraph import NamedNode

    iris = [value for name, value in given if name == wanted]
    for iri in iris:
        try:
            NamedNode(iri)
        except ValueError as error:
            raise Refused(400, f"{wanted}: {iri} is no IRI") from error
    return iris or None
