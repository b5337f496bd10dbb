"""The call that needs no parser: `aikg query NAME` with `-p`, `--format`, `--lang` and `--columns`, and nothing else.

It is by far the commonest, and importing click would take a third of its time. Every other call goes to click, which
reads this form in the same way.
"""

from __future__ import annotations

import os
import sys

from aikg.cli.answers import FILES, LANGUAGES, RDF, TABLES, W3C, columns, question, values
from aikg.cli.wanted import Wanted
from aikg.errors import AikgError
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Option -> the values it may have; any, where there are none.
_OPTIONS = {"--format": (*TABLES, *W3C, *FILES, *RDF), "--lang": LANGUAGES, "--columns": ()}


def plain_question(arguments: list[str]) -> tuple[str, list[str], dict[str, str]] | None:
    """The name, the `KEY=VALUE` texts and the other options of such a call; None for any other call."""
    if len(arguments) < 2 or len(arguments) % 2 or arguments[0] != "query" or arguments[1].startswith("-"):
        return None
    if os.environ.get("AIKG_ENDPOINT"):
        return None
    parameters, options = [], {}
    for option, value in zip(arguments[2::2], arguments[3::2], strict=True):
        if option == "-p":
            parameters.append(value)
        elif option in _OPTIONS and (not _OPTIONS[option] or value in _OPTIONS[option]):
            options[option] = value
        else:
            return None
    return arguments[1], parameters, options


def ask(name: str, parameters: list[str], options: Mapping[str, str]) -> int:
    """Asks and writes the answer; returns the exit status."""

    def asked() -> int:
        return question(
            name,
            values(parameters),
            format=options.get("--format"),
            lang=options.get("--lang"),
            wanted=Wanted(columns(options.get("--columns"))),
        )

    return status_of(asked)


def status_of(call: Callable[[], int]) -> int:
    """Returns the exit status of a call. An error is worded as click would word it."""
    try:
        return call()
    except AikgError as error:
        print(f"Error: {error}", file=sys.stderr)  # noqa: T201
        return error.exit_code
    except BrokenPipeError:
        return 0  # The reader of our output has left (`| head`): there is nobody to tell.
    except KeyboardInterrupt:
        return 130
