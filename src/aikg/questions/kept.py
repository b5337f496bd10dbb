"""Answers that are kept with a prepared store, since their questions count the whole graph.

A question whose header says `kept: true` is asked once, without parameters, when the store is prepared. Its rows lie
beside the store, in the W3C's JSON format, until the dataset or the question changes: the name of the file has a hash
of the text of the question, and a changed dataset has a store of its own.
"""

from __future__ import annotations

import hashlib
from io import BytesIO

from pyoxigraph import QueryResultsFormat, parse_query_results

from aikg.namespaces import PREFIXES
from aikg.sparql.source import Embedded
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import QuerySolutions

    from aikg.questions.stored import StoredQuery
    from aikg.sparql.source import Source


def file_name(query: StoredQuery) -> str:
    """What a prepared store calls the answer of a question."""
    return f"answer-{query.name}-{hashlib.blake2b(query.text.encode(), digest_size=8).hexdigest()}"


def answer_of(source: Source, query: StoredQuery) -> bytes:
    """The rows of a question without parameters, in the W3C's JSON format."""
    sink = BytesIO()
    rows: QuerySolutions = source.query(query.text, PREFIXES)  # type: ignore[assignment]
    rows.serialize(sink, format=QueryResultsFormat.JSON)
    return sink.getvalue()


def kept_answer(source: Source, query: StoredQuery) -> QuerySolutions | None:
    """The rows that are kept of a question without parameters; None if it is to be asked."""
    if not query.kept or not isinstance(source, Embedded):
        return None
    data = source.prepared(file_name(query), lambda source: answer_of(source, query))
    try:
        return parse_query_results(data, format=QueryResultsFormat.JSON) if data else None  # type: ignore[return-value]
    except SyntaxError:  # The file is damaged.
        return None
