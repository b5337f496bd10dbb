"""Loads the dataset into a SPARQL 1.1 store: first into staging graphs, then over the graphs of the store."""

from __future__ import annotations

from aikg.errors import UsageError
from aikg.remote.endpoint import GRAPHS
from aikg.remote.upload.plan import Part as Part
from aikg.remote.upload.plan import read_parts, rechunk
from aikg.remote.upload.staging import Staging
from aikg.remote.upload.stores import Target, find_target
from aikg.remote.upload.transport import Transport
from aikg.remote.upload.verify import verify
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from aikg.dataset.dataset import Dataset

    # Called after each chunk, with the triples in the store and the triples in all.
    Progress = Callable[[int, int], None]

VIA = ("gsp", "update")
NTRIPLES = "application/n-triples"


def upload(
    url: str,
    dataset: Dataset,
    *,
    store: str | None = None,
    via: str | None = None,
    in_place: bool = False,
    silence: float = 300,
    chunk: int = 10_000,
    progress: Progress = lambda done, total: None,
) -> list[Part]:
    """Loads a dataset into the store at *url*, and replaces our named graphs there.

    The dataset is loaded into staging graphs and counted. Then these move over our named graphs in one step. A load
    that was interrupted continues where it stopped. At the end, the counts of all graphs and a sample of triples are
    compared.

    :param store: the kind of store, if the URL and the server do not show it
    :param via: gsp (Graph Store Protocol) or update (SPARQL Update); by default what the store offers
    :param in_place: allow a store that cannot move several graphs in one step
    :param silence: the load fails if no byte arrives for this many seconds
    :param chunk: the number of triples in a request
    :param progress: called after each chunk, with the triples in the store and the triples in all
    :returns: the graphs that were loaded
    :raises UsageError: if the URL or an option does not fit
    :raises AikgError: if the store fails; the old graphs are still there, unless it failed while they were replaced
    """
    transport = Transport(silence)
    target = find_target(transport, url, store)
    transport.digest, transport.gzip = target.profile.digest, target.profile.gzip
    protocol = _protocol(target, via)
    parts = read_parts(dataset, chunk)
    if protocol == "whole":
        _replace_each(target, transport, parts, in_place, progress)
    else:
        _replace_all(target, transport, parts, protocol, in_place, progress)
    verify(target.query, parts, int(silence))
    return parts


def plan_upload(
    url: str, dataset: Dataset, *, store: str | None = None, via: str | None = None
) -> tuple[Target, str, list[Part]]:
    """Returns what `upload` would do: the store, the protocol and the graphs. Nothing is written.

    :param store: the kind of store, if the URL and the server do not show it
    :param via: gsp or update; by default what the store offers
    :raises UsageError: if the URL or an option does not fit
    :raises AikgError: if the server cannot be reached
    """
    target = find_target(Transport(30), url, store)
    protocol = _protocol(target, via)
    parts = read_parts(dataset)
    return target, protocol, [rechunk(part, target.profile.insert) for part in parts] if protocol == "update" else parts


def _protocol(target: Target, via: str | None) -> str:
    """Returns how the store is loaded.

    `gsp` sends chunks by the Graph Store Protocol and moves graphs by SPARQL Update. `update` uses only SPARQL Update.
    `whole` sends whole graphs by the Graph Store Protocol, to a store without SPARQL Update.
    """
    if via not in (None, *VIA):
        raise UsageError(f"--via {via}: use {' or '.join(VIA)}")
    if via == "gsp" and not target.graphs:
        raise UsageError(
            f"--via gsp: {target.profile.name} has no Graph Store Protocol that is known; use --via update"
        )
    if via == "update" and not target.update:
        raise UsageError(f"--via update: {target.profile.name} has no SPARQL Update; use --via gsp")
    if not target.update:
        return "whole"
    return via or ("gsp" if target.graphs else "update")


def _replace_all(
    target: Target, transport: Transport, parts: list[Part], protocol: str, in_place: bool, progress: Progress
) -> None:
    if not target.profile.atomic and not in_place:
        raise UsageError(
            f"{target.query}: {target.profile.name} is not known to change several graphs in one step, so for a moment "
            "readers might see new graphs beside old ones; allow it with --in-place"
        )
    staging = Staging(target, transport, protocol)
    done = 0
    for part in parts:
        for there in staging.fill(part):
            progress(done + there, sum(each.triples for each in parts))
        done += part.triples
    obsolete = [graph for graph in GRAPHS if graph not in {part.graph for part in parts}]
    staging.move([part.graph for part in parts], obsolete)


def _replace_each(target: Target, transport: Transport, parts: list[Part], in_place: bool, progress: Progress) -> None:
    """Replaces the graphs one after the other, each in one request, which a store carries out whole or not at all."""
    if not in_place:
        raise UsageError(
            f"{target.query}: without SPARQL Update the graphs are replaced one after the other, so for a moment "
            "readers might see new graphs beside old ones; allow it with --in-place"
        )
    done = 0
    for part in parts:
        transport.send("PUT", target.graphs, b"".join(part.chunks), NTRIPLES, {"graph": part.graph})
        done += part.triples
        progress(done, sum(each.triples for each in parts))
