"""Writes a picture to a file."""

from __future__ import annotations

import os

from aikg.atomic import replace_file
from aikg.errors import AikgError, UsageError, installing
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.pictures.picture import Picture
    from aikg.types import StrPath

# Pixels of a PNG to one of the picture.
_ZOOM = 2.4


def save(picture: Picture, path: StrPath) -> None:
    """Writes a picture as SVG or PNG, as the name of the file says.

    :raises UsageError: if the name ends otherwise
    :raises AikgError: if the file cannot be written, or a PNG is wanted and resvg is not installed
    """
    ending = os.path.splitext(os.fspath(path))[1].lower()
    if ending == ".svg":
        replace_file(path, picture.svg.encode())
    elif ending == ".png":
        replace_file(path, _png(picture, path))
    else:
        raise UsageError(f"{os.fspath(path)}: a picture is written to a file that ends in .svg or .png")


def _png(picture: Picture, path: StrPath) -> bytes:
    try:
        import resvg_py
    except ImportError as error:
        instead = os.path.splitext(os.fspath(path))[0] + ".svg"
        raise AikgError(
            f"{os.fspath(path)}: a PNG needs resvg: {installing('resvg_py')}, or write {instead}"
        ) from error
    return bytes(resvg_py.svg_to_bytes(svg_string=picture.svg, zoom=_ZOOM, background="white"))
