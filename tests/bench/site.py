"""What `aikg site` takes as a whole: time by the clock, CPU time, and the memory of all its processes together.

    python -m tests.bench.site [--sizes 10000 100000]

The present dataset, and synthetic systems of these sizes, without the query engine for the browser (which npm brings). Memory
is the sum of proportional set sizes: what processes share counts once. Results go to build/bench/site.json; nothing is asserted.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import aikg
from tests.bench.measure import FOLDER, save
from tests.bench.pages import settings

_EVERY = 0.25


def family(process: int) -> list[int]:
    """A process and all that it has started, and these in turn."""
    found = [process]
    for each in found:
        try:
            for task in Path(f"/proc/{each}/task").iterdir():
                found += map(int, (task / "children").read_text(encoding="ascii").split())
        except OSError:  # It has ended.
            continue
    return found


def memory(processes: list[int]) -> float:
    """The proportional set sizes of processes together, in MiB."""
    total = 0
    for each in processes:
        try:
            text = Path(f"/proc/{each}/smaps_rollup").read_text(encoding="ascii")
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
    return total / 1024


def measure(size: int | None) -> dict[str, Any]:
    """All figures of one dataset."""
    env, folder = settings(size), FOLDER / "site"
    graph = aikg.load(env.get("AIKG_HOME"))
    triples = len(graph.store)
    command = [sys.executable, "-m", "aikg", "site", "--no-sparql", "-o", str(folder)]
    before, start, most = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter(), 0.0
    with subprocess.Popen(command, env={**os.environ, **env}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            most = max(most, memory(family(process.pid)))
            time.sleep(_EVERY)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: status {process.returncode}")
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    files = [path for path in folder.rglob("*") if path.is_file()]
    size_mb = sum(path.stat().st_size for path in files) / 2**20
    shutil.rmtree(folder)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"triples": triples, "files": len(files), "mib": size_mb, "wall": wall, "cpu": spent, "memory": most}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.site", description="Measure aikg site.")
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000], help="synthetic systems besides the present dataset")
    results: dict[str, Any] = {}
    for size in (None, *parser.parse_args().sizes):
        name = "present" if size is None else str(size)
        results[name] = measure(size)
        save("site", results)
        print(name, results[name])


if __name__ == "__main__":
    main()
