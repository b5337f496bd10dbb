"""The `aikg` command, a thin layer over the Python functions of the other rooms."""

from __future__ import annotations

import sys

from aikg.cli import process
from aikg.errors import AikgError
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.cli.group import COMMANDS as COMMANDS
    from aikg.cli.group import cli as cli


def main() -> None:
    """Runs the command with the arguments of the process, and ends the process."""
    process.standard_streams()
    process.leave(status(sys.argv[1:]))


def status(arguments: list[str]) -> int:
    """Runs the command with these arguments, and returns the exit status."""
    try:
        process.check_arguments(arguments)
        return _status(arguments)
    except AikgError as error:
        if "--debug" in arguments:
            raise
        print(f"Error: {error}", file=sys.stderr)  # noqa: T201
        return error.exit_code


def _status(arguments: list[str]) -> int:
    from aikg.cli.plain import ask, plain_question, status_of

    question = plain_question(arguments)
    if question is not None:
        return ask(*question)
    if arguments[:1] == ["find"]:
        from aikg.cli.finding import found, plain_find

        finding = plain_find(arguments[1:])
        if finding is not None:
            return status_of(lambda: found(**finding))
    from aikg.cli.group import cli

    if "--debug" in arguments:  # It may be anywhere: users add it at the end after an error.
        arguments = ["--debug", *(each for each in arguments if each != "--debug")]
    try:
        cli.main(arguments, prog_name="aikg")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    return 0


def __getattr__(name: str) -> object:
    """Imports the click group `aikg.cli.cli` at first use, because a plain question does not need click."""
    if name in ("cli", "COMMANDS"):
        from aikg.cli import group

        return getattr(group, name)
    raise AttributeError(f"module 'aikg.cli' has no attribute {name!r}")
