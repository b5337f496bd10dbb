"""Collects the things that can be found by name, with all their names."""

from __future__ import annotations

from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from aikg.namespaces import CNAI, ID, PREFIXES, VOCAB, compact
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aikg.sparql.source import Source

_LABELS = tuple(NamedNode(PREFIXES[prefix] + name) for prefix, name in (("skos", "prefLabel"), ("rdfs", "label")))
_NUMBER = NamedNode(CNAI + "officialNumber")
_OTHERS = (
    _NUMBER,
    NamedNode(PREFIXES["skos"] + "altLabel"),
    NamedNode(CNAI + "noticeTitle"),
    NamedNode(CNAI + "formerName"),
)
# Things of these kinds are parts of other things, and nobody looks for them by name.
_PARTS = ("date", "evidence", "fact", "joint-issuer", "look")
# What comes first among names that match equally well and are equally long. Sources come last of all.
_ORDER = ("place", "document", "body", "programme", "concept", "variable", "initiative", "site", "organisation")
SOURCE = "source"


class Thing(NamedTuple):
    """A thing: its short IRI, its kind, its labels in Chinese and English, and its other names and official number."""

    id: str
    kind: str
    zh: str
    en: str
    others: tuple[str, ...] = ()

    def names(self) -> list[str]:
        """Returns all names: the slug, the labels, the others. Where there is no label, the name is empty."""
        slug = self.id.removeprefix("vocab/").partition("/")[2]
        return [slug, self.zh, self.en, *self.others]


def kind_of(iri: str) -> str:
    """Returns the kind of a thing by its IRI: `document`, `concept:theme`, ...; empty if it is no thing or concept.

    >>> kind_of(ID + "document/ngaidp-2017"), kind_of(VOCAB + "theme/industry")
    ('document', 'concept:theme')
    """
    for start, prefix in ((ID, ""), (VOCAB, "concept:")):
        kind, slash, slug = iri.removeprefix(start).partition("/")
        if iri.startswith(start) and slash and slug:
            return prefix + kind
    return ""


def place_of(kind: str) -> int:
    """Returns the place of a kind in the order of kinds."""
    general = kind.partition(":")[0]
    return len(_ORDER) + 1 if kind == SOURCE else _ORDER.index(general) if general in _ORDER else len(_ORDER)


def collect(source: Source) -> list[Thing]:
    """Returns all things and concepts that have a name, in order of kind and IRI."""
    from aikg.tables.numbers import normal_number

    labels: dict[str, dict[str, str]] = {}
    others: dict[str, dict[str, None]] = {}
    for predicate in reversed(_LABELS):
        for iri, name in _named(source, predicate):
            labels.setdefault(iri, {})[name.language or "en"] = _clean(name.value)
    for predicate in _OTHERS:
        for iri, name in _named(source, predicate):
            others.setdefault(iri, {})[_clean(name.value)] = None
            if predicate == _NUMBER:
                others[iri][normal_number(name.value) or _clean(name.value)] = None
    return sorted(
        (_thing(iri, labels.get(iri, {}), others.get(iri, {})) for iri in labels | others),
        key=lambda thing: (place_of(thing.kind), thing.kind, thing.id),
    )


def _named(source: Source, predicate: NamedNode) -> Iterable[tuple[str, Literal]]:
    for quad in source.quads(None, predicate, None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            kind = kind_of(quad.subject.value)
            if kind and kind not in _PARTS:
                yield quad.subject.value, quad.object


def _clean(name: str) -> str:
    """Returns a name on one line."""
    return " ".join(name.replace("\0", " ").split())


def _thing(iri: str, labels: dict[str, str], others: Iterable[str]) -> Thing:
    zh, en = labels.get("zh", ""), labels.get("en", "")
    return Thing(compact(iri), kind_of(iri), zh, en, tuple(sorted(set(others) - {zh, en})))
