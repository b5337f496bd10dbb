"""The pages as a folder: to open from a disk, or to put on any web host. The same data set gives the same bytes."""

from __future__ import annotations

import json
import os

from aikg.errors import UsageError
from aikg.site.put import put
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.graph import Graph
    from aikg.types import StrPath

# Names what the folder holds; a folder with it is one of these, and may be replaced.
MARK = "aikg-site.json"
# Two processes make the pages: what a small machine has cores for, and what keeps within its memory.
_PROCESSES = 2


def write(graph: Graph, folder: StrPath, *, url: str = "", since: StrPath | None = None, sparql: bool = True) -> int:
    """Writes the pages into a folder. The folder changes in one step, and an earlier site in it is replaced.

    :param url: where the folder will stand on the web, for the site map; without it there is none
    :param since: an earlier release or data set; what changed since becomes a feed
    :param sparql: with the engine that answers queries in the browser, which npm brings
    :returns: how many files there are
    :raises UsageError: if something else is in the folder, or the URL is none
    :raises AikgError: if the folder cannot be written, or a part of the pages cannot be made
    """
    from aikg.atomic import replace_folder
    from aikg.site.processes import in_processes, prepare

    if url and not url.startswith(("http://", "https://")):
        raise UsageError(f"{url}: this is no address of a web site; write it like https://example.org/aikg")
    # A graph that is behind an endpoint, or broken, is named before anything is written.
    if graph.opening["endpoint"]:
        graph.store  # noqa: B018
    else:
        prepare(graph.opening)
    made = 0

    def fill(parent: str) -> None:
        nonlocal made
        shared = {"url": url.rstrip("/"), "since": os.fspath(since) if since else None, "engine": sparql}
        made = 1 + in_processes(graph.opening, parent, _PROCESSES, shared)
        put(parent, MARK, (json.dumps({"files": made}) + "\n").encode())

    replace_folder(folder, MARK, fill)
    return made
