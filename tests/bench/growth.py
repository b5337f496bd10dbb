"""How loading, the rules and every stored question grow with the graph.

    python -m tests.bench.growth [--sizes 10000 100000 1000000] [--questions NAME ...]

Each size is a synthetic system with the ontology in a store on disk. A question that takes longer than a minute, or
more than 6 GiB of memory, is stopped, and not asked again at larger sizes. Results go to build/bench/growth.json; nothing is asserted.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import resource
import shutil
import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode, Quad, RdfFormat, Store

from aikg.dataset.dataset import Dataset
from aikg.dataset.home import find_home
from aikg.errors import AikgError
from aikg.namespaces import INFERRED
from aikg.questions.kept import chosen_text, kept_answer
from aikg.questions.kept import rows_of as read
from aikg.questions.stored import list_queries
from aikg.rules.run import derive
from aikg.sparql.source import Embedded
from tests.bench.asking import Asked, asked, count_rows, load_terms
from tests.bench.measure import FOLDER, TooLongError, in_child, save, stream_child
from tests.bench.synthetic.system import write_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aikg.questions.stored import StoredQuery
    from aikg.sparql.source import Source

SIZES = (10_000, 100_000, 1_000_000)
SEED = 7
# Seconds for one question, and for everything that is asked of one more than once.
_LIMIT, _ENOUGH = 60.0, 0.5
# Bytes of memory that a question may ask for, beyond which it ends as one that takes too long does.
_MEMORY = 6 << 30
# A time below this is that of starting to ask, and says nothing about growth.
_FLOOR_MS = 5.0


def prepared(size: int) -> Path:
    """The file of a synthetic system, made if it is not there."""
    path = FOLDER / f"{size}.nq.gz"
    if not path.exists():
        half = path.with_name(f"half-{size}.nq.gz")
        in_child(write_file, str(half), size, SEED, seconds=3600)
        half.rename(path)
    return path


def fill(folder: str, path: str) -> int:
    """Load a system into a store on disk; gives how many triples it then holds."""
    store = Store(folder)
    load_terms(store, find_home())
    load_compressed(store, path)
    store.flush()
    return len(store)


def load_compressed(store: Store, path: str) -> None:
    """Load a system into a store."""
    with gzip.open(path) as file:
        store.bulk_load(file, format=RdfFormat.N_QUADS)


def infer(folder: str, path: str) -> tuple[int, float]:
    """Run the rules in memory, as building does, and load what follows into the store on disk.

    Gives how many triples follow, and the CPU seconds of the rules alone.
    """
    memory = Store()
    load_terms(memory, find_home())
    load_compressed(memory, path)
    start = time.process_time()
    derived = derive(Dataset(), memory)
    seconds = time.process_time() - start
    store = Store(folder)
    store.bulk_extend(Quad(each.subject, each.predicate, each.object, NamedNode(INFERRED)) for each in derived)
    store.optimize()
    return len(derived), seconds


class Kept(Embedded):
    """A store with the folder beside it where answers are kept, as a prepared store keeps them."""

    def __init__(self, store: Store, folder: str) -> None:
        super().__init__(lambda: store)
        self.folder = Path(folder)

    def prepared(self, name: str, make: Callable[[Source], bytes]) -> bytes:
        path = self.folder / name
        if not path.exists():
            self.folder.mkdir(exist_ok=True)
            path.write_bytes(make(self))
        return path.read_bytes()


def rows_of(store: Store, source: Kept, question: Asked, stored: StoredQuery | None) -> int:
    """How many rows a question has: read where its answer is kept, or they can be chosen of it, else asked."""
    kept = chosen_text(source, stored, question.values) if stored else None
    return count_rows(store, question.text) if kept is None else sum(1 for _ in read(kept) or ())


def ask_all(folder: str, names: list[str]) -> Iterator[tuple[str, int, list[float]]]:
    """Ask questions of a store on disk: name, rows, CPU milliseconds of each time; the first time does not count.

    An answer that a prepared store keeps is made before, and read.
    """
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    start = time.process_time()
    store = Store.read_only(folder)
    yield "", 0, [1000 * (time.process_time() - start)]
    every = {question.name: question for question in asked(find_home())}
    questions = {query.name: query for query in list_queries(Dataset(find_home())) if query.kept}
    source = Kept(store, folder + "-kept")
    for name in names:
        rows, times = 0, list[float]()
        query = questions.get(every[name].question)
        if query:
            kept_answer(source, query)
        while len(times) < 2 or (len(times) < 6 and sum(times) < 1000 * _ENOUGH):
            start = time.process_time()
            rows = rows_of(store, source, every[name], query)
            times.append(1000 * (time.process_time() - start))
            if times[0] > 1000 * _ENOUGH:
                break
        yield name, rows, times[1:] or times


def stored(size: int) -> tuple[str, dict[str, Any]]:
    """The store of a size with all that follows in it, made if it is not there, and what that took."""
    folder, figures = FOLDER / f"store-{size}", FOLDER / f"store-{size}.json"
    if figures.exists():
        found: dict[str, Any] = json.loads(figures.read_text(encoding="utf-8"))
        return str(folder), found
    shutil.rmtree(folder, ignore_errors=True)
    path = str(prepared(size))
    triples, load = in_child(fill, str(folder), path, seconds=7200)
    (derived, seconds), rules = in_child(infer, str(folder), path, seconds=7200)
    found = {"triples": triples + derived, "asserted": triples, "derived": derived}
    found |= {"load": load._asdict(), "rules": rules._asdict() | {"cpu": seconds}}
    found["disk"] = sum(file.stat().st_size for file in folder.rglob("*")) / 2**20
    figures.write_text(json.dumps(found), encoding="utf-8")
    return str(folder), found


def measure_size(size: int, names: list[str], keep: bool) -> dict[str, Any]:
    """All figures of one size; a question that was stopped has no time."""
    folder, found = stored(size)
    found["questions"] = {}
    left = list(names)
    while left:
        try:
            for name, rows, times in stream_child(ask_all, folder, left, seconds=_LIMIT):
                if not name:
                    found["open_ms"] = times[0]
                    continue
                found["questions"][name] = {"rows": rows, "ms": median(times)}
                left.remove(name)
        except (TooLongError, AikgError):
            found["questions"][left.pop(0)] = {"rows": None, "ms": None}
    if not keep:
        shutil.rmtree(folder)
        shutil.rmtree(folder + "-kept", ignore_errors=True)
        Path(folder + ".json").unlink()
    return found


def exponent(sizes: list[float], values: list[float]) -> float | None:
    """The slope of the values over the sizes on logarithmic scales; None if fewer than two can be told."""
    pairs = [(math.log(size), math.log(value)) for size, value in zip(sizes, values, strict=True) if value]
    if len(pairs) < 2:
        return None
    x, y = (sum(column) / len(pairs) for column in zip(*pairs, strict=True))
    return sum((a - x) * (b - y) for a, b in pairs) / sum((a - x) ** 2 for a, _ in pairs)


def growth(results: dict[str, Any]) -> list[dict[str, Any]]:
    """For each question its rows and times by size, their exponents, and whether it grows though its answer does not."""
    sizes = sorted(results, key=int)
    found = []
    for name in results[sizes[0]]["questions"]:
        each = [results[size]["questions"].get(name, {"rows": None, "ms": None}) for size in sizes]
        asked_of = [float(results[size]["triples"]) for size in sizes]
        times = [max(one["ms"], _FLOOR_MS) if one["ms"] else 0.0 for one in each]
        slope, rows = exponent(asked_of, times), exponent(asked_of, [one["rows"] or 0.0 for one in each])
        marked = not all(times) or (slope is not None and slope > 0.3 and slope > (rows or 0.0) + 0.3)
        found.append(
            {"name": name, "ms": [one["ms"] for one in each], "rows": [one["rows"] for one in each]}
            | {"time_exponent": slope, "rows_exponent": rows, "marked": marked}
        )
    return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.growth", description="Measure growth.")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--questions", nargs="+", help="only these questions, with all their examples")
    parser.add_argument("--keep", action="store_true", help="keep the stores, and use those that were kept")
    parser.add_argument("--name", default="growth", help="name of the JSON file in build/bench/")
    given = parser.parse_args()
    questions = [each for each in asked(find_home()) if not given.questions or each.question in given.questions]
    names, results = [each.name for each in questions], dict[str, Any]()
    for size in sorted(given.sizes):
        results[str(size)] = found = measure_size(size, names, given.keep)
        print(f"{size}: {found['triples']} triples, load {found['load']['cpu']:.1f} s, rules {found['rules']['cpu']:.1f} s", file=sys.stderr)
        names = [name for name in names if found["questions"][name]["ms"] is not None]
        save(given.name, results)
    for line in growth(results):
        times = " ".join(f"{ms:9.1f}" if ms is not None else f"{'-':>9}" for ms in line["ms"])
        slopes = " ".join(f"{line[key]:5.2f}" if line[key] is not None else "    -" for key in ("time_exponent", "rows_exponent"))
        print(f"{line['name'][:62]:62} {times}  {slopes} {'*' if line['marked'] else ''} {line['rows'][-1]}")


if __name__ == "__main__":
    main()
