"""How a question is asked and its answer written, for every command that asks; without click, see `plain`."""

from __future__ import annotations

import os
import sys

from aikg.cli.wanted import EVERYTHING, Wanted
from aikg.errors import UsageError
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    from pyoxigraph import Triple

    from aikg.graph import Graph
    from aikg.sparql.results import Result
    from aikg.sparql.source import Answer

LANGUAGES = ("zh", "en", "both")
TABLES = ("table", "vertical", "markdown")
FILES = ("excel-csv", "xlsx", "geojson")
W3C = ("csv", "tsv", "json", "xml")
RDF = {
    "turtle": "ttl",
    "ntriples": "nt",
    "nquads": "nq",
    "trig": "trig",
    "rdfxml": "rdf",
    "jsonld": "jsonld",
}


def locale_language() -> str:
    """zh or en, as the environment says."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "zh" if os.environ[name].startswith("zh") else "en"
    return "en"


def question(
    name: str,
    parameters: Mapping[str, list[str]],
    *,
    format: str | None,
    lang: str | None = None,
    timeout: float | None = None,
    source: Mapping[str, Any] | None = None,
    wanted: Wanted,
) -> int:
    """Ask a stored question, write what is wanted of the answer, and return the exit status.

    :param source: what `aikg.load` is to be given
    :raises AikgError: as the graph does
    """
    people = (format or form_of_output()) in TABLES and not wanted.raw
    wanted.given = parameters

    def ask(graph: Graph, lang: str) -> Answer | Result:
        if wanted.shapes:
            return wanted.of(graph.asked(name, parameters), lang, people)
        columns = wanted.columns
        if columns and people:
            from aikg.sparql.columns import selected
            from aikg.sparql.figures import with_companions

            names = [variable[1:] for variable in selected(graph.stored(name).text)]
            columns = tuple(with_companions(columns, names))
        return graph.answer(name, parameters, lang, columns)

    def empty(graph: Graph) -> list[str]:
        from aikg.cli.empty import reasons

        return reasons(graph, name, parameters, wanted)

    return answered(
        ask, format=format, lang=lang, timeout=timeout, source=source, wanted=wanted, name=name, empty=empty
    )


def answered(
    ask: Callable[[Graph, str], Answer | Result],
    *,
    format: str | None,
    lang: str | None = None,
    timeout: float | None = None,
    source: Mapping[str, Any] | None = None,
    wanted: Wanted = EVERYTHING,
    name: str = "",
    empty: Callable[[Graph], list[str]] | None = None,
) -> int:
    """Ask, write the answer, and return the exit status that the answer calls for.

    :param ask: given the graph and the language wanted (zh, en, both), asks the engine
    :param source: what `aikg.load` is to be given
    :param name: the name of the question, if it is a stored one
    :param empty: says why an answer has no rows, on standard error
    :raises AikgError: as the graph does
    """
    from aikg.graph import load

    if timeout is not None:
        from aikg.cli.deadline import within

        status = within(timeout)
        if status is not None:
            return status
    form = format or form_of_output()
    chosen = lang or (locale_language() if form in TABLES else "both")
    graph = load(**source or {})
    before = on_interrupt(None)
    try:
        rows = write(graph, ask(graph, chosen), format, form, chosen, wanted, name)
        if rows == 0 and rows is not False and empty:
            sys.stdout.flush()
            for sentence in empty(graph):
                print(sentence, file=sys.stderr)  # noqa: T201
    except BrokenPipeError:
        raise
    except (OSError, RuntimeError, SyntaxError) as error:
        raise graph.source.failure(error) from error
    finally:
        on_interrupt(before)
    return 1 if rows is False else 0


def form_of_output() -> str:
    """The format of rows if none is asked for."""
    return "table" if sys.stdout.isatty() else "csv"


def on_interrupt(action: Any) -> Any:
    """Have Ctrl-C do this, and return what it did before.

    None is the default action, which ends the process: the engine does not return to Python until it is done.
    """
    import _signal  # What `signal` wraps in enumerations, which take a while to make.

    try:
        return _signal.signal(_signal.SIGINT, _signal.SIG_DFL if action is None else action)
    except ValueError:  # Not the main thread, which alone may set this, and alone gets the interrupt.
        return None


def write(
    graph: Graph | None,
    answer: Answer | Result,
    asked: str | None,
    form: str,
    lang: str,
    wanted: Wanted = EVERYTHING,
    name: str = "",
) -> int | bool | None:
    """Write an answer on stdout; returns the number of rows, True or False for yes or no, None for anything else.

    :param asked: the format asked for, None if none was
    :param name: the name of a stored question, whose header ranks the columns
    :raises UsageError: if the format asked for does not fit the kind of answer
    """
    from pyoxigraph import QueryBoolean, QueryTriples

    out = sys.stdout.buffer
    if isinstance(answer, QueryTriples):
        out.write(serialized(answer, asked or "turtle"))
        return None
    if form in RDF:
        kind = "yes or no" if isinstance(answer, QueryBoolean) else "rows"
        fitting = ", ".join(TABLES + W3C + FILES)
        raise UsageError(f"--format {form} is for graphs, and this query answers with {kind}: use {fitting}")
    if isinstance(answer, QueryBoolean):
        if form in FILES:
            raise UsageError(f"--format {form} is for rows, and this query answers with yes or no: use table or json")
        if form in W3C:
            _w3c(answer, form)
        else:
            out.write(b"true\n" if answer else b"false\n")
        out.flush()
        return bool(answer)
    rows = _rows(graph, answer, form, lang, wanted, name)
    out.flush()
    return rows


def _rows(graph: Graph | None, answer: Any, form: str, lang: str, wanted: Wanted, name: str) -> int | None:
    """Write rows: those of the engine as they come, or those of a result."""
    read = hasattr(answer, "terms")
    if wanted.count:
        sys.stdout.buffer.write(b"%d\n" % len(answer))
        return len(answer)
    if form in W3C:
        if read:
            from aikg.sparql.solutions import solutions

            answer = solutions(answer)
        return _w3c(answer, form)
    if form in TABLES:
        from aikg.cli.tables import write_rows

        columns = answer.columns if read else [variable.value for variable in answer.variables]

        def ranked() -> list[str]:
            return graph.stored(name).header.columns if graph and name else []

        return write_rows(columns, answer.terms if read else answer, form, lang, wanted, ranked)
    from aikg.cli.files import file_of

    if not read:
        assert graph is not None
        answer = graph.collected(answer, name, lang)
    sys.stdout.buffer.write(file_of(answer, form, name or "answer"))
    return len(answer)


class _Counting:
    """Standard output that counts the lines written on it."""

    def __init__(self) -> None:
        self.lines = 0

    def write(self, data: bytes) -> int:
        self.lines += data.count(b"\n")
        return sys.stdout.buffer.write(data)

    def flush(self) -> None:
        sys.stdout.buffer.flush()


def _w3c(answer: Any, form: str) -> int | None:
    """Write an answer in a W3C format; returns 0 if it has no rows, as far as the format tells, else None."""
    from pyoxigraph import QueryResultsFormat

    out = _Counting()
    answer.serialize(out, format=QueryResultsFormat.from_extension(form))
    return 0 if form in ("csv", "tsv") and out.lines == 1 else None


def serialized(given: Iterable[Triple], form: str) -> bytes:
    """A graph in one of the RDF formats.

    :raises UsageError: if the format is one for rows
    """
    from pyoxigraph import RdfFormat

    from aikg.rdf.turtle import triples

    if form not in RDF:
        raise UsageError(f"--format {form} is for rows, and this query answers with a graph: use {', '.join(RDF)}")
    rdf = RdfFormat.from_extension(RDF[form])
    assert rdf is not None
    return triples(list(given), rdf)


def columns(given: str | None) -> list[str]:
    """The names of columns in a text like `place,kind`."""
    return [name.strip() for name in (given or "").split(",") if name.strip()]


def values(given: Sequence[str]) -> dict[str, list[str]]:
    """The values of each parameter in `KEY=VALUE` texts.

    :raises UsageError: if there is no `=` in one
    """
    found: dict[str, list[str]] = {}
    for text in given:
        key, equals, value = text.partition("=")
        if not equals or not key:
            raise UsageError(f"-p {text}: a parameter is given as KEY=VALUE")
        found.setdefault(key, []).append(value)
    return found
