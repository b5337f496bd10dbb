"""Counts the things that are linked to open data, by kind of thing and by target, and lists those that are not."""

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
# Kind of thing -> its names, its graph pattern, and the targets that have such things.
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
# Targets to which a code of the thing refers, instead of a link.
_CODES = {"iso3166": CNAI + "isoCode", "gbt2260": CNAI + "administrativeCode"}
_EXACT = {PREFIXES["owl"] + "sameAs", PREFIXES["skos"] + "exactMatch"}
# A link with a lower confidence is counted as doubtful.
_DOUBTFUL = 0.8


class Coverage(NamedTuple):
    """How many things of a kind are linked to a target, of how many, in percent, and how many links are doubtful."""

    kind: str
    kind_zh: str
    kind_en: str
    target: str
    linked: int
    total: int
    percent: float
    doubtful: int


class Missing(NamedTuple):
    """A thing without a link to a target."""

    kind: str
    target: str
    thing: IRI
    label_zh: str
    label_en: str


def status(source: Source, links: list[Link]) -> list[Coverage]:
    """Returns the coverage by kind and target."""
    coverages = []
    for kind, (zh, en, _, targets) in KINDS.items():
        of_kind = things(source, kind)
        for target in targets:
            linked, doubtful = _linked(source, links, target)
            count, total = len(of_kind & linked), len(of_kind)
            percent = round(100 * count / total, 1) if total else 0.0
            coverages.append(Coverage(kind, zh, en, target, count, total, percent, len(of_kind & doubtful)))
    return coverages


def missing(source: Source, links: list[Link]) -> list[Missing]:
    """Returns the things without a link, by kind and target."""
    unlinked = []
    for kind, (_, _, _, targets) in KINDS.items():
        of_kind = things(source, kind)
        for target in targets:
            for iri in sorted(of_kind - _linked(source, links, target)[0]):
                names = labels(source, iri)
                unlinked.append(Missing(kind, target, IRI(iri), names.get("zh", ""), names.get("en", "")))
    return unlinked


def things(source: Source, kind: str) -> set[str]:
    """Returns the IRIs of the things of a kind."""
    # Only asserted facts count, so that groups and areas of such things are left out.
    text = f"SELECT DISTINCT ?s WHERE {{ GRAPH <{GRAPH}data> {{ {KINDS[kind][2]} }} }}"
    rows: Any = source.query(text, prefixes=PREFIXES)
    return {row["s"].value for row in rows}


def _linked(source: Source, links: list[Link], target: str) -> tuple[set[str], set[str]]:
    """Returns the things that are linked to a target, and those with a doubtful link."""
    if target in _CODES:
        quads = source.quads(None, NamedNode(_CODES[target]), None)
        return {getattr(quad.subject, "value", "") for quad in quads}, set()
    own = [link for link in links if link.target == target]
    doubtful = {link.subject for link in own if link.confidence < _DOUBTFUL or link.predicate not in _EXACT}
    return {link.subject for link in own}, doubtful
