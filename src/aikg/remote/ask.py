"""Sends one query to a SPARQL 1.1 endpoint by POST, with SPARQLWrapper, and explains any error in a sentence."""

from __future__ import annotations

import ast
import http.client
import re
import time
import urllib.error
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import requests
from pyoxigraph import QueryResultsFormat, RdfFormat, Store, parse, parse_query_results
from SPARQLWrapper import POST, SPARQLExceptions, SPARQLWrapper

from aikg.errors import EndpointError
from aikg.remote.agent import agent
from aikg.remote.credentials import Credentials, credentials
from aikg.remote.http import session
from aikg.sparql.tokens import body
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aikg.sparql.source import Answer

# The request fails if no byte arrives for this many seconds.
SILENCE = 120
# The seconds to wait before each further attempt, if an endpoint is busy or cannot be reached.
PAUSES = (0.5, 2.0, 5.0)
# The greatest number of seconds to wait because an endpoint asks for it (Retry-After).
_LONGEST_PAUSE = 30.0
_TEMPORARY = (429, 502, 503, 504)
# SPARQLWrapper raises these exceptions for these statuses.
_STATUS = {
    SPARQLExceptions.QueryBadFormed: 400,
    SPARQLExceptions.Unauthorized: 401,
    SPARQLExceptions.EndPointNotFound: 404,
    SPARQLExceptions.URITooLong: 414,
    SPARQLExceptions.EndPointInternalError: 500,
}
_ROW_TYPES = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
_GRAPH_TYPES = "text/turtle, application/n-triples;q=0.9, application/rdf+xml;q=0.8"
# The formats of rows that the engine can parse (SPARQL 1.1 Query Results).
_PARSED = (QueryResultsFormat.JSON, QueryResultsFormat.XML)


def ask(
    url: str,
    text: str,
    parameters: Mapping[str, Sequence[str]] | None = None,
    silence: int = SILENCE,
    authenticate: bool = True,
) -> Answer:
    """Sends a query, and returns the answer in the form of the embedded engine. Rows are read as they arrive.

    :param parameters: further parameters of the request, such as default-graph-uri
    :param silence: the request fails if no byte arrives for this many seconds
    :param authenticate: whether to send the user's credentials; a public endpoint must not get them
    :raises AikgError: if the endpoint fails or does not answer with SPARQL results; reading the rows may raise it too
    """
    kind = next(body(text), "SELECT").upper()
    rows = kind in ("SELECT", "ASK")
    response = _send(url, _request(url, text, kind, parameters or {}, silence, authenticate))
    media = response.headers.get_content_type()
    form = QueryResultsFormat.from_media_type(media) if rows else RdfFormat.from_media_type(media)
    if form is None or (rows and form not in _PARSED):
        raise EndpointError(
            f"{url}: this answers with {media}, not with SPARQL results; check that it is the URL of a SPARQL endpoint "
            "and that you may use it (AIKG_USER, AIKG_PASSWORD or AIKG_TOKEN)"
        )
    stream: Any = _Body(response)
    with answer_errors(url):
        if isinstance(form, QueryResultsFormat):
            return parse_query_results(stream, format=form)
        store = Store()
        store.bulk_extend(parse(stream, format=form))
        return store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")


@contextmanager
def answer_errors(url: str) -> Iterator[None]:
    """A context for reading an answer. It turns an error there into an EndpointError.

    :raises EndpointError: if the answer is incomplete or damaged
    """
    try:
        yield
    except (SyntaxError, OSError, ValueError, RuntimeError) as error:
        raise answer_error(url, error) from error


def answer_error(url: str, error: Exception) -> EndpointError:
    """Returns the error to raise for an answer that is incomplete or damaged."""
    return EndpointError(
        f"{url}: the answer breaks off or is damaged ({one_line(str(error))}); a store may cut off a long answer: "
        "ask again, or narrow the question"
    )


def _request(
    url: str, text: str, kind: str, parameters: Mapping[str, Sequence[str]], silence: int, authenticate: bool
) -> SPARQLWrapper:
    wrapper = SPARQLWrapper(url, agent=agent())
    wrapper.setQuery(text)
    wrapper.queryType = kind
    wrapper.setMethod(POST)
    wrapper.setOnlyConneg(True)
    wrapper.setTimeout(silence)
    for name, values in parameters.items():
        for value in values:
            wrapper.addParameter(name, value)
    wrapper.addCustomHttpHeader("Accept", _ROW_TYPES if kind in ("SELECT", "ASK") else _GRAPH_TYPES)
    user, password, token = credentials(url) if authenticate else Credentials()
    if token or user:
        _refuse_redirect(url, silence)
    if token:
        wrapper.addCustomHttpHeader("Authorization", f"Bearer {token}")
    elif user:
        wrapper.setCredentials(user, password)
    return wrapper


@lru_cache(maxsize=64)
def _refuse_redirect(url: str, silence: int) -> None:
    """Refuses a URL that redirects, and sends no credentials to find out.

    urllib follows a redirection and would send the credentials to the other host.

    :raises EndpointError: if the URL redirects
    """
    try:
        with session() as http, http.get(url, timeout=silence, allow_redirects=False, stream=True) as response:
            if response.is_redirect:
                raise status_error(url, response.status_code, response.headers.get("Location", ""), "")
    except requests.exceptions.RequestException:
        return  # The query itself then fails in the same way, with a sentence.


def _send(url: str, request: SPARQLWrapper) -> Any:
    """Sends a request, again if the failure is temporary, and returns the response."""
    for pause in (*PAUSES, None):
        try:
            response = request.query().response
            break
        except Exception as error:
            if pause is None or not _is_temporary(error):
                _refuse_redirect(url, int(request.timeout or SILENCE))
                raise _request_error(url, error) from error
            time.sleep(max(pause, _retry_after(error)))
    # A redirected POST arrives as a GET without the query, so the response there is not an answer.
    if response.geturl() != url.partition("#")[0]:
        raise status_error(url, 302, response.geturl(), "")
    return response


def _is_temporary(error: Exception) -> bool:
    """Returns whether a failure may soon be over."""
    if isinstance(error, urllib.error.HTTPError):
        return error.code in _TEMPORARY
    reason = getattr(error, "reason", error)
    return isinstance(reason, (ConnectionResetError, ConnectionAbortedError, http.client.RemoteDisconnected))


def _retry_after(error: Exception) -> float:
    """Returns the seconds that a busy endpoint asks us to wait (RFC 9110, 10.2.3), at most half a minute."""
    seconds = error.headers.get("Retry-After", "") if isinstance(error, urllib.error.HTTPError) else ""
    return min(float(seconds), _LONGEST_PAUSE) if seconds.isdecimal() else 0.0


def _request_error(url: str, error: Exception) -> EndpointError:
    """Returns the error to raise for a request that failed."""
    for kind, status in _STATUS.items():
        if isinstance(error, kind):
            return status_error(url, status, "", _message(error))
    if isinstance(error, urllib.error.HTTPError):
        return status_error(url, error.code, error.headers.get("Location", ""), _body(error))
    reason = getattr(error, "reason", error)
    if isinstance(reason, TimeoutError):
        return EndpointError(f"{url}: the endpoint does not answer in time; narrow the question, or ask later")
    return EndpointError(
        f"{url}: the endpoint cannot be reached ({one_line(str(reason))}); check the URL and that it runs"
    )


def status_error(url: str, status: int, location: str, text: str) -> EndpointError:
    """Returns the error to raise for a response whose HTTP status is not a success.

    :param location: the Location header of a redirection
    :param text: the body of the response
    """
    if status in (301, 302, 303, 307, 308):
        return EndpointError(f"{url}: this redirects to {_without_secrets(location)}; give that URL")
    if status in (401, 403):
        return EndpointError(
            f"{url}: the store does not let us in (status {status}); set AIKG_USER and AIKG_PASSWORD, or AIKG_TOKEN, "
            "or use netrc"
        )
    if status in (404, 405):
        return EndpointError(
            f"{url}: the store does not offer this (status {status}); check the URL, or give --store or --via"
        )
    if status == 413:
        return EndpointError(f"{url}: the request is too large for the store (status 413); raise its limit")
    if status == 507:
        return EndpointError(
            f"{url}: the store's disk is full (status 507); make room and load again: it goes on from there"
        )
    return EndpointError(f"{url}: the store refuses what was sent (status {status}): {one_line(text)}")


def _message(error: Exception) -> str:
    """Returns the endpoint's message. SPARQLWrapper's exceptions end with it, written as a Python bytes literal."""
    text = str(error)
    try:
        message = ast.literal_eval(text.partition("Response:")[2].strip())
    except (SyntaxError, ValueError):
        return text
    return message.decode("utf-8", "replace") if isinstance(message, bytes) else text


def _body(error: urllib.error.HTTPError) -> str:
    try:
        return error.read(2000).decode("utf-8", "replace")
    except (OSError, http.client.HTTPException):
        return str(error.reason)


def one_line(text: str) -> str:
    """Returns the first 200 characters of a text in one line, without markup."""
    words = " ".join(re.sub(r"<[^>\s][^>]*>", " ", text).split())
    return "".join(each for each in words if each.isprintable())[:200].rstrip(" .") or "no reason given"


def _without_secrets(url: str) -> str:
    """Returns a URL without the parts that may hold a secret: the user, the password and the query."""
    return url.partition("?")[0].rpartition("@")[2] if "@" in url else url.partition("?")[0]


class _Body:
    """A response as a file. Its errors are sentences, and it notices if the response is shorter than announced."""

    def __init__(self, response: Any) -> None:
        self.response = response
        length = response.headers.get("Content-Length")
        self.missing = int(length) if length and length.isdigit() else None

    def read(self, size: int = -1) -> bytes:
        try:
            data: bytes = self.response.read(size)
        except TimeoutError as error:
            raise OSError("no more of it came in time") from error
        except (OSError, http.client.HTTPException) as error:
            raise OSError("the connection broke") from error
        if self.missing is not None:
            self.missing -= len(data)
            if self.missing > 0 and not data and size != 0:
                raise OSError("it is shorter than announced")
        return data
