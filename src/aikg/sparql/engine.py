"""Runs a SPARQL query, and explains in a sentence why a query cannot be run."""

from __future__ import annotations

from aikg.errors import UsageError
from aikg.namespaces import PREFIXES
from aikg.sparql.nesting import refuse_nesting
from aikg.sparql.syntax import NO_FUNCTION, function_error, refuse_service, syntax_error
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pyoxigraph import QuerySolutions

    from aikg.sparql.source import Answer, Source

# What some editors write before a text. It is no part of it.
BYTE_ORDER_MARK = "\ufeff"


def run(source: Source, text: str, where: str = "the query", prefixes: dict[str, str] | None = None) -> Answer:
    """Runs a query over the union of all named graphs, or over the graphs that its FROM clauses name.

    The engine computes the answer while it is read. It may raise OSError or RuntimeError then.

    :param where: how an error names the query: a file's name, or `the query`
    :param prefixes: prefixes that the query may use without declaring them
    :raises UsageError: if the text is not a SPARQL query, is an update, or would ask another endpoint
    """
    text = text.removeprefix(BYTE_ORDER_MARK)
    refuse_service(text, where)
    refuse_nesting(text, where)
    try:
        return source.query(text, prefixes)
    except SyntaxError as error:
        raise syntax_error(text, str(error), where, prefixes or {}) from error
    except RuntimeError as error:
        if NO_FUNCTION in str(error):
            raise function_error(str(error), where) from error
        raise
    except UnicodeEncodeError as error:
        raise UsageError(f"{where}: this is not Unicode text (it has a lone surrogate); give it as UTF-8") from error


def rows(columns: Sequence[str], values: Iterable[Sequence[str | float | None]]) -> QuerySolutions:
    """Returns rows that no query made in the form of an engine's answer.

    An `IRI` becomes a named node, a float an xsd:decimal, any other text a string; None stays unbound.
    """
    from pyoxigraph import Literal, NamedNode, Store

    from aikg.rdf.terms import IRI

    def term(value: str | float | None) -> str:
        if isinstance(value, float):
            return str(Literal(str(value), datatype=NamedNode(PREFIXES["xsd"] + "decimal")))
        if value is None:
            return "UNDEF"
        return str(NamedNode(value) if isinstance(value, IRI) else Literal(value))

    names = " ".join(f"?{column}" for column in columns)
    lines = " ".join(f"({' '.join(map(term, row))})" for row in values)
    answer: QuerySolutions = Store().query(f"SELECT {names} {{ VALUES ({names}) {{ {lines} }} }}")  # type: ignore[assignment]
    return answer
