"""A knowledge graph of China's AI policy, asked in Python or on the command line.

>>> import aikg
>>> graph = aikg.load()
>>> rows = graph.query("city-alignment", directive="ngaidp-2017")
"""

from __future__ import annotations

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.errors import AikgError as AikgError
    from aikg.errors import UsageError as UsageError
    from aikg.graph import Graph as Graph
    from aikg.graph import load as load

# Public name -> the module that holds it; imported when first asked for, so that `import aikg` costs nothing.
_PUBLIC = {
    "AikgError": "aikg.errors",
    "Graph": "aikg.graph",
    "UsageError": "aikg.errors",
    "load": "aikg.graph",
}

__all__ = ["AikgError", "Graph", "UsageError", "load"]


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name == "__version__":
        from importlib.metadata import version

        return version("aikg")
    if name not in _PUBLIC:
        raise AttributeError(f"module 'aikg' has no attribute {name!r}")
    return getattr(import_module(_PUBLIC[name]), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
