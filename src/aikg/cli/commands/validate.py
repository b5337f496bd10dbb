"""aikg validate [FILE...]"""

from __future__ import annotations

import sys

import click

from aikg.cli.answers import locale_language
from aikg.cli.options import lang_option
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from aikg.validate import Report

FORMATS = ("table", "json", "turtle", "markdown", "csv")
LEVELS = ("violation", "warning", "info")


@click.command("validate")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option(
    "--format",
    type=click.Choice(FORMATS),
    metavar="FORMAT",
    help="table, json, turtle (a SHACL report), markdown, csv. A table on a terminal, otherwise CSV.",
)
@lang_option
@click.option(
    "--severity",
    type=click.Choice(LEVELS),
    default="info",
    help="Show only findings of this severity or a graver one; all by default.",
)
@click.option(
    "--fail-on",
    type=click.Choice(LEVELS),
    default="violation",
    help="Exit with status 1 if there is a finding of this severity or a graver one; violation by default.",
)
@click.option(
    "--engine",
    type=click.Choice(["pyshacl", "shacl"]),
    help="The engine for the shapes: the reference, or a faster one, which is the default where it is installed.",
)
@click.option(
    "--since",
    metavar="STATE",
    help="Report only what a change since STATE (a folder with the dataset, a release, or an RDF file) can affect.",
)
@click.option("--owl", is_flag=True, help="Check instead whether ontology and data contradict each other.")
def command(
    files: tuple[str, ...],
    format: str | None,
    lang: str | None,
    severity: str,
    fail_on: str,
    engine: str | None,
    since: str | None,
    owl: bool,
) -> None:
    """Check the graph, or your own RDF files together with it, against the shapes and the quality queries.

    With FILEs, only findings about the things that they describe are reported.

    \b
    aikg validate
    aikg validate my-plan.ttl --lang en --fail-on warning
    aikg validate --since released/0.1.0
    aikg validate --owl
    """
    from aikg.dataset.dataset import Dataset
    from aikg.errors import UsageError
    from aikg.validate import validate, validate_owl
    from aikg.validate.shapes.shacl import how_faster

    if owl and since:
        raise UsageError("the reasoner checks the whole graph: leave out either --owl or --since")
    if sys.stderr.isatty():
        against = "the axioms of the ontology, by a reasoner" if owl else "its shapes and rules"
        click.echo(f"Checking the graph against {against} ...", err=True)
    slow = "" if owl or engine else how_faster()
    if slow:
        click.echo(slow, err=True)
    dataset = Dataset()
    report = validate_owl(dataset, files, progress=_left) if owl else validate(dataset, files, engine, since)
    form = format or ("table" if sys.stdout.isatty() else "csv")
    wanted = lang or (locale_language() if form in ("table", "markdown") else "both")
    sys.stdout.buffer.write(written(report.at_least(severity), form, wanted))
    sys.stdout.buffer.flush()
    click.echo(summary(report, files), err=True)
    if not report.conforms(fail_on):
        click.get_current_context().exit(1)


def _left(number: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{number} facts left that contradict each other ", err=True, nl=False)


def summary(report: Report, files: tuple[str, ...]) -> str:
    """Returns one line with the number of findings, and where they are."""
    counts = report.counts()
    nouns = {"violation": "violations", "warning": "warnings", "info": "remarks"}
    counted = [f"{counts[level]} {nouns[level] if counts[level] != 1 else nouns[level][:-1]}" for level in LEVELS]
    return f"{', '.join(counted)} in {' '.join(files) or 'the graph'}"


def written(report: Report, form: str, lang: str) -> bytes:
    """Returns a report in a format, as UTF-8."""
    if form == "json":
        import json

        return (json.dumps(report.data(), ensure_ascii=False, indent=2) + "\n").encode()
    if form == "turtle":
        from pyoxigraph import RdfFormat

        from aikg.rdf.turtle import triples

        return triples(report.triples(), RdfFormat.TURTLE)
    if form == "csv":
        import csv
        import io

        columns, rows = report.rows(lang)
        text = io.StringIO(newline="")
        csv.writer(text).writerows([columns, *rows])
        return text.getvalue().encode()
    if not report.findings:
        return b""
    from aikg.sparql import render

    made = {"table": render.table, "markdown": render.markdown}[form](*report.lines(lang))
    return made.encode("utf-8", "backslashreplace")
