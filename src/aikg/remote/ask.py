"""Sends one query to a SPARQL 1.1 endpoint by POST, and explains any error in a sentence."""

from __future__ import annotations

import re
import time
from contextlib import contextmanager
from typing import Any
from weakref import WeakValueDictionary

import requests
from pyoxigraph import QueryResultsFormat, RdfFormat, Store, parse, parse_query_results

from aikg.errors import EndpointError
from aikg.remote.body import Body
from aikg.remote.compose import composed
from aikg.remote.http import authentication, reason, session, via
from aikg.sparql.tokens import body
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aikg.remote.compose import Composed
    from aikg.sparql.source import Answer

# The request fails if no byte arrives for this many seconds.
SILENCE = 120
# The seconds to wait before each further attempt, if an endpoint is busy or cannot be reached.
PAUSES = (0.5, 2.0, 5.0)
# The greatest number of seconds to wait because an endpoint asks for it (Retry-After).
_LONGEST_PAUSE = 30.0
_TEMPORARY = (429, 502, 503, 504)
# The formats of rows that the engine can parse (SPARQL 1.1 Query Results).
_PARSED = (QueryResultsFormat.JSON, QueryResultsFormat.XML)

# The body that is being read from each endpoint.
_reading: WeakValueDictionary[str, Body] = WeakValueDictionary()


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
    rows = next(body(text), "SELECT").upper() in ("SELECT", "ASK")
    response = _send(url, composed(url, text, rows, parameters or {}), silence, authenticate)
    media = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    form = QueryResultsFormat.from_media_type(media) if rows else RdfFormat.from_media_type(media)
    if form is None or (rows and form not in _PARSED):
        raise EndpointError(
            f"{url}: this answers with {media or 'no media type'}, not with SPARQL results{via(url)}; check that it is "
            "the URL of a SPARQL endpoint and that you may use it (AIKG_USER, AIKG_PASSWORD or AIKG_TOKEN)"
        )
    stream: Any = Body(response, form)
    _reading[url] = stream
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
    """Returns the error to raise for an answer that is incomplete or damaged. It shows a term that is none of RDF."""
    term = _reading[url].odd_term() if url in _reading else ""
    if term and isinstance(error, SyntaxError):
        return EndpointError(
            f"{url}: the answer has a term that is none of RDF, {one_line(term)} ({one_line(str(error))}); "
            "leave it out of the query, and tell the operator of the endpoint"
        )
    return EndpointError(
        f"{url}: the answer breaks off or is damaged ({one_line(str(error))}); a store may cut off a long answer: "
        "ask again, or narrow the question"
    )


def _send(url: str, request: Composed, silence: int, authenticate: bool) -> requests.Response:
    """Sends a query, again if the failure is temporary, and returns the response, whose body is still to be read."""
    http = session(url, retries=0)
    auth = authentication(url) if authenticate else None
    pauses = iter(PAUSES)
    while True:
        pause = next(pauses, None)
        try:
            # No redirection is followed: a redirected POST would lose the query, or send it and secrets elsewhere.
            response = http.post(
                *(url, request.body),
                headers=request.headers,
                auth=auth,
                timeout=(min(silence, 30), silence),
                allow_redirects=False,
                stream=True,
            )
        except requests.exceptions.RequestException as error:
            _release(error)
            if pause is None or not _is_temporary(error):
                raise _request_error(url, error) from error
            time.sleep(pause)
            continue
        if response.status_code == 200:
            return response
        if pause is None or response.status_code not in _TEMPORARY:
            raise status_error(url, response.status_code, response.headers.get("Location", ""), _text(response))
        time.sleep(max(pause, _retry_after(response)))
        response.close()


def _release(error: BaseException | None) -> None:
    """Empties the frames that a failure has left.

    Those of urllib3 hold the error that holds them, and with it whoever called, until the garbage collector comes by in
    any thread. An answer of the engine must end in the thread that asked.
    """
    from traceback import clear_frames

    while error is not None:
        clear_frames(error.__traceback__)
        error = error.__context__


def _is_temporary(error: requests.exceptions.RequestException) -> bool:
    """Returns whether a failure may soon be over: the endpoint has closed the connection."""
    reset = (requests.exceptions.ProxyError, requests.exceptions.SSLError, requests.exceptions.Timeout)
    if isinstance(error, reset) or not isinstance(error, requests.exceptions.ConnectionError):
        return False
    return "Connection aborted" in str(error) or "reset" in str(error)


def _retry_after(response: requests.Response) -> float:
    """Returns the seconds that a busy endpoint asks us to wait (RFC 9110, 10.2.3), at most half a minute."""
    seconds = response.headers.get("Retry-After", "")
    return min(float(seconds), _LONGEST_PAUSE) if seconds.isdecimal() else 0.0


def _request_error(url: str, error: requests.exceptions.RequestException) -> EndpointError:
    """Returns the error to raise for a request that failed."""
    if isinstance(error, requests.exceptions.Timeout):
        return EndpointError(
            f"{url}: the endpoint does not answer in time{via(url)}; narrow the question, or ask later"
        )
    return EndpointError(
        f"{url}: the endpoint cannot be reached ({one_line(reason(url, error), 400)}); check the URL and that it runs"
    )


def status_error(url: str, status: int, location: str, text: str) -> EndpointError:
    """Returns the error to raise for a response whose HTTP status is not a success.

    :param location: the Location header of a redirection
    :param text: the body of the response
    """
    if status in (301, 302, 303, 307, 308):
        return EndpointError(f"{url}: this redirects to {_without_secrets(location)}; give that URL")
    if status == 407:
        return EndpointError(f"{url}: the proxy wants a password (status 407){via(url)}; write it into the proxy's URL")
    if status in (401, 403):
        return EndpointError(
            f"{url}: the store does not let us in (status {status}{via(url)}); set AIKG_USER and AIKG_PASSWORD, or "
            "AIKG_TOKEN, or use netrc"
        )
    if status in (404, 405):
        return EndpointError(
            f"{url}: the store does not offer this (status {status}{via(url)}); check the URL, or give --store or --via"
        )
    if status == 413:
        return EndpointError(f"{url}: the request is too large for the store (status 413); raise its limit")
    if status == 507:
        return EndpointError(
            f"{url}: the store's disk is full (status 507); make room and load again: it goes on from there"
        )
    return EndpointError(f"{url}: the store refuses what was sent (status {status}{via(url)}): {one_line(text)}")


def _text(response: requests.Response) -> str:
    """Returns the beginning of a body; the reason of the status if there is none."""
    try:
        return (response.raw.read(2000, decode_content=True) or b"").decode("utf-8", "replace") or response.reason
    except Exception:  # noqa: BLE001 (a body that cannot be read tells nothing)
        return str(response.reason)


def one_line(text: str, most: int = 200) -> str:
    """Returns the first characters of a text in one line, without markup."""
    words = " ".join(re.sub(r"<[^>\s][^>]*>", " ", text).split())
    return "".join(each for each in words if each.isprintable())[:most].rstrip(" .") or "no reason given"


def _without_secrets(url: str) -> str:
    """Returns a URL without the parts that may hold a secret: the user, the password and the query."""
    return url.partition("?")[0].rpartition("@")[2] if "@" in url else url.partition("?")[0]
