"""The server at other addresses: IPv6, a path below a proxy."""

from __future__ import annotations

import re
import socket

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
    """The proxy removes its path; whatever leads back to the server has it."""
    with serving(own_cache, "--root-path", given) as server:
        pages = {path: server.get(path, accept="text/html").text for path in ("/", "/page/document/ngaidp-2017")}
        pages["rows"] = server.get("/query/city-alignment", accept="text/html").text
        for page in pages.values():
            links = re.findall(r'(?:href|action)="(/[^"]*)"', page)
            assert links and all(link.startswith("/policy/kg/") for link in links)
            for link in links:
                assert server.get(link.removeprefix("/policy/kg"), accept="*/*").status in (200, 303)
        thing = server.get("/id/document/ngaidp-2017", accept="text/turtle")
        assert thing.headers["location"] == "/policy/kg/data/document/ngaidp-2017"
        concept = re.search(r'href="/policy/kg(/id/vocab/[^"]*)"', pages["/page/document/ngaidp-2017"])
        assert concept is None or server.get(concept[1], accept="text/html").status == 303
        assert f"<{server.url}policy/kg/sparql>" in server.get("/sparql", accept="text/turtle").text
        assert f"{server.url}policy/kg/page/" in server.get("/sitemap.xml").text
