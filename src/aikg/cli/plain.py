"""The call that needs no parser: `aikg query NAME [-p KEY=VALUE]... [--format FORMAT]`, and nothing else.

It is by far the commonest, and importing click would take a third of its time. Every other call goes to
click, which reads this form alike.
"""

from __future__ import annotations

import os
import sys

from aikg.cli.answers import RDF, TABLES, W3C, answered, values
from aikg.errors import AikgError


def plain_question(arguments: list[str]) -> tuple[str, list[str], str | None] | None:
    """The name, the `KEY=VALUE` texts and the format of such a call; None for any other."""
    if len(arguments) < 2 or len(arguments) % 2 or arguments[0] != "query" or arguments[1].startswith("-"):
        return None
    if os.environ.get("AIKG_ENDPOINT"):
        return None
    given, form = [], None
    for option, value in zip(arguments[2::2], arguments[3::2], strict=True):
        if option == "-p":
            given.append(value)
        elif option == "--format" and value in (*TABLES, *W3C, *RDF):
            form = value
        else:
            return None
    return arguments[1], given, form


def ask(name: str, given: list[str], form: str | None) -> int:
    """Ask and write the answer; return the exit status. An error is said as click would say it."""
    try:
        parameters = values(given)
        return answered(lambda graph, lang: graph.answer(name, parameters, lang), format=form)
    except AikgError as error:
        print(f"Error: {error}", file=sys.stderr)  # noqa: T201
        return error.exit_code
    except BrokenPipeError:
        return 0  # The reader of our output has left (`| head`): there is nobody to tell.
    except KeyboardInterrupt:
        return 130
