"""Class expressions of OWL: read from the graph, and put in words."""

from __future__ import annotations

from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode

from aikg.docs.model.texts import iri, short
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Store

    Node = NamedNode | BlankNode

_FILLED = {"some": "owl:someValuesFrom", "only": "owl:allValuesFrom", "value": "owl:hasValue"}
_COUNTED = {
    "min": ("owl:minCardinality", "owl:minQualifiedCardinality"),
    "max": ("owl:maxCardinality", "owl:maxQualifiedCardinality"),
    "exactly": ("owl:cardinality", "owl:qualifiedCardinality"),
}
_LISTED = {"or": "owl:unionOf", "and": "owl:intersectionOf", "one of": "owl:oneOf"}


class Expression(NamedTuple):
    """`kind` is iri, or, and, one of, not, inverse, some, only, value, min, max or exactly.

    `name` is the IRI, the number or the literal; `parts` are what it is about: of a restriction the property first.
    """

    kind: str
    name: str
    parts: tuple[Expression, ...] = ()


_ANYTHING = Expression("iri", iri("owl:Thing").value)
_FEWER = ("some", "min", "max", "exactly")

# A sentence with the places where a term stands in it: text, or the IRI of a term.
Sentence = list[str | NamedNode]


def read(store: Store, node: object) -> Expression:
    """The expression that a node stands for."""
    if isinstance(node, NamedNode):
        return Expression("iri", node.value)
    if isinstance(node, Literal):
        return Expression("literal", node.value)
    assert isinstance(node, BlankNode)
    for kind, name in _LISTED.items():
        for head in _values(store, node, name):
            members = sorted(read(store, each) for each in members_of(store, head))
            return Expression(kind, "", tuple(members))
    for other in _values(store, node, "owl:complementOf"):
        return Expression("not", "", (read(store, other),))
    for other in _values(store, node, "owl:inverseOf"):
        return Expression("inverse", "", (read(store, other),))
    return _restriction(store, node)


def members_of(store: Store, head: object) -> Iterator[object]:
    """The members of an RDF list, in its order."""
    while isinstance(head, BlankNode):
        yield from _values(store, head, "rdf:first")
        head = next(iter(_values(store, head, "rdf:rest")), None)


def classes(expression: Expression) -> list[str]:
    """The named classes that an expression is made of, for pictures."""
    if expression.kind == "iri":
        return [expression.name]
    return [name for part in expression.parts for name in classes(part)] if expression.kind in ("or", "and") else []


def manchester(expression: Expression) -> Sentence:
    """In the Manchester syntax, with CURIEs."""
    kind, name, parts = expression
    if kind == "iri":
        return [NamedNode(name)]
    if kind == "literal":
        return [f'"{name}"']
    inner = [_bracketed(part) for part in parts]
    if kind in ("or", "and"):
        return _separated(inner, f" {kind} ")
    if kind == "one of":
        return ["{", *_separated(inner, ", "), "}"]
    if kind in ("not", "inverse"):
        return [f"{kind} ", *inner[0]]
    number = [f"{name} "] if name else []
    return [*inner[0], f" {kind} ", *number, *(inner[1] if len(inner) > 1 else [])]


_WORDS = {
    "some": ("{0}至少有一个值是{1}", "has at least one {0} that is {1}"),
    "only": ("{0}的值只能是{1}", "has as {0} nothing but {1}"),
    "value": ("{0}的值中有{1}", "has {1} as {0}"),
    "min": ("{0}至少有 {n} 个值，且为{1}", "has at least {n} values of {0} that are {1}"),
    "max": ("{0}至多有 {n} 个值为{1}", "has at most {n} values of {0} that are {1}"),
    "exactly": ("{0}恰有 {n} 个值为{1}", "has exactly {n} as {0} that is {1}"),
    "some*": ("{0}至少有一个值", "has at least one {0}"),
    "min*": ("{0}至少有 {n} 个值", "has at least {n} values of {0}"),
    "max*": ("{0}至多有 {n} 个值", "has at most {n} values of {0}"),
    "exactly*": ("{0}恰有 {n} 个值", "has exactly {n} values of {0}"),
    "not": ("不是{0}", "is not {0}"),
    "inverse": ("{0}的逆", "the inverse of {0}"),
    "or": ("或", " or "),
    "and": ("且", " and "),
    "one of": ("、", ", "),
}


def words(expression: Expression, lang: int) -> Sentence:
    """In a sentence.

    :param lang: 0 for Chinese, 1 for English
    """
    kind, name, parts = expression
    if kind == "iri":
        thing = ("任何事物", "anything")[lang]
        return [thing] if name == iri("owl:Thing").value else [NamedNode(name)]
    if kind == "literal":
        return [name]
    if kind in _FEWER and parts[-1] == _ANYTHING and len(parts) > 1:
        parts = parts[:-1]  # To be a thing is to be anything at all.
    inner = [words(part, lang) for part in parts]
    if kind in ("or", "and", "one of"):
        return _separated(inner, _WORDS[kind][lang])
    pattern = _WORDS[kind + ("*" if kind in _FEWER and len(parts) == 1 else "")][lang].replace("{n}", name)
    return _filled(pattern, inner)


def _filled(pattern: str, inner: list[Sentence]) -> Sentence:
    found: Sentence = []
    for piece in pattern.replace("{", "\0{").replace("}", "}\0").split("\0"):
        found += inner[int(piece[1])] if piece[:1] == "{" else [piece]
    return [each for each in found if each]


def _restriction(store: Store, node: BlankNode) -> Expression:
    properties = [read(store, each) for each in _values(store, node, "owl:onProperty")]
    for kind, name in _FILLED.items():
        for filler in _values(store, node, name):
            return Expression(kind, "", (*properties, read(store, filler)))
    for kind, names in _COUNTED.items():
        for number in (each for name in names for each in _values(store, node, name)):
            fillers = [read(store, each) for each in _values(store, node, "owl:onClass")]
            return Expression(kind, getattr(number, "value", ""), (*properties, *fillers))
    return Expression("literal", "…")


def _bracketed(part: Expression) -> Sentence:
    return manchester(part) if part.kind in ("iri", "literal", "one of") else ["(", *manchester(part), ")"]


def _separated(inner: list[Sentence], separator: str) -> Sentence:
    found: Sentence = []
    for index, each in enumerate(inner):
        found += [separator, *each] if index else each
    return found


def _values(store: Store, node: Node, name: str) -> list[object]:
    return sorted((quad.object for quad in store.quads_for_pattern(node, iri(name), None)), key=str)


def plain(sentence: Sentence) -> str:
    """A sentence as text, terms by their CURIEs."""
    return "".join(each if isinstance(each, str) else short(each.value) for each in sentence)
