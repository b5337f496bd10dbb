"""Proxies and certificates: the same for whatever asks, and named where they are what fails."""

from __future__ import annotations

import os
import shutil
import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import aikg
from aikg.errors import AikgError
from aikg.links.reconcile import service
from aikg.remote.upload import plan_upload
from tests.conftest import WORLD
from tests.remote.faults import proxy
from tests.remote.servers import free_port

ROWS = b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"literal","value":"there"}}]}}'
VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR")


def query(url: str) -> None:
    assert aikg.load(endpoint=url).select("SELECT ?a { ?a ?b ?c }")[0].a == "there"


def load(url: str) -> None:
    plan_upload(url, aikg.load(WORLD).dataset)


def describe(url: str) -> None:
    service._answer(url, "{}")


ASK = [query, load, describe]


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setattr("aikg.remote.ask.PAUSES", ())
    monkeypatch.setattr("aikg.remote.http.RETRIES.total", 0)


@pytest.fixture
def server(request: pytest.FixtureRequest, tmp_path: Path):
    """An endpoint that answers everything; by TLS if a test asks for that."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self.send_response_only(200)
            kind = "application/sparql-results+json" if self.command == "POST" else "application/json"
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(ROWS if self.command == "POST" else b'{"name": "n", "identifierSpace": "urn:a", "schemaSpace": "urn:b"}')

        do_POST = do_GET  # noqa: N815

        def log_message(self, *arguments: object) -> None:
            pass

    started = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    scheme = "http"
    if getattr(request, "param", "") == "tls":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate(tmp_path))
        started.socket = context.wrap_socket(started.socket, server_side=True)
        scheme = "https"
    started.handle_error = lambda *arguments: None  # type: ignore[method-assign]
    threading.Thread(target=started.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield f"{scheme}://127.0.0.1:{started.server_address[1]}"
    started.shutdown()
    started.server_close()


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate of an authority that nobody knows, and its key."""
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("there is no openssl to make a certificate with")
    paths = folder / "certificate.pem", folder / "key.pem"
    command = [program, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-out", str(paths[0]), "-keyout", str(paths[1])]
    subprocess.run([*command, *names], check=True, capture_output=True)
    return paths


@pytest.mark.parametrize("ask", ASK)
@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_this_machine_is_asked_without_a_proxy(server: str, monkeypatch: pytest.MonkeyPatch, ask, name: str) -> None:
    monkeypatch.setenv(name, f"http://127.0.0.1:{free_port()}")
    ask(server)


@pytest.mark.parametrize("ask", ASK)
@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "all_proxy"])
def test_a_proxy_that_fails_is_named_without_its_password(monkeypatch: pytest.MonkeyPatch, ask, name: str) -> None:
    port = free_port()
    monkeypatch.setenv(name, f"http://user:s3cret@127.0.0.1:{port}")
    with pytest.raises(AikgError) as told:
        ask("http://store.invalid/sparql")
    assert f"the proxy 127.0.0.1:{port}" in str(told.value) and name in str(told.value).replace("HTTP_PROXY", name)
    assert "s3cret" not in str(told.value) and "NO_PROXY" in str(told.value)


@pytest.mark.parametrize("ask", [query, describe])
def test_a_proxy_that_refuses_is_named(monkeypatch: pytest.MonkeyPatch, server: str, ask) -> None:
    with proxy(server) as between:
        between.break_at("full")
        monkeypatch.setenv("HTTP_PROXY", between.url)
        monkeypatch.setattr("tests.remote.faults._ANSWERS", {"full": refuse})
        with pytest.raises(AikgError) as told:
            ask("http://store.invalid/sparql")
        assert between.url in str(told.value) and "407" in str(told.value)


def refuse(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(407)
    handler.send_header("Content-Length", "0")
    handler.end_headers()


@pytest.mark.parametrize("ask", ASK)
def test_a_proxy_is_used_and_left_out_as_no_proxy_says(monkeypatch: pytest.MonkeyPatch, server: str, ask) -> None:
    with proxy(server) as between:
        monkeypatch.setenv("HTTP_PROXY", between.url)
        ask("http://store.invalid/")
        assert between.sent
        monkeypatch.setenv("NO_PROXY", "store.invalid")
        with pytest.raises(AikgError) as told:
            ask("http://store.invalid/")
        assert "proxy" not in str(told.value)


@pytest.mark.parametrize("server", ["tls"], indirect=True)
@pytest.mark.parametrize("ask", ASK)
def test_a_certificate_that_nobody_knows_is_named(server: str, ask) -> None:
    with pytest.raises(AikgError) as told:
        ask(server)
    assert "certificate is not trusted" in str(told.value) and "SSL_CERT_FILE" in str(told.value)
    assert "self-signed certificate" in str(told.value)


@pytest.mark.parametrize("server", ["tls"], indirect=True)
@pytest.mark.parametrize("ask", ASK)
@pytest.mark.parametrize("name", ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"])
def test_the_variables_for_certificates_are_read(server: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ask, name: str) -> None:
    monkeypatch.setenv(name, str(tmp_path / "certificate.pem"))
    ask(server)


@pytest.mark.parametrize("ask", ASK)
def test_credentials_need_not_be_latin(server: str, monkeypatch: pytest.MonkeyPatch, ask) -> None:
    monkeypatch.setenv("AIKG_USER", "用户")
    monkeypatch.setenv("AIKG_PASSWORD", "пароль")
    ask(server)


def test_a_netrc_of_another_purpose_is_not_sent(server: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Public services get no credentials, though the requests library would send those of netrc by itself."""
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password s3cret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    with proxy(server) as between:
        describe(between.url)
        assert not any("Authorization" in headers for *_, headers in between.sent)
        query(between.url)
        assert any("Authorization" in headers for *_, headers in between.sent)
    assert os.environ["NETRC"]
