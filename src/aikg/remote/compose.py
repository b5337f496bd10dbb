"""Composes the request for a query as the SPARQL 1.1 Protocol (2.1.2) defines it, by SPARQLWrapper.

SPARQLWrapper composes; requests sends, as every other part of this room does, so that proxies, certificates and
credentials are read in one way.
"""

from __future__ import annotations

from typing import NamedTuple

from SPARQLWrapper import POST, SPARQLWrapper

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ROW_TYPES = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
_GRAPH_TYPES = "text/turtle, application/n-triples;q=0.9, application/rdf+xml;q=0.8"


class Composed(NamedTuple):
    """The body of a POST request and its headers."""

    body: bytes
    headers: dict[str, str]


def composed(url: str, text: str, rows: bool, parameters: Mapping[str, Sequence[str]]) -> Composed:
    """Returns the request for a query.

    :param rows: whether it asks for rows, not for a graph
    :param parameters: further parameters of the request, such as default-graph-uri
    """
    wrapper = SPARQLWrapper(url)
    wrapper.setQuery(text)
    # SPARQLWrapper finds the form by patterns, and takes a word in a comment for it; what counts here is only that
    # this is no update.
    wrapper.queryType = "SELECT" if rows else "CONSTRUCT"
    wrapper.setMethod(POST)
    wrapper.setOnlyConneg(True)
    for name, values in parameters.items():
        for value in values:
            wrapper.addParameter(name, value)
    wrapper.addCustomHttpHeader("Accept", _ROW_TYPES if rows else _GRAPH_TYPES)
    # Composing alone has no public name; the version is bounded in pyproject.toml, and a test holds what it gives.
    request = wrapper._createRequest()
    kept = {"Content-type": "Content-Type", "Accept": "Accept"}
    assert isinstance(request.data, bytes)
    return Composed(request.data, {kept[name]: value for name, value in request.header_items() if name in kept})
