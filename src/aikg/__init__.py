"""A knowledge graph of China's AI policy, asked in Python or on the command line.

`load()` opens the graph; `Graph` has everything that can be asked of it. An answer in rows is a `Result` of `Row`s,
a thing is a `Record`, a reason is a `Proof`, how to cite any of them is a `Citation`, the findings of a check are a
`Report`, the files of a release are a `Release`, what was read from the text of a policy is a `Draft`.

>>> import aikg
>>> graph = aikg.load()
>>> rows = graph.query("city-alignment", directive="ngaidp-2017", place="suzhou", lang="en")
>>> rows[0].directive_en
'New Generation Artificial Intelligence Development Plan'

Every error is an `AikgError` whose text says what is wrong, where, and what to do: a `UsageError` for what cannot be
asked, a `DataError` for a file, an `EndpointError` for another system.
"""

from __future__ import annotations

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.cite.citation import Citation
    from aikg.curate.read.model import Draft
    from aikg.curate.read.read import read
    from aikg.errors import AikgError, DataError, EndpointError, UsageError
    from aikg.find.finder import Match, Matches
    from aikg.graph import Graph, load, upload
    from aikg.release import Release
    from aikg.rules.explain import Proof
    from aikg.sparql.results import Result, Row, Triples
    from aikg.things.show import Record
    from aikg.validate import Report

# Public name -> the module that holds it; imported when first asked for, so that `import aikg` costs nothing.
_PUBLIC = {
    "AikgError": "aikg.errors",
    "Citation": "aikg.cite.citation",
    "DataError": "aikg.errors",
    "Draft": "aikg.curate.read.model",
    "EndpointError": "aikg.errors",
    "Graph": "aikg.graph",
    "Match": "aikg.find.finder",
    "Matches": "aikg.find.finder",
    "Proof": "aikg.rules.explain",
    "Record": "aikg.things.show",
    "Release": "aikg.release",
    "Report": "aikg.validate",
    "Result": "aikg.sparql.results",
    "Row": "aikg.sparql.row",
    "Triples": "aikg.sparql.results",
    "UsageError": "aikg.errors",
    "load": "aikg.graph",
    "read": "aikg.curate.read.read",
    "upload": "aikg.graph",
}

__all__ = [
    "AikgError",
    "Citation",
    "DataError",
    "Draft",
    "EndpointError",
    "Graph",
    "Match",
    "Matches",
    "Proof",
    "Record",
    "Release",
    "Report",
    "Result",
    "Row",
    "Triples",
    "UsageError",
    "load",
    "read",
    "upload",
]


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
