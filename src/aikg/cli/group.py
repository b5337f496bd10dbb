"""The click group of the commands. Each command has its own module, which is imported when the command runs."""

from __future__ import annotations

import click

from aikg.errors import AikgError
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

# Name -> help text. The module aikg.cli.commands.NAME defines the command as `command`. The help texts are here, so
# that `--help` imports no command.
COMMANDS = {
    "tour": "Take a first look at the graph.",
    "query": "Ask a stored question by its name.",
    "queries": "List the stored questions, or describe one.",
    "sparql": "Ask in SPARQL.",
    "find": "Find things by name, in Chinese, English or pinyin.",
    "show": "Show one thing with its evidence.",
    "explain": "Explain why a fact holds, down to its sources.",
    "cite": "Say how to cite a thing, a row or the dataset.",
    "validate": "Check the graph, or your own files, against the shapes and rules.",
    "stats": "Count what is in the graph.",
    "build": "Build the graph from its tables.",
    "release": "Write the release files.",
    "link": "Count, find and check links to open data.",
    "load": "Load the graph into a triple store, or make a store in a folder.",
    "serve": "Serve the graph as a read-only SPARQL endpoint.",
    "mcp": "Let an assistant ask the graph (Model Context Protocol).",
    "export": "Write the tables and the network for other tools.",
    "site": "Write the pages as a folder, for a web host or a disk.",
    "docs": "Write the documentation of the ontology as HTML pages.",
    "diff": "Show what changed between two releases, in policy words.",
    "read": "Draft rows from the text of a policy.",
    "new": "Add a document, a target, an instrument or a relation to the tables.",
    "import": "Import the rows of a CSV file, or the accepted values of a draft, into the tables.",
    "set": "Correct cells of the tables.",
    "due": "List the documents that should be looked at again.",
}


class Failure(click.ClickException):
    """An AikgError as an error of click: its sentence, and its exit status."""

    def __init__(self, error: AikgError) -> None:
        super().__init__(str(error))
        self.__dict__["exit_code"] = error.exit_code


class LazyGroup(click.Group):
    """A group that imports a command when it runs, and prints errors as sentences."""

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
    """Discards further output, because its reader has ended (`| head`)."""
    import os
    import sys

    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
