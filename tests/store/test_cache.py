from __future__ import annotations

import gc
import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store, parse

import aikg
from aikg.dataset.dataset import Dataset
from aikg.store import cache
from tests.conftest import WORLD, environment

ASK = ["query", "city-alignment", "--format", "csv"]


@pytest.fixture
def root(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("AIKG_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def entries(root: Path) -> list[Path]:
    return sorted(path for path in root.glob("v*/*") if path.name != "notes")


def ask(
    root: Path, *before: str, home: Path = WORLD, question: list[str] = ASK
) -> subprocess.CompletedProcess[bytes]:
    settings = environment(root) | {"AIKG_HOME": str(home)}
    command = [sys.executable, "-m", "aikg", *before, *question]
    return subprocess.run(command, env=settings, capture_output=True, timeout=60)


def test_the_store_is_written_in_one_go(root: Path, tmp_path: Path) -> None:
    """It has as many files as a store of few statements: one for each index, whatever the number of the dataset's files."""
    assert ask(root).returncode == 0
    (made,) = entries(root)
    few = Store(tmp_path / "few")
    few.bulk_extend(parse(f"<urn:a> <urn:b> \"{'long' * 9}\" <urn:c> .", format=RdfFormat.N_QUADS))
    few.flush()
    assert len(list(made.glob("store/*.sst"))) == len(list((tmp_path / "few").glob("*.sst")))


def test_the_folder_names_the_format_and_the_engine(root: Path) -> None:
    import pyoxigraph

    assert cache.cache_folder() == str(root / f"v5-pyoxigraph-{pyoxigraph.__version__}")


@pytest.mark.parametrize(
    ("platform", "settings", "expected"),
    [
        ("linux", {"XDG_CACHE_HOME": "/x"}, "/x/aikg"),
        ("linux", {"HOME": "/h"}, "/h/.cache/aikg"),
        ("darwin", {"HOME": "/h"}, "/h/Library/Caches/aikg"),
        ("win32", {"LOCALAPPDATA": "/l"}, "/l/aikg"),
    ],
)
def test_the_users_own_cache_folder(
    monkeypatch: pytest.MonkeyPatch, platform: str, settings: dict[str, str], expected: str
) -> None:
    for name in ("AIKG_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert os.path.dirname(cache.cache_folder()) == expected


def test_the_key_follows_names_and_bytes(tmp_path: Path) -> None:
    home = Path(shutil.copytree(WORLD, tmp_path / "world"))
    first = cache.key(Dataset(home))
    assert first == cache.key(Dataset(WORLD))
    (home / "data/graph/documents.ttl").rename(home / "data/graph/papers.ttl")
    second = cache.key(Dataset(home))
    query = home / "queries/questions/echo.rq"
    query.write_text(query.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert len({first, second, cache.key(Dataset(home))}) == 3


def test_an_entry_is_made_once_and_holds_the_headers(root: Path) -> None:
    entry = cache.open_entry(Dataset(WORLD))
    assert entry is not None
    assert entry.catalogue()["published"].parameters["theme"].type == "concept:theme"
    (made,) = entries(root)
    stamp = (made / "catalogue.json").stat().st_mtime_ns
    assert cache.open_entry(Dataset(WORLD)) is not None
    assert entries(root) == [made]
    assert (made / "catalogue.json").stat().st_mtime_ns == stamp


def test_processes_at_once_leave_one_entry(root: Path) -> None:
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: ask(root), range(6)))
    assert {answer.returncode for answer in answers} == {0}
    assert len({answer.stdout for answer in answers}) == 1
    assert {answer.stderr for answer in answers} == {b""}
    assert len(entries(root)) == 1


def test_a_writer_that_is_killed_leaves_only_a_temporary_folder(root: Path) -> None:
    program = (
        "import time\n"
        "from aikg.dataset.dataset import Dataset\n"
        "from aikg.store import cache\n"
        "fill = Dataset.fill\n"
        "def slow(dataset, store):\n    fill(dataset, store); print('filled', flush=True); time.sleep(60)\n"
        "Dataset.fill = slow\n"
        f"cache.open_entry(Dataset({str(WORLD)!r}))\n"
    )
    writer = subprocess.Popen([sys.executable, "-c", program], env=environment(root), stdout=subprocess.PIPE)
    assert writer.stdout is not None and writer.stdout.readline() == b"filled\n"
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    (left,) = entries(root)
    assert left.suffix == ".tmp"
    assert ask(root).returncode == 0
    assert len(entries(root)) == 2, "a young temporary folder may belong to a writer at work"
    old = time.time() - 2 * 3600
    os.utime(left, (old, old))
    (finished,) = (entry for entry in entries(root) if entry.suffix != ".tmp")
    shutil.rmtree(finished)
    assert ask(root).returncode == 0
    assert [entry.suffix for entry in entries(root)] == [""]


@pytest.mark.parametrize("damage", ["CURRENT", "MANIFEST-*", "*.sst"])
def test_a_damaged_entry_is_made_again(root: Path, damage: str) -> None:
    expected = ask(root).stdout
    (entry,) = entries(root)
    for file in (entry / "store").glob(damage):
        file.write_bytes(b"damaged")
    answer = ask(root)
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, expected, b"")
    assert cache.open_entry(Dataset(WORLD)) is not None
    assert len(entries(root)) == 1


def test_bytes_that_changed_inside_a_file_never_answer(root: Path, tmp_path: Path) -> None:
    home = Path(shutil.copytree(WORLD, tmp_path / "world"))
    filler = "".join(f"<http://a/{n}> <http://a/p> 'filler {n * n}' .\n" for n in range(5000))
    (home / "data/graph/filler.ttl").write_text(filler)
    everything = ["sparql", "SELECT ?o { ?s ?p ?o }"]
    expected = ask(root, home=home, question=everything).stdout
    (entry,) = entries(root)
    large = [file for file in (entry / "store").glob("*.sst") if file.stat().st_size > 50_000]
    assert large
    for file in large:  # A small one is found damaged when it is opened.
        content = bytearray(file.read_bytes())
        middle = slice(len(content) // 8, len(content) // 2)
        content[middle] = bytes(middle.stop - middle.start)
        file.write_bytes(content)
    answer = ask(root, home=home, question=everything)
    assert answer.returncode == 3
    assert b"has been removed: ask again" in answer.stderr
    again = ask(root, home=home, question=everything)
    assert (again.returncode, sorted(again.stdout.splitlines())) == (0, sorted(expected.splitlines()))


def test_a_damaged_catalogue_is_read_from_the_files(root: Path) -> None:
    assert ask(root).returncode == 0
    (entry,) = entries(root)
    (entry / "catalogue.json").write_text("{")
    assert ask(root, home=WORLD).returncode == 0
    settings = environment(root)
    command = [sys.executable, "-m", "aikg", "query", "published", "-p", "from=2024"]
    done = subprocess.run(command, env=settings, capture_output=True, timeout=60)
    assert b"shenzhen-plan-2024" in done.stdout


def test_where_no_cache_can_be_kept_the_answer_is_the_same(root: Path, tmp_path: Path) -> None:
    expected = ask(root).stdout
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder would be")
    answer = ask(blocked)
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, expected, b"")
    assert b"no cache" in ask(blocked, "--debug").stderr


@pytest.mark.parametrize("bytes_left", [0, 1_000, 20_000, 60_000])
def test_a_full_disk_falls_back_to_memory(root: Path, bytes_left: int) -> None:
    program = (
        "import resource, sys\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({bytes_left}, {bytes_left}))\n"
        f"sys.argv = ['aikg', '--debug', *{ASK!r}]\n"
        "from aikg.cli import main\nmain()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment(root), capture_output=True, timeout=60
    )
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 3)
    assert b"no cache" in done.stderr
    assert entries(root) == []


def test_no_cache_touches_nothing(root: Path) -> None:
    settings = environment(root)
    done = subprocess.run(
        [sys.executable, "-m", "aikg", *ASK, "--no-cache"], env=settings, capture_output=True, timeout=60
    )
    assert done.returncode == 0
    assert not root.exists()


def test_only_the_newest_entries_stay(root: Path, tmp_path: Path) -> None:
    home = Path(shutil.copytree(WORLD, tmp_path / "world"))
    query = home / "queries/questions/echo.rq"
    for _ in range(6):
        query.write_text(query.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        assert cache.open_entry(Dataset(home)) is not None
    assert len(entries(root)) == 4
    assert cache.key(Dataset(home)) in [entry.name for entry in entries(root)]


def test_an_entry_that_is_open_stays_however_many_come_after_it(root: Path, tmp_path: Path) -> None:
    """The engine opens the files of a store when it needs them: a server would lose a store that another process removes."""
    first = aikg.load(WORLD)
    assert first.select("SELECT * { ?s ?p ?o } LIMIT 1")
    home = Path(shutil.copytree(WORLD, tmp_path / "world"))
    query = home / "queries/questions/echo.rq"
    for _ in range(5):
        query.write_text(query.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        assert ask(root, home=home).returncode == 0
    names = [entry.name for entry in entries(root)]
    assert cache.key(Dataset(WORLD)) in names and len(names) == 5
    assert len(first.find("shenzhen")) > 0
    del first
    gc.collect()
    query.write_text(query.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert ask(root, home=home).returncode == 0
    assert cache.key(Dataset(WORLD)) not in [entry.name for entry in entries(root)] and len(entries(root)) == 4


YEARS = 10 * 365 * 24 * 3600


@pytest.mark.parametrize("shift", [-YEARS, YEARS])
@pytest.mark.parametrize("wrong", ["clock", "dates"])
def test_a_wrong_clock_never_gives_an_old_answer(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shift: int, wrong: str
) -> None:
    """The machine's clock, or that of the file system (a mounted one), is years off, and a change keeps size and date."""
    home = Path(shutil.copytree(WORLD, tmp_path / "world"))
    if wrong == "clock":
        real, ticks = time.time, time.time_ns
        monkeypatch.setattr(time, "time", lambda: real() + shift)
        monkeypatch.setattr(time, "time_ns", lambda: ticks() + shift * 10**9)
    data = home / "data/graph/clock.ttl"
    for number in range(4):
        data.write_text(f"<http://a/s> <http://a/p> '{number}' .\n", encoding="utf-8")
        date = time.time() + shift if wrong == "dates" else 1_700_000_000
        os.utime(data, (date, date))
        for _ in range(2):
            entry = cache.open_entry(Dataset(home))
            assert entry is not None
            query = "SELECT ?o { <http://a/s> <http://a/p> ?o }"
            (row,) = entry.store.query(query, use_default_graph_as_union=True)  # type: ignore[union-attr]
            assert row["o"].value == str(number)
            del entry
    assert len(entries(root)) <= 4


def test_two_versions_share_a_cache_folder(root: Path, tmp_path: Path) -> None:
    """Each has a folder of its own in it, and neither takes away or reads what is the other's."""
    home = Path(shutil.copytree(WORLD, tmp_path / "world"))
    program = (
        "import sys\nfrom aikg.store import cache\n"
        "cache._FORMAT = int(sys.argv.pop(1))\n"
        f"sys.argv = ['aikg', *{ASK!r}]\n"
        "from aikg.cli import main\nmain()\n"
    )

    def asked(version: int) -> bytes:
        settings = environment(root) | {"AIKG_HOME": str(home)}
        command = [sys.executable, "-c", program, str(version)]
        return subprocess.run(command, env=settings, capture_output=True, timeout=60, check=True).stdout

    expected = ask(tmp_path / "alone").stdout
    query = home / "queries/questions/echo.rq"
    for number in range(6):
        with ThreadPoolExecutor(2) as pool:
            assert list(pool.map(asked, (3, 99))) == [expected, expected]
        if number % 2:
            query.write_text(query.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    folders = {path.name.partition("-")[0]: len(list(path.iterdir())) for path in root.glob("v*")}
    assert set(folders) == {"v3", "v99"} and all(count >= 3 for count in folders.values())
