"""The options that the asking commands share."""

from __future__ import annotations

import click

from aikg.cli.answers import FILES, LANGUAGES, RDF, TABLES, W3C
from aikg.cli.answers import columns as names
from aikg.cli.answers import locale_language as locale_language
from aikg.cli.wanted import Wanted
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def loading(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that reads the graph: passed on as `source`, what `aikg.load` is to be given."""

    def call(*arguments: Any, add: tuple[str, ...], no_cache: bool, endpoint: str | None, **options: Any) -> Any:
        return command(*arguments, source={"add": add, "cache": not no_cache, "endpoint": endpoint}, **options)

    call.__doc__ = command.__doc__
    call.__click_params__ = getattr(command, "__click_params__", [])  # type: ignore[attr-defined]
    for option in (
        click.option(
            "--endpoint",
            metavar="URL",
            envvar="AIKG_ENDPOINT",
            help="Ask the SPARQL endpoint at this URL, or the store in this folder (aikg load), instead; AIKG_ENDPOINT "
            "names it for all calls.",
        ),
        click.option("--no-cache", is_flag=True, help="Parse the dataset afresh."),
        click.option(
            *("--add", "add"),
            multiple=True,
            metavar="FILE",
            help="Add your own RDF file; repeatable.",
        ),
    ):
        call = option(call)
    return call


def federating(command: Callable[..., Any]) -> Callable[..., Any]:
    """--allow-federation, added to `source` (see `loading`); it stands after `asking`."""

    def call(*arguments: Any, federation: bool, source: dict[str, Any], **options: Any) -> Any:
        return command(*arguments, source={**source, "federation": federation}, **options)

    call.__doc__ = command.__doc__
    call.__click_params__ = getattr(command, "__click_params__", [])  # type: ignore[attr-defined]
    return click.option(
        *("--allow-federation", "federation"),
        is_flag=True,
        help="Let SERVICE clauses ask other endpoints, over the network.",
    )(call)


def asking(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that asks: that of `loading`, and `format`, `lang`, `timeout`."""
    for option in (
        loading,
        click.option(
            *("--timeout", "timeout"),
            type=click.FloatRange(min=0, min_open=True),
            metavar="SECONDS",
            help="Give up after this time.",
        ),
        lang_option,
        click.option(
            "--format",
            type=click.Choice([*TABLES, *W3C, *FILES, *RDF]),
            metavar="FORMAT",
            help="Rows: table, vertical, markdown, csv, tsv, json, xml, excel-csv, xlsx, geojson. "
            "Graphs: turtle, ntriples, nquads, trig, "
            "rdfxml, jsonld. A table on a terminal, otherwise CSV (or Turtle).",
        ),
    ):
        command = option(command)
    return command


def narrowing(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that narrow, sort and cut an answer: passed on as `wanted` (`aikg.cli.wanted.Wanted`)."""

    def call(
        *arguments: Any,
        columns: str | None,
        where: tuple[str, ...],
        sort: tuple[str, ...],
        limit: int | None,
        everything: bool,
        count: bool,
        raw: bool,
        **options: Any,
    ) -> Any:
        by = [name for given in sort for name in names(given)]
        wanted = Wanted(names(columns), where, by, limit, everything, count, raw)
        return command(*arguments, wanted=wanted, **options)

    call.__doc__ = command.__doc__
    call.__click_params__ = getattr(command, "__click_params__", [])  # type: ignore[attr-defined]
    for option in (
        click.option("--raw", is_flag=True, help="Write figures as plain digits, comparators and units apart."),
        click.option("--count", is_flag=True, help="Write the number of rows instead."),
        click.option("--all", "everything", is_flag=True, help="Show all rows on a terminal, not only the first 60."),
        click.option("--limit", type=click.IntRange(min=0), metavar="N", help="At most N rows."),
        click.option("--sort", multiple=True, metavar="NAME,...", help="Sort by these columns; -NAME sorts down."),
        click.option(
            "--where",
            multiple=True,
            metavar="COLUMN=VALUE",
            help="Only rows like this: = != < <= > >= compare, ~ finds a part of a text; repeatable. 'cap>1000万元', "
            "'issued>=2025', document~机器人.",
        ),
        click.option(
            "--columns", metavar="NAME,...", help="Only these columns, in this order; place includes its names."
        ),
    ):
        call = option(call)
    return call


def lang_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """--lang, passed on as `lang`: None unless given."""
    option = click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        help="The language of names; the locale's in tables, otherwise both.",
    )
    return option(command)


def record_format(command: Callable[..., Any]) -> Callable[..., Any]:
    """--format of what is a record rather than rows, passed on as `form`: text, JSON or RDF."""
    option = click.option(
        *("--format", "form"),
        type=click.Choice(["text", "json", *RDF]),
        default="text",
        metavar="FORMAT",
        help="text, json, or as RDF: turtle, ntriples, nquads, trig, rdfxml, jsonld.",
    )
    return option(command)
