"""A running `aikg serve` over the tiny world, with limits that a test can reach."""

from __future__ import annotations

import http.client
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple
from urllib.parse import urlencode, urljoin, urlsplit

import pytest

from tests.conftest import environment


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Client:
    """Requests to a running server."""

    def __init__(self, url: str, process: subprocess.Popen[str]) -> None:
        self.url, self.process = url, process
        self.host = urlsplit(url).netloc

    def send(self, method: str, path: str, body: bytes | None = None, timeout: float = 30, **headers: str) -> Answer:
        """`content_type` and the like are headers."""
        connection = http.client.HTTPConnection(self.host, timeout=timeout)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, named)
        answer = connection.getresponse()
        found = Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        connection.close()
        return found

    def get(self, path: str, **headers: str) -> Answer:
        return self.send("GET", path, **headers)

    def follow(self, path: str, **headers: str) -> Answer:
        """The answer to which redirections lead; a `location` may be relative (RFC 9110, 10.2.2)."""
        answer = self.get(path, **headers)
        while answer.status in (301, 302, 303):
            path = urljoin(path, answer.headers["location"])
            answer = self.get(path, **headers)
        return answer

    def query(self, text: str, accept: str = "application/sparql-results+json", **parameters: object) -> Answer:
        return self.get("/sparql?" + urlencode({"query": text, **parameters}, doseq=True), accept=accept)


@contextmanager
def serving(cache: object, *options: str, home: object = None) -> Iterator[Client]:
    """A server of the tiny world, or of another folder."""
    settings = environment(cache) | ({"AIKG_HOME": str(home)} if home else {})  # type: ignore[arg-type]
    command = [sys.executable, "-m", "aikg", "serve", "--port", "0", *options]
    process = subprocess.Popen(command, env=settings, stderr=subprocess.PIPE, text=True)
    try:
        line = process.stderr.readline()  # type: ignore[union-attr]
        assert line.endswith("/sparql\n"), line + process.stderr.read()  # type: ignore[union-attr]
        yield Client(line.strip().removesuffix("sparql"), process)
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="package")
def server(own_cache: object) -> Iterator[Client]:
    with serving(own_cache, "--timeout", "1", "--rows", "500") as client:
        yield client
