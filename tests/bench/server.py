"""What a request to `aikg serve` costs over the bare engine, and whether its memory grows under load.

    python -m tests.bench.server [SECONDS]

One client, one query at a time: the median time of a request beside that of the same query in this process. Then, where
wrk is installed, four connections for so many seconds (5 by default), with the memory before and after.
"""

from __future__ import annotations

import http.client
import shutil
import statistics
import subprocess
import sys
import time
from urllib.parse import urlencode

import aikg

QUERIES = {
    "one document": "SELECT ?p ?o { <https://w3id.org/china-ai-policy/id/document/ngaidp-2017> ?p ?o }",
    "documents by level": "SELECT ?l (COUNT(*) AS ?n) { ?d a cnai:PolicyDocument ; cnai:atLevel ?l } GROUP BY ?l",
    "city-alignment": aikg.load().stored("city-alignment").text,
}


def main() -> None:
    seconds = sys.argv[1] if len(sys.argv) > 1 else "5"
    command = [sys.executable, "-m", "aikg", "serve", "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        host = process.stderr.readline().strip().removeprefix("http://").removesuffix("/sparql")
        for name, text in QUERIES.items():
            compare(host, name, text)
        if shutil.which("wrk"):
            load(host, process.pid, seconds)
    finally:
        process.terminate()
        process.wait()


def compare(host: str, name: str, text: str) -> None:
    store = aikg.load().store
    from pyoxigraph import QueryResultsFormat

    from aikg.namespaces import PREFIXES

    connection = http.client.HTTPConnection(host)
    bare, served = [], []
    for _ in range(40):
        start = time.perf_counter()
        answer = store.query(text, prefixes=PREFIXES, use_default_graph_as_union=True)
        answer.serialize(format=QueryResultsFormat.JSON)  # type: ignore[union-attr,call-arg]
        middle = time.perf_counter()
        connection.request("POST", "/sparql", text.encode(), {"Content-Type": "application/sparql-query"})
        connection.getresponse().read()
        bare.append(middle - start)
        served.append(time.perf_counter() - middle)
    one, two = statistics.median(bare) * 1000, statistics.median(served) * 1000
    print(f"{name}: engine {one:.2f} ms, server {two:.2f} ms ({two - one:+.2f} ms, {two / one:.2f} times)")


def load(host: str, server: int, seconds: str) -> None:
    for name, text in QUERIES.items():
        url = f"http://{host}/sparql?{urlencode({'query': text})}"
        before = memory(server)
        done = subprocess.run(["wrk", "-t1", "-c4", f"-d{seconds}s", url], capture_output=True, text=True, check=True)
        lines = {line.split(":")[0].strip(): line for line in done.stdout.splitlines()}
        wrong = lines.get("Non-2xx or 3xx responses", lines.get("Socket errors", "no errors")).strip()
        rate = lines["Requests/sec"].split()[-1]
        print(f"{name}, 4 connections: {rate} requests/s; {wrong}; memory {before:.0f} -> {memory(server):.0f} MiB")


def memory(server: int) -> float:
    """The resident memory of the server and its processes, in MiB."""
    with open(f"/proc/{server}/task/{server}/children") as file:
        processes = [server, *map(int, file.read().split())]
    total = 0
    for each in processes:
        with open(f"/proc/{each}/status") as file:
            total += sum(int(line.split()[1]) for line in file if line.startswith("VmRSS"))
    return total / 1024


if __name__ == "__main__":
    main()
