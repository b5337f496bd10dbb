"""Reads the names of things and terms."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Triple

from aikg.namespaces import CNAI, PREFIXES, compact
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import BlankNode

    from aikg.sparql.source import Source

    Term = NamedNode | BlankNode | Literal | Triple


_NAMES = tuple(NamedNode(PREFIXES[p] + n) for p, n in (("skos", "prefLabel"), ("rdfs", "label")))


def labels(source: Source, iri: str) -> dict[str, str]:
    """Returns the names of a thing, a concept or a term, by language."""
    literals = [each for label in reversed(_NAMES) for each in _objects(source, NamedNode(iri), label)]
    names = {each.language: each.value for each in literals if isinstance(each, Literal) and each.language}
    return dict(sorted(names.items(), reverse=True))


def plural(words: str, number: int = 2) -> str:
    """Returns an English name of a kind as it stands after a number.

    >>> plural("policy document"), plural("public body"), plural("target", 1)
    ('policy documents', 'public bodies', 'target')
    """
    if number == 1:
        return words
    if words.endswith("y") and words[-2:-1] not in "aeiou":
        return words[:-1] + "ies"
    return words + ("es" if words.endswith(("s", "x", "ch", "sh")) else "s")


def name(source: Source, term: Term, lang: str) -> str:
    """Returns a term in words: a date as the source states it, a thing by its label, a literal unchanged.

    :param lang: `zh`, `en` or `both`
    """
    if not isinstance(term, NamedNode):
        return str(getattr(term, "value", term))
    for each in _objects(source, term, NamedNode(CNAI + "dateText")):
        return str(getattr(each, "value", each))
    names = labels(source, term.value)
    words = " · ".join(names.values()) if lang == "both" else names.get(lang)
    if not words:
        return compact(term.value)
    own = not term.value.startswith(CNAI) and "/vocab/" not in term.value
    return f"{words} [{compact(term.value)}]" if own else words


def _objects(source: Source, node: Term, predicate: NamedNode) -> list[Term]:
    if not isinstance(node, NamedNode):
        return []
    return [quad.object for quad in source.quads(node, predicate, None)]
