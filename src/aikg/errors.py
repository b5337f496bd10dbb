"""The errors that a user can meet. Each is one sentence that says what is wrong, where, and what to do."""

from __future__ import annotations

from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.types import Why


class AikgError(Exception):
    """The data, a file, an endpoint or the engine failed.

    :param sentence: what is wrong, where, and what to do
    :param kind: what is wrong, for an error that a page tells in the language of its reader
    :param parts: the values in the sentence, by name
    """

    exit_code = 3

    def __init__(self, sentence: object = "", kind: str = "", **parts: object) -> None:
        super().__init__(sentence)
        self.why: Why = (kind, parts)


class DataError(AikgError):
    """A file is missing, cannot be read or written, or has wrong content."""


class EndpointError(AikgError):
    """An endpoint or a remote store cannot be reached, refuses a request, or gives a wrong answer."""


class UsageError(AikgError):
    """The request cannot be carried out: it has an unknown name, a wrong value, or an option that does not fit."""

    exit_code = 2


def near(name: str, known: list[str]) -> list[str]:
    """Returns the known names nearest to *name*, at most three."""
    from difflib import get_close_matches

    starting = [each for each in known if name and each.startswith(name)]
    return starting[:3] or get_close_matches(name.lower(), known, n=3, cutoff=0.5)


def nearest(name: str, known: list[str]) -> str:
    """Returns the end of an error message with the known names nearest to *name*; empty if none is near."""
    return suggesting(near(name, known))


def suggesting(names: list[str]) -> str:
    """Returns the end of an error message with what may have been meant; empty if there are no such names."""
    return f"; did you mean {' or '.join(names)}?" if names else ""


def installing(*packages: str) -> str:
    """Returns the command that installs packages into the Python that runs.

    It names the packages and no extra of aikg, so that it works wherever aikg itself came from.
    """
    import shlex
    import sys

    return shlex.join([sys.executable or "python", "-m", "pip", "install", *packages])


class readable:  # noqa: N801 (reads as a verb: with readable(path))
    """A context that turns any error while a file is read into a DataError with the file, line and column."""

    def __init__(self, path: object) -> None:
        self.path = str(path)

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        if isinstance(error, UnicodeDecodeError):
            raise DataError(f"{self.path}: this is not UTF-8 text; save the file as UTF-8") from error
        if isinstance(error, SyntaxError):
            where = f"{self.path}:{error.lineno}:{error.offset}" if error.lineno else self.path
            if "UTF-8" in (error.msg or ""):
                raise DataError(f"{where}: this is not UTF-8 text; save the file as UTF-8") from error
            reason = (error.msg or str(error)).partition(": ")[2] or error.msg
            raise DataError(f"{where}: {_sentence(reason)}; correct the file there") from error
        if isinstance(error, FileNotFoundError):
            raise DataError(f"{self.path}: there is no such file; check the name and the folder") from error
        if isinstance(error, PermissionError):
            raise DataError(f"{self.path}: this file may not be read; change its permissions") from error
        if isinstance(error, IsADirectoryError):
            raise DataError(f"{self.path}: this is a folder; name a file in it") from error
        if isinstance(error, (OSError, ValueError)):
            raise DataError(f"{self.path}: this file cannot be read ({_sentence(str(error))})") from error


class writable:  # noqa: N801 (reads as a verb: with writable(path))
    """A context that turns an OSError while a file or folder is written into a DataError with its path."""

    def __init__(self, path: object) -> None:
        self.path = str(path)

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        if isinstance(error, OSError):
            reason = _sentence(error.strerror or str(error)).lower()
            raise DataError(f"{self.path}: this cannot be written ({reason}); choose another place") from error


def _sentence(reason: str) -> str:
    """Returns a parser's reason on one line, and not longer than one reads."""
    reason = " ".join(reason.split()).rstrip(".")
    return reason if len(reason) <= 300 else reason[:299] + "…"
