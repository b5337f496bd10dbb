"""Long answers on a terminal: through a pager, as git and psql do it, or cut where there is none."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys

# Lines of an answer that is cut.
_CUT = 100


def show(text: bytes) -> None:
    """Writes a text of several lines on the terminal; one longer than the screen goes through a pager.

    $AIKG_PAGER or $PAGER names the pager (`cat` for none); otherwise it is `less`. Without any, the first lines are
    written, and the last line says how many rows are left.
    """
    out = sys.stdout.buffer
    lines = text.count(b"\n")
    command = pager()
    if lines < shutil.get_terminal_size().lines or command == ["cat"]:
        out.write(text)
    elif command:
        out.flush()
        _page(command, text)
    else:
        first = text.split(b"\n", _CUT)
        rest = first.pop()
        out.write(
            b"\n".join(first) + f"\n{rest.count(bytes([10]))} more lines: write them to a file, or set PAGER\n".encode()
        )
    out.flush()


def pager() -> list[str]:
    """The command of the pager; empty if there is none."""
    import shlex

    for name in ("AIKG_PAGER", "PAGER"):
        if name in os.environ:
            return shlex.split(os.environ[name]) or ["cat"]
    return ["less"] if shutil.which("less") else []


def _page(command: list[str], text: bytes) -> None:
    # As git sets it: leave if one screen is enough, do not break lines, keep the screen.
    settings = {"LESS": "FRSX", "LESSCHARSET": "utf-8"} | os.environ
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the pager.
    try:
        with subprocess.Popen(command, stdin=subprocess.PIPE, env=settings) as process:
            process.communicate(text)
    except BrokenPipeError:
        pass  # The reader has left the pager.
    except OSError:
        sys.stdout.buffer.write(text)  # There is no such pager.
    finally:
        signal.signal(signal.SIGINT, before)
