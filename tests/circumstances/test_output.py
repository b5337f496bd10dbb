"""Standard output that is full or closed, and arguments and texts that are not UTF-8: a sentence, and no harm done."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import aikg
from aikg.errors import AikgError, UsageError
from aikg.store.folder import write_store
from tests.conftest import WORLD, Run, environment

AIKG = [sys.executable, "-m", "aikg"]
WRITES = [
    ["query", "city-alignment"],
    ["query", "city-alignment", "--format", "table"],
    ["query", "city-alignment", "--timeout", "50"],
    ["sparql", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"],
    ["sparql", "ASK {}"],
    ["queries"],
    ["find", "suzhou"],
    ["show", "ngaidp-2017", "--format", "json"],
    ["stats"],
    ["--help"],
    ["--version"],
    ["query", "--help"],
]
needs_full = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")


def told(process: subprocess.CompletedProcess[bytes]) -> str:
    text = process.stderr.decode()
    assert text.startswith("Error: ") and text.count("\n") == 1 and "Traceback" not in text
    return text


@needs_full
@pytest.mark.parametrize("arguments", WRITES, ids=" ".join)
def test_a_full_disk_is_told_and_the_cache_stays(tmp_path: Path, arguments: list[str]) -> None:
    env = environment(tmp_path / "cache")
    subprocess.run([*AIKG, "sparql", "ASK {}"], env=env, stdout=subprocess.DEVNULL, check=True, timeout=60)
    before = entries(tmp_path / "cache")
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*AIKG, *arguments], env=env, stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert done.returncode == 3 and "standard output: no space left on device" in told(done)
    assert entries(tmp_path / "cache") == before != []


def entries(cache: Path) -> list[str]:
    return sorted(path.relative_to(cache).as_posix() for path in cache.glob("*/*") if path.name != "notes")


@pytest.mark.parametrize("arguments", WRITES, ids=" ".join)
def test_a_closed_output_is_told(own_cache: Path, arguments: list[str]) -> None:
    command = ["sh", "-c", '"$@" >&-', "sh", *AIKG, *arguments]
    done = subprocess.run(command, env=environment(own_cache), stderr=subprocess.PIPE, timeout=60)
    assert done.returncode == 3 and "standard output: it is closed" in told(done)


@pytest.mark.parametrize("closed", ["<&-", "2>&-", "<&- 2>&-", "2>/dev/full"])
def test_the_other_streams_may_be_closed_or_full(own_cache: Path, closed: str) -> None:
    for arguments, status in ((["query", "city-alignment"], 0), (["query", "nothing-like-it"], 2), (["nonsense"], 2)):
        command = ["sh", "-c", f'"$@" {closed}', "sh", *AIKG, *arguments]
        done = subprocess.run(command, env=environment(own_cache), stdout=subprocess.PIPE, timeout=60)
        assert done.returncode == status and bool(done.stdout) == (status == 0)


def test_what_is_printed_reaches_no_file_that_is_opened_later(tmp_path: Path) -> None:
    """A file that takes the number of a closed stream would get what is printed there."""
    env = environment(tmp_path / "cache")
    command = ["sh", "-c", '"$@" <&- >&- 2>&-', "sh", *AIKG, "load", str(tmp_path / "store")]
    assert subprocess.run(command, env=env, timeout=60).returncode == 0
    assert len(aikg.load(endpoint=str(tmp_path / "store")).source.store) == len(aikg.load(WORLD).store)


GBK = "苏州".encode("gbk")


@pytest.mark.parametrize(
    "arguments",
    [
        [b"query", b"city-alignment", b"-p", b"place=" + GBK],
        [b"query", GBK],
        [b"sparql", b"ASK { ?s ?p '" + GBK + b"' }"],
        [b"find", GBK],
        [b"show", GBK],
        [b"explain", GBK, b"within", b"china"],
        [b"validate", b"/tmp/" + GBK + b".ttl"],
        [b"sparql", b"ASK {}", b"--add", GBK + b".ttl"],
        [b"load", b"/tmp/" + GBK],
        [b"--endpoint", GBK, b"sparql", b"ASK {}"],
        [GBK],
    ],
    ids=repr,
)
def test_an_argument_that_is_not_utf8_is_shown_with_its_bytes(own_cache: Path, arguments: list[bytes]) -> None:
    done = subprocess.run([*map(os.fsencode, AIKG), *arguments], env=environment(own_cache), capture_output=True, timeout=60)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "\\xcb\\xd5\\xd6\\xdd" in told(done) and "is not UTF-8 text" in told(done)


def test_a_query_that_is_no_unicode_text_is_refused(tiny: aikg.Graph) -> None:
    for ask in (tiny.sparql, tiny.select, tiny.construct, tiny.ask):
        with pytest.raises(UsageError, match="lone surrogate"):
            ask("ASK {\n?s ?p '\udccb' }")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have only names in Unicode")
@pytest.mark.parametrize("where", ["AIKG_HOME", "AIKG_CACHE", "HOME", "TMPDIR", "directory"])
def test_a_folder_whose_name_is_not_utf8(own_cache: Path, tmp_path: Path, where: str) -> None:
    """It works, or is told in a sentence, and a store that was loaded there can be read."""
    folder = os.path.join(os.fsencode(tmp_path), GBK)
    os.mkdir(folder)
    env: dict[str, object] = dict(environment(own_cache))
    if where == "AIKG_HOME":
        os.symlink(WORLD, os.path.join(folder, b"world"))
        env["AIKG_HOME"] = os.path.join(folder, b"world")
    elif where != "directory":
        env[where] = folder
    if where == "HOME":
        del env["AIKG_CACHE"]
    cwd = folder if where == "directory" else None
    Path(os.fsdecode(folder), "own.ttl").write_text("<urn:a> <urn:b> <urn:c> .")
    commands = [["query", "city-alignment"], ["load", "store"], ["query", "city-alignment", "--endpoint", "store"]]
    if where == "directory":
        commands += [["sparql", "ASK {}", "--add", "own.ttl"], ["validate", "own.ttl"], ["load", "other", "own.ttl"]]
    for arguments in commands:
        if "store" in arguments and cwd is None:
            continue
        done = subprocess.run([*AIKG, *arguments], env=env, cwd=cwd, capture_output=True, timeout=60)  # type: ignore[call-overload]
        if done.returncode not in (0, 1):
            told(done)
            assert done.returncode in (2, 3) and b"damaged" not in done.stderr


def test_a_store_is_not_written_where_it_could_not_be_read(tmp_path: Path, tiny: aikg.Graph) -> None:
    folder = tmp_path / os.fsdecode(GBK)
    with pytest.raises(AikgError, match="not UTF-8"):
        write_store(folder, [], tiny.dataset)
    assert list(tmp_path.iterdir()) == []


def test_stray_bytes_in_files_are_told_with_the_file(run: Run, tmp_path: Path) -> None:
    for name, arguments in {
        "q.rq": ["sparql", "-f"],
        "d.ttl": ["sparql", "ASK {}", "--add"],
        "d.nq": ["validate"],
    }.items():
        path = tmp_path / name
        path.write_bytes(b'<urn:a> <urn:b> "\xff\xfe' + GBK + b'" .\n')
        done = run(*arguments, str(path))
        assert done.returncode in (2, 3) and "Traceback" not in done.stderr, arguments
        assert name in done.stderr


@pytest.mark.parametrize("text", ["SELECT (<urn:f>(1) AS ?y) {}", "ASK { FILTER (<http://www.w3.org/2001/XMLSchema#nothing>(1)) }"])
def test_a_function_that_is_none_costs_no_cache(tmp_path: Path, text: str) -> None:
    env = environment(tmp_path / "cache")
    subprocess.run([*AIKG, "sparql", "ASK {}"], env=env, stdout=subprocess.DEVNULL, check=True, timeout=60)
    before = entries(tmp_path / "cache")
    done = subprocess.run([*AIKG, "sparql", text], env=env, capture_output=True, timeout=60)
    assert done.returncode == 2 and "there is no function <" in told(done)
    assert entries(tmp_path / "cache") == before != []
