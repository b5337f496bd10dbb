"""The kinds of stores that can be loaded: their URLs, and how they differ."""

from __future__ import annotations

import re
from typing import NamedTuple

from aikg.errors import UsageError, nearest
from aikg.remote.credentials import checked_url
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.remote.upload.transport import Transport


class Profile(NamedTuple):
    """A kind of store.

    `query`, `update` and `graphs` (Graph Store Protocol) are URLs in which {0} stands for the base URL. A URL is empty
    if the store does not offer the protocol.
    """

    name: str
    query: str
    update: str
    graphs: str
    # Whether the store changes several graphs in one step, for all readers at once.
    atomic: bool
    # Patterns for the Server header and for the URL.
    server: str = "$^"
    path: str = "$^"
    # What may follow the base URL in the URL that a user gives.
    suffixes: tuple[str, ...] = ()
    # Whether the store requires HTTP digest authentication.
    digest: bool = False
    # Whether to send gzipped bodies. A store that refuses them gets plain bodies.
    gzip: bool = True
    # The greatest number of triples in one INSERT DATA.
    insert: int = 2000


PROFILES = (
    Profile(
        *("oxigraph", "{0}/query", "{0}/update", "{0}/store", True),
        server="(?i)oxigraph",
        suffixes=("/query", "/update", "/store"),
    ),
    Profile(
        *("fuseki", "{0}/query", "{0}/update", "{0}/data", True),
        server="(?i).*fuseki",
        suffixes=("/query", "/sparql", "/update", "/data"),
    ),
    Profile(
        *("virtuoso", "{0}/sparql", "{0}/sparql-auth", "{0}/sparql-graph-crud-auth", False),
        server="(?i)virtuoso",
        suffixes=("/sparql", "/sparql-auth", "/sparql-graph-crud", "/sparql-graph-crud-auth"),
        digest=True,
        gzip=False,
        insert=400,
    ),
    Profile(
        *("graphdb", "{0}", "{0}/statements", "{0}/rdf-graphs/service", True),
        server="(?i)graphdb",
        path=r".*/repositories/[^/]+(/statements|/rdf-graphs/service)?$",
        suffixes=("/statements", "/rdf-graphs/service"),
    ),
    Profile(
        *("blazegraph", "{0}/sparql", "{0}/sparql", "", True),
        path=r".*/(bigdata|blazegraph)(/namespace/[^/]+)?(/sparql)?$",
        suffixes=("/sparql",),
    ),
    Profile(
        *("neptune", "{0}/sparql", "{0}/sparql", "{0}/sparql/gsp/", True),
        path=r"https?://[^/]+\.neptune\.[^/]+(/sparql)?$",
        suffixes=("/sparql", "/sparql/gsp"),
    ),
    Profile(
        *("stardog", "{0}/query", "{0}/update", "{0}", True),
        server="(?i)stardog",
        suffixes=("/query", "/update"),
    ),
    Profile("qlever", "{0}", "{0}", "", False, server="(?i)qlever"),
    # Any other store: query and update have the same URL, and nothing else is known.
    Profile("other", "{0}", "{0}", "", False),
)


class Target(NamedTuple):
    """A store to load: its kind, and the URLs of its protocols (empty if it does not offer one)."""

    profile: Profile
    query: str
    update: str
    graphs: str


def find_target(transport: Transport, url: str, name: str | None = None) -> Target:
    """Returns the store at a URL.

    :param name: the kind of store; by default it is recognised by the URL and the server's answer
    :raises UsageError: if the URL or the name is not valid
    :raises AikgError: if the server cannot be reached
    """
    url = checked_url(url).rstrip("/")
    known = {profile.name: profile for profile in PROFILES}
    if name is not None and name not in known:
        raise UsageError(
            f"--store {name}: there is no such kind{nearest(name, list(known)) or '; use ' + ', '.join(known)}"
        )
    profile = known[name] if name else _recognised(transport, url)
    base = next(
        (url.removesuffix(end) for end in sorted(profile.suffixes, key=len, reverse=True) if url.endswith(end)), url
    )
    return Target(profile, *(each.format(base) for each in (profile.query, profile.update, profile.graphs)))


def _recognised(transport: Transport, url: str) -> Profile:
    for profile in PROFILES:
        if re.match(profile.path, url):
            return profile
    server = transport.server(url)
    return next((profile for profile in PROFILES if re.match(profile.server, server)), PROFILES[-1])
