"""A store in a folder: made in one step of files of any kind, asked like an endpoint, never half."""

import gzip
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import aikg
from aikg.dataset.dataset import Dataset
from aikg.errors import AikgError, UsageError
from aikg.store.folder import MARK, Folder, write_store
from tests.conftest import WORLD, environment

NQ = b'<http://a/s> <http://a/p> "o" <http://a/g> .\n<http://a/s> <http://a/q> "\xe5\x90\x88" .\n'
TTL = b"<http://a/t> <http://a/p> 1, 2 ."


@pytest.fixture
def files(tmp_path):
    (tmp_path / "one.nq.gz").write_bytes(gzip.compress(NQ))
    (tmp_path / "two with space.TTL").write_bytes(TTL)
    (tmp_path / "three.ttl.gz").write_bytes(gzip.compress(b"<http://a/u> <http://a/p> 3 ."))
    return [str(tmp_path / name) for name in ("one.nq.gz", "two with space.TTL", "three.ttl.gz")]


def test_files_of_any_kind_in_one_store(files, tmp_path):
    told = []
    assert write_store(tmp_path / "s", files, Dataset(WORLD), lambda *far: told.append(far)) == 5
    whole = sum(map(os.path.getsize, files))
    assert told[-1] == (whole, whole) and [done for done, _ in told] == sorted(done for done, _ in told)
    graph = aikg.load(endpoint=str(tmp_path / "s"))
    assert len(graph.sparql("SELECT * { ?s <http://a/p>|<http://a/q> ?o }")) == 5
    graphs = {str(row.g) for row in graph.sparql("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")}
    assert "http://a/g" in graphs and any(name.endswith("two%20with%20space.TTL") for name in graphs)


def test_the_dataset_answers_as_from_its_files(tmp_path):
    write_store(tmp_path / "s", [], Dataset())
    there, here = aikg.load(endpoint=str(tmp_path / "s")), aikg.load()
    for name in ("levels", "clusters", "city-alignment"):
        assert list(there.query(name)) == list(here.query(name))


def test_an_earlier_store_is_replaced_and_nothing_else(files, tmp_path):
    write_store(tmp_path / "s", files[:1], Dataset(WORLD))
    assert write_store(tmp_path / "s", files[1:2], Dataset(WORLD)) == 2
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    with pytest.raises(UsageError, match="something else is there"):
        write_store(tmp_path / "mine", files, Dataset(WORLD))
    assert sorted(os.listdir(tmp_path / "s")) == [MARK, "store"]


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.nq", b"<http://a/s> <http://a/p> .\n", r"a\.nq:1:"),
        ("a.nq.gz", gzip.compress(NQ * 9999)[:-2000], "cut off or damaged"),
        ("a.nq.gz", NQ, "cut off or damaged"),
        ("a.csv", b"", "names no RDF format"),
        ("a.gz", gzip.compress(NQ), "names no RDF format"),
    ],
    ids=["syntax", "cut off", "not compressed", "no such format", "no format"],
)
def test_a_bad_file_changes_nothing(files, tmp_path, name, data, told):
    write_store(tmp_path / "s", files, Dataset(WORLD))
    (tmp_path / name).write_bytes(data)
    with pytest.raises(AikgError, match=told):
        write_store(tmp_path / "s", [*files, str(tmp_path / name)], Dataset(WORLD))
    assert len(Folder(tmp_path / "s").store) == 5
    assert not [each for each in os.listdir(tmp_path) if each.endswith(".part")]


def test_no_such_file_and_no_such_store(tmp_path):
    with pytest.raises(AikgError, match="no such file"):
        write_store(tmp_path / "s", [str(tmp_path / "none.nq")], Dataset(WORLD))
    for endpoint in (str(tmp_path / "s"), "localhost:7878/query"):
        with pytest.raises(UsageError, match="write the endpoint's URL with http://"):
            aikg.load(endpoint=endpoint).query("levels")


def test_a_damaged_store_says_so(files, tmp_path):
    write_store(tmp_path / "s", files, Dataset(WORLD))
    for file in (tmp_path / "s" / "store").glob("MANIFEST-*"):
        file.write_bytes(b"damaged")
    with pytest.raises(AikgError, match=r"damaged .* load it again"):
        _ = Folder(tmp_path / "s").store


def test_a_full_disk_leaves_the_old_store(files, tmp_path):
    write_store(tmp_path / "s", files[:1], Dataset(WORLD))
    big = tmp_path / "big.nq"
    big.write_text("".join(f"<http://a/{n}> <http://a/p> \"filler {n * n}\" .\n" for n in range(50_000)))
    program = "import sys\nfrom aikg.store.folder import write_store\nwrite_store(sys.argv[1], sys.argv[2:], '.')\n"

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    command = [sys.executable, "-c", program, str(tmp_path / "s"), str(big)]
    done = subprocess.run(command, capture_output=True, timeout=60, preexec_fn=limit)
    assert done.returncode != 0 and b"cannot be written" in done.stderr, done.stderr
    assert len(Folder(tmp_path / "s").store) == 2


def test_a_killed_load_leaves_the_old_store_and_the_next_clears_up(files, tmp_path):
    write_store(tmp_path / "s", files, Dataset(WORLD))
    big = tmp_path / "big.nq"
    big.write_text("".join(f"<http://a/{n}> <http://a/p> \"filler {n * n}\" .\n" for n in range(300_000)))
    command = [sys.executable, "-m", "aikg", "load", str(tmp_path / "s"), str(big)]
    for pause in (0.05, 0.3, 0.6):
        process = subprocess.Popen(command, env=environment(tmp_path / "cache"), stderr=subprocess.DEVNULL)
        time.sleep(pause)
        process.kill()
        process.wait()
        assert len(Folder(tmp_path / "s").store) in (5, 300_000)
    # What somebody else is loading at this moment stays.
    (tmp_path / ".s.other.part").mkdir()
    with open(tmp_path / ".s.other.part" / "lock", "wb") as lock:
        import fcntl

        fcntl.flock(lock, fcntl.LOCK_EX)
        write_store(tmp_path / "s", files, Dataset(WORLD))
        # A load killed before it has its lock leaves an empty folder, which goes when it is old.
        assert [each.name for each in tmp_path.glob("*.part") if os.listdir(each)] == [".s.other.part"]


def test_a_killed_clearing_up_is_finished_by_the_next(files, tmp_path, monkeypatch):
    left = tmp_path / ".s.left.part"
    (left / "store").mkdir(parents=True)
    (left / "lock").touch()

    def killed(place: str, **options: bool) -> None:
        (Path(place) / "lock").unlink(missing_ok=True)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("shutil.rmtree", killed)
        with pytest.raises(KeyboardInterrupt):
            write_store(tmp_path / "s", files, Dataset(WORLD))
    write_store(tmp_path / "s", files, Dataset(WORLD))
    assert not left.exists()


def test_the_commands(run, files, tmp_path):
    folder = str(tmp_path / "s")
    done = run("load", folder, *files)
    assert (done.returncode, done.stderr) == (0, f"{folder}: 5 quads; ask it with --endpoint {folder}\n")
    assert run("sparql", "SELECT * { ?s <http://a/p> 3 }", "--endpoint", folder).stdout.count("http://a/u") == 1
    assert run("load", folder, "--dry-run").returncode == 2
    assert run("load", "http://127.0.0.1:1/", files[0]).returncode == 2
    assert Path(folder, MARK).exists()
