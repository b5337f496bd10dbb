"""The surroundings of a command: its user's folders, its locale, its clock, and where its files stand."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import aikg
from tests.conftest import WORLD, environment

AIKG = [sys.executable, "-m", "aikg"]
QUERY = ["query", "city-alignment", "--format", "csv"]


@pytest.fixture(scope="module")
def right(own_cache: Path) -> bytes:
    return asked(dict(environment(own_cache)))


def asked(env: dict[str, str], *arguments: str, cwd: Path | None = None, prefix: tuple[str, ...] = ()) -> bytes:
    """The answer to a question; a failure shows what was said."""
    env = {name: value for name, value in env.items() if value is not None}
    done = subprocess.run([*prefix, *AIKG, *(arguments or QUERY)], env=env, cwd=cwd, capture_output=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout


def plain(own_cache: Path, **changes: str) -> dict[str, str]:
    """The environment of the tests without a cache of theirs, and with these changes."""
    env = {**environment(own_cache), **changes}
    return {name: value for name, value in env.items() if name not in ("AIKG_CACHE", "XDG_CACHE_HOME") and value != ""}


@pytest.mark.parametrize("home", ["", "/nonexistent", "relative", "/dev/null", "/proc"])
def test_a_home_that_is_none(own_cache: Path, tmp_path: Path, right: bytes, home: str) -> None:
    assert asked(plain(own_cache, HOME=home), cwd=tmp_path) == right


@pytest.mark.skipif(os.name == "nt", reason="rights are others on Windows")
@pytest.mark.parametrize("what", ["home", "cache"])
def test_a_folder_that_may_not_be_written(own_cache: Path, tmp_path: Path, right: bytes, what: str) -> None:
    """As another user where we are root, for whom everything may be written."""
    home = tmp_path / "home"
    (home / ".cache").mkdir(parents=True)
    prefix: tuple[str, ...] = ()
    if os.geteuid() == 0:
        if shutil.which("unshare") is None:
            pytest.skip("root writes everywhere, and there is no unshare to mount a folder read-only")
        mount = f"mount --bind {home} {home} && mount -o remount,ro,bind {home} && exec \"$@\""
        prefix = ("unshare", "--mount", "sh", "-c", mount, "sh")
        if subprocess.run([*prefix, "true"], capture_output=True).returncode:
            pytest.skip("no mounts are allowed here")
    else:
        home.chmod(0o500)
    changes = {"HOME": str(home)} if what == "home" else {"HOME": str(home), "AIKG_CACHE": str(home / "cache")}
    env = {**plain(own_cache), **changes}
    try:
        assert asked(env, prefix=prefix) == right
        assert asked(env, prefix=prefix) == right
    finally:
        home.chmod(0o700)
    assert list(home.rglob("*")) == [home / ".cache"]


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LANG": "zh_CN.GBK", "PYTHONIOENCODING": "gbk"},
        {"LC_ALL": "tr_TR.UTF-8"},
        {"LANG": "nothing.like-it"},
        {"PYTHONIOENCODING": "ascii:strict"},
    ],
    ids=str,
)
def test_a_locale(own_cache: Path, right: bytes, locale: dict[str, str]) -> None:
    env = {**environment(own_cache), **locale}
    assert asked(env) == right
    table = asked(env, "query", "city-alignment", "--format", "table", "--lang", "zh")
    assert "北京市" in table.decode()
    done = subprocess.run([*AIKG, "show", "新一代人工智能发展规划"], env=env, capture_output=True, timeout=60)
    assert b"Traceback" not in done.stderr and done.returncode in (0, 2)


@pytest.mark.parametrize("name", ["政策 图谱", "a b", "ü'\"$(x)", "#?&=%41", "-x", "{a}[b]*", "x" * 200])
def test_a_folder_of_any_name(own_cache: Path, tmp_path: Path, right: bytes, name: str) -> None:
    """Of the dataset, the cache, a file of one's own, and a store."""
    folder = tmp_path / name
    shutil.copytree(WORLD, folder / "world")
    (folder / "我的 文件.ttl").write_text("<urn:a> <urn:b> <relative> .")
    env = {**environment(own_cache), "AIKG_HOME": str(folder / "world"), "AIKG_CACHE": str(folder / "cache")}
    assert asked(env) == right
    assert list((folder / "cache").iterdir())
    own = str(folder / "我的 文件.ttl")
    added = asked(env, "sparql", "SELECT ?g { GRAPH ?g { <urn:a> ?p ?o } }", "--add", own)
    (folder / "plain.ttl").write_text("<urn:a> <urn:b> <urn:c> .")
    subprocess.run([*AIKG, "load", "./-store", str(folder / "plain.ttl")], env=env, cwd=folder, check=True, timeout=60, capture_output=True)
    loaded = asked(env, "sparql", "SELECT ?g { GRAPH ?g { <urn:a> ?p ?o } }", "--endpoint", "./-store", cwd=folder)
    for graphs, file in ((added, own), (loaded, str(folder / "plain.ttl"))):
        assert graphs.decode().splitlines()[1].strip('"') == Path(file).resolve().as_uri()


def test_folders_behind_links(own_cache: Path, tmp_path: Path, right: bytes) -> None:
    shutil.copytree(WORLD, tmp_path / "world")
    shutil.move(tmp_path / "world" / "data", tmp_path / "elsewhere")
    (tmp_path / "world" / "data").symlink_to("../elsewhere")
    (tmp_path / "link").symlink_to("world")
    (tmp_path / "real").mkdir()
    (tmp_path / "cache").symlink_to("real")
    env = {**environment(own_cache), "AIKG_HOME": str(tmp_path / "link"), "AIKG_CACHE": str(tmp_path / "cache")}
    assert asked(env) == asked(env) == right
    (tmp_path / "store").symlink_to("kept")
    (tmp_path / "kept").mkdir()
    done = subprocess.run([*AIKG, "load", str(tmp_path / "store")], env=env, capture_output=True, timeout=60)
    assert b"Traceback" not in done.stderr
    if done.returncode == 0:
        assert asked(env, *QUERY, "--endpoint", str(tmp_path / "store")) == right
    else:
        assert done.stderr.count(b"\n") == 1


def test_a_link_in_a_circle_is_told(own_cache: Path, tmp_path: Path) -> None:
    (tmp_path / "a.ttl").symlink_to("b.ttl")
    (tmp_path / "b.ttl").symlink_to("a.ttl")
    for arguments in (["sparql", "ASK {}", "--add", "a.ttl"], ["load", "store", "a.ttl"], ["sparql", "-f", "a.ttl"]):
        done = subprocess.run([*AIKG, *arguments], env=environment(own_cache), cwd=tmp_path, capture_output=True, timeout=60)
        assert done.returncode == 3 and b"a.ttl" in done.stderr and done.stderr.count(b"\n") == 1, done.stderr


@pytest.mark.parametrize("years", [-60, 60])
def test_a_clock_that_jumps(own_cache: Path, tmp_path: Path, right: bytes, years: int) -> None:
    """Files and entries of the cache from the future or from long ago are read as any others."""
    shutil.copytree(WORLD, tmp_path / "world")
    env = {**environment(own_cache), "AIKG_HOME": str(tmp_path / "world"), "AIKG_CACHE": str(tmp_path / "cache")}
    for _ in range(2):
        assert asked(env) == right
        jumped = time.time() + years * 365 * 86400
        for path in [*tmp_path.rglob("*"), tmp_path / "cache"]:
            os.utime(path, (max(jumped, 1), max(jumped, 1)))
    path = tmp_path / "world" / "data" / "graph" / "documents.ttl"
    path.write_text(path.read_text(encoding="utf-8") + "\n<urn:new> a <urn:b> .\n", encoding="utf-8")
    os.utime(path, (max(jumped, 1), max(jumped, 1)))
    assert asked(env, "sparql", "ASK { <urn:new> ?p ?o }").strip() == b"true"


def test_many_processes_at_once_from_an_empty_cache(own_cache: Path, tmp_path: Path, right: bytes) -> None:
    env = {**environment(own_cache), "AIKG_CACHE": str(tmp_path / "cache")}
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: asked(env), range(16))) == {right}
    assert not list(tmp_path.rglob("*.tmp"))


def test_a_disk_that_fills_while_the_cache_is_written(own_cache: Path, tmp_path: Path, right: bytes) -> None:
    """The question is answered from the files then."""
    resource = pytest.importorskip("resource")
    import signal

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    env = {**environment(own_cache), "AIKG_CACHE": str(tmp_path / "cache")}
    done = subprocess.run([*AIKG, *QUERY], env=env, capture_output=True, timeout=60, preexec_fn=limit)
    assert (done.returncode, done.stdout, done.stderr) == (0, right, b"")
    assert asked(env) == right


@pytest.mark.parametrize("name", ["COLUMNS", "LINES", "PAGER", "TERM", "TZ", "TMPDIR", "LANG", "PYTHONWARNINGS", "NO_COLOR"])
def test_an_odd_variable(own_cache: Path, right: bytes, name: str) -> None:
    for value in ("", "-1", "999999999999", "/nonexistent", "default"):
        env = {**environment(own_cache), name: value}
        done = subprocess.run([*AIKG, *QUERY], env=env, capture_output=True, timeout=60)
        assert (done.returncode, done.stdout) == (0, right), (value, done.stderr)


def test_a_folder_that_is_gone(own_cache: Path, tmp_path: Path, right: bytes) -> None:
    """The working directory has been removed."""
    gone = tmp_path / "gone"
    command = ["sh", "-c", f'mkdir {gone} && cd {gone} && rmdir {gone} && "$@"', "sh", *AIKG]
    done = subprocess.run([*command, *QUERY], env=environment(own_cache), capture_output=True, timeout=60)
    assert done.returncode == 0 and done.stdout == right
    for arguments in (["sparql", "ASK {}", "--add", "own.ttl"], ["load", "store"], ["sparql", "-f", "q.rq"]):
        done = subprocess.run([*command, *arguments], env=environment(own_cache), capture_output=True, timeout=60)
        assert done.returncode in (2, 3) and b"Traceback" not in done.stderr, done.stderr
    assert aikg.load(WORLD).home
