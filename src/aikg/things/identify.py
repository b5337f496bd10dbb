"""Finds the thing that a user means by an IRI, a CURIE, a slug, `kind/slug`, or a name in Chinese or English."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from aikg.errors import UsageError, suggesting
from aikg.find.finder import index_of, official, official_number
from aikg.find.search import like, meant
from aikg.namespaces import BASE, PREFIXES, compact, expand
from aikg.things.kinds import checked, start_of
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.find.index import Index
    from aikg.sparql.source import Source

LABELS = tuple(
    NamedNode(iri)
    for iri in (PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "prefLabel", PREFIXES["skos"] + "altLabel")
)


def identify(source: Source, name: str, kind: str = "thing", what: str = "") -> str:
    """Returns the IRI of the one thing that a user means by *name*.

    :param kind: `document`, `concept:theme`, ... or `thing` for any thing
    :param what: how an error begins, for instance with the parameter's name
    :raises UsageError: if no thing matches (the error offers the nearest), or several do (the error lists them)
    """
    name = checked(what.rstrip(": ") or "name", name).strip()
    start = start_of(kind)
    for iri in _as_written(name, start):
        if iri.startswith(start if kind != "thing" else "") and _exists(source, iri):
            return iri
    if kind == "thing" and name.isascii():
        same_slug = _by_slug(source, name)
        if same_slug:
            return _only(same_slug, name, what)
    same_label = _by_label(source, name, start)
    if same_label:
        return _only(_without_sources(same_label), name, what)
    index = index_of(source)
    number = official_number(name)
    for kinds in _kinds(index, kind):
        found = meant(index, number or name, kinds, by_words=number is None)
        if found:
            named = {expand(index.thing(code).id): index.thing(code).en for code in found}
            return _only(_without_sources(named), name, what)
    near = _nearest(index, name, kind)
    hint = suggesting([f"{thing} ({label})" for thing, label in near]) or "; `aikg find` searches by name"
    told = {"name": what.removesuffix(": "), "text": name, "noun": kind, "near": [thing for thing, _ in near]}
    raise UsageError(f"{what}there is no {_noun(kind)} “{name}”{hint}", "no-such", **told)


def _kinds(index: Index, kind: str) -> list[list[str]]:
    """Returns the kinds of things to look at, those to look at first before the others."""
    if kind != "thing":
        return [[kind]] if kind in index.kinds else []
    concepts = [each for each in index.kinds if each.startswith("concept:")]
    return [kinds for kinds in ([each for each in index.kinds if each not in concepts], concepts) if kinds]


def names(source: Source, kind: str = "thing") -> list[tuple[str, str]]:
    """Returns every (label, IRI) and (slug, IRI) of the things of a kind."""
    start = start_of(kind)
    pairs = []
    for predicate in LABELS:
        for quad in source.quads(None, predicate, None):
            subject, label = quad.subject, quad.object
            if isinstance(subject, NamedNode) and isinstance(label, Literal) and subject.value.startswith(start):
                pairs.append((label.value, subject.value))
    pairs += [(iri[len(start) :], iri) for iri in dict.fromkeys(iri for _, iri in pairs)]
    return pairs


def _as_written(name: str, start: str) -> list[str]:
    """Returns the IRIs that a name stands for if it is an IRI, a CURIE, a slug of the kind, or `kind/slug`."""
    iris = []
    prefix, colon, _ = name.partition(":")
    if "://" in name or (colon and prefix in PREFIXES):
        iris.append(expand(name))
    elif not colon and " " not in name:
        iris += [start + name, expand(name), BASE + "vocab/" + name]
    return iris


def _exists(source: Source, iri: str) -> bool:
    try:
        node = NamedNode(iri)
    except ValueError:
        return False
    return source.contains(node)


def _by_slug(source: Source, slug: str) -> dict[str, str]:
    ending = f"/{slug}"
    return {iri: "" for _, iri in names(source) if iri.endswith(ending)}


def _by_label(source: Source, name: str, start: str) -> dict[str, str]:
    """Returns the things with exactly this label. It looks in the index of the store and does not scan the graph."""
    iris: dict[str, str] = {}
    for predicate in LABELS:
        for literal in (Literal(name, language="zh"), Literal(name, language="en"), Literal(name)):
            for quad in source.quads(None, predicate, literal):
                if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(start):
                    iris[quad.subject.value] = ""
    return iris


def _without_sources(iris: dict[str, str]) -> dict[str, str]:
    """Returns the things that are no sources, because a source often has the title of what it reports; or else all."""
    return {iri: label for iri, label in iris.items() if not iri.startswith(start_of("source"))} or iris


def _only(iris: dict[str, str], name: str, what: str) -> str:
    """Returns the only IRI.

    :param iris: each with a name to show, or an empty one
    :raises UsageError: if there are several
    """
    if len(iris) == 1:
        return next(iter(iris))
    candidates = [f"{compact(iri)} ({iris[iri]})" if iris[iri] else compact(iri) for iri in sorted(iris)]
    more = f" and {len(candidates) - 10} more" if len(candidates) > 10 else ""
    raise UsageError(
        f"{what}“{name}” may mean {', '.join(candidates[:10])}{more}; give one of these",
        "several",
        name=what.removesuffix(": "),
        text=name,
        things=[compact(iri) for iri in sorted(iris)][:10],
    )


def _nearest(index: Index, name: str, kind: str) -> list[tuple[str, str]]:
    """Returns the things whose names or numbers are most like a name: short IRIs, each with what is like it."""
    near = [index.matched(code) for kinds in _kinds(index, kind) for code in like(index, official(name), kinds)[:3]]
    return [(thing.id, matched) for thing, matched in near[:3]]


def _noun(kind: str) -> str:
    return f"concept of {kind.removeprefix('concept:')}" if kind.startswith("concept:") else kind
