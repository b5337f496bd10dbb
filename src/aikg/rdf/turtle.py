"""Writes canonical Turtle: the same triples always give the same bytes. The triples must have no blank nodes."""

from __future__ import annotations

from itertools import chain

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from aikg.namespaces import PREFIXES
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pyoxigraph import RdfFormat, Triple


def turtle(triples: Iterable[Triple], comment: str) -> bytes:
    """Returns triples as sorted Turtle in UTF-8, with only the prefixes that they use.

    :param comment: one line to put at the top
    """
    ordered = sorted(set(triples), key=str)
    spaces = _namespaces(ordered)
    used = {name: base for name, base in sorted(PREFIXES.items()) if any(each.startswith(base) for each in spaces)}
    body = serialize(ordered, format=RdfFormat.TURTLE, prefixes=used) or b""
    return f"# {comment}\n\n".encode() + body


def _namespaces(triples: Iterable[Triple]) -> set[str]:
    """Returns how the IRIs begin, those of datatypes among them, up to their last part."""
    terms = set(chain.from_iterable(triples))  # Most terms stand in several triples.
    iris = (term if isinstance(term, NamedNode) else getattr(term, "datatype", None) for term in terms)
    return {_namespace(iri.value) for iri in iris if iri is not None}


def triples(graph: Sequence[Triple], form: RdfFormat) -> bytes:
    """Returns a graph in an RDF format, with the prefixes that it uses in a fixed order.

    The order in which the engine declares prefixes changes from run to run.
    """
    from pyoxigraph import serialize

    namespaces = {_namespace(node.value) for triple in graph for node in triple if isinstance(node, NamedNode)}
    used = {prefix: iri for prefix, iri in PREFIXES.items() if iri in namespaces}
    text = serialize(graph, format=form, prefixes=used) or b""
    lines = text.splitlines(keepends=True)
    count = next((index for index, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
    return b"".join(sorted(lines[:count]) + lines[count:])


def _namespace(iri: str) -> str:
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]
