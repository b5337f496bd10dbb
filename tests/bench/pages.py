"""How long readers wait for pages: a server's start, pages of each kind for one and for eight readers, a small query.

    python -m tests.bench.pages [--sizes 100000]

The present dataset, and synthetic systems of these sizes. Eight readers ask for a page a second each, as people do who read;
then without a pause, which says how many pages a second there are. Results go to build/bench/pages.json; nothing is asserted.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any

import aikg
from tests.bench.engines import whole
from tests.bench.measure import FOLDER, in_child, run_command, save

if TYPE_CHECKING:
    from collections.abc import Iterator

READERS, _OF_A_KIND, _STARTS, _SMALL = 8, 24, 5, 200
_QUESTION = "circle-members"
_SCRIPTS = Path(sysconfig.get_path("scripts"))


def settings(size: int | None) -> dict[str, str]:
    """The environment of the present dataset (None), or of a synthetic system."""
    return {} if size is None else {"AIKG_HOME": str(whole(size) / "home"), "AIKG_CACHE": str(FOLDER / "cache")}


def sample(env: dict[str, str]) -> tuple[list[str], list[str]]:
    """Paths of each kind of page in both languages, mixed by a seed: those to read first, and as many others to measure."""
    os.environ.update(env)
    from aikg.pages import LANGUAGES, Book, paths

    book, kinds = Book(aikg.load(), live=True), defaultdict(list)
    for lang in LANGUAGES:
        for path in paths(book, lang):
            kinds[_kind(path)].append(path)
        for question in book.questions:
            for name, parameter in list(question.parameters.items())[:1]:
                kinds["question, asked"].append(f"{lang}/question/{question.name}.html?{name}={parameter.example}")
    chosen, first, measured = random.Random(7), list[str](), list[str]()
    for _, found in sorted(kinds.items()):
        taken = chosen.sample(found, min(len(found), 2 * _OF_A_KIND))
        first += taken[::2]
        measured += taken[1::2] or taken
    chosen.shuffle(measured)
    return first, measured


def _kind(path: str) -> str:
    parts = path.split("/")
    if len(parts) == 2 or parts[1:] == ["question", "index.html"]:
        return "text"
    return "list" if parts[-1].startswith("index") else parts[1]


@contextmanager
def serving(command: list[str], env: dict[str, str], port: int) -> Iterator[tuple[str, subprocess.Popen[bytes], float]]:
    """A server until it is left: its address, its process, and the seconds until it answered."""
    start = time.perf_counter()
    process = subprocess.Popen(command, env={**os.environ, **env}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while True:
            try:
                fetch(http.client.HTTPConnection("127.0.0.1", port), "/health")
                break
            except OSError:
                time.sleep(0.005)
        yield f"127.0.0.1:{port}", process, time.perf_counter() - start
    finally:
        process.terminate()
        process.wait()


def fetch(connection: http.client.HTTPConnection, path: str, body: str | None = None) -> int:
    """Asks for a path, or posts a query; gives the status."""
    headers = {"Content-Type": "application/sparql-query", "Accept": "text/csv"} if body else {"Accept": "text/html"}
    connection.request("POST" if body else "GET", path, body.encode() if body else None, headers)
    answer = connection.getresponse()
    answer.read()
    return answer.status


def asked(host: str, paths: list[str], pause: float) -> list[tuple[str, float]]:
    """Milliseconds of each path, by one reader who begins a page every so many seconds."""
    connection, found = http.client.HTTPConnection(host), []
    due = time.perf_counter() + pause * random.random()
    for path in paths:
        time.sleep(max(0.0, due - time.perf_counter()) if pause else 0.0)
        start = time.perf_counter()
        status = fetch(connection, f"/{path}")
        if status != 200:
            raise SystemExit(f"/{path}: status {status}")
        found.append((path, 1000 * (time.perf_counter() - start)))
        due = max(due + pause, time.perf_counter())
    return found


def cpu(process: subprocess.Popen[bytes]) -> float:
    """Seconds of user and system time of a server and its processes so far."""
    own = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
    total = 0
    for each in (process.pid, *own):
        fields = Path(f"/proc/{each}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / os.sysconf("SC_CLK_TCK")


def read_by(host: str, paths: list[str], readers: int, pause: float) -> dict[str, list[float]]:
    """Milliseconds by kind of page, of readers who share the paths."""
    found = defaultdict(list)
    with ThreadPoolExecutor(readers) as threads:
        for timed in threads.map(lambda own: asked(host, own, pause), [paths[number::readers] for number in range(readers)]):
            for path, ms in timed:
                found["question, asked" if "?" in path else _kind(path)].append(ms)
    return dict(found)


def p95(values: list[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]


def measure(size: int | None) -> dict[str, Any]:
    """All figures of one dataset."""
    env = settings(size)
    (first_read, paths), _ = in_child(sample, env, seconds=1800)
    port = 18080
    command = [sys.executable, "-m", "aikg", "serve", "--port", str(port)]
    starts = []
    for _ in range(_STARTS):
        with serving(command, env, port) as (_, _, seconds):
            starts.append(seconds)
    with serving(command, env, port) as (host, process, _):
        start = time.perf_counter()
        fetch(http.client.HTTPConnection(host), "/zh/place/shenzhen.html")
        first = time.perf_counter() - start
        asked(host, first_read, 0)
        before, alone = cpu(process), defaultdict(list)
        for path, ms in asked(host, paths, 0):
            alone["question, asked" if "?" in path else _kind(path)].append(ms)
        spent = (cpu(process) - before) / len(paths)
        eight = read_by(host, paths, READERS, 1.0)
        start = time.perf_counter()
        read_by(host, paths, READERS, 0)
        rate = len(paths) / (time.perf_counter() - start)
    every = [[ms for found in group.values() for ms in found] for group in (alone, eight)]
    return {
        "ready": median(starts),
        "first": first,
        "cpu_ms": 1000 * spent,
        "rate": rate,
        "pages": len(paths),
        "all": {"alone": median(every[0]), "alone95": p95(every[0]), "eight95": p95(every[1])},
        "kinds": {k: {"alone": median(alone[k]), "alone95": p95(alone[k]), "eight95": p95(eight[k])} for k in sorted(alone)},
    }


def small(size: int | None) -> dict[str, float]:
    """Milliseconds of a small question, of the server and of the engine's own, in turns; and the ratio."""
    env = settings(size)
    home = env.get("AIKG_HOME")
    graph = aikg.load(home)
    text = graph.stored(_QUESTION).text
    with tempfile.TemporaryDirectory() as own:
        dump = f"{own}/all.nq"
        graph.store.dump(dump)
        run_command([str(_SCRIPTS / "oxigraph"), "load", "--location", f"{own}/store", "--file", dump], seconds=3600)
        theirs = [str(_SCRIPTS / "oxigraph"), "serve-read-only", "--location", f"{own}/store", "--bind", "127.0.0.1:18081", "--union-default-graph"]
        with (
            serving([sys.executable, "-m", "aikg", "serve", "--port", "18080"], env, 18080) as (ours_at, _, _),
            serving(theirs, {}, 18081) as (theirs_at, _, _),
        ):
            time.sleep(5)
            two = [(http.client.HTTPConnection(ours_at), "/sparql"), (http.client.HTTPConnection(theirs_at), "/query")]
            times: list[list[float]] = [[], []]
            for _ in range(_SMALL):
                for number, (connection, path) in enumerate(two):
                    start = time.perf_counter()
                    assert fetch(connection, path, text) == 200
                    times[number].append(1000 * (time.perf_counter() - start))
    ours, other = (each[_SMALL // 10 :] for each in times)
    ratio = median(one / two for one, two in zip(ours, other, strict=True))
    return {"aikg": median(ours), "oxigraph": median(other), "ratio": ratio}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.pages", description="Measure pages.")
    parser.add_argument("--sizes", type=int, nargs="*", default=[100_000], help="synthetic systems besides the present dataset")
    results: dict[str, Any] = {}
    for size in (None, *parser.parse_args().sizes):
        name = "present" if size is None else str(size)
        results[name] = measure(size) | {"small": small(size)}
        save("pages", results)
        print(name, {key: value for key, value in results[name].items() if key != "kinds"})
        for kind, each in results[name]["kinds"].items():
            print(f"  {kind:20} {' '.join(f'{key} {ms:7.1f}' for key, ms in each.items())}")


if __name__ == "__main__":
    main()
