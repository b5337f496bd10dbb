"""One query to a SPARQL 1.1 endpoint, by POST, through SPARQLWrapper; whatever goes wrong becomes a sentence."""

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

# Seconds without a byte after which an endpoint is given up.
SILENCE = 120
# An endpoint that is busy or out of reach for a moment is asked again after so many seconds.
PAUSES = (0.5, 2.0, 5.0)
# The longest that an endpoint can make us wait by asking for it.
_PATIENCE = 30.0
_PASSING = (429, 502, 503, 504)
# The statuses for which SPARQLWrapper has exceptions of its own.
_STATUS = {
    SPARQLExceptions.QueryBadFormed: 400,
    SPARQLExceptions.Unauthorized: 401,
    SPARQLExceptions.EndPointNotFound: 404,
    SPARQLExceptions.URITooLong: 414,
    SPARQLExceptions.EndPointInternalError: 500,
}
_ROW_TYPES = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
_GRAPH_TYPES = "text/turtle, application/n-triples;q=0.9, application/rdf+xml;q=0.8"
# What the engine reads of the formats of rows (SPARQL 1.1 Query Results).
_READ = (QueryResultsFormat.JSON, QueryResultsFormat.XML)


def ask(
    url: str,
    text: str,
    parameters: Mapping[str, Sequence[str]] | None = None,
    silence: int = SILENCE,
    known: bool = True,
) -> Answer:
    """Sends a query and gives the answer as the embedded engine would, its rows read as they come.

    :param parameters: further parameters of the request, such as default-graph-uri
    :param silence: seconds without a byte after which the endpoint is given up
    :param known: whether the endpoint is to know who we are; a public one is not
    :raises AikgError: if the endpoint fails or answers with something else; rows that come later may raise it too
    """
    kind = next(body(text), "SELECT").upper()
    rows = kind in ("SELECT", "ASK")
    response = _answered(url, _request(url, text, kind, parameters or {}, silence, known))
    media = response.headers.get_content_type()
    form = QueryResultsFormat.from_media_type(media) if rows else RdfFormat.from_media_type(media)
    if form is None or (rows and form not in _READ):
        raise EndpointError(
            f"{url}: this answers with {media}, not with SPARQL results; check that it is the URL of a SPARQL endpoint "
            "and that you may use it (AIKG_USER, AIKG_PASSWORD or AIKG_TOKEN)"
        )
    stream: Any = _Body(response)
    with telling(url):
        if isinstance(form, QueryResultsFormat):
            return parse_query_results(stream, format=form)
        store = Store()
        store.bulk_extend(parse(stream, format=form))
        return store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")


@contextmanager
def telling(url: str) -> Iterator[None]:
    """A context in which an answer is read: if it breaks off or is damaged, a sentence says so."""
    try:
        yield
    except (SyntaxError, OSError, ValueError, RuntimeError) as error:
        raise broken(url, error) from error


def broken(url: str, error: Exception) -> EndpointError:
    """What to raise when an answer cannot be read to its end."""
    return EndpointError(
        f"{url}: the answer breaks off or is damaged ({line(str(error))}); a store may cut off what takes too long: "
        "ask again, or narrow the question"
    )


def _request(
    url: str, text: str, kind: str, parameters: Mapping[str, Sequence[str]], silence: int, known: bool
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
    user, password, token = credentials(url) if known else Credentials()
    if token or user:
        _refuse_redirect(url, silence)
    if token:
        wrapper.addCustomHttpHeader("Authorization", f"Bearer {token}")
    elif user:
        wrapper.setCredentials(user, password)
    return wrapper


@lru_cache(maxsize=64)
def _refuse_redirect(url: str, silence: int) -> None:
    """Asks, without credentials, whether a URL redirects: urllib follows, and would send credentials to the other host.

    :raises EndpointError: if it does
    """
    try:
        with session() as http, http.get(url, timeout=silence, allow_redirects=False, stream=True) as response:
            if response.is_redirect:
                raise refused(url, response.status_code, response.headers.get("Location", ""), "")
    except requests.exceptions.RequestException:
        return  # The query itself fails in the same way, and says why.


def _answered(url: str, request: SPARQLWrapper) -> Any:
    for pause in (*PAUSES, None):
        try:
            response = request.query().response
            break
        except Exception as error:
            if pause is None or not _passes(error):
                _refuse_redirect(url, int(request.timeout or SILENCE))
                raise _failed(url, error) from error
            time.sleep(max(pause, _asked_for(error)))
    # A redirected POST arrives as a GET without the query: what answers there is no answer.
    if response.geturl() != url.partition("#")[0]:
        raise refused(url, 302, response.geturl(), "")
    return response


def _passes(error: Exception) -> bool:
    """Whether a failure may be over in a moment."""
    if isinstance(error, urllib.error.HTTPError):
        return error.code in _PASSING
    reason = getattr(error, "reason", error)
    return isinstance(reason, (ConnectionResetError, ConnectionAbortedError, http.client.RemoteDisconnected))


def _asked_for(error: Exception) -> float:
    """The seconds that a busy endpoint asks us to wait (RFC 9110, 10.2.3), up to half a minute."""
    said = error.headers.get("Retry-After", "") if isinstance(error, urllib.error.HTTPError) else ""
    return min(float(said), _PATIENCE) if said.isdecimal() else 0.0


def _failed(url: str, error: Exception) -> EndpointError:
    for kind, status in _STATUS.items():
        if isinstance(error, kind):
            return refused(url, status, "", _said(error))
    if isinstance(error, urllib.error.HTTPError):
        return refused(url, error.code, error.headers.get("Location", ""), _read(error))
    reason = getattr(error, "reason", error)
    if isinstance(reason, TimeoutError):
        return EndpointError(f"{url}: the endpoint does not answer in time; narrow the question, or ask later")
    return EndpointError(f"{url}: the endpoint cannot be reached ({line(str(reason))}); check the URL and that it runs")


def refused(url: str, status: int, location: str, text: str) -> EndpointError:
    """The error for a store that answers with a status that means no; *text* is what it says."""
    if status in (301, 302, 303, 307, 308):
        return EndpointError(f"{url}: this redirects to {_shown(location)}; give that URL")
    if status in (401, 403):
        return EndpointError(
            f"{url}: the store does not let us in (status {status}); set AIKG_USER and AIKG_PASSWORD, or AIKG_TOKEN, "
            "or use netrc"
        )
    if status in (404, 405):
        return EndpointError(
            f"{url}: the store does not offer this (status {status}); check the URL, or say --store or --via"
        )
    if status == 413:
        return EndpointError(f"{url}: the store takes no body as long as this (status 413); raise its limit")
    if status == 507:
        return EndpointError(
            f"{url}: the store's disk is full (status 507); make room and load again: it goes on from there"
        )
    return EndpointError(f"{url}: the store refuses what was sent (status {status}): {line(text)}")


def _said(error: Exception) -> str:
    """What the endpoint said: SPARQLWrapper's exceptions end with the bytes of it, as Python writes them."""
    text = str(error)
    try:
        said = ast.literal_eval(text.partition("Response:")[2].strip())
    except (SyntaxError, ValueError):
        return text
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else text


def _read(error: urllib.error.HTTPError) -> str:
    try:
        return error.read(2000).decode("utf-8", "replace")
    except (OSError, http.client.HTTPException):
        return str(error.reason)


def line(text: str) -> str:
    """The first 200 characters of a text in one line, without markup."""
    words = " ".join(re.sub(r"<[^>\s][^>]*>", " ", text).split())
    return "".join(each for each in words if each.isprintable())[:200].rstrip(" .") or "no reason given"


def _shown(url: str) -> str:
    """A URL without what may be secret in it."""
    return url.partition("?")[0].rpartition("@")[2] if "@" in url else url.partition("?")[0]


class _Body:
    """A response as a file whose failures are sentences, and which knows when it was cut off."""

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
