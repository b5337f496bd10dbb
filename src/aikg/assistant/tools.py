"""What an assistant can ask: each function is a tool, its docstring the description, its parameters the schema."""

from __future__ import annotations

from itertools import islice
from typing import Annotated, Any, Literal

from pydantic import Field
from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions

from aikg.asked import Asked
from aikg.assistant.grounds import grounded
from aikg.assistant.plain import proof_text, record, rows_of
from aikg.cite.collect import joined, of_fact, works_of_row
from aikg.errors import UsageError
from aikg.graph import Graph
from aikg.namespaces import compact
from aikg.rules.explain import asserted
from aikg.sparql.columns import kept
from aikg.sparql.results import Result, Triples
from aikg.sparql.syntax import refuse_service
from aikg.things.identify import identify

Lang = Annotated[Literal["en", "zh", "both"], Field(description="The language of names: en, zh or both.")]
Limit = Annotated[int, Field(ge=1, description="The greatest number of rows or matches.")]
Offset = Annotated[int, Field(ge=0, description="How many rows to leave out before the first.")]
Name = Annotated[str, Field(description="An identifier like document/ngaidp-2017, a name or an official number.")]
Question = Annotated[str, Field(description="The name of a stored question; the tool questions lists them.")]
Values = dict[str, str | int | float | bool | list[str]]
Parameters = Annotated[
    Values, Field(description="The question's own parameters by name; a value may be a list of values.")
]


def find(
    graph: Graph,
    text: Annotated[str, Field(description="A name in Chinese, English or pinyin, or an official number.")],
    kind: Annotated[str, Field(description="document, place, body, concept, concept:theme ..., or thing for any.")] = (
        "thing"
    ),
    limit: Limit = 20,
    lang: Lang = "en",
) -> dict[str, Any]:
    """Find things and concepts by name or official number, best first. Begin here to learn an identifier."""
    found = graph.find(text, kind, limit)
    matches = [{"id": compact(each.id), "kind": each.kind, "zh": each.label_zh, "en": each.label_en} for each in found]
    works = joined(works_of_row(graph.source, (NamedNode(each.id),)) for each in found)
    return grounded(graph, {"total": found.total, "matches": matches}, works, lang)


def show(graph: Graph, name: Name, limit: Limit = 50, lang: Lang = "en") -> dict[str, Any]:
    """Show one thing: its facts with their evidence, values that other sources state, and what refers to it."""
    iri = identify(graph.source, name)
    works = graph.cite(iri).works
    return grounded(graph, record(graph.show(iri, lang), limit), works, lang, _places([iri]))


def questions(
    graph: Graph,
    name: Annotated[str, Field(description="Only this question; all by default.")] = "",
    lang: Lang = "en",
) -> dict[str, Any]:
    """List the stored questions with their parameters and an example of each. Prefer them to SPARQL of your own."""
    listed = [graph.stored(name)] if name else graph.queries()
    told = "zh" if lang == "zh" else "en"
    answer = [
        {
            "name": query.name,
            "asks": query.summary(told),
            "parameters": {
                key: {"type": each.type, "means": each.label[told], "example": each.example, "default": each.default}
                for key, each in query.parameters.items()
            },
        }
        for query in listed
    ]
    return grounded(graph, answer, (), lang)


def query(
    graph: Graph,
    name: Question,
    parameters: Parameters = {},  # noqa: B006 (never changed)
    columns: Annotated[list[str], Field(description="Only these columns; place includes its names.")] = [],  # noqa: B006
    limit: Limit = 50,
    offset: Offset = 0,
    lang: Lang = "en",
) -> dict[str, Any]:
    """Ask a stored question. Each row has its number, by which explain and cite take it, and its sources below."""
    rows = _asked(graph, name, parameters)
    shown = kept(rows.columns, lang, columns)
    part = rows[offset : offset + limit]
    view = graph.stored(name).header.view
    told = "zh" if lang == "zh" else "en"
    answer: dict[str, Any] = {"total": len(rows), "rows": rows_of(part, shown, offset + 1)}
    if not len(rows):
        answer["why_empty"] = [each.replace("-p ", "") for each in graph.why_empty(name, **parameters)]
    return grounded(
        graph,
        answer,
        part.cite().works if len(part) else (),
        lang,
        _places(_given(graph, name, parameters)),
        **({"counted": view.counts[told]} if view else {}),
        **({"question": said} if (said := graph.stored(name).header.description.get(told)) else {}),
    )


def explain(
    graph: Graph,
    subject: Name = "",
    property: Annotated[str, Field(description="The name of a property, like alignsWith.")] = "",
    object: Name = "",
    question: Question = "",
    row: Annotated[int, Field(ge=0, description="The number of a row of the question.")] = 0,
    parameters: Parameters = {},  # noqa: B006 (never changed)
    lang: Lang = "en",
) -> dict[str, Any]:
    """Say why a fact holds, or a row of a question: the rules and the asserted facts with their evidence.

    Give subject, property and object, or else question, row and the question's parameters.
    """
    if question and row:
        _asked(graph, question, parameters)
        proofs = graph.explain_row(question, row, **parameters)
    elif subject and property and object:
        proofs = [graph.explain(subject, property, object)]
    else:
        raise UsageError("explain needs subject, property and object of a fact, or question and row")
    cited = (of_fact(graph.dataset, graph.source, each.fact, asserted(each)).works for each in proofs)
    return grounded(graph, [proof_text(graph, each, lang) for each in proofs], joined(cited), lang)


def sparql(
    graph: Graph,
    query: Annotated[str, Field(description="SELECT, ASK, CONSTRUCT or DESCRIBE; the prefixes are declared.")],
    limit: Limit = 100,
    lang: Lang = "en",
) -> dict[str, Any]:
    """Ask in SPARQL 1.1, read-only, over all named graphs. Use it where no stored question fits."""
    refuse_service(query, "the query", "which is not done here; ask without it")
    result = graph.evaluate(query)
    if isinstance(result, QueryBoolean):
        return grounded(graph, bool(result), (), lang)
    if isinstance(result, QuerySolutions):
        names = [variable.value for variable in result.variables]
        terms = [tuple(each) for each in islice(result, limit + 1)]
        rows = Result(names, terms[:limit], lang, Asked(graph))
        answer = {"rows": rows_of(rows, names, 1), "complete": len(terms) <= limit}
        return grounded(graph, answer, rows.cite().works if terms else (), lang)
    triples = list(islice(result, limit + 1))
    works = joined(works_of_row(graph.source, tuple(each)) for each in triples[:limit])
    return grounded(graph, {"turtle": str(Triples(triples[:limit])), "complete": len(triples) <= limit}, works, lang)


def cite(
    graph: Graph,
    name: Annotated[str, Field(description="A thing or a stored question; the dataset by default.")] = "",
    row: Annotated[int, Field(ge=0, description="The number of a row of the question; 0 for the whole answer.")] = 0,
    parameters: Parameters = {},  # noqa: B006 (never changed)
    form: Annotated[
        Literal["sentence", "bibtex", "ris", "csl", "apa", "gbt7714"], Field(description="The format.")
    ] = "sentence",
    lang: Lang = "en",
) -> dict[str, Any]:
    """Say how to cite a thing, a stored question or one of its rows, or the dataset, in a format."""
    if name in {each.name for each in graph.queries()}:
        citation = _asked(graph, name, parameters).cite(row or None)
    elif row or parameters:
        raise UsageError("row and parameters are for a stored question: give its name")
    else:
        citation = graph.cite(name or None)
    written = citation.text(form, "zh" if lang == "zh" else "en")
    return grounded(graph, written, citation.works, lang)


TOOLS = {each.__name__: each for each in (find, show, questions, query, explain, sparql, cite)}


def _asked(graph: Graph, name: str, parameters: Values) -> Result:
    """:raises UsageError: if there is no such question, parameter or value"""
    known = list(graph.stored(name).parameters)
    unknown = [each for each in parameters if each not in known]
    if unknown:
        takes = f"it takes {', '.join(known)}" if known else "it takes none"
        raise UsageError(f"{name} has no parameter {unknown[0]}; {takes}")
    return graph.query(name, "both", (), **parameters)


def _given(graph: Graph, name: str, parameters: Values) -> list[str]:
    """Returns the IRIs of the places that are given to a question."""
    kinds = graph.stored(name).parameters
    values = [each for key, value in parameters.items() if kinds[key].type == "place" for each in _listed(value)]
    return [identify(graph.source, each, "place") for each in values]


def _listed(value: Any) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else [str(value)]


def _places(iris: list[str]) -> list[str]:
    return [iri for iri in iris if compact(iri).startswith("place/")]
