"""The blocks of the manual of the stores, run against the real ones: the server's own line where it has one, then ours."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import environment
from tests.manuals import readme
from tests.remote.servers import free_port, program, running, virtuoso

TEXT = readme.STORES.read_text(encoding="utf-8")


def block(store: str) -> list[str]:
    """The lines of the sh block under a store's heading."""
    found = re.search(rf"## {store}\n.*?```sh\n(.*?)```", TEXT, re.DOTALL)
    assert found, f"the manual has no block for {store}"
    return found[1].splitlines()


def run(lines: list[str], cache: Path, **secrets: str) -> list[str]:
    """What each of our commands prints."""
    path = f"{os.path.dirname(sys.executable)}:{os.environ['PATH']}"
    settings = environment(cache) | {"PATH": path} | secrets
    return [
        subprocess.run(shlex.split(line), env=settings, capture_output=True, check=True, text=True, timeout=120).stdout
        for line in lines
        if line.startswith("aikg ")
    ]


def test_oxigraph(own_cache: Path, tmp_path: Path) -> None:
    port = free_port()
    lines = [line.replace("localhost:7878", f"127.0.0.1:{port}") for line in block("Oxigraph")]
    start = [str(program("oxigraph")), *shlex.split(lines[0])[1:]]
    with running(start, f"http://127.0.0.1:{port}", tmp_path):
        loaded, asked = run(lines[1:], own_cache)
    assert "graph/data," in loaded and asked.startswith("place,")


@pytest.mark.skipif(program("virtuoso-t") is None, reason="Virtuoso is not installed: make test-stores")
def test_virtuoso(own_cache: Path, tmp_path: Path) -> None:
    lines = block("Virtuoso")
    user, password = re.findall(r"\w+=(\S+)", lines[0])
    with virtuoso(tmp_path, password) as server:
        ours = [line.replace("http://localhost:8890", server.url) for line in lines[1:]]
        loaded, asked = run(ours, own_cache, AIKG_USER=user, AIKG_PASSWORD=password)
    assert "graph/data," in loaded and asked.startswith("place,")


def test_no_store(own_cache: Path) -> None:
    command = shlex.split(block("No store")[0].replace("8080", "0"))
    process = subprocess.Popen(
        [sys.executable, "-m", *command], env=environment(own_cache), stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stderr is not None and process.stderr.readline().endswith("/sparql\n")
    finally:
        process.terminate()
        process.wait(20)
