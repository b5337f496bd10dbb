"""Writes a release. The same dataset always gives the same bytes.

aikg.nq.gz, aikg.trig.gz, aikg.jsonld.gz   the whole dataset
graph/NAME.ttl.gz                          one named graph each
ontology.ttl, shapes.ttl, queries.ttl      the terms, the shapes, the stored questions
docs.zip                                   the pages of aikg docs
links/, alignments/                        mapping sets (SSSOM) of things and of terms
context.jsonld                             the JSON-LD context
void.ttl                                   the description of the dataset (DCAT) and its counts (VoID)
ro-crate-metadata.json, .zenodo.json       the description for archives
SHA256SUMS                                 a checksum of each file
"""

from __future__ import annotations

import gzip
import hashlib
import os
from typing import NamedTuple

from pyoxigraph import Store

from aikg.atomic import replace_file, replace_folder
from aikg.dataset.about import about
from aikg.release.content import contents
from aikg.release.description import describe
from aikg.release.metadata import metadata
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.dataset.dataset import Dataset
    from aikg.types import StrPath

SUMS = "SHA256SUMS"


class Release(NamedTuple):
    """A release that was written: its folder, and the size in bytes of each file, by name.

    >>> Release("released/0.2.0", {"void.ttl": 12_345}).sizes["void.ttl"]
    12345
    """

    path: str
    sizes: dict[str, int]


def release(dataset: Dataset, folder: StrPath) -> Release:
    """Writes a release of a dataset into a folder, in one step.

    :raises AikgError: if the dataset cannot be read or the folder cannot be written
    :raises UsageError: if the folder holds something other than a release
    """
    files = {name: _packed(name, data) for name, data in contents(dataset)}
    store = Store()
    store.bulk_extend(dataset.quads)
    description = about(dataset, store)
    files["void.ttl"] = describe(description, store, files)
    files |= metadata(description, files)
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    files[SUMS] = sums.encode()

    def fill(target: str) -> None:
        for name, data in files.items():
            path = os.path.join(target, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            replace_file(path, data)

    replace_folder(folder, SUMS, fill)
    return Release(os.fspath(folder), {name: len(data) for name, data in sorted(files.items())})


def _packed(name: str, data: bytes) -> bytes:
    """Returns the content of a file, gzipped if its name ends in .gz: the same bytes from every Python."""
    if not name.endswith(".gz"):
        return data
    # Python 3.13 writes another system into the tenth byte than 3.12. 255 means 'unknown' (RFC 1952).
    packed = gzip.compress(data, mtime=0)
    return packed[:9] + b"\xff" + packed[10:]
