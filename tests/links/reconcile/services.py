"""A reconciliation service on loopback, by the Reconciliation Service API 0.2: names of its own, matched fuzzily."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import SequenceMatcher
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

SPACE = "https://example.org/entity/"
ENTITIES = {
    "1": ("Anqing", "City"),
    "2": ("黄石市", "地级市"),
    "3": ("Huangshi", "Song"),
    "4": ("Xiongxian Countie", "County"),
}


class Reconciliation:
    """A running service: its URL, its manifest, the batches it was asked, and what it answers instead if anything."""

    def __init__(self) -> None:
        self.url = ""
        self.manifest: Any = {
            "versions": ["0.2"],
            "name": "names",
            "identifierSpace": SPACE,
            "schemaSpace": "https://example.org/schema/",
            "batchSize": 3,
        }
        self.batches: list[dict[str, Any]] = []
        self.agents: set[str] = set()
        self.instead: Any = None


@contextmanager
def reconciliation() -> Iterator[Reconciliation]:
    state = Reconciliation()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.answer(state.manifest)

        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            batch = json.loads(form["queries"][0])
            state.batches.append(batch)
            state.agents.add(self.headers["User-Agent"])
            self.answer(state.instead or {key: {"result": results(query)} for key, query in batch.items()})

        def answer(self, said: Any) -> None:
            data = json.dumps(said).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_address[1]}/reconcile"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()


def results(query: dict[str, Any]) -> list[dict[str, Any]]:
    scored = [(SequenceMatcher(None, query["query"], name).ratio(), key) for key, (name, _) in ENTITIES.items()]
    return [
        {
            "id": key,
            "name": ENTITIES[key][0],
            "score": round(100 * score, 1),
            "match": score == 1,
            "type": [{"id": ENTITIES[key][1].lower(), "name": ENTITIES[key][1]}],
        }
        for score, key in sorted(scored, reverse=True)[: query["limit"]]
        if score > 0.6
    ]
