"""How much of the graph is linked with open data: by kind of thing and by target, and what is missing."""

from __future__ import annotations

from typing import Any, NamedTuple

from pyoxigraph import NamedNode

from aikg.namespaces import CNAI, GRAPH, PREFIXES
from aikg.rdf.terms import IRI
from aikg.things.labels import labels
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.links.sssom import Link
    from aikg.sparql.source import Source

_LEVEL = "?s a cnai:Jurisdiction ; cnai:atLevel <https://w3id.org/china-ai-policy/vocab/governance-level/{0}> . "
# Kind of thing -> its names, what it is in the graph, and the targets that know such things.
KINDS = {
    "province": (
        *("省级行政区", "provincial divisions"),
        _LEVEL.format("provincial"),
        ("wikidata", "geonames", "dpv-loc", "iso3166", "gbt2260"),
    ),
    "city": ("城市", "cities", _LEVEL.format("municipal"), ("wikidata", "geonames", "gbt2260")),
    "county": ("区县", "counties and districts", _LEVEL.format("county"), ("wikidata", "geonames", "gbt2260")),
    "country": (
        *("国家", "countries"),
        "?s cnai:placeKind <https://w3id.org/china-ai-policy/vocab/place-kind/country> .",
        ("wikidata", "un-m49", "iso3166"),
    ),
    "central-body": (
        *("中央机构", "central bodies"),
        "VALUES ?c { cnai:StateBody cnai:PartyBody } ?s a ?c ; cnai:atLevel "
        "<https://w3id.org/china-ai-policy/vocab/governance-level/central> .",
        ("wikidata", "ror"),
    ),
    "company": ("企业", "companies", "?s a cnai:Company .", ("wikidata", "ror")),
    "paper": (
        *("论文", "papers"),
        "?s cnai:sourceKind <https://w3id.org/china-ai-policy/vocab/source-kind/journal-article> .",
        ("doi",),
    ),
}
# Codes that a thing holds itself, rather than a link.
_CODES = {"iso3166": CNAI + "isoCode", "gbt2260": CNAI + "administrativeCode"}
_EXACT = {PREFIXES["owl"] + "sameAs", PREFIXES["skos"] + "exactMatch"}
# A link less sure than this is counted as doubtful.
_DOUBTFUL = 0.8


class Coverage(NamedTuple):
    """Of the things of a kind, how many a target knows, in number and percent, and how many of these doubtfully."""

    kind: str
    kind_zh: str
    kind_en: str
    target: str
    linked: int
    total: int
    percent: float
    doubtful: int


class Missing(NamedTuple):
    """A thing that a target is not known to know."""

    kind: str
    target: str
    thing: IRI
    label_zh: str
    label_en: str


def status(source: Source, links: list[Link]) -> list[Coverage]:
    """The coverage, by kind and target."""
    found = []
    for kind, (zh, en, _, targets) in KINDS.items():
        here = things(source, kind)
        for target in targets:
            known, doubtful = _known(source, links, target)
            linked = len(here & known)
            percent = round(100 * linked / len(here), 1) if here else 0.0
            found.append(Coverage(kind, zh, en, target, linked, len(here), percent, len(here & doubtful)))
    return found


def missing(source: Source, links: list[Link]) -> list[Missing]:
    """The things without a link, by kind and target."""
    found = []
    for kind, (_, _, _, targets) in KINDS.items():
        here = things(source, kind)
        for target in targets:
            for iri in sorted(here - _known(source, links, target)[0]):
                named = labels(source, iri)
                found.append(Missing(kind, target, IRI(iri), named.get("zh", ""), named.get("en", "")))
    return found


def things(source: Source, kind: str) -> set[str]:
    """The IRIs of the things of a kind."""
    # Only what the graph asserts to be such a thing, and not what stands for a group or an area of them.
    text = f"SELECT DISTINCT ?s WHERE {{ GRAPH <{GRAPH}data> {{ {KINDS[kind][2]} }} }}"
    rows: Any = source.query(text, prefixes=PREFIXES)
    return {row["s"].value for row in rows}


def _known(source: Source, links: list[Link], target: str) -> tuple[set[str], set[str]]:
    """The things that a target knows, and those of them of which that is doubtful."""
    if target in _CODES:
        held = source.quads(None, NamedNode(_CODES[target]), None)
        return {getattr(quad.subject, "value", "") for quad in held}, set()
    own = [link for link in links if link.target == target]
    doubtful = {link.subject for link in own if link.confidence < _DOUBTFUL or link.predicate not in _EXACT}
    return {link.subject for link in own}, doubtful
