"""A real browser over the pages: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import aikg
from tests.conftest import environment

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture
def chromium() -> Iterator[Any]:
    """Chromium, started afresh so that no test suffers from another, or a reason why there is none."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("there is no Chromium here (Debian: apt-get install chromium)")
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed here")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def serving(cache: Path) -> Iterator[str]:
    """A server of the real graph; its URL."""
    settings = environment(cache) | {"AIKG_HOME": aikg.load().dataset.home}
    command = [sys.executable, "-m", "aikg", "serve", "--port", "0"]
    process = subprocess.Popen(command, env=settings, stderr=subprocess.PIPE, text=True)
    try:
        line = process.stderr.readline()  # type: ignore[union-attr]
        assert line.endswith("/sparql\n"), line
        yield line.strip().removesuffix("sparql")
    finally:
        process.terminate()
        process.wait(60)


@pytest.fixture
def live(own_cache: Path) -> Iterator[str]:
    """The URL of a server of the real graph, started afresh so that no test suffers from another."""
    with serving(own_cache) as url:
        yield url


class Visit:
    """A page in a tab of its own, with what it asked for and what it complained of."""

    def __init__(self, browser: Any, **options: Any) -> None:
        self.context = browser.new_context(**options)
        self.tab = self.context.new_page()
        self.tab.set_default_timeout(60_000)
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.tab.on("request", lambda request: self.asked.append(request.url))
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.on("console", lambda said: self.complaints.append(said.text) if said.type in ("error", "warning") else None)


@contextmanager
def visit(browser: Any, url: str, **options: Any) -> Iterator[Visit]:
    """Opens a page, and closes it."""
    opened = Visit(browser, **options)
    try:
        opened.tab.goto(url)
        yield opened
    finally:
        opened.context.close()
