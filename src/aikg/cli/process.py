"""How the command begins and ends: its output is UTF-8, and its end does not take the engine apart."""

from __future__ import annotations

import os
import sys


def utf8() -> None:
    """Write UTF-8 whatever the console's encoding is: a title that gbk lacks must not end the command."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def leave(status: int) -> None:
    """End the process with its output written, without taking the interpreter and the store apart first."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            pass
    os._exit(status)
