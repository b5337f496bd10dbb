"""GraphML: the network with typed attributes, for networkx, igraph, yEd, Cytoscape and Gephi.

networkx could write GraphML too, but this needs no library and always gives the same bytes.
"""

from __future__ import annotations

from aikg.export.network.attributes import EDGE, NODE, attributes, element
from aikg.export.place import ABOUT
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aikg.export import Material
    from aikg.export.network.network import Edge, Network, Node


def write(material: Material) -> bytes:
    """Returns the file: a directed graph that may have several edges between two nodes."""
    return "\n".join(_lines(material.network)).encode()


def _lines(network: Network) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    yield element("desc", {}, ABOUT)
    for domain, columns in (("node", NODE), ("edge", EDGE)):
        for each in columns:
            names = {"id": f"{domain}-{each.name}", "for": domain, "attr.name": each.name, "attr.type": each.type}
            yield element("key", names)
    yield '<graph id="aikg" edgedefault="directed">'
    for node in network.nodes:
        yield element("node", {"id": node.id}, inside=_data(node, "node"))
    for edge in network.edges:
        names = {"id": edge.id, "source": edge.subject, "target": edge.object}
        yield element("edge", names, inside=_data(edge, "edge"))
    yield "</graph>"
    yield "</graphml>\n"


def _data(thing: Node | Edge, domain: str) -> str:
    values = attributes(thing, NODE if domain == "node" else EDGE)
    return "".join(element("data", {"key": f"{domain}-{name}"}, value) for name, value in values.items())
