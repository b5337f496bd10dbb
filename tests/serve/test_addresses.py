"""The server at other addresses: IPv6, a path below a proxy."""

from __future__ import annotations

import re
import socket
from urllib.parse import urljoin

import pytest

from tests.serve.conftest import serving


def has_ipv6() -> bool:
    try:
        with socket.create_server(("::1", 0), family=socket.AF_INET6):
            return True
    except OSError:
        return False


@pytest.mark.skipif(not has_ipv6(), reason="this machine has no IPv6")
@pytest.mark.parametrize("host", ["::1", "::"])
def test_ipv6(own_cache, host: str) -> None:
    with serving(own_cache, "--host", host) as server:
        assert server.url.startswith(f"http://[{host}]:")
        port = server.url.rpartition(":")[2].strip("/")
        for address in ["[::1]"] + (["127.0.0.1"] if host == "::" else []):
            server.host = f"{address}:{port}"
            assert server.query("ASK {}").status == 200


@pytest.mark.parametrize("host", ["none.invalid", "999.1.1.1", "1::2::3", "中" * 70, ""])
def test_a_host_that_is_none_is_told(run, host: str) -> None:
    done = run("serve", "--host", host or "203.0.113.1", "--port", "0")
    assert done.returncode == 3 and "cannot listen there" in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.parametrize("given", ["/policy/kg", "policy/kg/"])
def test_behind_the_path_of_a_proxy(own_cache, given: str) -> None:
    """The proxy removes its path; what leads back to the server is relative, or has the path."""
    root = "/policy/kg"
    with serving(own_cache, "--root-path", given) as server:
        for path in ("/en/index.html", "/en/document/ngaidp-2017.html", "/sparql?query=ASK+%7B%7D"):
            page = server.get(path, accept="text/html")
            links = re.findall(r'(?:href|action|src)="([^"#]*)"', page.text)
            assert links and not any(link.startswith("/") for link in links)
            for link in {urljoin(root + path, each) for each in links if "://" not in each}:
                assert link.startswith(root + "/"), link
                assert server.get(link.removeprefix(root), accept="*/*").status in (200, 302, 303), link
        for path in ("/", "/id/document/ngaidp-2017", "/page/document/ngaidp-2017", "/query/city-alignment", "/sparql"):
            answer = server.get(path, accept="text/html")
            there = urljoin(root + path, answer.headers["location"])
            assert server.get(there.removeprefix(root), accept="text/html").status == 200, (path, there)
        thing = server.get("/id/document/ngaidp-2017", accept="text/turtle")
        assert urljoin(root + "/id/document/ngaidp-2017", thing.headers["location"]) == root + "/data/document/ngaidp-2017"
        assert f"<{server.url}policy/kg/sparql>" in server.get("/sparql", accept="text/turtle").text
        assert f"{server.url}policy/kg/en/" in server.get("/sitemap.xml").text
