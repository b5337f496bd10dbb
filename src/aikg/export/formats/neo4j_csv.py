"""CSV with typed headers, for `neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv`.

The labels of a node are its classes. The type of a relationship is the name of its property. Semicolons separate the
items of an array.
"""

from __future__ import annotations

import csv
import io

from aikg.export.formats.csv_folder import written
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aikg.export import Material
    from aikg.export.network.network import Edge, Node
    from aikg.export.sheets.sheets import Value

NODES = (
    *("id:ID", "iri", "kind", ":LABEL", "type", "label_zh", "label_en", "level", "date", "date_of"),
    *("earliest:date", "latest:date", "latitude:double", "longitude:double", "value:double", "unit"),
)
RELATIONSHIPS = (
    *("id", ":START_ID", ":TYPE", ":END_ID", "iri", "derived:boolean", "symmetric:boolean", "row", "sources:string[]"),
)


def write(material: Material) -> dict[str, bytes]:
    """Returns the two files by name."""
    network = material.network
    return {
        "nodes.csv": _lines(NODES, map(_node, network.nodes)),
        "relationships.csv": _lines(RELATIONSHIPS, map(_edge, network.edges)),
    }


def _node(node: Node) -> list[Value]:
    return [*node[:3], ";".join(node.classes), *node[4:]]


def _edge(edge: Edge) -> list[Value]:
    return [*edge[:-1], ";".join(edge.sources)]


def _lines(header: tuple[str, ...], rows: Iterable[list[Value]]) -> bytes:
    """Returns CSV with line breaks in cells replaced by spaces, because the importer reads no cell of several lines."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([" ".join(written(value).splitlines()) for value in row] for row in rows)
    return text.getvalue().encode()
