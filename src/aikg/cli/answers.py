"""How a question is asked and its answer written, for every command that asks; without click, see `plain`."""

from __future__ import annotations

import os
import sys

from aikg.errors import UsageError
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    from pyoxigraph import Triple

    from aikg.graph import Graph
    from aikg.sparql.source import Answer

LANGUAGES = ("zh", "en", "both")
TABLES = ("table", "markdown")
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


def answered(
    ask: Callable[[Graph, str], Answer],
    *,
    format: str | None,
    lang: str | None = None,
    timeout: float | None = None,
    source: Mapping[str, Any] | None = None,
) -> int:
    """Ask, write the answer, and return the exit status that the answer calls for.

    :param ask: given the graph and the language wanted (zh, en, both), asks the engine
    :param source: what `aikg.load` is to be given
    :raises AikgError: as the graph does
    """
    from aikg.graph import load

    if timeout is not None:
        from aikg.cli.deadline import within

        status = within(timeout)
        if status is not None:
            return status
    form = format or ("table" if sys.stdout.isatty() else "csv")
    wanted = lang or (locale_language() if form in TABLES else "both")
    graph = load(**source or {})
    before = on_interrupt(None)
    try:
        yes = write(ask(graph, wanted), format, form, wanted)
    except BrokenPipeError:
        raise
    except (OSError, RuntimeError, SyntaxError) as error:
        raise graph.source.failure(error) from error
    finally:
        on_interrupt(before)
    return 0 if yes else 1


def on_interrupt(action: Any) -> Any:
    """Have Ctrl-C do this, and return what it did before.

    None is the default action, which ends the process: the engine does not return to Python until it is done.
    """
    import _signal  # What `signal` wraps in enumerations, which take a while to make.

    try:
        return _signal.signal(_signal.SIGINT, _signal.SIG_DFL if action is None else action)
    except ValueError:  # Not the main thread, which alone may set this, and alone gets the interrupt.
        return None


def write(answer: Answer, asked: str | None, form: str, lang: str) -> bool:
    """Write an answer on stdout; False if the answer is no.

    :raises UsageError: if the format asked for does not fit the kind of answer
    """
    from pyoxigraph import QueryBoolean, QueryTriples

    out = sys.stdout.buffer
    if isinstance(answer, QueryTriples):
        out.write(serialized(answer, asked or "turtle"))
        return True
    if form in RDF:
        kind = "yes or no" if isinstance(answer, QueryBoolean) else "rows"
        fitting = ", ".join(TABLES + W3C)
        raise UsageError(f"--format {form} is for graphs, and this query answers with {kind}: use {fitting}")
    if form in W3C:
        _w3c(answer, form)
    elif isinstance(answer, QueryBoolean):
        out.write(b"true\n" if answer else b"false\n")
    else:
        text = _table(answer, form, lang).encode("utf-8", "backslashreplace")
        if form == "table" and sys.stdout.isatty():
            from aikg.cli.pager import show

            show(text)
        else:
            out.write(text)
    out.flush()
    return bool(answer) if isinstance(answer, QueryBoolean) else True


def _w3c(answer: Any, form: str) -> None:
    from pyoxigraph import QueryResultsFormat

    answer.serialize(sys.stdout.buffer, format=QueryResultsFormat.from_extension(form))


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


def _table(answer: Any, form: str, lang: str) -> str:
    """Rows to read."""
    from aikg.sparql.people import for_people, texts
    from aikg.sparql.render import markdown, table

    heads, rows = for_people([variable.value for variable in answer.variables], answer, lang)
    return {"table": table, "markdown": markdown}[form](heads, texts(rows))


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
