"""The network as a graph of networkx."""

from __future__ import annotations

from aikg.errors import AikgError, installing
from aikg.export.network.network import network
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    import networkx
    from pyoxigraph import Store

    from aikg.export.network.network import Edge, Node


def multigraph(store: Store) -> networkx.MultiDiGraph:
    """Returns a directed graph that may have several edges between two nodes.

    :raises AikgError: if networkx is not installed
    """
    try:
        from networkx import MultiDiGraph
    except ImportError as error:
        raise AikgError(f"network() needs networkx: {installing('networkx')}") from error
    made = MultiDiGraph()
    found = network(store)
    made.add_nodes_from((node.id, _known(node)) for node in found.nodes)
    made.add_edges_from((edge.subject, edge.object, edge.id, _known(edge)) for edge in found.edges)
    return made


def _known(thing: Node | Edge) -> dict[str, Any]:
    """Returns what is known of a node or an edge, without its place in the graph."""
    placed = ("id", "subject", "object")
    return {name: value for name, value in thing._asdict().items() if value is not None and name not in placed}
