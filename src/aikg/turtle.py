"""Canonical Turtle: the same triples always give the same bytes. It works because no data has a blank node."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from aikg.namespaces import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable


def turtle(triples: Iterable[Triple], comment: str) -> bytes:
    """Triples as sorted Turtle in UTF-8, under a comment of one line, with only the prefixes that occur in them."""
    ordered = sorted(set(triples), key=str)
    iris = {iri for triple in ordered for iri in _iris(triple)}
    used = {name: base for name, base in sorted(PREFIXES.items()) if any(iri.startswith(base) for iri in iris)}
    body = serialize(ordered, format=RdfFormat.TURTLE, prefixes=used) or b""
    return f"# {comment}\n\n".encode() + body


def _iris(triple: Triple) -> list[str]:
    terms = (triple.subject, triple.predicate, triple.object, getattr(triple.object, "datatype", None))
    return [term.value for term in terms if isinstance(term, NamedNode)]
