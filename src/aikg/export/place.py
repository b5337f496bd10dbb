"""Writes an export in one step, and overwrites nothing but an earlier export."""

from __future__ import annotations

import json
import os

from aikg.atomic import replace_file, replace_folder
from aikg.dataset.home import ROOMS
from aikg.errors import AikgError, UsageError
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.dataset.dataset import Dataset
    from aikg.types import StrPath

# The file that marks an exported folder and lists its files.
MARK = "aikg-export.json"
# The mark in an exported file. A SQLite file has an application id instead.
SIGNATURE = b"aikg export"
APPLICATION_ID = b"aikg"
ABOUT = f"{SIGNATURE.decode()}: knowledge graph of China's AI policy, CC BY 4.0"


def check(dataset: Dataset, path: StrPath, folder: bool, force: bool) -> None:
    """Checks before any work is done that an export may be written to *path*.

    :param folder: whether the export is a folder
    :param force: allow a path that is not an earlier export
    :raises UsageError: if *path* is something else, or is inside the dataset
    :raises AikgError: if the folder around it does not exist
    """
    real = os.path.realpath(path)
    rooms = [os.path.join(os.path.realpath(dataset.home), room) for room in ROOMS]
    if any(real == room or real.startswith(room + os.sep) for room in rooms):
        raise UsageError(f"{path}: this is inside the dataset; choose a place outside {', '.join(ROOMS)}")
    if not os.path.isdir(os.path.dirname(real)):
        raise AikgError(f"{path}: there is no folder {os.path.dirname(real)}; make it first")
    if not os.path.lexists(real):
        if folder and os.path.splitext(real)[1] in (".csv", ".parquet"):
            raise UsageError(f"{path}: this format is a folder with a file for each table; name a folder")
        return
    if not os.path.isdir(real) and not os.path.isfile(real):
        raise UsageError(f"{path}: this is neither a file nor a folder; choose another place, or - for standard output")
    if os.path.isdir(real) != folder:
        kinds = ("a folder", "a file") if folder else ("a file", "a folder")
        raise UsageError(f"{path}: this format is {kinds[0]}, and {kinds[1]} is there; choose another place")
    if force:
        return
    other = _other_file(real) if folder else None if _is_export(real) else "this file"
    if other:
        raise UsageError(
            f"{path}: {other} is not an earlier export; choose another place, or overwrite it with --force"
        )


def put_file(path: StrPath, data: bytes) -> None:
    """Writes a file in one step.

    :raises AikgError: if it cannot be written; nothing has changed then
    """
    replace_file(os.path.realpath(path), data)


def put_folder(path: StrPath, files: dict[str, bytes]) -> None:
    """Writes a folder with these files, in one step unless it holds other files, which stay.

    :raises AikgError: if it cannot be written
    """
    real = os.path.realpath(path)
    files = files | {MARK: _mark(files)}

    def fill(target: str) -> None:
        for name, data in files.items():
            replace_file(os.path.join(target, name), data)

    if os.path.isdir(real) and _other_file(real):
        fill(real)
    else:
        replace_folder(real, MARK, fill)


def _mark(files: dict[str, bytes]) -> bytes:
    mark = {"what": SIGNATURE.decode(), "files": sorted(files)}
    return (json.dumps(mark, indent=2) + "\n").encode()


def _other_file(folder: str) -> str | None:
    """Returns the name of a file in a folder that does not belong to an earlier export."""
    names = set(os.listdir(folder))
    try:
        with open(os.path.join(folder, MARK), encoding="utf-8") as file:
            ours = {MARK, *json.load(file)["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        ours = set()
    return next(iter(sorted(names - ours)), None)


def _is_export(path: str) -> bool:
    """Returns whether a file is an earlier export, or empty."""
    try:
        with open(path, "rb") as file:
            head = file.read(4096)
            file.seek(max(0, os.path.getsize(path) - 64))
            tail = file.read()
    except OSError:
        return False
    return not head or SIGNATURE in head or SIGNATURE in tail or head[68:72] == APPLICATION_ID
