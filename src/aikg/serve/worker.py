"""Runs the queries of the endpoint in a separate process, so that a query that takes too long can be ended."""

from __future__ import annotations

import io
import signal
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

from pyoxigraph import NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, parse_query_results

from aikg.errors import AikgError, UsageError
from aikg.namespaces import PREFIXES
from aikg.processes import end_with_parent
from aikg.questions.kept import rows_of
from aikg.sparql.clauses import names_dataset
from aikg.sparql.nesting import refuse_nesting
from aikg.sparql.syntax import NO_FUNCTION, function_error, refuse_service, syntax_error
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection

    from pyoxigraph import Store

    from aikg.store.open import Files
    from aikg.types import Why

_NO_OTHERS = "which this one does not do: ask that endpoint itself, or use aikg sparql --allow-federation"
# The greatest size of an answer, in bytes.
LARGEST = 64_000_000


class Task(NamedTuple):
    """A query, its default and named graphs (None for all), the acceptable forms of answer with the best first, the
    greatest number of rows, the IRI to which relative IRIs in the query refer (None for none), and the rows that are
    kept of it (see `aikg.questions.kept`; None if it is to be asked)."""

    text: str
    default: list[str] | None
    named: list[str] | None
    forms: list[str]
    rows: int
    base: str | None = None
    kept: bytes | None = None


class Reply(NamedTuple):
    """The HTTP status, the form of the answer, and its bytes. For an error the bytes are a sentence, and `why` has the
    parts of it."""

    status: int
    form: str
    body: bytes
    why: Why = ("", {})


# Form of answer -> format of the engine. The caller makes `html` from JSON.
ROWS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "html": QueryResultsFormat.JSON,
}
GRAPHS = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "trig": RdfFormat.TRIG,
    "rdfxml": RdfFormat.RDF_XML,
    "nquads": RdfFormat.N_QUADS,
}


def work(pipe: Connection, source: Files) -> None:
    """Answers the tasks from the pipe until it is closed, or the server has ended."""
    attend(pipe, lambda: partial(answer, source.store))


def attend(pipe: Connection, ready: Callable[[], Callable[[Any], Reply]]) -> None:
    """Answers the tasks from a pipe until it is closed, or the server has ended.

    :param ready: opens what is asked, and returns what answers a task
    """
    end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The server handles Ctrl-C, and then closes the pipe.
    reply = ready()
    pipe.send(None)
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(reply(task))


def answer(store: Store, task: Task) -> Reply:
    """Returns the reply to a task. An error becomes a sentence with a status."""
    try:
        if task.kept is not None and (kept := rows_of(task.kept)) is not None:
            return _rows(kept, task)
        refuse_service(task.text, "the query", _NO_OTHERS)
        refuse_nesting(task.text, "the query")
        result: Any = store.query(task.text, base_iri=task.base, prefixes=PREFIXES, **_dataset(task))
        if isinstance(result, (QuerySolutions, QueryBoolean)):
            return _rows(result, task)
        return _graph(result, task)
    except SyntaxError as error:
        return _refused(syntax_error(task.text, str(error), "the query", PREFIXES))
    except UsageError as error:
        return _refused(error)
    except _TooLargeError:
        said = f"the answer is larger than {LARGEST} bytes: narrow the query, or give it a LIMIT"
        return _sentence(400, said, "large-answer", number=LARGEST)
    except (AikgError, OSError, RuntimeError, ValueError) as error:
        if NO_FUNCTION in str(error):
            return _refused(function_error(str(error), "the query"))
        return _sentence(500, f"the engine failed ({error})", "failed", text=str(error))


def _dataset(task: Task) -> dict[str, Any]:
    """Returns the graphs named in the request (SPARQL 1.1 Protocol, 2.1.4). They win over those of the query. If
    neither names any, the default graph is the union of all."""
    if task.default is None and task.named is None:
        return {"use_default_graph_as_union": not names_dataset(task.text)}
    return {
        "default_graph": [NamedNode(iri) for iri in task.default or ()],
        "named_graphs": [NamedNode(iri) for iri in task.named or ()],
    }


def _rows(result: Any, task: Task) -> Reply:
    form = next((each for each in task.forms if each in ROWS), None)
    if form is None:
        said = "this query answers with rows, which are available as JSON, XML, CSV and TSV"
        return _sentence(406, said, "rows-as")
    if isinstance(result, QueryBoolean) and form in ("csv", "tsv"):
        return Reply(200, form, b"true\n" if result else b"false\n")
    sink = _Sink()
    result.serialize(sink, format=ROWS[form])
    body = sink.getvalue()
    # A row takes more than two bytes, so a short answer need not be counted.
    if isinstance(result, QuerySolutions) and len(body) > 2 * task.rows and _count(body, form) > task.rows:
        said = f"the answer has more than {task.rows} rows: narrow the query, or give it a LIMIT"
        return _sentence(400, said, "too-many-rows", number=task.rows)
    return Reply(200, form, body)


def _count(body: bytes, form: str) -> int:
    if form == "csv":  # The engine cannot parse CSV. A line break in a text counts as a row too.
        return body.count(b"\r\n") - 1
    rows: Any = parse_query_results(body, format=ROWS[form])
    return sum(1 for _ in rows)


def _graph(result: Iterator[Any], task: Task) -> Reply:
    from aikg.rdf.turtle import triples

    form = next((each for each in task.forms if each in GRAPHS), None)
    if form is None:
        said = "this query answers with a graph: use Turtle, N-Triples, JSON-LD, TriG or RDF/XML"
        return _sentence(406, said, "graph-as")
    graph = list(islice(result, task.rows + 1))
    if len(graph) > task.rows:
        said = f"the answer has more than {task.rows} triples: narrow the query, or give it a LIMIT"
        return _sentence(400, said, "too-many-triples", number=task.rows)
    return Reply(200, form, triples(graph, GRAPHS[form]))


def _refused(error: UsageError) -> Reply:
    kind, parts = error.why
    return _sentence(400, str(error), kind, **parts)


def _sentence(status: int, sentence: str, kind: str, **parts: object) -> Reply:
    return Reply(status, "text", (" ".join(sentence.split()) + "\n").encode(), (kind, parts))


class _TooLargeError(Exception):
    pass


class _Sink(io.BytesIO):
    """A file in memory that raises an error when it exceeds the greatest size of an answer."""

    def write(self, data: Any) -> int:
        if self.tell() + len(data) > LARGEST:
            raise _TooLargeError
        return super().write(data)
