"""A running `aikg serve` over the real graph, and visits of its pages in a real browser."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import aikg
from tests.conftest import environment


@contextmanager
def serving(cache: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A server of the real graph: its URL and its process."""
    settings = environment(cache) | {"AIKG_HOME": aikg.load().dataset.home}
    command = [sys.executable, "-m", "aikg", "serve", "--port", "0"]
    process = subprocess.Popen(command, env=settings, stderr=subprocess.PIPE, text=True)
    try:
        line = process.stderr.readline()  # type: ignore[union-attr]
        assert line.endswith("/sparql\n"), line
        yield line.strip().removesuffix("sparql"), process
    finally:
        process.terminate()
        process.wait(60)


@pytest.fixture(scope="module")
def servers(own_cache: Path) -> Iterator[Iterator[str]]:
    """Gives the URL of one running server again and again, and starts another if it has ended."""

    def running() -> Iterator[str]:
        while True:
            with serving(own_cache) as (url, process):
                while process.poll() is None:
                    yield url

    urls = running()
    yield urls
    urls.close()  # type: ignore[attr-defined]


@pytest.fixture
def live(servers: Iterator[str]) -> str:
    """The URL of a server of the real graph, which the tests of a module share."""
    return next(servers)


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
