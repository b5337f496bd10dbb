"""How many instructions the rules take as the graph grows: the work itself, without what memory makes of it.

    python -m tests.bench.instructions [--sizes 10000 100000 1000000]

The time of the same work grows faster than the graph once it no longer fits in the processor's caches; the number of
instructions does not depend on them. Valgrind counts them, some fifty times slower than they run: without it there is no figure.
Results go to build/bench/instructions.json; nothing is asserted.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import Store

from aikg.dataset.dataset import Dataset
from aikg.dataset.home import find_home
from aikg.rules.run import derive
from tests.bench.asking import load_terms
from tests.bench.growth import SIZES, load_compressed, prepared
from tests.bench.measure import run_command, save

_TOTAL = re.compile(r"^summary: (\d+)", re.MULTILINE)


def work(path: str, rules: bool) -> None:
    """What is counted: a system loaded into memory, and the rules run over it."""
    store = Store()
    load_terms(store, find_home())
    load_compressed(store, path)
    if rules:
        derive(Dataset(), store)


def counted(path: str, rules: bool) -> int:
    """The instructions of a process that does this work.

    :raises AikgError: if valgrind fails
    """
    code = f"from tests.bench.instructions import work; work({path!r}, {rules})"
    with TemporaryDirectory() as folder:
        out = Path(folder, "counts")
        tool = ["valgrind", "--tool=cachegrind", "--cache-sim=no", f"--cachegrind-out-file={out}"]
        run_command([*tool, sys.executable, "-c", code], seconds=7200)
        found = _TOTAL.search(out.read_text(encoding="utf-8"))
        assert found is not None
        return int(found[1])


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.instructions", description="Count the instructions of the rules.")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    sizes = parser.parse_args().sizes
    if not shutil.which("valgrind"):
        print("instructions are not counted: valgrind is not installed", file=sys.stderr)
        return
    found: dict[str, int] = {}
    for size in sorted(sizes):
        path = str(prepared(size))
        found[str(size)] = counted(path, rules=True) - counted(path, rules=False)
        print(f"{size}: the rules take {found[str(size)] / 1e9:.2f} thousand million instructions", file=sys.stderr)
        save("instructions", found)


if __name__ == "__main__":
    main()
