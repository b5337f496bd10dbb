"""The click group of the commands: one file a command, imported when it is called."""

from __future__ import annotations

import click

from aikg.errors import AikgError
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

# Name -> what it does; the module aikg.cli.commands.NAME holds it as `command`. The help is here so that `--help`
# imports none of them.
COMMANDS = {
    "tour": "Take a first look at the graph.",
    "query": "Ask a stored question by its name.",
    "queries": "List the stored questions, or describe one.",
    "sparql": "Ask in SPARQL.",
    "find": "Find entities by name, in Chinese, English or pinyin.",
    "show": "Show one entity with its evidence.",
    "explain": "Say why a fact holds, down to its sources.",
    "validate": "Check the graph, or your own files, against the shapes and rules.",
    "stats": "Count what is in the graph.",
    "build": "Build the graph from its tables.",
    "release": "Write the release files.",
    "link": "Say what is linked with open data, and what is not.",
    "load": "Put the graph into a triple store, or a store into a folder.",
    "serve": "Serve the graph as a read-only SPARQL endpoint.",
    "export": "Write the tables and the network for other tools.",
    "docs": "Write the documentation of the ontology as pages.",
    "diff": "Say what changed between two releases, in policy words.",
    "read": "Draft rows from the text of a policy.",
    "new": "Add a document, a target, an instrument or a relation to the tables.",
    "import": "Bring the rows of a CSV file, or what was accepted of a draft, into the tables.",
    "set": "Correct cells of the tables.",
    "due": "List the documents that should be looked at again.",
}


class Failure(click.ClickException):
    """An AikgError on its way to the user: one sentence, and the error's own exit status."""

    def __init__(self, error: AikgError) -> None:
        super().__init__(str(error))
        self.__dict__["exit_code"] = error.exit_code


class LazyGroup(click.Group):
    """A group whose commands are imported when called, and whose errors are sentences."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = __import__(f"aikg.cli.commands.{cmd_name}", fromlist=["command"]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except AikgError as error:
            if ctx.params["debug"]:
                raise
            raise Failure(error) from error
        except BrokenPipeError:
            _close_output()
            ctx.exit(0)
        except KeyboardInterrupt:
            ctx.exit(130)


def _show_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        from importlib.metadata import version

        click.echo(f"aikg {version('aikg')}")
        ctx.exit()


@click.group(cls=LazyGroup)
@click.option("--debug", is_flag=True, help="Show tracebacks, and why no cache is used.")
@click.option(
    *("--version", "version"),
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and exit.",
)
def cli(debug: bool) -> None:
    """A knowledge graph of China's AI policy: ask it, search it, check it."""
    if debug:
        import os

        os.environ["AIKG_DEBUG"] = "1"


def _close_output() -> None:
    """The reader of our output has left (`| head`): there is nobody to tell."""
    import os
    import sys

    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
