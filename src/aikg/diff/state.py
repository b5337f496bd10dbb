"""The states that can be compared: a release, a folder with the dataset, an RDF file."""

from __future__ import annotations

import gzip
import hashlib
import os

from pyoxigraph import Quad, parse

from aikg.dataset.home import ROOMS
from aikg.dataset.load import FORMATS
from aikg.dataset.quads import dataset
from aikg.errors import AikgError, UsageError, readable
from aikg.rdf.canonical import canonical
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.types import StrPath


def read_state(path: StrPath) -> list[Quad]:
    """The quads of a release, of a folder with the dataset, or of an RDF file (which may be gzipped).

    :raises UsageError: if it is none of these
    :raises AikgError: if it cannot be read, or a release is not what its checksums say
    """
    path = os.fspath(path)
    if os.path.isfile(os.path.join(path, "SHA256SUMS")):
        return _parsed(os.path.join(path, "aikg.nq.gz"), _checked(path, "aikg.nq.gz"))
    if all(os.path.isdir(os.path.join(path, room)) for room in ROOMS):
        return dataset(path)
    if os.path.isdir(path):
        raise UsageError(f"{path}: this is neither a release nor a folder with {', '.join(ROOMS)}")
    with readable(path), open(path, "rb") as file:
        return _parsed(path, file.read())


def _checked(folder: str, name: str) -> bytes:
    path = os.path.join(folder, name)
    with readable(path), open(path, "rb") as file:
        data = file.read()
    with readable(folder), open(os.path.join(folder, "SHA256SUMS"), encoding="utf-8") as sums:
        if f"{hashlib.sha256(data).hexdigest()}  {name}" not in sums.read().splitlines():
            raise AikgError(f"{path}: this is not the file that SHA256SUMS names; fetch the release again")
    return data


def _parsed(path: str, data: bytes) -> list[Quad]:
    plain = path.removesuffix(".gz")
    ending = os.path.splitext(plain)[1].lower()
    if ending not in FORMATS:
        raise UsageError(f"{path}: the ending {ending or '(none)'} names no RDF format; use {' '.join(FORMATS)}")
    with readable(path):
        try:
            data = gzip.decompress(data) if plain != path else data
        except EOFError as error:
            raise AikgError(f"{path}: this file is cut off; fetch it again") from error
        return canonical(parse(data, format=FORMATS[ending], rename_blank_nodes=True))
