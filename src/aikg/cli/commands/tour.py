"""aikg tour"""

from __future__ import annotations

import click

from aikg.cli.options import lang_option, loading
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


@click.command("tour")
@loading
@lang_option
def command(lang: str | None, source: dict[str, Any]) -> None:
    """Take a first look: what is in the graph, the main question's answer in short, and what to ask next."""
    import sys

    from aikg.cli.answers import locale_language
    from aikg.graph import load
    from aikg.tour import tour

    wanted = locale_language() if lang in (None, "both") else str(lang)
    text = tour(load(**source), wanted, _called())
    sys.stdout.buffer.write(text.encode())


def _called() -> str:
    """How this command is called from here: by its name where the shell finds it, else by its path."""
    import os
    import shutil
    import sys

    path = os.path.abspath(sys.argv[0])
    found = shutil.which("aikg")
    if os.path.basename(path) != "aikg" or (found and os.path.abspath(found) == path):
        return "aikg"
    return min(os.path.relpath(path), path, key=len)
