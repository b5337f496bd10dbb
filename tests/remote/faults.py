"""A proxy that does to a client what networks, proxies and stores do: one fault for one chosen request."""

from __future__ import annotations

import http.client
import random
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

FAULTS = (
    "reset",
    "lost",
    "busy",
    "slow",
    "login",
    "truncated",
    "cut",
    "redirect",
    "wrong-type",
    "gzip-garbage",
    "full",
)
SLOW = 3.0
_PASSED = ("content-type", "server", "location", "www-authenticate")


class Proxy:
    """Forwards to a server. `fault` is done to the requests for which `when` holds, `times` of them."""

    def __init__(self, upstream: str) -> None:
        self.upstream = urlsplit(upstream).netloc
        self.fault = ""
        self.when: Callable[[int], bool] = lambda number: False
        self.seen = 0
        self.sent: list[tuple[str, str, dict[str, str]]] = []
        self.url = ""

    def break_at(self, fault: str, *numbers: int) -> None:
        """From now on, do this to the requests of these numbers (from 0); to all if there are none."""
        self.fault, self.seen = fault, 0
        self.when = lambda number: not numbers or number in numbers

    def heal(self) -> None:
        self.fault, self.sent = "", []


@contextmanager
def proxy(upstream: str) -> Iterator[Proxy]:
    state = Proxy(upstream)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            number, state.seen = state.seen, state.seen + 1
            fault = state.fault if state.when(number) else ""
            length = int(self.headers.get("Content-Length") or 0)
            state.sent.append((self.command, self.path, dict(self.headers)))
            if fault == "reset":
                self.rfile.read(length // 2)
                _reset(self)
                return
            body = self.rfile.read(length)
            if fault in _ANSWERS:
                _ANSWERS[fault](self)
                return
            status, headers, data = _forward(state.upstream, self, body)
            if fault == "lost":
                _reset(self)
            elif fault == "slow":
                time.sleep(SLOW)
                _answer(self, status, headers, data)
            elif fault == "truncated":
                _answer(self, status, headers, data, cut=len(data) // 2)
            elif fault == "cut":
                # As an engine that stops a query half-way: a proper response that is no proper document.
                _answer(self, status, headers, data[: len(data) // 2])
            elif fault == "wrong-type":
                _answer(self, status, {"Content-Type": "application/octet-stream"}, data)
            else:
                _answer(self, status, headers, data)

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = handle_any  # noqa: N815

        def log_message(self, *arguments: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            pass  # A client that gave us up is what some tests are about.

    server = Quiet(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()


def _forward(upstream: str, handler: BaseHTTPRequestHandler, body: bytes) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(upstream, timeout=60)
    kept = {name: value for name, value in handler.headers.items() if name.lower() not in ("host", "connection")}
    connection.request(handler.command, handler.path, body or None, kept)
    answer = connection.getresponse()
    data = answer.read()
    headers = {
        name: value for name, value in answer.getheaders() if name.lower() in _PASSED
    }
    connection.close()
    return answer.status, headers, data


def _answer(
    handler: BaseHTTPRequestHandler, status: int, headers: dict[str, str], data: bytes, cut: int | None = None
) -> None:
    handler.send_response_only(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data if cut is None else data[:cut])
    handler.close_connection = cut is not None


def _reset(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.close_connection = True
    handler.wfile = handler.connection.makefile("wb", 0)
    handler.connection.close()


def _login(handler: BaseHTTPRequestHandler) -> None:
    page = b"<!DOCTYPE html><title>Log in</title><form>Password: <input></form>"
    _answer(handler, 200, {"Content-Type": "text/html; charset=utf-8"}, page)


def _garbage(handler: BaseHTTPRequestHandler) -> None:
    data = random.Random(7).randbytes(400)
    kinds = {"Content-Type": "application/sparql-results+json", "Content-Encoding": "gzip"}
    _answer(handler, 200, kinds, data)


_ANSWERS: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {
    "busy": lambda handler: _answer(handler, 503, {"Retry-After": "0"}, b"busy"),
    "login": _login,
    "redirect": lambda handler: _answer(handler, 302, {"Location": "http://127.0.0.1:9/login?token=s3cret"}, b""),
    "gzip-garbage": _garbage,
    "full": lambda handler: _answer(handler, 507, {"Content-Type": "text/plain"}, b"No space left on device"),
}
