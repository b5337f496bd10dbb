"""The pages of the real graph and of the tiny world."""

from __future__ import annotations

import pytest

import aikg
from aikg.pages import Book


@pytest.fixture(scope="package")
def book(graph: aikg.Graph) -> Book:
    """The real graph as the pages read it."""
    return Book(graph)


@pytest.fixture
def small(tiny: aikg.Graph) -> Book:
    """The tiny world as the pages read it."""
    return Book(tiny)
