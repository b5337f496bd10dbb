"""How the command begins and ends: its output is UTF-8, an error of the output is told as such, and its end does not
take the engine apart."""

from __future__ import annotations

import io
import os
import sys

from aikg.errors import AikgError, UsageError
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


class OutputError(AikgError):
    """What was to be written on standard output could not be written."""


class _Output(io.FileIO):
    """Standard output. An error is not an OSError, which would look like one of the engine."""

    def write(self, data: Any) -> int:
        try:
            return super().write(data)
        except BrokenPipeError:
            raise
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise OutputError(f"standard output: {reason}; what was written there is not complete") from error


class _Closed(io.RawIOBase):
    """In the place of a standard output that was closed before the command began."""

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        raise OutputError("standard output: it is closed; open it, or write into a file")


class _Messages(io.FileIO):
    """Standard error. What cannot be written there has no other place to go, and changes no exit status."""

    def write(self, data: Any) -> int:
        try:
            return super().write(data)
        except OSError:
            return len(data)


def standard_streams() -> None:
    """Makes standard output and error write UTF-8 whatever the console's encoding is, and tell their own errors.

    A closed stream gets a place holder: otherwise the next file that is opened would take its number, and what is
    printed would be written into that file.
    """
    missing = [number for number, stream in enumerate((sys.stdin, sys.stdout, sys.stderr)) if stream is None]
    for _ in missing:
        os.open(os.devnull, os.O_RDWR)  # The system gives the lowest free number.
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 (for as long as the process runs)
    sys.stdout = _text(_Closed()) if sys.stdout is None else _wrapped(sys.stdout, _Output)
    sys.stderr = _text(_Messages(2, "wb", closefd=False)) if sys.stderr is None else _wrapped(sys.stderr, _Messages)


def _wrapped(stream: Any, kind: type[io.FileIO]) -> Any:
    """Returns a stream with our errors. A Windows console is no file and keeps its own way of writing."""
    if type(getattr(stream.buffer, "raw", stream.buffer)) is io.FileIO:
        stream.flush()
        return _text(kind(stream.fileno(), "wb", closefd=False), stream.isatty() or kind is _Messages)
    stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream


def _text(raw: io.RawIOBase, by_line: bool = False) -> Any:
    buffer = io.BufferedWriter(raw)
    return io.TextIOWrapper(buffer, encoding="utf-8", errors="backslashreplace", line_buffering=by_line)


def check_arguments(arguments: Sequence[str]) -> None:
    """Refuses arguments that are not UTF-8, as a console with another encoding sends them.

    :raises UsageError: if there is one; it shows the argument with its bytes
    """
    for argument in arguments:
        if not argument.isascii():
            try:
                argument.encode()
            except UnicodeEncodeError:
                shown = argument.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
                raise UsageError(
                    f"the argument “{shown}” is not UTF-8 text: set the console to UTF-8, or rename the file"
                ) from None


def end_by_exception() -> None:
    """Lets SIGTERM, and SIGHUP of a closed terminal, end the command by an exception, as Ctrl-C does, so that what is
    half written is removed."""
    import signal

    def end(number: int, frame: object) -> None:
        sys.exit(128 + number)

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) is signal.SIG_DFL:
            signal.signal(getattr(signal, name), end)


def leave(status: int) -> None:
    """Ends the process with its output written, without taking the interpreter and the store apart first.

    If the output cannot be written, the error is told and the status is 3, unless the command had failed before.
    """
    try:
        sys.stdout.flush()
    except OutputError as error:
        if status in (0, 1):
            print(f"Error: {error}", file=sys.stderr)  # noqa: T201
            status = error.exit_code
    except (OSError, ValueError):
        pass  # The reader of our output has left.
    try:
        sys.stderr.flush()
    except (OSError, ValueError):
        pass
    os._exit(status)
