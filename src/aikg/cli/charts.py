"""The answer of a question as a picture: in the terminal, or in a file."""

from __future__ import annotations

import sys

import click

from aikg.errors import UsageError
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

TERMINAL = "-"


class ChartFile(click.ParamType[str]):
    """A file for a picture, or `-` for the terminal."""

    name = "FILE"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value != TERMINAL and not value.lower().endswith((".svg", ".png")):
            self.fail(f"{value} is no .svg or .png file; write --chart alone, after everything else, for the terminal")
        return value


def write_chart(name: str, to: str, parameters: Mapping[str, list[str]], options: Mapping[str, Any]) -> int:
    """Draws the answer of a question, and returns the exit status.

    :param to: a file, or `-` for the terminal
    :param options: those of `aikg query`
    :raises UsageError: if there is nothing to draw, or an option does not fit
    """
    from aikg.cli.answers import locale_language
    from aikg.cli.pager import show
    from aikg.graph import load
    from aikg.pictures import chart, save

    if options["format"]:
        raise UsageError("--chart draws a picture and --format writes rows: leave one of them out")
    if options["timeout"] is not None:
        from aikg.cli.deadline import within

        status = within(options["timeout"])
        if status is not None:
            return status
    lang = options["lang"] if options["lang"] in ("zh", "en") else locale_language()
    picture = load(**options["source"]).picture(name, lang, **parameters)
    if to != TERMINAL:
        save(picture, to)
        return 0
    from shutil import get_terminal_size

    text = chart(picture, get_terminal_size().columns).encode("utf-8", "backslashreplace")
    if sys.stdout.isatty():
        show(text)
    else:
        sys.stdout.buffer.write(text)
    return 0
