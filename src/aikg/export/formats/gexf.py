"""GEXF 1.3: the network for Gephi. The relation is the label and the kind of an edge, so that parallel edges differ.

networkx could write GEXF too, but it would write the day into the file and leave out the kind.
"""

from __future__ import annotations

from aikg.export.network.attributes import EDGE, NODE, attributes, element
from aikg.export.place import ABOUT, SIGNATURE
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aikg.export import Material
    from aikg.export.network.attributes import Attribute
    from aikg.export.network.network import Edge, Network, Node


def write(material: Material) -> bytes:
    """Returns the file. The label of a node is its Chinese name, and its attributes hold both names."""
    return "\n".join(_lines(material.network)).encode()


def _lines(network: Network) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">'
    about = element("creator", {}, SIGNATURE.decode()) + element("description", {}, ABOUT)
    yield element("meta", {}, inside=about)
    yield '<graph mode="static" defaultedgetype="directed">'
    for domain, columns in (("node", NODE), ("edge", EDGE)):
        yield element("attributes", {"class": domain}, inside="".join(_declared(each) for each in columns))
    yield "<nodes>"
    for node in network.nodes:
        names = {"id": node.id, "label": node.label_zh or node.label_en or node.id}
        yield element("node", names, inside=_values(node, NODE))
    yield "</nodes>"
    yield "<edges>"
    for edge in network.edges:
        ends = {"id": edge.id, "source": edge.subject, "target": edge.object}
        yield element("edge", ends | {"label": edge.relation, "kind": edge.relation}, inside=_values(edge, EDGE))
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>\n"


def _declared(column: Attribute) -> str:
    return element("attribute", {"id": column.name, "title": column.name, "type": column.type})


def _values(thing: Node | Edge, columns: tuple[Attribute, ...]) -> str:
    values = attributes(thing, columns)
    inside = "".join(element("attvalue", {"for": name, "value": value}) for name, value in values.items())
    return element("attvalues", {}, inside=inside)
