"""Finds the folder that holds ontology/, data/ and queries/."""

from __future__ import annotations

import os

from aikg.errors import AikgError, UsageError
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ROOMS = ("ontology", "data", "queries")


def home() -> Path:
    """Returns the folder that holds ontology/, data/ and queries/.

    :raises AikgError: if no such folder exists, or $AIKG_HOME names a folder without them
    """
    from pathlib import Path

    return Path(find_home())


def find_home() -> str:
    """Returns the same folder as text, because pathlib takes time to import.

    :raises AikgError: as `home` does
    """
    wanted = os.environ.get("AIKG_HOME")
    if wanted:
        missing = [room for room in ROOMS if not os.path.isdir(os.path.join(wanted, room))]
        if missing:
            raise AikgError(
                f"AIKG_HOME={wanted} has no folder {missing[0]}/: set it to the folder that holds "
                "ontology/, data/ and queries/, or unset it"
            )
        return os.path.abspath(wanted)
    repository, bundle = _places()
    for folder in (repository, bundle):
        if all(os.path.isdir(os.path.join(folder, room)) for room in ROOMS):
            return folder
    raise AikgError(
        f"found no ontology/, data/ and queries/ in {repository} nor inside the installed package: "
        "install aikg again, or set AIKG_HOME to the folder that holds them"
    )


def check_own(folder: str) -> None:
    """Checks that what is written into a dataset's folder stays there.

    :raises UsageError: if it is the copy inside the installed package, which the next installation replaces
    """
    if os.path.realpath(folder) == os.path.realpath(_places()[1]):
        raise UsageError(
            f"{folder}: these tables belong to the installed package and go with its next installation; make a folder "
            "of your own with aikg new dataset FOLDER, set AIKG_HOME to it, and run this again"
        )


def _places() -> tuple[str, str]:
    """Returns the folder of the repository, and that of the copy in the package; neither need exist."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    return os.path.dirname(os.path.dirname(package)), os.path.join(package, "_bundle")
