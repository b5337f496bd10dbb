"""Sends HTTP requests to a store that is loaded, repeats them after temporary failures, and explains errors."""

from __future__ import annotations

import gzip
from urllib.parse import urlsplit

import requests
from requests.auth import AuthBase

from aikg.errors import EndpointError
from aikg.remote.ask import one_line, status_error
from aikg.remote.http import authentication, reason, session, via
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NO_GZIP = (400, 406, 415, 500, 501)


class Transport:
    """A session with one store. Bodies are gzipped unless the store refuses that."""

    def __init__(self, silence: float) -> None:
        """:param silence: a request fails if no byte arrives for this many seconds"""
        self.silence = silence
        self.gzip = True
        self.digest = False
        self._sessions: dict[str, requests.Session] = {}
        self._auth: dict[str, AuthBase | None] = {}

    def server(self, url: str) -> str:
        """Returns the Server header at a URL; empty if there is none."""
        parts = urlsplit(url)
        answer = self._request("GET", f"{parts.scheme}://{parts.netloc}/", authenticate=False)
        return str(answer.headers.get("Server", "")) + (" fuseki" if "Fuseki-Request-Id" in answer.headers else "")

    def send(self, method: str, url: str, body: bytes, kind: str, parameters: Mapping[str, str] | None = None) -> None:
        """Sends a body, and repeats it after temporary failures, so it must be harmless to send it twice.

        :param kind: the media type of the body
        :raises AikgError: if the store refuses it or cannot be reached
        """
        answer = self._send(method, url, body, kind, parameters, self.gzip)
        if self.gzip and answer.status_code in _NO_GZIP:
            answer = self._send(method, url, body, kind, parameters, False)
            self.gzip = not answer.ok
        if not answer.ok or answer.is_redirect:
            raise status_error(
                url,
                answer.status_code,
                answer.headers.get("Location", ""),
                answer.content[:2000].decode("utf-8", "replace"),
            )

    def _send(
        self, method: str, url: str, body: bytes, kind: str, parameters: Mapping[str, str] | None, packed: bool
    ) -> requests.Response:
        headers = {"Content-Type": kind} | ({"Content-Encoding": "gzip"} if packed else {})
        data = gzip.compress(body, 5, mtime=0) if packed else body
        return self._request(method, url, headers, data, parameters)

    def _request(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str] | None = None,
        data: bytes | None = None,
        parameters: Mapping[str, str] | None = None,
        authenticate: bool = True,
    ) -> requests.Response:
        """:param authenticate: whether to send the user's credentials"""
        try:
            return self._session(url).request(
                method,
                url,
                headers=headers,
                data=data,
                params=parameters,
                auth=self._authentication(url) if authenticate else None,
                timeout=(10, self.silence),
                allow_redirects=False,
            )
        except requests.exceptions.Timeout as error:
            raise EndpointError(
                f"{url}: the store did not answer within {self.silence:g} seconds; check it, give it longer with "
                "--timeout, and load again: it goes on where it stopped"
            ) from error
        except requests.exceptions.RequestException as error:
            if "timed out" in str(error):
                why = f"it did not answer within {self.silence:g} seconds{via(url)}"
            else:
                why = one_line(reason(url, error), 400)
            raise EndpointError(
                f"{url}: the store cannot be reached, or drops the connection ({why}); check the URL and that it "
                "runs, and load again: it goes on where it stopped"
            ) from error

    def _session(self, url: str) -> requests.Session:
        host = urlsplit(url).netloc
        if host not in self._sessions:
            self._sessions[host] = session(url)
        return self._sessions[host]

    def _authentication(self, url: str) -> AuthBase | None:
        host = urlsplit(url).netloc
        if host not in self._auth:
            self._auth[host] = authentication(url, self.digest)
        return self._auth[host]
