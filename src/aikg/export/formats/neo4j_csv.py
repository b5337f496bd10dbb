"""CSV for `neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv`: typed headers.

A node's labels are its classes, a relationship's type is the name of its property; arrays are joined by semicolons.
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
    """The two files."""
    web = material.network
    return {
        "nodes.csv": _lines(NODES, map(_node, web.nodes)),
        "relationships.csv": _lines(RELATIONSHIPS, map(_edge, web.edges)),
    }


def _node(node: Node) -> list[Value]:
    return [*node[:3], ";".join(node.classes), *node[4:]]


def _edge(edge: Edge) -> list[Value]:
    return [*edge[:-1], ";".join(edge.sources)]


def _lines(header: tuple[str, ...], rows: Iterable[list[Value]]) -> bytes:
    """The importer reads a cell within one line only, unless it is told otherwise."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([" ".join(written(value).splitlines()) for value in row] for row in rows)
    return text.getvalue().encode()
