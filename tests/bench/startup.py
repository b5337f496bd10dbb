"""Whole-process CPU of asking a stored question, paired with the engine's own command on a prepared store.

    python -m tests.bench.startup [RUNS]

Prints medians of user+system time and of time by the clock, and the median of the ratios taken pair by pair, so that a machine whose
speed drifts still gives a fair ratio. Results go to build/bench/startup.json; nothing is asserted.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path
from statistics import median

from pyoxigraph import NamedNode, RdfFormat, Store

from aikg.dataset.dataset import Dataset
from aikg.dataset.home import find_home
from aikg.questions.stored import find_query
from tests.bench.measure import save

QUESTION = "city-alignment"
# A check of the graph takes seconds: it is run once in so many turns.
_SELDOM = 5


def prepared(folder: str, home: str) -> None:
    """A store of the same dataset for the engine's own command."""
    store = Store(folder)
    for graph, path in Dataset(home).graph_files():
        store.bulk_load(path=path, format=RdfFormat.TURTLE, to_graph=NamedNode(graph))
    store.optimize()
    store.flush()


def cost(command: list[str]) -> tuple[float, float]:
    """User and system seconds of one run, children included, and its seconds by the clock."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{' '.join(command)} failed: {process.stderr.read().decode() if process.stderr else ''}")
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - start


def main(runs: int) -> None:
    home = find_home()
    query = find_query(Dataset(home), QUESTION)
    scripts = Path(sysconfig.get_path("scripts"))
    engine = [str(scripts / "oxigraph"), "query", "--union-default-graph", "--results-format", "csv"]
    with tempfile.TemporaryDirectory() as folder:
        prepared(f"{folder}/store", home)
        commands = {
            "oxigraph query": [*engine, "--location", f"{folder}/store", "--query-file", query.path],
            f"aikg query {QUESTION}": [str(scripts / "aikg"), "query", QUESTION],
            f"aikg query {QUESTION} --no-cache": [str(scripts / "aikg"), "query", QUESTION, "--no-cache"],
            "aikg find suanli": [str(scripts / "aikg"), "find", "suanli"],
            "aikg find, nothing but near": [str(scripts / "aikg"), "find", "shenzen"],
            "aikg validate": [str(scripts / "aikg"), "validate"],
            "aikg --help": [str(scripts / "aikg"), "--help"],
            "python -c pass": [sys.executable, "-c", "pass"],
        }
        for command in commands.values():
            cost(command)
        times = [{name: cost(command) for name, command in commands.items() if run % _SELDOM == 0 or name != "aikg validate"} for run in range(runs)]
    results = {}
    print(f"{'median of ' + str(runs):40} {'CPU ms':>8} {'clock':>8} {'ratio':>6}")
    for name in commands:
        ratio = median(run[name][0] / run["oxigraph query"][0] for run in times if name in run)
        used, clock = (1000 * median(run[name][which] for run in times if name in run) for which in (0, 1))
        results[name] = {"ms": used, "clock": clock, "ratio": ratio}
        print(f"{name:40} {used:8.1f} {clock:8.1f} {ratio:6.2f}")
    save("startup", results)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 25)
