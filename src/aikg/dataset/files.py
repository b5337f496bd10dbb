"""Lists the files of each named graph, and the folders of stored queries."""

from __future__ import annotations

import os

from aikg.namespaces import GRAPH, INFERRED
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.types import StrPath

# The folders of queries/ whose files carry a `#+` header.
PURPOSES = ("questions", "federated", "quality", "rules")

# The files of data/graph/ with a named graph of their own. The others belong to graph/data.
_OWN_GRAPH = {"inferred.ttl": INFERRED, "links.ttl": GRAPH + "links"}


def graph_files(home: StrPath) -> list[tuple[str, str]]:
    """Returns (IRI of a named graph, path of a Turtle file in that graph) for a dataset, in a fixed order."""
    ontology = os.path.join(home, "ontology")
    files = [(GRAPH + "ontology", os.path.join(ontology, "aikg.ttl"))]
    files += [(GRAPH + "ontology", path) for path in listed(os.path.join(ontology, "modules"), ".ttl")]
    files += [(GRAPH + "vocab", path) for path in listed(os.path.join(ontology, "vocab"), ".ttl")]
    for path in listed(os.path.join(home, "data", "graph"), ".ttl"):
        files.append((_OWN_GRAPH.get(os.path.basename(path), GRAPH + "data"), path))
    return files


def listed(folder: str, ending: str) -> list[str]:
    """Returns the files of a folder with this ending, sorted; none if the folder does not exist."""
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        return []
    return [os.path.join(folder, name) for name in sorted(names) if name.endswith(ending) and name[0] != "."]
