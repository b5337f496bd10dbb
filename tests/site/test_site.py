"""The pages as a folder: complete, the same each time, replaced in one step, and whole without a server."""

from __future__ import annotations

import json
import os
import posixpath
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest

import aikg
from aikg.errors import AikgError, UsageError
from aikg.site import MARK, engine, write
from tests.conftest import WORLD, Run, environment


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the tiny world, without the query engine."""
    folder = tmp_path_factory.mktemp("site") / "site"
    write(aikg.load(WORLD), folder, url="https://example.org/aikg/", sparql=False)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_every_link_leads_to_a_file(site: Path) -> None:
    there = files(site)
    assert json.loads(there[MARK]) == {"files": len(there)}
    for path, data in there.items():
        if not path.endswith(".html"):
            continue
        for each in ElementTree.fromstring(data.decode().partition("\n")[2]).iter():
            for name in ("href", "src"):
                address = urlsplit(each.get(name) or "")
                if address.path and not address.scheme:
                    found = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(address.path)))
                    assert found in there, (path, each.get(name))


def test_the_same_graph_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    write(aikg.load(WORLD), tmp_path / "again", url="https://example.org/aikg", sparql=False)
    assert files(tmp_path / "again") == files(site)


def test_the_site_map_names_the_pages_where_they_will_stand(site: Path) -> None:
    places = [each.text or "" for each in ElementTree.fromstring((site / "sitemap.xml").read_bytes()).iter() if each.tag.endswith("loc")]
    assert places and all((site / unquote(each.removeprefix("https://example.org/aikg/"))).exists() for each in places)
    assert "Sitemap: https://example.org/aikg/sitemap.xml" in (site / "robots.txt").read_text()


def test_an_earlier_site_is_replaced_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "thesis.txt").write_text("years of work")
    with pytest.raises(UsageError, match="something else is there"):
        write(aikg.load(WORLD), folder, sparql=False)
    assert files(folder) == {"thesis.txt": b"years of work"}
    (folder / "thesis.txt").unlink()
    (folder / MARK).write_text("{}")
    (folder / "old.html").write_text("old")
    write(aikg.load(WORLD), folder, sparql=False)
    assert not (folder / "old.html").exists() and not (folder / "sitemap.xml").exists()
    assert sorted(os.listdir(tmp_path)) == ["mine"]


def test_what_cannot_be_done_is_said(run: Run, tmp_path: Path) -> None:
    wrong = run("site", "-o", str(tmp_path / "s"), "--url", "example.org")
    assert wrong.returncode == 2 and "https://example.org/aikg" in wrong.stderr
    no_npm = run("site", "-o", str(tmp_path / "s"), env={"PATH": str(tmp_path)})
    assert no_npm.returncode == 3 and "--no-sparql" in no_npm.stderr and no_npm.stderr.count("\n") == 1
    behind = run("site", "-o", str(tmp_path / "s"), "--no-sparql", "--endpoint", "http://127.0.0.1:9/sparql")
    assert behind.returncode == 2 and "Traceback" not in behind.stderr
    assert os.listdir(tmp_path) == []


def test_the_command_says_what_to_open(run: Run, tmp_path: Path) -> None:
    done = run("site", "-o", str(tmp_path / "s"), "--no-sparql")
    assert done.returncode == 0 and f"open {tmp_path / 's'}/index.html" in done.stderr, done.stderr
    assert (tmp_path / "s" / "zh" / "index.html").exists()


def test_a_part_that_fails_is_named_and_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from aikg.site import processes

    graph = aikg.load(WORLD)
    broken = {**graph.opening, "home": str(tmp_path / "nowhere")}
    with pytest.raises(AikgError, match=r"a part of the pages could not be made: .*nowhere"):
        processes.in_processes(broken, str(tmp_path), 2, {"url": "", "since": None, "engine": False})
    monkeypatch.setattr(processes, "in_processes", lambda *given: (_ for _ in ()).throw(AikgError("no")))
    with pytest.raises(AikgError, match="no"):
        write(graph, tmp_path / "s", sparql=False)
    assert os.listdir(tmp_path) == []


def test_a_graph_that_cannot_be_read_is_named_before_anything_is_written(tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(WORLD, home)
    table = next((home / "data" / "graph").glob("*.ttl"))
    table.write_text("this is no Turtle", encoding="utf-8")
    with pytest.raises(AikgError, match=table.name):
        write(aikg.load(home), tmp_path / "s", sparql=False)
    assert os.listdir(tmp_path) == ["home"]


def test_no_process_outlives_one_that_is_killed(own_cache: Path, tmp_path: Path) -> None:
    settings = environment(own_cache) | {"AIKG_HOME": aikg.load().dataset.home}
    command = [sys.executable, "-m", "aikg", "site", "-o", str(tmp_path / "s"), "--no-sparql"]
    process = subprocess.Popen(command, env=settings, stderr=subprocess.DEVNULL)
    children: list[int] = []
    deadline = time.monotonic() + 60
    while len(children) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
        started = [each.read_text() for each in Path(f"/proc/{process.pid}/task").glob("*/children")]
        children = [int(each) for each in " ".join(started).split()]
    process.send_signal(signal.SIGKILL)
    process.wait()
    while any(map(_alive, children)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert len(children) == 2 and not any(map(_alive, children))


def _alive(process: int) -> bool:
    try:
        with open(f"/proc/{process}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_the_engine_becomes_a_plain_script() -> None:
    module = (
        "let wasm;\nexport class Store {}\nexport function parse(input) {}\n"
        "function initSync() {}\nconst where = import.meta.url;\nexport { initSync, init as default };\n"
    )
    script = engine.classic(module)
    assert "export" not in script and "import.meta" not in script
    assert "window.Oxigraph = { initSync, Store, parse };" in script
    with pytest.raises(AikgError, match="--no-sparql"):
        engine.classic("export class Other {}")
