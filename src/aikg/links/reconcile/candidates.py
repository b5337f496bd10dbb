"""Finds candidates for links to a target, each with a confidence and the reasons in words."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from aikg.errors import EndpointError, UsageError, nearest
from aikg.links.reconcile import endpoint, service
from aikg.links.reconcile.conversation import Conversation
from aikg.links.reconcile.matching import LEAST, likeness
from aikg.links.reconcile.things import unlinked
from aikg.namespaces import PREFIXES
from aikg.remote.credentials import checked_url
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aikg.links.reconcile.matching import Item, Likeness
    from aikg.links.reconcile.things import Thing
    from aikg.links.sssom import Link
    from aikg.sparql.source import Source

# The greatest number of candidates for a thing.
_SHOWN = 3
# Two candidates are equally likely if their confidences differ by less than this.
_CLOSE = 0.05
# From this confidence on, a candidate without a rival is called an exact match.
_EXACT = 0.75


class Candidate(NamedTuple):
    """A possible link: the thing's IRI and name, the mapping, its confidence (0 to 1), and the reasons."""

    subject: str
    label: str
    predicate: str
    object: str
    justification: str
    confidence: float
    comment: str


class Report(NamedTuple):
    """The candidates for one target, sorted.

    `target` is the name of its mapping set, `space` is how its identifiers begin (empty if they differ), `unlinked` is
    the number of things without a link, and `unread` the number of results of a service that have no proper form.
    """

    target: str
    space: str
    unlinked: int
    candidates: list[Candidate]
    unread: int = 0


def candidates(
    source: Source,
    links: list[Link],
    target: str,
    kinds: Sequence[str] = (),
    url: str = "",
    conversation: Conversation | None = None,
) -> Report:
    """Finds candidates for the things without a link to a target.

    :param links: the present links
    :param target: `wikidata`, `geonames` (through Wikidata, whose items hold GeoNames numbers), or the URL of a
        reconciliation service or of any SPARQL endpoint whose things have labels
    :param kinds: the kinds of things to look for (see `coverage.KINDS`); all by default
    :param url: for `wikidata` or `geonames`, the URL of a mirror of Wikidata's endpoint
    :param conversation: sends the requests; by default a new one
    :raises UsageError: if a kind or the target does not exist, or a URL is not valid
    :raises AikgError: if the target fails; its answers so far are kept for a week
    """
    if target not in endpoint.TARGETS and "://" not in target:
        hint = nearest(target, list(endpoint.TARGETS)) or "; use wikidata, geonames, or the URL of a service"
        raise UsageError(f"there is no target {target}{hint}")
    conversation = conversation or Conversation()
    try:
        if target in endpoint.TARGETS:
            known = endpoint.TARGETS[target]
            return _by_endpoint(source, links, known._replace(url=checked_url(url or known.url)), kinds, conversation)
        described = service.manifest(checked_url(target), conversation)
        if described:
            return _by_service(source, links, described, kinds, conversation)
        return _by_endpoint(source, links, endpoint.any_endpoint(_name(target), target), kinds, conversation)
    except EndpointError as error:
        raise EndpointError(f"{error}; the answers so far are kept: the same command goes on from there") from error


def _by_endpoint(
    source: Source, links: list[Link], target: endpoint.Target, kinds: Sequence[str], conversation: Conversation
) -> Report:
    things = unlinked(source, links, target.name, target.space, kinds)
    candidates: list[Candidate] = []
    for start in range(0, len(things), endpoint.BATCH):
        part = things[start : start + endpoint.BATCH]
        offered = endpoint.find(target, part, conversation)
        for thing in part:
            candidates += _candidates(thing, offered, target.code_confidence)
    return Report(target.name, target.space, len(things), candidates)


def _by_service(
    source: Source, links: list[Link], described: service.Service, kinds: Sequence[str], conversation: Conversation
) -> Report:
    name = next((link.target for link in links if link.object.startswith(described.space)), _name(described.url))
    things = unlinked(source, links, name, described.space, kinds)
    offered, unread = service.find(described, things, conversation)
    candidates = [candidate for thing in things for candidate in _candidates(thing, offered[thing.iri], 0.0)]
    return Report(name, described.space, len(things), candidates, unread)


def _candidates(thing: Thing, offered: list[Item], code_confidence: float) -> list[Candidate]:
    """Returns the likeliest items for a thing, the best first."""
    best: dict[str, tuple[Likeness, str]] = {}
    for item in offered:
        like = likeness(thing, item, code_confidence)
        if like.confidence >= LEAST and (item.iri not in best or like > best[item.iri][0]):
            best[item.iri] = like, item.note
    ranked = sorted(best.items(), key=lambda item: (-item[1][0].confidence, item[0]))
    by_code = [item for item in ranked if item[1][0].by_code]
    shown = (by_code or ranked)[:_SHOWN]
    rivals = sum(like.confidence > shown[0][1][0].confidence - _CLOSE for _, (like, _) in shown) if shown else 0
    return [_candidate(thing, iri, like, note, rivals > 1) for iri, (like, note) in shown]


def _candidate(thing: Thing, iri: str, like: Likeness, note: str, rivalled: bool) -> Candidate:
    if rivalled or like.confidence < _EXACT:
        predicate = PREFIXES["skos"] + "closeMatch"
    elif like.by_code and like.confidence >= 0.95:
        predicate = PREFIXES["owl"] + "sameAs"
    else:
        predicate = PREFIXES["skos"] + "exactMatch"
    why = ", ".join(filter(None, (like.why, note, "another is as likely" if rivalled else "")))
    label = next((name for language, name in thing.names if language == "en"), thing.names[0][1] if thing.names else "")
    justification = "BackgroundKnowledgeBasedMatching" if like.by_code else "CompositeMatching"
    return Candidate(thing.iri, label, predicate, iri, justification, like.confidence, why)


def _name(url: str) -> str:
    """Returns a name for the mapping set of a URL: its host without general parts such as `www`."""
    host = urlsplit(url).hostname or ""
    parts = [part for part in host.split(".") if part not in ("www", "api", "query", "sparql")]
    return "-".join(parts[:-1] if len(parts) > 1 and not parts[-1].isdigit() else parts) or "links"
