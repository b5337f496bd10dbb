"""Writes compact JSON-LD 1.1 with a context, in a fixed order. The engine writes only expanded JSON-LD."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Any

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from aikg.namespaces import PREFIXES
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from aikg.release.context import Context

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_STRING, _XSD = PREFIXES["xsd"] + "string", PREFIXES["xsd"]


def jsonld(quads: Iterable[Quad], context: Context) -> bytes:
    """Returns quads as one JSON-LD document, with a block for each named graph and a line for each thing."""
    writer = _Writer(context)
    blocks = [
        writer.graph(name, list(members)) for name, members in groupby(_ordered(quads), lambda quad: quad.graph_name)
    ]
    head, body = json.dumps(context, ensure_ascii=False), ",\n".join(blocks)
    return f'{{"@context": {head},\n"@graph": [\n{body}\n]}}\n'.encode()


def _ordered(quads: Iterable[Quad]) -> list[Quad]:
    return sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad)))


class _Writer:
    """Compacts with one context. Its terms and prefixes are read once."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        prefixes = {name: iri for name, iri in context.items() if isinstance(iri, str) and "://" in iri}
        self.prefixes = sorted(prefixes.items(), key=lambda each: -len(each[1]))
        self.terms: dict[str, tuple[str, str | None]] = {}
        for term, definition in context.items():
            if term not in prefixes:
                expanded = {"@id": definition} if isinstance(definition, str) else definition
                name, kind = expanded["@id"], expanded.get("@type")
                self.terms[self._expanded(name, prefixes)] = (term, kind and self._expanded(kind, prefixes))

    @staticmethod
    def _expanded(name: str, prefixes: Mapping[str, str]) -> str:
        prefix, colon, local = name.partition(":")
        return prefixes[prefix] + local if colon else name

    def graph(self, name: Any, quads: list[Quad]) -> str:
        nodes = ",\n".join(self._nodes(quads))
        if isinstance(name, DefaultGraph):
            return nodes
        return f'{{"@id": {json.dumps(self._short(name))}, "@graph": [\n{nodes}\n]}}'

    def _nodes(self, quads: list[Quad]) -> Iterator[str]:
        for subject, facts in groupby(quads, lambda quad: quad.subject):
            node: dict[str, Any] = {"@id": self._short(subject)}
            for predicate, same in groupby(facts, lambda quad: quad.predicate):
                key, values = self._property(predicate, [quad.object for quad in same])
                node[key] = values[0] if len(values) == 1 else values
            yield json.dumps(node, ensure_ascii=False)

    def _property(self, predicate: NamedNode, objects: list[Any]) -> tuple[str, list[Any]]:
        if predicate == _TYPE and all(isinstance(each, NamedNode) for each in objects):
            return "@type", [self._name(each.value) for each in objects]
        term, kind = self.terms.get(predicate.value, (self._short(predicate), None))
        return term, [self._value(each, kind) for each in objects]

    def _name(self, iri: str) -> str:
        """Returns the name of a class: its term in the context, or its short IRI."""
        return self.terms[iri][0] if iri in self.terms else self._short(NamedNode(iri))

    def _short(self, node: Any) -> str:
        if isinstance(node, BlankNode):
            return str(node)
        for prefix, iri in self.prefixes:
            if node.value.startswith(iri) and not node.value.startswith("//", len(iri)):
                return f"{prefix}:{node.value[len(iri) :]}"
        return str(node.value)

    def _value(self, term: Any, kind: str | None) -> Any:
        if not isinstance(term, Literal):
            short = self._short(term)
            return short if kind == "@id" else {"@id": short}
        if term.language:
            return {"@language": term.language, "@value": term.value}
        datatype = term.datatype.value
        if datatype == (kind or _STRING):
            return term.value
        if datatype == _STRING:
            return {"@value": term.value}
        return {"@type": self._short(term.datatype), "@value": term.value}
