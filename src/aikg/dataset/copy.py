"""Makes a folder of the user's own with the dataset in it, to be changed there."""

from __future__ import annotations

import os
import shutil

from aikg.atomic import replace_folder
from aikg.dataset.home import ROOMS
from aikg.errors import UsageError
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.dataset.dataset import Dataset
    from aikg.types import StrPath


def copy(dataset: Dataset, folder: StrPath) -> str:
    """Copies ontology/, data/ and queries/ into a new folder, in one step, and returns the folder's full path.

    :raises UsageError: if there is something in the folder
    :raises AikgError: if it cannot be written
    """
    path = os.path.abspath(folder)
    if os.path.lexists(path) and (not os.path.isdir(path) or os.listdir(path)):
        raise UsageError(f"{path}: something is there already; name a new folder")

    def fill(target: str) -> None:
        for room in ROOMS:
            # The files of a package may be read-only; the copies are to be changed.
            shutil.copytree(dataset.path(room), os.path.join(target, room), copy_function=shutil.copyfile)
        for inner, _, _ in os.walk(target):
            os.chmod(inner, 0o755)

    replace_folder(path, ROOMS[0], fill)
    return path
