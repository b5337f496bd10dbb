"""Words in both languages: those of the graph's terms, and those of the pages."""

from __future__ import annotations

from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from aikg.namespaces import BASE, PREFIXES, compact
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import Store

# Namespaces that occur in the ontology only.
_ELSEWHERE = {"time": "http://www.w3.org/2006/time#"}


class Text(NamedTuple):
    """The same in Chinese and in English; empty where the graph does not say it."""

    zh: str
    en: str

    @property
    def any(self) -> str:
        """The English text, or else the Chinese one."""
        return self.en or self.zh


def iri(name: str) -> NamedNode:
    """The IRI of a CURIE such as `rdfs:label`."""
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def short(full: str) -> str:
    """An IRI as a CURIE where its prefix is known; one of ours without the base."""
    for prefix, start in _ELSEWHERE.items():
        if full.startswith(start):
            return f"{prefix}:{full[len(start) :]}"
    name = compact(full)
    return name.removeprefix(BASE)


def text_of(store: Store, subject: NamedNode, *names: str) -> Text:
    """What the first of these properties that has a value says, in both languages."""
    for name in names:
        found = {each.language: each.value for each in literals(store, subject, name)}
        if found:
            return Text(found.get("zh", ""), found.get("en", ""))
    return Text("", "")


def literals(store: Store, subject: NamedNode, name: str) -> list[Literal]:
    """The literals of a property, sorted."""
    quads = store.quads_for_pattern(subject, iri(name), None)
    return sorted((quad.object for quad in quads if isinstance(quad.object, Literal)), key=str)


def iris(store: Store, subject: NamedNode, name: str) -> list[str]:
    """The IRIs that a property has as its values, sorted."""
    quads = store.quads_for_pattern(subject, iri(name), None)
    return sorted({quad.object.value for quad in quads if isinstance(quad.object, NamedNode)})


def subjects(store: Store, name: str, value: NamedNode) -> list[str]:
    """The IRIs that have this value of a property, sorted."""
    quads = store.quads_for_pattern(None, iri(name), value)
    return sorted({quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)})
