"""How we name ourselves to others."""

from __future__ import annotations

from functools import cache

from aikg.namespaces import BASE


@cache
def agent() -> str:
    """How we name ourselves: public endpoints ask for a name and a page (RFC 9110, 10.1.5)."""
    from importlib.metadata import version

    return f"aikg/{version('aikg')} (+{BASE.rstrip('/')})"
