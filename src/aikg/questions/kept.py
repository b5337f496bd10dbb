"""Answers that are kept with a prepared store, so that the whole of them is read and not asked.

A question whose header says `kept: true` is asked once, without parameters, when the store is prepared. Its rows lie
beside the store, in the W3C's TSV format, until the dataset or the question changes: the name of the file has a hash
of the text of the question, and a changed dataset has a store of its own. A row is a line, and a tab in a value is
escaped, so columns are chosen without reading the values, and the first row is there at once.
"""

from __future__ import annotations

import hashlib
from io import BytesIO
from itertools import islice

from pyoxigraph import QueryResultsFormat, parse_query_results

from aikg.namespaces import PREFIXES
from aikg.sparql.columns import project, selected
from aikg.sparql.source import Embedded
from aikg.sparql.tokens import body
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyoxigraph import QuerySolutions

    from aikg.questions.choosing import Chosen
    from aikg.questions.stored import StoredQuery
    from aikg.sparql.source import Source


def file_name(query: StoredQuery) -> str:
    """What a prepared store calls the answer of a question."""
    return f"answer-{query.name}-{hashlib.blake2b(query.text.encode(), digest_size=8).hexdigest()}.tsv"


def answer_of(source: Source, query: StoredQuery) -> bytes:
    """The rows of a question without parameters, in the W3C's TSV format."""
    sink = BytesIO()
    rows: QuerySolutions = source.query(query.text, PREFIXES)  # type: ignore[assignment]
    rows.serialize(sink, format=QueryResultsFormat.TSV)
    return sink.getvalue()


def kept_answer(
    source: Source,
    query: StoredQuery,
    lang: str = "both",
    columns: Sequence[str] = (),
    wanted: Chosen | None = None,
) -> QuerySolutions | None:
    """The rows that are kept of a question; None if it is to be asked.

    :param lang: `zh`, `en` or `both`: the language of the columns with names
    :param columns: the columns wanted, in this order; all by default
    :param wanted: only the rows that hold these terms (see `aikg.questions.choosing`)
    :raises UsageError: if there is no such column
    """
    data = kept_text(source, query, lang, columns, wanted)
    return None if data is None else rows_of(data)


def kept_text(
    source: Source,
    query: StoredQuery,
    lang: str = "both",
    columns: Sequence[str] = (),
    wanted: Chosen | None = None,
) -> bytes | None:
    """The same in the W3C's TSV format.

    :raises UsageError: if there is no such column
    """
    if not query.kept or not isinstance(source, Embedded):
        return None
    data = source.prepared(file_name(query), lambda source: answer_of(source, query))
    if not data or not data.endswith(b"\n"):  # A file that was cut off does not end its last line.
        return None
    return _projected(_with(data, wanted) if wanted else data, query.text, lang, columns)


def rows_of(data: bytes) -> QuerySolutions | None:
    """Rows in the TSV format as an engine's answer, read as they are wanted; None if they are damaged."""
    try:
        return parse_query_results(data, format=QueryResultsFormat.TSV)  # type: ignore[return-value]
    except SyntaxError:
        return None


def _with(data: bytes, wanted: Chosen) -> bytes:
    """Returns the rows that hold the terms wanted, which TSV writes as N-Triples does."""
    head, *lines = data.removesuffix(b"\n").split(b"\n")
    names = head.split(b"\t")
    columns = [(names.index(f"?{name}".encode()), {str(t).encode() for t in terms}) for name, terms in wanted.items()]
    for place, terms in columns:  # Most lines are without the term: they are not split into cells.
        lines = [line for line in lines if any(term in line for term in terms) and line.split(b"\t")[place] in terms]
    return b"\n".join([head, *lines, b""])


def _projected(data: bytes, text: str, lang: str, columns: Sequence[str]) -> bytes:
    """Returns the rows that the question would have if `project` had chosen its columns."""
    if lang == "both" and not columns:
        return data
    wanted = [b"?" + variable[1:].encode() for variable in selected(project(text, lang, columns))]
    head, *lines = data.removesuffix(b"\n").split(b"\n")
    names = head.split(b"\t")
    if not wanted or wanted == names:
        return data
    places = [names.index(name) for name in wanted]
    rows = [b"\t".join([cells[place] for place in places]) for cells in (line.split(b"\t") for line in lines)]
    return b"\n".join([b"\t".join(wanted), *(dict.fromkeys(rows) if _distinct(text) else rows), b""])


def _distinct(text: str) -> bool:
    """Returns whether a SELECT query gives no row twice."""
    return [token.upper() for token in islice(body(text), 2)] == ["SELECT", "DISTINCT"]
