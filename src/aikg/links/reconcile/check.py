"""Links whose other end is gone, or has moved: asked of the endpoint that should know it."""

from __future__ import annotations

from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from aikg.errors import UsageError
from aikg.links.reconcile.conversation import Conversation
from aikg.links.reconcile.endpoint import TARGETS, rows
from aikg.rdf.terms import IRI
from aikg.remote.credentials import checked_url
from aikg.things.labels import labels
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.links.sssom import Link
    from aikg.sparql.source import Source

_BATCH = 200
# An item that was merged into another is only a name for that (owl:sameAs).
_WIKIDATA = """
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?object ?now WHERE {
  VALUES ?object { %s }
  { ?object owl:sameAs ?now } UNION { ?object rdfs:label ?label }
}
"""
_NUMBERS = """
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
SELECT DISTINCT ?object WHERE { VALUES ?object { %s } ?item wdt:P1566 ?object }
"""


class Dead(NamedTuple):
    """A link whose object the target does not know, or knows by another IRI (`now`)."""

    target: str
    thing: IRI
    label_zh: str
    label_en: str
    object: IRI
    now: str


def check(
    source: Source, links: list[Link], target: str, url: str = "", conversation: Conversation | None = None
) -> list[Dead]:
    """The links with a target that are dead.

    GeoNames has no endpoint: its numbers are looked for in Wikidata, and one that is not named there may well live.

    :param target: `wikidata` or `geonames`
    :param url: where to ask, if not the public service: a mirror with its schema
    :raises UsageError: if the target is none of these, or the URL is none
    :raises AikgError: if the endpoint fails; what it has answered is kept
    """
    if target not in TARGETS:
        raise UsageError(f"links with {target} cannot be checked; choose {' or '.join(TARGETS)}")
    endpoint = checked_url(url or TARGETS[target].url)
    talk = conversation or Conversation()
    own = [link for link in links if link.target == target]
    found: list[Dead] = []
    for start in range(0, len(own), _BATCH):
        part = own[start : start + _BATCH]
        known = _known(endpoint, target, [link.object for link in part], talk)
        for link in part:
            if known.get(link.object) != "":
                named = labels(source, link.subject)
                now = known.get(link.object, "")
                ends = IRI(link.subject), named.get("zh", ""), named.get("en", ""), IRI(link.object)
                found.append(Dead(target, *ends, now))
    return found


def _known(url: str, target: str, objects: list[str], talk: Conversation) -> dict[str, str]:
    """The objects that there are; each with the IRI that it is now, if that is another."""
    space = TARGETS[target].space
    asked = {_asked(target, iri, space): iri for iri in objects}
    text = (_NUMBERS if target == "geonames" else _WIKIDATA) % " ".join(sorted(asked))
    answer = talk.answer(f"{url}\n{text}", lambda: rows(url, text))
    known: dict[str, str] = {}
    for row in answer:
        iri = asked[str(Literal(row["object"]) if target == "geonames" else NamedNode(row["object"]))]
        known[iri] = row.get("now", "") or known.get(iri, "")
    return known


def _asked(target: str, iri: str, space: str) -> str:
    """How the endpoint calls an object."""
    return str(Literal(iri.removeprefix(space).strip("/")) if target == "geonames" else NamedNode(iri))
