"""Clients in JavaScript ask a running server: Comunica and sparql-http-client. `make test-stores` installs them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

import aikg
from tests.clients.test_python import CONSTRUCT, PREFIXES, SELECT
from tests.conftest import WORLD

FOLDER = Path(os.environ.get("AIKG_CLIENTS", Path(__file__).parents[2] / "build" / "clients")).resolve()

pytestmark = pytest.mark.skipif(
    shutil.which("node") is None or not (FOLDER / "node_modules" / "sparql-http-client").exists(),
    reason="node or its clients are not installed: make test-stores",
)


def asked(client: str, url: str, text: str):
    command = ["node", str(Path(__file__).parent / "ask.mjs"), str(FOLDER), client, url]
    done = subprocess.run(command, input=PREFIXES + text, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def labels() -> list[str]:
    return [str(row.label) for row in aikg.load(WORLD).select(SELECT)]


def test_comunica(server, labels) -> None:
    assert [row["label"] for row in asked("comunica", server.url + "sparql", SELECT)] == labels


def test_comunica_breaks_a_query_up(server) -> None:
    """Where it does not send a query as it is, it asks pattern by pattern, by VALUES or by COUNT."""
    text = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a cnai:PolicyDocument . OPTIONAL { ?s cnai:cites ?o } }"
    assert int(asked("comunica", server.url + "sparql", text)[0]["n"]) == aikg.load(WORLD).select(text)[0].n


def test_sparql_http_client(server, labels) -> None:
    for rows in asked("httpClient", server.url + "sparql", SELECT):
        assert [row["label"] for row in rows] == labels
    assert asked("httpClientGraph", server.url + "sparql", CONSTRUCT) == len(aikg.load(WORLD).construct(CONSTRUCT))
