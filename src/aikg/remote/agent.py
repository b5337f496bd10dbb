"""The User-Agent header of our requests."""

from __future__ import annotations

from functools import cache

from aikg.namespaces import BASE


@cache
def agent() -> str:
    """Returns our User-Agent header (RFC 9110, 10.1.5). Public endpoints require one with a web page."""
    from importlib.metadata import version

    return f"aikg/{version('aikg')} (+{BASE.rstrip('/')})"
