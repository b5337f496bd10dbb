"""The stored questions, loading, checking and deriving beside what one would take instead, on the same facts.

    python -m tests.bench.engines [--sizes 10000 100000] [--runs 7]

Each engine runs in a process of its own with the same file. One that is not installed is left out with a sentence.
Results go to build/bench/engines.json; nothing is asserted.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import sys
import sysconfig
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode, RdfFormat, Store, Triple, serialize

from aikg.dataset.dataset import Dataset
from aikg.dataset.home import find_home
from aikg.errors import AikgError
from aikg.namespaces import GRAPH, INFERRED
from aikg.questions.stored import list_queries
from aikg.rules.run import derive
from aikg.sparql.clauses import without_unbound
from tests.bench import jena, virtuoso
from tests.bench.asking import count_rows, load_terms
from tests.bench.growth import prepared
from tests.bench.measure import FOLDER, TooLongError, in_child, run_command, save, stream_child

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SCRIPTS = Path(sysconfig.get_path("scripts"))
# Seconds for one question; and the questions asked as whole commands, from short to long.
_LIMIT = 20.0
_LATE = f"no answer within {_LIMIT:.0f} seconds"
COLD = ("levels", "circle-members", "targets-due", "city-alignment", "weak-evidence")
# rdflib is asked up to this size: above, loading alone takes minutes.
_RDFLIB_MOST = 20_000


def whole(size: int) -> Path:
    """One folder with all facts of a size: ontology, system, and what follows, for each engine in a form it reads."""
    folder = FOLDER / f"whole-{size}"
    if not (folder / "all.nq.gz").exists():
        in_child(_write_whole, str(prepared(size)), str(folder), seconds=3600)
    return folder


def _write_whole(path: str, folder: str) -> None:
    store, home, to = Store(), Path(find_home()), Path(folder)
    load_terms(store, home)
    with gzip.open(path) as file:
        store.bulk_load(file, format=RdfFormat.N_QUADS)
    derive(Dataset(home), store)
    (to / "home" / "data" / "graph").mkdir(parents=True, exist_ok=True)
    for name in ("ontology", "queries"):
        (to / "home" / name).unlink(missing_ok=True)
        (to / "home" / name).symlink_to(home / name)
    for name, graph in (("all", NamedNode(GRAPH + "data")), ("inferred", NamedNode(INFERRED))):
        store.dump(output=str(to / "home" / "data" / "graph" / f"{name}.ttl"), format=RdfFormat.TURTLE, from_graph=graph)
    triples = {Triple(quad.subject, quad.predicate, quad.object) for quad in store}
    serialize(triples, str(to / "all.nt"), format=RdfFormat.N_TRIPLES)
    half = to / "half.gz"
    with gzip.open(half, "wb", 5) as out:
        store.dump(out, RdfFormat.N_QUADS)
    half.rename(to / "all.nq.gz")


Asked = tuple[str, int, list[float]]


def embedded(path: str, texts: dict[str, str], on_disk: bool = False) -> Iterator[Asked]:
    """pyoxigraph: what `aikg` asks, without the start of Python."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(folder) if on_disk else Store()
        with gzip.open(path + "/all.nq.gz") as file:
            store.bulk_load(file, format=RdfFormat.N_QUADS)
        yield from _timed(texts, lambda text: count_rows(store, text))


def on_disk(path: str, texts: dict[str, str]) -> Iterator[Asked]:
    yield from embedded(path, texts, on_disk=True)


def with_rdflib(path: str, texts: dict[str, str]) -> Iterator[Asked]:
    import rdflib

    graph = rdflib.Graph().parse(path + "/all.nt", format="nt")
    yield from _timed(texts, lambda text: len(graph.query(text)))


def _timed(texts: dict[str, str], ask: Callable[[str], int]) -> Iterator[Asked]:
    for name, text in texts.items():
        rows, times = 0, list[float]()
        while len(times) < 2 or (len(times) < 6 and sum(times) < 500):
            start = time.process_time()
            rows = ask(text)
            times.append(1000 * (time.process_time() - start))
        yield name, rows, times[1:]


def asked_in_child(ask: Callable[[str, dict[str, str]], Iterator[Asked]], folder: Path) -> dict[str, Any]:
    """Rows and CPU milliseconds of every question; none where an answer did not come in time."""
    found: dict[str, Any] = {}
    left = {query.name: query.text for query in list_queries(Dataset())}
    while left:
        try:
            # The first answer comes after the load.
            for name, rows, times in stream_child(ask, str(folder), dict(left), seconds=3 * _LIMIT):
                found[name] = {"rows": rows, "ms": median(times)}
                del left[name]
        except TooLongError:
            name = next(iter(left))
            found[name] = {"rows": None, "ms": None}
            del left[name]
    return found


def with_virtuoso(folder: Path) -> dict[str, Any]:
    """The same of a Virtuoso server, by its CPU time; an error where it does not take the query."""
    found: dict[str, Any] = {}
    left = list_queries(Dataset())
    while left:
        # A question that is not answered in time goes on in the server, so the next one gets a server of its own.
        with virtuoso.served(folder) as server:
            server.load(folder / "all.nq.gz")
            answered = True
            while left and answered:
                query = left.pop(0)
                found[query.name] = _asked_virtuoso(server, without_unbound(query.text))
                answered = found[query.name].get("error") != _LATE
    return found


def _asked_virtuoso(server: virtuoso.Server, text: str) -> dict[str, Any]:
    rows, times = 0, list[float]()
    try:
        while len(times) < 2 or (len(times) < 4 and sum(times) < 1000):
            start = server.cpu()
            rows = server.ask(text, _LIMIT)
            times.append(1000 * (server.cpu() - start))
    except TimeoutError:
        return {"rows": None, "ms": None, "error": _LATE}
    except AikgError as error:
        return {"rows": None, "ms": None, "error": str(error)[:200]}
    return {"rows": rows, "ms": median(times[1:])}


def cold(folder: Path, runs: int) -> dict[str, Any]:
    """CPU milliseconds of whole commands, taken in turns, with the ratio to the engine's own command."""
    home, found = str(folder / "home"), {}
    with tempfile.TemporaryDirectory() as own:
        store = f"{own}/store"
        run_command([str(SCRIPTS / "oxigraph"), "load", "--location", store, "--file", str(folder / "all.nq.gz")])
        arq = jena.arq(Path(own) / "jena")
        for name in COLD:
            text = f"{find_home()}/queries/questions/{name}.rq"
            oxigraph = [str(SCRIPTS / "oxigraph"), "query", "--location", store, "--union-default-graph", "--query-file", text]
            commands = {
                "oxigraph": ([*oxigraph, "--results-format", "csv"], runs),
                "aikg": ([sys.executable, "-m", "aikg", "query", name, "--format", "csv"], runs),
                "rdflib": ([sys.executable, "-m", "tests.bench.cold_rdflib", f"{folder}/all.nt", text], 2),
                "jena": ([*arq, "--data", f"{folder}/all.nt", "--query", text, "--results", "csv"], 2) if arq else ([], 0),
            }
            env = {"AIKG_HOME": home, "AIKG_CACHE": f"{own}/cache"}
            times: dict[str, list[float]] = {engine: [] for engine in commands}
            for turn in range(-1, runs):
                for engine, (command, most) in commands.items():
                    if turn < most and (turn >= 0 or engine in ("oxigraph", "aikg")):
                        cost = run_command(command, env=env)[1]
                        times[engine] += [1000 * cost.cpu] if turn >= 0 else []
            found[name] = {engine: median(each) for engine, each in times.items() if each}
            pairs = zip(times["aikg"], times["oxigraph"], strict=True)
            found[name]["ratio"] = median(ours / theirs for ours, theirs in pairs)
    return found


def loading(folder: Path, runs: int) -> dict[str, Any]:
    """CPU seconds of loading compressed N-Quads into a store on disk, in pairs: the library, and the engine's own command."""
    pairs = []
    path = folder / "all.nq.gz"
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as own:
            theirs = run_command([str(SCRIPTS / "oxigraph"), "load", "--location", f"{own}/theirs", "--file", str(path)])[1]
            ours = run_command([sys.executable, "-m", "tests.bench.load", str(path), f"{own}/ours"])[1]
            pairs.append((ours, theirs))
    return {
        "pyoxigraph": median(ours.cpu for ours, _ in pairs),
        "oxigraph load": median(theirs.cpu for _, theirs in pairs),
        "ratio": median(ours.cpu / theirs.cpu for ours, theirs in pairs),
        "wall ratio": median(ours.wall / theirs.wall for ours, theirs in pairs),
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.engines", description="Measure beside other engines.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--runs", type=int, default=7, help="pairs of whole commands (default 7)")
    given = parser.parse_args()
    results: dict[str, Any] = {"skipped": skipped()}
    for size in given.sizes:
        folder = whole(size)
        found: dict[str, Any] = {"pyoxigraph": asked_in_child(embedded, folder), "on disk": asked_in_child(on_disk, folder)}
        if size <= _RDFLIB_MOST:
            found["rdflib"] = asked_in_child(with_rdflib, folder)
        if shutil.which("virtuoso-t") and shutil.which("isql-vt"):
            found["Virtuoso"] = with_virtuoso(folder)
        results[str(size)] = {"questions": found, "cold": cold(folder, given.runs), "loading": loading(folder, 3)}
        save("engines", results)
        print(f"{size}: {', '.join(found)}; cold; loading", file=sys.stderr)


def skipped() -> list[str]:
    """A sentence for each engine that is not here."""
    with tempfile.TemporaryDirectory() as own:
        missing = [] if jena.arq(Path(own)) else ["Jena: no java, or no jena-core.jar and jena-cmds.jar (Debian: libapache-jena-java)."]
    if not (shutil.which("virtuoso-t") and shutil.which("isql-vt")):
        missing.append("Virtuoso: no virtuoso-t and isql-vt (Debian: virtuoso-opensource-7).")
    return missing


if __name__ == "__main__":
    main()
