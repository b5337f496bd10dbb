"""Loading the dataset into a SPARQL 1.1 store: beside what is there, counted, and then moved over it."""

from __future__ import annotations

from aikg.errors import UsageError
from aikg.remote.endpoint import GRAPHS
from aikg.remote.upload.plan import Part as Part
from aikg.remote.upload.plan import parts, rechunked
from aikg.remote.upload.staging import Staging
from aikg.remote.upload.stores import Target, target
from aikg.remote.upload.transport import Transport
from aikg.remote.upload.verify import verify
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from aikg.dataset.dataset import Dataset

    # Told after each chunk: how many triples of how many are there.
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
    progress: Progress = lambda done, whole: None,
) -> list[Part]:
    """Puts the dataset of *dataset* into the store at *url*, in place of what our named graphs held there.

    It is loaded into graphs beside them, counted, and moved over them in one step; an interrupted load goes on where it
    stopped. Afterwards the counts of all graphs and a sample of triples are compared.

    :param store: the kind of store, if it cannot be told from the URL and the server
    :param via: gsp (Graph Store Protocol) or update (SPARQL Update); by default what the store offers
    :param in_place: allow a store that cannot move several graphs in one step
    :param silence: seconds without a byte after which the store is given up
    :param chunk: triples in a request
    :returns: what was loaded
    :raises UsageError: if the URL or an option does not fit
    :raises AikgError: if the store fails; what it held before is there still, unless it was being moved over
    """
    transport = Transport(silence)
    aim = target(transport, url, store)
    transport.digest, transport.gzip = aim.profile.digest, aim.profile.gzip
    way = _way(aim, via)
    given = parts(dataset, chunk)
    if way == "whole":
        _replace_each(aim, transport, given, in_place, progress)
    else:
        _replace_all(aim, transport, given, way, in_place, progress)
    verify(aim.query, given, int(silence))
    return given


def planned(
    url: str, dataset: Dataset, *, store: str | None = None, via: str | None = None
) -> tuple[Target, str, list[Part]]:
    """What `upload` would do: where, by which protocol, and with what. Nothing is written.

    :raises UsageError: if the URL or an option does not fit
    :raises AikgError: if the server cannot be reached
    """
    aim = target(Transport(30), url, store)
    way = _way(aim, via)
    given = parts(dataset)
    return aim, way, [rechunked(part, aim.profile.insert) for part in given] if way == "update" else given


def _way(aim: Target, via: str | None) -> str:
    """gsp (chunks by it, moved by updates), update, or whole (graphs by GSP to a store without updates)."""
    if via not in (None, *VIA):
        raise UsageError(f"--via {via}: use {' or '.join(VIA)}")
    if via == "gsp" and not aim.graphs:
        raise UsageError(f"--via gsp: {aim.profile.name} has no Graph Store Protocol that is known; use --via update")
    if via == "update" and not aim.update:
        raise UsageError(f"--via update: {aim.profile.name} has no SPARQL Update; use --via gsp")
    if not aim.update:
        return "whole"
    return via or ("gsp" if aim.graphs else "update")


def _replace_all(
    aim: Target, transport: Transport, given: list[Part], way: str, in_place: bool, progress: Progress
) -> None:
    if not aim.profile.atomic and not in_place:
        raise UsageError(
            f"{aim.query}: {aim.profile.name} cannot be relied on to change several graphs in one step, and for a "
            "moment readers might see new graphs beside old ones; allow it with --in-place"
        )
    staging = Staging(aim, transport, way)
    done = 0
    for part in given:
        for there in staging.fill(part):
            progress(done + there, sum(each.triples for each in given))
        done += part.triples
    gone = [graph for graph in GRAPHS if graph not in {part.graph for part in given}]
    staging.move([part.graph for part in given], gone)


def _replace_each(aim: Target, transport: Transport, given: list[Part], in_place: bool, progress: Progress) -> None:
    """Each graph in one request, which a store answers at once or not at all."""
    if not in_place:
        raise UsageError(
            f"{aim.query}: without SPARQL Update the graphs are replaced one after the other, and for a moment readers "
            "might see new graphs beside old ones; allow it with --in-place"
        )
    done = 0
    for part in given:
        transport.send("PUT", aim.graphs, b"".join(part.chunks), NTRIPLES, {"graph": part.graph})
        done += part.triples
        progress(done, sum(each.triples for each in given))
