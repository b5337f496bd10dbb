"""aikg read FILE..."""

from __future__ import annotations

import os
import sys

import click

from aikg.errors import UsageError, writable
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aikg.curate.read.model import Draft

FORMATS = ("table", "json", "csv", "html")


@click.command("read")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    *("--format", "form"),
    type=click.Choice(FORMATS),
    metavar="FORMAT",
    help="table, json (the draft file), csv, or html (a page for its review). A table on a terminal, otherwise json.",
)
@click.option(*("-o", "--output", "output"), metavar="PATH", help="Write here; a folder for several files.")
@click.option("--anyway", is_flag=True, help="Read news, interpretations and digests of policies too.")
@click.option("--review", is_flag=True, help="Decide on the terminal, value by value; -o keeps the draft.")
def command(files: tuple[str, ...], form: str | None, output: str | None, anyway: bool, review: bool) -> None:
    """Draft rows from the text of a policy: HTML, PDF, Word (.docx) or plain text; - is standard input.

    Every value comes with the place that it was read from; nothing goes into the tables. A person reviews the draft
    (--format html, or --review), and `aikg import DRAFT` brings in what was accepted.

    \b
    aikg read notice.html
    aikg read notice.pdf --format html -o review.html
    aikg read notice.docx --review -o draft.json
    aikg import draft.json --write
    """
    if review:
        if len(files) != 1 or not output:
            raise UsageError("--review takes one file, and -o DRAFT.json, where the decisions are kept")
        _review(files[0], output, anyway)
        return
    if output and len(files) > 1:
        _make_folder(output)
    form = form or _form_of(output)
    status = 0
    for path, draft in _drafts(files, anyway):
        if isinstance(draft, Exception):
            click.echo(f"Error: {draft}", err=True)
            status = max(status, getattr(draft, "exit_code", 3))
            continue
        _write(_shown(draft, form), path, form, output, len(files) > 1)
    click.get_current_context().exit(status)


def _make_folder(path: str) -> None:
    """Makes the folder for the drafts of several files, if it does not exist.

    :raises UsageError: if a file has its name
    :raises DataError: if it cannot be made
    """
    if os.path.exists(path) and not os.path.isdir(path):
        raise UsageError(f"{path}: this is a file; name a folder for the drafts of several files")
    with writable(path):
        os.makedirs(path, exist_ok=True)


def _form_of(output: str | None) -> str:
    ending = os.path.splitext(output or "")[1].lstrip(".").lower()
    if ending in FORMATS:
        return ending
    return "table" if output is None and sys.stdout.isatty() else "json"


def _drafts(files: tuple[str, ...], anyway: bool) -> Iterator[tuple[str, Draft | Exception]]:
    """Each file with its draft, or with what is wrong with it; the others are read all the same."""
    from aikg.curate.read.links import Known, link
    from aikg.curate.read.read import read, read_bytes
    from aikg.dataset.dataset import Dataset
    from aikg.errors import AikgError

    known = Known(Dataset())
    for number, path in enumerate(files, 1):
        if len(files) > 1 and sys.stderr.isatty():
            end = "\n" if number == len(files) else ""
            click.echo(f"\r{number} of {len(files)} files", err=True, nl=False)
            click.echo(end, err=True, nl=False)
        try:
            draft = read_bytes(sys.stdin.buffer.read(), "-", anyway) if path == "-" else read(path, anyway)
        except AikgError as error:
            yield path, error
            continue
        link(draft, known)
        yield path, draft


def _shown(draft: Draft, form: str) -> str:
    from aikg.curate.read import show

    if form == "json":
        import json

        return json.dumps(draft.as_json(), ensure_ascii=False, indent=1) + "\n"
    if form == "html":
        from aikg.curate.read.page import page

        return page(draft)
    if form == "csv":
        import csv
        import io

        text = io.StringIO(newline="")
        rows = [["file", *show.HEADER], *([draft.file, *row] for row in show.rows(draft))]
        csv.writer(text, lineterminator="\n").writerows(rows)
        return text.getvalue()
    from aikg.sparql.render import table

    notes = "".join(f"{note}\n" for note in draft.notes)
    return f"{draft.file}\n{notes}{table(show.SHORT, show.short_rows(draft))}"


def _write(text: str, path: str, form: str, output: str | None, several: bool) -> None:
    from aikg.atomic import replace_file

    if output is None:
        click.echo(text, nl=False)
        return
    target = output
    if os.path.isdir(output):
        stem = "stdin" if path == "-" else os.path.splitext(os.path.basename(path))[0]
        target = os.path.join(output, f"{stem}.{'txt' if form == 'table' else form}")
    replace_file(target, text.encode())
    click.echo(f"wrote {target}", err=True)


def _review(path: str, output: str, anyway: bool) -> None:
    """Asks on the terminal; what an earlier call has left in *output* is taken up again."""
    from aikg.curate.read.review import resumed, review

    draft = resumed(output, path)
    if draft is None:
        found = next(iter(_drafts((path,), anyway)))[1]
        if isinstance(found, Exception):
            raise found
        draft = found

    def ask(question: str) -> str:
        answer: str = click.prompt(question, default="", show_default=False, err=True)
        return answer

    try:
        review(draft, output, ask, lambda line: click.echo(line, err=True))
    except click.Abort:
        click.echo(f"\nstopped; what was decided is kept in {output}", err=True)
