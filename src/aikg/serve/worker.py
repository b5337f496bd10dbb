"""What runs a query for the endpoint: a process of its own, so that a query that takes too long can be ended."""

from __future__ import annotations

import io
import signal
from itertools import islice
from typing import Any, NamedTuple

from pyoxigraph import NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, parse_query_results

from aikg.errors import AikgError, UsageError
from aikg.namespaces import PREFIXES
from aikg.sparql.syntax import explain_syntax, refuse_service
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

    from pyoxigraph import Store

    from aikg.store.open import Files

# Bytes of an answer beyond which it is not given.
LARGEST = 64_000_000


class Task(NamedTuple):
    """A query, the graphs it is to be asked of (None: all), and the forms of answer that are acceptable, best first."""

    text: str
    default: list[str] | None
    named: list[str] | None
    forms: list[str]
    rows: int


class Reply(NamedTuple):
    """The status (as in HTTP), the form of the answer, and its bytes; or a sentence."""

    status: int
    form: str
    body: bytes


# Form of answer -> how the engine calls it. `html` is made from JSON by whoever asked.
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
    """Answers the tasks that come through the pipe until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then closes the pipe.
    store = source.store
    pipe.send(None)
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(answer(store, task))


def answer(store: Store, task: Task) -> Reply:
    """The reply to a task; whatever goes wrong is a sentence with its status."""
    try:
        refuse_service(task.text, "the query")
        found: Any = store.query(task.text, prefixes=PREFIXES, **_dataset(task))
        if isinstance(found, (QuerySolutions, QueryBoolean)):
            return _rows(found, task)
        return _graph(found, task)
    except SyntaxError as error:
        return _said(400, explain_syntax(task.text, str(error), "the query", PREFIXES))
    except UsageError as error:
        return _said(400, str(error))
    except _TooLargeError:
        return _said(400, f"the answer is larger than {LARGEST} bytes: narrow the query, or give it a LIMIT")
    except (AikgError, OSError, RuntimeError, ValueError) as error:
        return _said(500, f"the engine failed ({error})")


def _dataset(task: Task) -> dict[str, Any]:
    """SPARQL 1.1 Protocol, 2.1.4: the graphs named in the request; all of them, as one, where none is."""
    if task.default is None and task.named is None:
        return {"use_default_graph_as_union": True}
    return {
        "default_graph": [NamedNode(iri) for iri in task.default or ()],
        "named_graphs": [NamedNode(iri) for iri in task.named or ()],
    }


def _rows(found: Any, task: Task) -> Reply:
    form = next((each for each in task.forms if each in ROWS), None)
    if form is None:
        return _said(406, "this query answers with rows, which are here as JSON, XML, CSV and TSV")
    if isinstance(found, QueryBoolean) and form in ("csv", "tsv"):
        return Reply(200, form, b"true\n" if found else b"false\n")
    sink = _Sink()
    found.serialize(sink, format=ROWS[form])
    body = sink.getvalue()
    # A row takes more than two bytes: only what is long is counted.
    if isinstance(found, QuerySolutions) and len(body) > 2 * task.rows and _count(body, form) > task.rows:
        return _said(400, f"the answer has more than {task.rows} rows: narrow the query, or give it a LIMIT")
    return Reply(200, form, body)


def _count(body: bytes, form: str) -> int:
    if form == "csv":  # Not read by the engine; a line more in a text counts as a row.
        return body.count(b"\r\n") - 1
    rows: Any = parse_query_results(body, format=ROWS[form])
    return sum(1 for _ in rows)


def _graph(found: Iterator[Any], task: Task) -> Reply:
    from aikg.rdf.turtle import triples

    form = next((each for each in task.forms if each in GRAPHS), None)
    if form is None:
        return _said(406, "this query answers with a graph, which is here as Turtle, N-Triples, JSON-LD, TriG, RDF/XML")
    given = list(islice(found, task.rows + 1))
    if len(given) > task.rows:
        return _said(400, f"the answer has more than {task.rows} triples: narrow the query, or give it a LIMIT")
    return Reply(200, form, triples(given, GRAPHS[form]))


def _said(status: int, sentence: str) -> Reply:
    return Reply(status, "text", f"{sentence}\n".encode())


class _TooLargeError(Exception):
    pass


class _Sink(io.BytesIO):
    """A file in memory that refuses to grow beyond measure."""

    def write(self, data: Any) -> int:
        if self.tell() + len(data) > LARGEST:
            raise _TooLargeError
        return super().write(data)
