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

from pyoxigraph import QueryResultsFormat, Store, parse_query_results

from aikg.namespaces import PREFIXES
from aikg.sparql.columns import project, selected
from aikg.sparql.source import Embedded
from aikg.sparql.tokens import body
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pyoxigraph import Literal, NamedNode, QuerySolutions

    from aikg.questions.choosing import Chosen
    from aikg.questions.stored import StoredQuery
    from aikg.sparql.source import Source

# Fewer terms than these are looked for in a whole line before it is split into cells.
_FEW = 8


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


def chosen_text(
    source: Source,
    query: StoredQuery,
    values: Mapping[str, object],
    lang: str = "both",
    columns: Sequence[str] = (),
) -> bytes | None:
    """The rows kept of a question that parameters choose, in the W3C's TSV format; None if it is to be asked.

    :param values: the value of each parameter, or a list of values
    :raises UsageError: if a value is not of the parameter's type, or there is no such column
    """
    if not query.kept or not isinstance(source, Embedded):
        return None
    wanted = None
    if values:
        from aikg.questions.choosing import chosen

        wanted = chosen(query, values, source)
        if wanted is None:
            return None
    return kept_text(source, query, lang, columns, wanted)


def rows_of(data: bytes) -> QuerySolutions | None:
    """Rows in the TSV format as an engine's answer, read as they are wanted; None if they are damaged."""
    try:
        return parse_query_results(data, format=QueryResultsFormat.TSV)  # type: ignore[return-value]
    except SyntaxError:
        return None


def _with(data: bytes, wanted: Chosen) -> bytes:
    """Returns the rows that hold the terms wanted."""
    head, *lines = data.removesuffix(b"\n").split(b"\n")
    names = head.split(b"\t")
    for name, terms in wanted.items():
        place, cells = names.index(f"?{name}".encode()), _cells(terms)
        if len(cells) < _FEW:  # Most lines are without them: they are not split.
            lines = [line for line in lines if any(cell in line for cell in cells)]
        lines = [line for line in lines if line.split(b"\t", place + 1)[place] in cells]
    return b"\n".join([head, *lines, b""])


def _cells(terms: set[NamedNode | Literal]) -> set[bytes]:
    """Returns terms as TSV writes them: numbers and truth values without their datatype."""
    sink = BytesIO()
    rows: QuerySolutions = Store().query(f"SELECT ?cell {{ VALUES ?cell {{ {' '.join(map(str, terms))} }} }}")  # type: ignore[assignment]
    rows.serialize(sink, format=QueryResultsFormat.TSV)
    return set(sink.getvalue().split(b"\n")[1:-1])


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
