"""Finds links whose object no longer exists or has moved. The target's endpoint says so."""

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
# An item that was merged into another item has an owl:sameAs to it.
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
    """A link whose object does not exist in the target, or has another IRI there (`now`)."""

    target: str
    thing: IRI
    label_zh: str
    label_en: str
    object: IRI
    now: str


def check(
    source: Source, links: list[Link], target: str, url: str = "", conversation: Conversation | None = None
) -> list[Dead]:
    """Returns the dead links to a target.

    GeoNames has no endpoint, so its numbers are looked up in Wikidata. A number that Wikidata does not have may still
    exist in GeoNames.

    :param target: `wikidata` or `geonames`
    :param url: the URL of a mirror of Wikidata's endpoint; by default the public endpoint
    :param conversation: sends the requests; by default a new one
    :raises UsageError: if the target is another one, or the URL is not valid
    :raises AikgError: if the endpoint fails; its answers so far are kept
    """
    if target not in TARGETS:
        raise UsageError(f"links to {target} cannot be checked; choose {' or '.join(TARGETS)}")
    endpoint = checked_url(url or TARGETS[target].url)
    conversation = conversation or Conversation()
    own = [link for link in links if link.target == target]
    dead: list[Dead] = []
    for start in range(0, len(own), _BATCH):
        part = own[start : start + _BATCH]
        known = _known(endpoint, target, [link.object for link in part], conversation)
        for link in part:
            if known.get(link.object) != "":
                names = labels(source, link.subject)
                now = known.get(link.object, "")
                ends = IRI(link.subject), names.get("zh", ""), names.get("en", ""), IRI(link.object)
                dead.append(Dead(target, *ends, now))
    return dead


def _known(url: str, target: str, objects: list[str], conversation: Conversation) -> dict[str, str]:
    """Returns the objects that exist, each with its new IRI, or an empty text if the IRI is unchanged."""
    space = TARGETS[target].space
    iri_of = {_target_term(target, iri, space): iri for iri in objects}
    text = (_NUMBERS if target == "geonames" else _WIKIDATA) % " ".join(sorted(iri_of))
    answer = conversation.answer(f"{url}\n{text}", lambda: rows(url, text))
    known: dict[str, str] = {}
    for row in answer:
        iri = iri_of[str(Literal(row["object"]) if target == "geonames" else NamedNode(row["object"]))]
        known[iri] = row.get("now", "") or known.get(iri, "")
    return known


def _target_term(target: str, iri: str, space: str) -> str:
    """Returns an object as a term of the endpoint's data: a GeoNames number or an IRI."""
    return str(Literal(iri.removeprefix(space).strip("/")) if target == "geonames" else NamedNode(iri))
