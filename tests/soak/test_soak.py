"""Killed at random moments, and asked by many at once: never a wrong answer, never a corrupt store.

A few rounds in `make test`; `make soak` takes a hundred (AIKG_SOAK=100).
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time

import pytest

from aikg.curate.build import build, differing
from aikg.dataset.dataset import Dataset
from aikg.dataset.home import home
from aikg.remote.upload import upload
from aikg.store.folder import Folder, write_store
from tests.conftest import WORLD
from tests.remote.servers import oxigraph
from tests.remote.upload.test_upload import held, updated, wanted

ROUNDS = int(os.environ.get("AIKG_SOAK", "3"))
RANDOM = random.Random(20)
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def command(*arguments, root, cache):
    environment = os.environ | {"AIKG_HOME": str(root), "AIKG_CACHE": str(cache)}
    return subprocess.Popen(
        [sys.executable, "-m", "aikg", *map(str, arguments)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def killed(process, longest):
    """Ends a process at a random moment, if it is not done before; whether it had to."""
    time.sleep(RANDOM.uniform(0, longest))
    ended = process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return ended


def answer(root, cache):
    process = command("sparql", COUNT, root=root, cache=cache)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out


@pytest.fixture
def world(tmp_path):
    shutil.copytree(WORLD, tmp_path / "world")
    return tmp_path / "world"


def test_a_killed_cache_writer_never_leaves_a_wrong_answer(world, tmp_path):
    right = answer(world, tmp_path / "other")
    for _ in range(ROUNDS * 3):
        shutil.rmtree(tmp_path / "cache", ignore_errors=True)
        killed(command("sparql", COUNT, root=world, cache=tmp_path / "cache"), 0.3)
        assert answer(world, tmp_path / "cache") == right


def test_four_ask_while_the_dataset_changes_under_them(world, tmp_path):
    """Each answer is that of the dataset before or after a change, whole."""
    path = world / "data" / "graph" / "documents.ttl"
    states = [path.read_text(encoding="utf-8")]
    states.append(states[0] + "\n<urn:more> <urn:p> 1 .\n")
    right, wrong, stop = set(), [], threading.Event()
    for text in states:
        path.write_text(text, encoding="utf-8")
        process = command("sparql", COUNT, "--no-cache", root=world, cache=tmp_path / "cache")
        right.add(process.communicate()[0])
    assert len(right) == 2

    def ask():
        while not stop.is_set():
            process = command("sparql", COUNT, root=world, cache=tmp_path / "cache")
            out, err = process.communicate(timeout=60)
            if process.returncode or out not in right:
                wrong.append((out, err))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(ROUNDS * 4):
        other = path.with_suffix(".part")
        other.write_text(states[number % 2], encoding="utf-8")
        os.replace(other, path)
        time.sleep(0.1)
    stop.set()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_killed_build_leaves_files_that_the_next_makes_right(tmp_path):
    root = tmp_path / "home"
    for room in ("ontology", "data", "queries"):
        shutil.copytree(home() / room, root / room)
    targets = root / "data" / "tables" / "targets.csv"
    rows = targets.read_text(encoding="utf-8").splitlines(keepends=True)
    (root / "data" / "dataset.yaml").write_text("least_rows: {}\n")
    for number in range(1, max(ROUNDS // 3, 1) + 1):
        targets.write_text("".join(rows[:-number]), encoding="utf-8")
        killed(command("build", root=root, cache=tmp_path / "cache"), 2.2)
        process = command("build", root=root, cache=tmp_path / "cache")
        assert process.wait(60) == 0, process.stderr.read()
        process.communicate()
    assert differing(Dataset(root), build(Dataset(root))) == []


def test_a_killed_load_leaves_the_old_graph_or_the_new_one(tmp_path):
    old = {"https://w3id.org/china-ai-policy/graph/data": 1}
    with oxigraph(tmp_path) as server:
        for _ in range(ROUNDS):
            text = "INSERT DATA { GRAPH <https://w3id.org/china-ai-policy/graph/data> { <urn:old> <urn:p> 1 } }"
            updated(server, f"DROP ALL ; {text}")
            killed(command("load", server.url, root=WORLD, cache=tmp_path / "cache"), 1.0)
            real = {graph: count for graph, count in held(server).items() if not graph.endswith("loading")}
            assert real in (old, wanted())
            upload(server.url, Dataset(WORLD))
            assert held(server) == wanted()


def test_a_killed_load_into_a_folder_leaves_the_old_store_or_the_new_one(tmp_path):
    sizes = {}
    for name, count in (("old", 20_000), ("new", 60_000)):
        file = tmp_path / f"{name}.nq"
        file.write_text("".join(f"<urn:{n}> <urn:p> \"filler {n * n}\" .\n" for n in range(count)), encoding="utf-8")
        sizes[write_store(tmp_path / "store", [file], Dataset(WORLD))] = file
    assert list(sizes) == [20_000, 60_000]
    for turn in range(ROUNDS * 2):
        file = list(sizes.values())[turn % 2]
        killed(command("load", tmp_path / "store", file, root=WORLD, cache=tmp_path / "cache"), 1.0)
        store = Folder(tmp_path / "store").store
        assert sum(1 for _ in store) in sizes
        del store
    write_store(tmp_path / "store", [], Dataset(WORLD))
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".part")]
