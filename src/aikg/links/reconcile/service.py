"""Asking a reconciliation service (Reconciliation Service API 0.2 of the W3C Entity Reconciliation Community Group)."""

from __future__ import annotations

import json
from functools import partial
from typing import Any, NamedTuple

import requests

from aikg.errors import EndpointError
from aikg.links.reconcile.matching import Found
from aikg.remote.ask import one_line, status_error
from aikg.remote.http import reason, session
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.links.reconcile.conversation import Conversation
    from aikg.links.reconcile.things import Thing

_SILENCE = 90
# So many queries are sent at once where the service's manifest does not say less.
_BATCH = 20
_RESULTS = 5
_WIKIDATA = "http://www.wikidata.org/entity/"


class Service(NamedTuple):
    """A reconciliation service: its URL, how its identifiers begin, and how many queries it takes at once."""

    url: str
    space: str
    batch: int


def manifest(url: str, conversation: Conversation) -> Service | None:
    """The service at a URL, by its manifest; None if there is something else.

    :raises AikgError: if nothing answers there
    """
    said = conversation.answer(f"{url}\nmanifest", lambda: _manifest(url))
    if not isinstance(said, dict) or not isinstance(said.get("identifierSpace"), str):
        return None
    size = said.get("batchSize")
    return Service(url, said["identifierSpace"], size if isinstance(size, int) and 0 < size < _BATCH else _BATCH)


def find(service: Service, things: list[Thing], conversation: Conversation) -> dict[str, list[Found]]:
    """What the service offers for each of the things, by their IRI.

    :raises AikgError: if it fails
    """
    asked = [(thing.iri, _query(thing, name, service)) for thing in things for name in _main_names(thing)]
    found: dict[str, list[Found]] = {thing.iri: [] for thing in things}
    for start in range(0, len(asked), service.batch):
        part = asked[start : start + service.batch]
        body = json.dumps({f"q{at}": query for at, (_, query) in enumerate(part)}, ensure_ascii=False)
        answer = conversation.answer(f"{service.url}\n{body}", partial(_answer, service.url, body))
        for at, (iri, _) in enumerate(part):
            found[iri] += _results(service, answer.get(f"q{at}"))
    return found


def _main_names(thing: Thing) -> list[str]:
    """The first name in each language."""
    return list(dict.fromkeys(dict(reversed(thing.names)).values()))


def _query(thing: Thing, name: str, service: Service) -> dict[str, Any]:
    query: dict[str, Any] = {"query": name, "limit": _RESULTS}
    if service.space == _WIKIDATA and thing.within:
        # Located in the administrative division.
        query["properties"] = [{"pid": "P131", "v": each} for each in thing.within]
    return query


def _results(service: Service, given: Any) -> list[Found]:
    try:
        return [
            Found(
                each["id"] if "://" in each["id"] else service.space + each["id"],
                (each["name"],),
                tuple(_name(kind) for kind in each.get("type") or ()),
                note=f"score {each['score']:g}{' and a match' if each.get('match') else ''} by the service",
            )
            for each in given["result"]
        ]
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise EndpointError(
            f"{service.url}: the answer is not as the Reconciliation Service API has it ({one_line(str(given))}); "
            "tell who runs the service, or take another"
        ) from error


def _name(kind: Any) -> str:
    return str(kind.get("name") or kind.get("id")) if isinstance(kind, dict) else str(kind)


def _manifest(url: str) -> Any:
    answer = _asked("GET", url, headers={"Accept": "application/json"})
    try:
        return answer.json() if answer.ok else None
    except requests.exceptions.JSONDecodeError:
        return None


def _answer(url: str, queries: str) -> dict[str, Any]:
    answer = _asked("POST", url, data={"queries": queries}, headers={"Accept": "application/json"})
    if not answer.ok or answer.is_redirect:
        raise status_error(url, answer.status_code, answer.headers.get("Location", ""), answer.text[:2000])
    try:
        said = answer.json()
    except requests.exceptions.JSONDecodeError:
        said = None
    if not isinstance(said, dict):
        raise EndpointError(f"{url}: the answer is no JSON object ({one_line(answer.text[:300])}); ask later")
    return said


def _asked(method: str, url: str, **given: Any) -> requests.Response:
    try:
        return session().request(method, url, timeout=(10, _SILENCE), allow_redirects=False, **given)
    except requests.exceptions.RequestException as error:
        raise EndpointError(
            f"{url}: the service cannot be reached, or drops the connection ({one_line(reason(error))}); check the URL "
            "and the network"
        ) from error
