"""Turns the order of joint issuers, as the cell `issued_by` of documents.csv has it, into a node for each place.

A set of triples has no order, and a list would need blank nodes. So each place is a thing of its own, a kind of
prov:Attribution: the body, its position, and the evidence of the document. By the rules for official documents the body
that leads stands first, and the document bears its number.
"""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Triple

from aikg.namespaces import CNAI, ID, PREFIXES
from aikg.tables.csvw import items
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aikg.tables.model import Row, Table

START = ID + "joint-issuer/"
_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_LABEL = NamedNode(PREFIXES["rdfs"] + "label")


def joint_issuers(tables: Iterable[Table]) -> list[Triple]:
    """Returns the places of those who issued a document together; one who issues alone needs none."""
    by_name = {table.name: table for table in tables}
    documents, bodies = by_name.get("documents.csv"), by_name.get("bodies.csv")
    if documents is None or bodies is None:
        return []
    column = next((each for each in documents.schema.columns if each.name == "issued_by"), None)
    if column is None:
        return []
    names = {row.cells["key"]: row for row in bodies.rows}
    return [
        triple
        for row in documents.rows
        if len(issuers := items(column, row.cells["issued_by"])) > 1
        for position, body in enumerate(issuers, start=1)
        for triple in _place(row, position, body, names.get(body))
    ]


def _place(document: Row, position: int, body: str, named: Row | None) -> Iterator[Triple]:
    key = document.cells["key"]
    node = NamedNode(f"{START}{key}/{position}")
    yield Triple(NamedNode(f"{ID}document/{key}"), NamedNode(PREFIXES["prov"] + "qualifiedAttribution"), node)
    yield Triple(node, _TYPE, NamedNode(CNAI + "JointIssuer"))
    yield Triple(node, NamedNode(PREFIXES["prov"] + "agent"), NamedNode(f"{ID}body/{body}"))
    yield Triple(node, NamedNode(CNAI + "issuerPosition"), Literal(position))
    yield Triple(node, NamedNode(CNAI + "evidence"), NamedNode(f"{ID}evidence/document/{key}"))
    if named is not None:
        zh, en = named.cells["label_zh"], named.cells["label_en"]
        yield Triple(node, _LABEL, Literal(f"{document.cells['label_zh']}：第{position}发文机关{zh}", language="zh"))
        yield Triple(node, _LABEL, Literal(f"{document.cells['label_en']}: issuer {position}, {en}", language="en"))
