"""Rows in the W3C formats for results: CSV, TSV, JSON and XML."""

from __future__ import annotations

import json
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, QuerySolutions, Triple, parse_query_results

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.rdf.terms import Term
    from aikg.sparql.results import Result


def solutions(result: Result) -> QuerySolutions:
    """Returns rows as an engine's answer, which writes itself in each of the formats."""
    bindings = [
        {name: _json(term) for name, term in zip(result.columns, row, strict=True) if term is not None}
        for row in result.terms
    ]
    text = json.dumps({"head": {"vars": result.columns}, "results": {"bindings": bindings}})
    found = parse_query_results(text, format=QueryResultsFormat.JSON)
    assert isinstance(found, QuerySolutions)
    return found


def _json(term: Term | Triple) -> dict[str, Any]:
    """Returns a term as SPARQL 1.1 Query Results JSON has it (and a triple as SPARQL 1.2)."""
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Literal):
        language = {"xml:lang": term.language} if term.language else {"datatype": term.datatype.value}
        return {"type": "literal", "value": term.value} | language
    parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
    return {"type": "triple", "value": {name: _json(part) for name, part in parts.items()}}
