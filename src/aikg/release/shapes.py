"""Makes shapes.ttl of a release: the shapes, and the quality queries as SHACL-SPARQL, for any validator."""

from __future__ import annotations

import re

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from aikg.errors import AikgError
from aikg.namespaces import PREFIXES, SHAPES
from aikg.questions.stored import list_queries
from aikg.rdf.canonical import canonical
from aikg.rdf.turtle import turtle
from aikg.sparql.tokens import tokens
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aikg.dataset.dataset import Dataset
    from aikg.questions.stored import StoredQuery

_SH = PREFIXES["sh"]
_COMMENT = (
    "The shapes, and the quality queries as SHACL-SPARQL (their targets are those of SHACL-AF: pyshacl --advanced)."
)


def shapes(dataset: Dataset) -> bytes:
    """Returns all shapes, and a shape for each quality query over the union of graphs, as Turtle.

    :raises AikgError: if a file cannot be parsed, or a quality query cannot say which property it finds wrong
    """
    from pyoxigraph import Quad

    quads = dataset.turtle("ontology", "shapes")
    for query in list_queries(dataset, "quality"):
        quads += [Quad(*triple) for triple in _rule(query)]
    return turtle((quad.triple for quad in canonical(quads)), _COMMENT)


def expressible(query: StoredQuery) -> bool:
    """Returns whether a quality query can become a shape.

    A validator has only one graph, so the query must not name graphs.
    """
    return "GRAPH" not in {token.upper() for token in tokens(query.text)}


def _rule(query: StoredQuery) -> Iterator[Triple]:
    """Yields the shape of a quality query. Its targets are the nodes that the query finds, and all break it."""
    if not expressible(query):
        return
    shape, target, constraint = NamedNode(SHAPES + "quality-" + query.name), BlankNode(), BlankNode()
    text = _renamed(query.text)
    yield Triple(shape, NamedNode(PREFIXES["rdf"] + "type"), NamedNode(_SH + "NodeShape"))
    yield Triple(shape, NamedNode(_SH + "severity"), NamedNode(_SH + query.header.severity.capitalize()))
    # On the shape, because Jena takes no constraint with more than one message.
    for lang, message in query.header.message.items():
        yield Triple(shape, NamedNode(_SH + "message"), Literal(message, language=lang))
    yield Triple(shape, NamedNode(_SH + "target"), target)
    yield Triple(target, NamedNode(PREFIXES["rdf"] + "type"), NamedNode(_SH + "SPARQLTarget"))
    yield Triple(target, NamedNode(_SH + "select"), Literal(_projected(text, "?this")))
    yield Triple(shape, NamedNode(_SH + "sparql"), constraint)
    yield Triple(constraint, NamedNode(PREFIXES["rdf"] + "type"), NamedNode(_SH + "SPARQLConstraint"))
    yield Triple(constraint, NamedNode(_SH + "select"), Literal(_constraint(text)))


def _constraint(text: str) -> str:
    """Returns the query as a constraint on `$this`.

    SHACL does not allow MINUS, VALUES and sub-selects beside a bound variable (SHACL 5.2.1). For a query with these it
    returns a constraint that every target breaks, with the property that the query names; of several in VALUES none, as
    the target alone does not tell which.
    """
    words = [token.upper() for token in tokens(text)]
    if not {"MINUS", "VALUES"} & {*words} and words.count("SELECT") == 1:
        return _projected(text, "$this ?path ?value").replace("?this", "$this")
    prologue = text[: text.index("SELECT")]
    named = {*re.findall(r"BIND\s*\(\s*\S+\s+AS\s+\?path\s*\)", text)}
    if len(named) > 1:
        raise AikgError(f"a quality query with MINUS, VALUES or sub-selects may name one property only:\n{text}")
    return f"{prologue}SELECT $this ?path WHERE {{ {named.pop()} }}\n" if named else "SELECT $this WHERE { }\n"


def _renamed(text: str) -> str:
    """Returns the query without its header, and with ?this for ?focus."""
    body = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#+"))
    return re.sub(r"[?$]focus\b", "?this", body).strip() + "\n"


def _projected(text: str, columns: str) -> str:
    return text.replace("?this ?path ?value", columns, 1)
