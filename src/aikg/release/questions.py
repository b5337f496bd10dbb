"""Makes queries.ttl of a release: the stored questions in the vocabulary of SHACL (sh:SPARQLExecutable)."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Triple

from aikg.namespaces import BASE, PREFIXES
from aikg.questions.stored import list_queries
from aikg.rdf.turtle import turtle
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aikg.dataset.dataset import Dataset
    from aikg.questions.model import Parameter
    from aikg.questions.stored import StoredQuery

QUERY = BASE + "query/"


def questions(dataset: Dataset) -> bytes:
    """Returns a description of each stored question, as Turtle.

    :raises AikgError: if the header of a question breaks the schema
    """
    triples = [triple for query in list_queries(dataset) for triple in _described(query)]
    return turtle(triples, "The stored questions, with their parameters.")


def _described(query: StoredQuery) -> Iterator[Triple]:
    node = NamedNode(QUERY + query.name)
    form = next(word for word in ("SELECT", "CONSTRUCT", "ASK") if word in query.text)
    yield _is(node, "sh:SPARQLExecutable")
    yield _is(node, f"sh:SPARQL{form.capitalize()}Executable")
    yield Triple(node, _iri(f"sh:{form.lower()}"), Literal(query.text))
    yield Triple(node, _iri("dcterms:identifier"), Literal(query.name))
    for key, name in (("summary", "rdfs:label"), ("description", "dcterms:description")):
        for lang, text in getattr(query.header, key).items():
            yield Triple(node, _iri(name), Literal(text, language=lang))
    for tag in query.header.tags:
        yield Triple(node, _iri("schema:keywords"), Literal(tag))
    for name, parameter in query.parameters.items():
        yield from _parameter(node, f"{QUERY}{query.name}#{name}", name, parameter)


def _parameter(query: NamedNode, iri: str, name: str, parameter: Parameter) -> Iterator[Triple]:
    node = NamedNode(iri)
    yield Triple(query, _iri("sh:parameter"), node)
    yield _is(node, "sh:Parameter")
    yield Triple(node, _iri("sh:path"), NamedNode(f"{QUERY}parameter#{name}"))
    yield Triple(node, _iri("sh:optional"), Literal(True))
    yield Triple(node, _iri("skos:example"), Literal(parameter.example))
    yield Triple(node, _iri("dcterms:type"), Literal(parameter.type))
    for lang, text in parameter.label.items():
        yield Triple(node, _iri("sh:name"), Literal(text, language=lang))


def _is(node: NamedNode, name: str) -> Triple:
    return Triple(node, _iri("rdf:type"), _iri(name))


def _iri(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)
