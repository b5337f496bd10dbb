"""What all tests share: the tiny world, the real graph, a browser, and the command as a user runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

import aikg
from aikg.dataset.dataset import Dataset
from aikg.release import release

WORLD = Path(__file__).parent / "world"

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]

# The modules that take longest come first: the last of all would keep one process busy and let the others wait.
LONGEST = (
    *("questions/test_rdflib.py", "site/test_browser.py", "validate/test_validate.py"),
    *("ontology/test_consistency.py", "store/test_added.py", "test_api.py", "validators/test_strangers.py"),
    *("remote/test_endpoint.py", "remote/upload/test_upload.py", "release/test_release.py", "rules/test_explain.py"),
    *("questions/test_golden.py", "curate/test_intake.py", "manuals/test_readme.py", "cli/test_curate.py"),
    *("export/test_csv.py", "validate/test_since.py", "validate/shapes/test_engines.py", "soak/test_soak.py"),
)

Run = Callable[..., subprocess.CompletedProcess[str]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    places = {Path(__file__).parent / name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path, len(places)))


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep the tests' cache out of the user's."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AIKG_CACHE", str(folder))
        patch.delenv("AIKG_HOME", raising=False)
        yield folder


@pytest.fixture
def world() -> Path:
    """A folder like the repository's with ten nodes in it."""
    return WORLD


@pytest.fixture(scope="session")
def tiny() -> aikg.Graph:
    """The graph of the tiny world."""
    return aikg.load(WORLD)


@pytest.fixture(scope="session")
def graph() -> aikg.Graph:
    """The real graph, as it is built and committed."""
    return aikg.load()


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the real dataset, made once for all processes of a test run: copy it to change it."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder = shared / "released" / "aikg"
    with FileLock(shared / "released.lock"):
        if not folder.exists():  # It appears whole, by a rename.
            release(Dataset(), folder)
    return folder


@pytest.fixture(scope="module")
def chromiums() -> Iterator[Iterator[Any]]:
    """Gives one running Chromium (Debian's, driven by Playwright) again and again, and starts another if it has ended.

    Not for the whole session: while Playwright runs, nothing else in the process can run an event loop.
    """
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("there is no Chromium here (Debian: apt-get install chromium)")
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed here")
    with sync_api.sync_playwright() as playwright:

        def running() -> Iterator[Any]:
            while True:
                browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
                try:
                    while browser.is_connected():
                        yield browser
                finally:
                    browser.close()

        browsers = running()
        yield browsers
        browsers.close()  # type: ignore[attr-defined]


@pytest.fixture
def chromium(chromiums: Iterator[Any]) -> Any:
    """Chromium, which the tests of a module share: each opens pages in a context of its own, and closes them."""
    return next(chromiums)


@pytest.fixture
def run(own_cache: Path) -> Run:
    """Run `aikg` as a process of its own over the tiny world; `env` and `stdin` may be given."""

    def call(*arguments: str, env: dict[str, str] | None = None, stdin: str | bytes = "") -> object:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        settings = environment(own_cache) | (env or {})
        done = subprocess.run(
            [sys.executable, "-m", "aikg", *arguments],
            env=settings,
            input=given,
            capture_output=True,
            timeout=60,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        )

    return call  # type: ignore[return-value]


def environment(cache: Path) -> dict[str, str]:
    """The environment of a command that asks the tiny world."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "COLUMNS"))
    }
    return kept | {"AIKG_HOME": str(WORLD), "AIKG_CACHE": str(cache)}
