"""Runs roc-validator on a crate without the network, and prints what it finds as JSON. Not a test: a program for its environment.

The validator fetches the context of RO-Crate 1.1. Here it gets one of the names that the crate uses, by what that context
says of them: names of schema.org, but for the two below.
"""

from __future__ import annotations

import io
import json
import sys
import urllib.request
import urllib.response
from email.message import Message
from pathlib import Path

CONTEXT = "https://w3id.org/ro/crate/1.1/context"
OTHERS = {"File": "http://schema.org/MediaObject", "conformsTo": "http://purl.org/dc/terms/conformsTo"}


def names(node: object) -> set[str]:
    """The properties and types in a JSON-LD document."""
    if isinstance(node, list):
        return set().union(*map(names, node)) if node else set()
    if not isinstance(node, dict):
        return set()
    kinds = node.get("@type", [])
    kinds = {kinds} if isinstance(kinds, str) else set(kinds)
    return kinds | {name for name in node if name[0] != "@"} | names(list(node.values()))


def main(folder: str) -> None:
    graph = json.loads(Path(folder, "ro-crate-metadata.json").read_text(encoding="utf-8"))["@graph"]
    context = {name: f"http://schema.org/{name}" for name in names(graph)} | OTHERS
    body = json.dumps({"@context": context}).encode()
    fetch = urllib.request.OpenerDirector.open

    def opened(self: urllib.request.OpenerDirector, asked: object, *rest: object, **options: object) -> object:
        url = getattr(asked, "full_url", asked)
        if url != CONTEXT:
            return fetch(self, asked, *rest, **options)  # type: ignore[arg-type]
        headers = Message()
        headers["Content-Type"] = "application/ld+json"
        return urllib.response.addinfourl(io.BytesIO(body), headers, str(url), 200)

    urllib.request.OpenerDirector.open = opened  # type: ignore[method-assign, assignment]
    import requests

    answer = requests.Response()
    answer.status_code, answer.url, answer._content, answer.encoding = 200, CONTEXT, body, "utf-8"
    answer.headers["Content-Type"] = "application/ld+json"
    sent = requests.Session.send

    def send(self: requests.Session, request: requests.PreparedRequest, **options: object) -> requests.Response:
        return answer if request.url == CONTEXT else sent(self, request, **options)  # type: ignore[arg-type]

    requests.Session.send = send  # type: ignore[method-assign, assignment]
    from rocrate_validator import models, services

    settings = models.ValidationSettings(
        rocrate_uri=folder,
        profile_identifier="ro-crate-1.1",
        requirement_severity=models.Severity.RECOMMENDED,
        no_cache=True,
    )
    result = services.validate(settings)
    print(json.dumps([f"{issue.severity.name}: {issue.message} ({issue.violatingEntity or ''})" for issue in result.get_issues()]))


if __name__ == "__main__":
    main(sys.argv[1])
