"""Reads the states that can be compared: a release, a folder with the dataset, or an RDF file."""

from __future__ import annotations

import gzip
import hashlib
import os
from codecs import BOM_UTF8

from pyoxigraph import Quad, parse

from aikg.dataset.dataset import Dataset
from aikg.dataset.home import ROOMS
from aikg.errors import DataError, UsageError, readable
from aikg.rdf.canonical import canonical
from aikg.rdf.files import format_of
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.types import StrPath


def read_state(path: StrPath) -> list[Quad]:
    """Returns the quads of a release, of a folder with the dataset, or of an RDF file (which may be gzipped).

    :raises UsageError: if *path* is something else
    :raises AikgError: if the state cannot be read, or a release does not match its checksums
    """
    path = os.fspath(path)
    if os.path.isfile(os.path.join(path, "SHA256SUMS")):
        return _parsed(os.path.join(path, "aikg.nq.gz"), _checked(path, "aikg.nq.gz"))
    if all(os.path.isdir(os.path.join(path, room)) for room in ROOMS):
        return Dataset(path).quads
    if os.path.isdir(path):
        raise UsageError(f"{path}: this is neither a release nor a folder with {', '.join(ROOMS)}; name one of these")
    with readable(path), open(path, "rb") as file:
        return _parsed(path, file.read())


def _checked(folder: str, name: str) -> bytes:
    path = os.path.join(folder, name)
    with readable(path), open(path, "rb") as file:
        data = file.read()
    with readable(folder), open(os.path.join(folder, "SHA256SUMS"), encoding="utf-8-sig") as sums:
        if f"{hashlib.sha256(data).hexdigest()}  {name}" not in sums.read().splitlines():
            raise DataError(f"{path}: the checksum differs from that in SHA256SUMS; fetch the release again")
    return data


def _parsed(path: str, data: bytes) -> list[Quad]:
    form = format_of(path)
    with readable(path):
        try:
            data = gzip.decompress(data) if path.lower().endswith(".gz") else data
        except EOFError as error:
            raise DataError(f"{path}: this file is incomplete; fetch it again") from error
        return canonical(parse(data.removeprefix(BOM_UTF8), format=form, rename_blank_nodes=True))
