"""Sends queries to a reconciliation service (Reconciliation Service API 0.2 of the W3C community group)."""

from __future__ import annotations

import json
from functools import partial
from typing import Any, NamedTuple

import requests

from aikg.errors import EndpointError
from aikg.links.reconcile.matching import Item
from aikg.remote.ask import one_line, status_error
from aikg.remote.http import reason, session
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.links.reconcile.conversation import Conversation
    from aikg.links.reconcile.things import Thing

_SILENCE = 90
# The number of queries in one request, unless the service's manifest gives a smaller number.
_BATCH = 20
_RESULTS = 5
_WIKIDATA = "http://www.wikidata.org/entity/"


class Service(NamedTuple):
    """A reconciliation service: its URL, how its identifiers begin, and how many queries it takes at once."""

    url: str
    space: str
    batch: int


def manifest(url: str, conversation: Conversation) -> Service | None:
    """Returns the service that the manifest at a URL describes; None if the URL has no manifest.

    :raises AikgError: if the URL does not answer
    """
    data = conversation.answer(f"{url}\nmanifest", lambda: _manifest(url))
    if not isinstance(data, dict) or not isinstance(data.get("identifierSpace"), str):
        return None
    size = data.get("batchSize")
    return Service(url, data["identifierSpace"], size if isinstance(size, int) and 0 < size < _BATCH else _BATCH)


def find(service: Service, things: list[Thing], conversation: Conversation) -> dict[str, list[Item]]:
    """Returns the items that the service offers for each thing, by the thing's IRI.

    :raises AikgError: if the service fails
    """
    queries = [(thing.iri, _query(thing, name, service)) for thing in things for name in _main_names(thing)]
    items: dict[str, list[Item]] = {thing.iri: [] for thing in things}
    for start in range(0, len(queries), service.batch):
        part = queries[start : start + service.batch]
        body = json.dumps({f"q{at}": query for at, (_, query) in enumerate(part)}, ensure_ascii=False)
        answer = conversation.answer(f"{service.url}\n{body}", partial(_answer, service.url, body))
        for at, (iri, _) in enumerate(part):
            items[iri] += _results(service, answer.get(f"q{at}"))
    return items


def _main_names(thing: Thing) -> list[str]:
    """Returns the first name in each language."""
    return list(dict.fromkeys(dict(reversed(thing.names)).values()))


def _query(thing: Thing, name: str, service: Service) -> dict[str, Any]:
    query: dict[str, Any] = {"query": name, "limit": _RESULTS}
    if service.space == _WIKIDATA and thing.within:
        # P131: located in the administrative territorial entity.
        query["properties"] = [{"pid": "P131", "v": each} for each in thing.within]
    return query


def _results(service: Service, answer: Any) -> list[Item]:
    try:
        return [
            Item(
                each["id"] if "://" in each["id"] else service.space + each["id"],
                (each["name"],),
                tuple(_name(kind) for kind in each.get("type") or ()),
                note=f"score {each['score']:g}{' and a match' if each.get('match') else ''} by the service",
            )
            for each in answer["result"]
        ]
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        raise EndpointError(
            f"{service.url}: the answer does not follow the Reconciliation Service API ({one_line(str(answer))}); "
            "tell the operator of the service, or use another service"
        ) from error


def _name(kind: Any) -> str:
    return str(kind.get("name") or kind.get("id")) if isinstance(kind, dict) else str(kind)


def _manifest(url: str) -> Any:
    answer = _request("GET", url, headers={"Accept": "application/json"})
    try:
        return answer.json() if answer.ok else None
    except requests.exceptions.JSONDecodeError:
        return None


def _answer(url: str, queries: str) -> dict[str, Any]:
    answer = _request("POST", url, data={"queries": queries}, headers={"Accept": "application/json"})
    if not answer.ok or answer.is_redirect:
        raise status_error(url, answer.status_code, answer.headers.get("Location", ""), answer.text[:2000])
    try:
        data = answer.json()
    except requests.exceptions.JSONDecodeError:
        data = None
    if not isinstance(data, dict):
        raise EndpointError(f"{url}: the answer is not a JSON object ({one_line(answer.text[:300])}); ask later")
    return data


def _request(method: str, url: str, **options: Any) -> requests.Response:
    try:
        return session(url).request(method, url, timeout=(10, _SILENCE), allow_redirects=False, **options)
    except requests.exceptions.RequestException as error:
        raise EndpointError(
            f"{url}: the service cannot be reached, or drops the connection ({one_line(reason(url, error), 400)}); "
            "check the URL and the network"
        ) from error
