"""The pages for people who look rather than query: one function for each kind, for a server and for a folder."""

from __future__ import annotations

from aikg.pages.book import LANGUAGES, Book
from aikg.pages.router import page, paths

__all__ = ["LANGUAGES", "Book", "page", "paths"]
