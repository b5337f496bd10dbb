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


def find(service: Service, things: list[Thing], conversation: Conversation) -> tuple[dict[str, list[Item]], int]:
    """Returns the items that the service offers for each thing, by the thing's IRI, and how many could not be read.

    :raises AikgError: if the service fails
    """
    queries = [(thing.iri, _query(thing, name, service)) for thing in things for name in _main_names(thing)]
    items: dict[str, list[Item]] = {thing.iri: [] for thing in things}
    unread = 0
    for start in range(0, len(queries), service.batch):
        part = queries[start : start + service.batch]
        body = json.dumps({f"q{at}": query for at, (_, query) in enumerate(part)}, ensure_ascii=False)
        whole = partial(_whole, service.url, len(part))
        answer = conversation.answer(f"{service.url}\n{body}", partial(_answer, service.url, body), whole)
        for at, (iri, _) in enumerate(part):
            results = _results(answer, at)
            read = [item for item in (_item(service, each) for each in results) if item is not None]
            items[iri] += read
            unread += len(results) - len(read)
    return items, unread


def _main_names(thing: Thing) -> list[str]:
    """Returns the first name in each language."""
    return list(dict.fromkeys(dict(reversed(thing.names)).values()))


def _query(thing: Thing, name: str, service: Service) -> dict[str, Any]:
    query: dict[str, Any] = {"query": name, "limit": _RESULTS}
    if service.space == _WIKIDATA and thing.within:
        # P131: located in the administrative territorial entity.
        query["properties"] = [{"pid": "P131", "v": each} for each in thing.within]
    return query


def _whole(url: str, number: int, answer: Any) -> bool:
    """Returns whether each query has a list of results.

    :raises EndpointError: if none has
    """
    without = [at for at in range(number) if _results(answer, at) == [None]]
    if len(without) == number:
        raise EndpointError(
            f"{url}: the answer does not follow the Reconciliation Service API ({one_line(str(answer)[:300])}); "
            "tell the operator of the service, or use another service"
        )
    return not without


def _results(answer: Any, at: int) -> list[Any]:
    """Returns the results of a query; one that cannot be read if there is no list of them."""
    query = answer.get(f"q{at}") if isinstance(answer, dict) else None
    results = query.get("result") if isinstance(query, dict) else None
    return results if isinstance(results, list) else [None]


def _item(service: Service, result: Any) -> Item | None:
    """Returns a result as an item; None if it has no identifier, name or score, or one of another kind."""
    try:
        iri, name, score = result["id"], result["name"], float(result["score"])
        kinds = tuple(_name(kind) for kind in result.get("type") or () if kind)
        iri = iri if "://" in iri else service.space + iri
    except (TypeError, KeyError, ValueError, AttributeError):
        return None
    note = f"score {score:g}{' and a match' if result.get('match') else ''} by the service"
    return Item(iri, (name,), kinds, note=note) if isinstance(name, str) else None


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
