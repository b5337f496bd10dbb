"""The candidates for links with a target, each with its likeness in words."""

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

    from aikg.links.reconcile.matching import Found, Likeness
    from aikg.links.reconcile.things import Thing
    from aikg.links.sssom import Link
    from aikg.sparql.source import Source

# So many candidates of a thing are shown.
_SHOWN = 3
# Two candidates that differ by less are as likely as each other.
_CLOSE = 0.05
# From here on, a likeness without a rival is called an exact match.
_EXACT = 0.75


class Candidate(NamedTuple):
    """A link that could be made: the thing's IRI and name, the mapping, how sure it is (0 to 1), and why."""

    subject: str
    label: str
    predicate: str
    object: str
    justification: str
    confidence: float
    comment: str


class Report(NamedTuple):
    """What a target was asked for: the name of its mapping set, how its identifiers begin (empty if they need not
    begin alike), how many things have no link, and the candidates, sorted."""

    target: str
    space: str
    unlinked: int
    candidates: list[Candidate]


def candidates(
    source: Source,
    links: list[Link],
    target: str,
    kinds: Sequence[str] = (),
    url: str = "",
    conversation: Conversation | None = None,
) -> Report:
    """What a target may call the things that are not linked with it.

    :param links: the links there are
    :param target: `wikidata`, `geonames` (through Wikidata, whose items name their number there), or the URL of a
        reconciliation service or of any SPARQL endpoint whose things have labels
    :param kinds: the kinds of things to ask for (see `coverage.KINDS`); all by default
    :param url: where to ask for `wikidata` or `geonames`, if not the public service: a mirror with its schema
    :raises UsageError: if there is no such kind, or a URL is none
    :raises AikgError: if the target fails; what it has answered is kept, and not asked again for a week
    """
    if target not in endpoint.TARGETS and "://" not in target:
        hint = nearest(target, list(endpoint.TARGETS)) or "; use wikidata, geonames, or the URL of a service"
        raise UsageError(f"there is no target {target}{hint}")
    talk = conversation or Conversation()
    try:
        if target in endpoint.TARGETS:
            known = endpoint.TARGETS[target]
            return _by_endpoint(source, links, known._replace(url=checked_url(url or known.url)), kinds, talk)
        found = service.manifest(checked_url(target), talk)
        if found:
            return _by_service(source, links, found, kinds, talk)
        return _by_endpoint(source, links, endpoint.any_endpoint(_name(target), target), kinds, talk)
    except EndpointError as error:
        raise EndpointError(
            f"{error}; what was answered so far is kept: the same command goes on from there"
        ) from error


def _by_endpoint(
    source: Source, links: list[Link], target: endpoint.Target, kinds: Sequence[str], talk: Conversation
) -> Report:
    things = unlinked(source, links, target.name, target.space, kinds)
    found: list[Candidate] = []
    for start in range(0, len(things), endpoint.BATCH):
        part = things[start : start + endpoint.BATCH]
        offered = endpoint.find(target, part, talk)
        for thing in part:
            found += _judged(thing, offered, target.code_is)
    return Report(target.name, target.space, len(things), found)


def _by_service(
    source: Source, links: list[Link], asked: service.Service, kinds: Sequence[str], talk: Conversation
) -> Report:
    name = next((link.target for link in links if link.object.startswith(asked.space)), _name(asked.url))
    things = unlinked(source, links, name, asked.space, kinds)
    offered = service.find(asked, things, talk)
    found = [candidate for thing in things for candidate in _judged(thing, offered[thing.iri], 0.0)]
    return Report(name, asked.space, len(things), found)


def _judged(thing: Thing, offered: list[Found], code_is: float) -> list[Candidate]:
    """The likeliest of what is offered, best first."""
    best: dict[str, tuple[Likeness, str]] = {}
    for found in offered:
        like = likeness(thing, found, code_is)
        if like.confidence >= LEAST and (found.iri not in best or like > best[found.iri][0]):
            best[found.iri] = like, found.note
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
    justification = "DatabaseCrossReference" if like.by_code else "CompositeMatching"
    return Candidate(thing.iri, label, predicate, iri, justification, like.confidence, why)


def _name(url: str) -> str:
    """What to call the mapping set of a URL: its host, without what says nothing."""
    host = urlsplit(url).hostname or ""
    parts = [part for part in host.split(".") if part not in ("www", "api", "query", "sparql")]
    return "-".join(parts[:-1] if len(parts) > 1 and not parts[-1].isdigit() else parts) or "links"
