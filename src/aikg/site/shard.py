"""One process's share of the pages: `python -m aikg.site.shard TASK`, where TASK is JSON."""

from __future__ import annotations

import gc
import json
import sys

from aikg.errors import AikgError
from aikg.namespaces import compact
from aikg.pages import LANGUAGES, Book, page, paths
from aikg.pages.address import iri_of
from aikg.pages.data import RDF, question_files, question_pictures, thing_data, thing_pictures
from aikg.pages.router import TEXTS
from aikg.processes import end_with_parent
from aikg.site.answers import answer_path, answers
from aikg.site.processes import PARTS
from aikg.site.put import put
from aikg.site.shared import shared
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


def of_questions(book: Book, share: dict[str, Any], folder: str, number: int, of: int) -> Iterator[tuple[str, bytes]]:
    """Yields the data of every *of*-th question, beginning with *number*; with the first what all pages share.

    :param folder: where the answers of the questions stand already
    """
    if number == 0:
        yield from shared(book, share["url"], share["since"]).items()
        for lang in LANGUAGES:
            yield from ((f"{lang}/{rest}", page(book, f"{lang}/{rest}") or b"") for rest in TEXTS)
    for question in book.questions[number::of]:
        yield from question_pictures(book, question)
        if book.rows(question.name).columns:
            with open(answer_path(folder, question.name), "rb") as file:
                made_files = question_files(book, question.name, file.read())
            for form, data in made_files:
                yield f"data/question/{question.name}.{form}", data


def of_pages(book: Book, number: int, of: int) -> Iterator[tuple[str, bytes]]:
    """Yields every *of*-th other page, beginning with *number*, and the data behind it.

    A page is made in both languages one after the other, and the data of a thing after its page: what was looked up for
    one serves the next.
    """
    every = {path.partition("/")[2]: None for lang in LANGUAGES for path in paths(book, lang)}
    for rest in [each for each in every if each not in TEXTS][number::of]:
        for lang in LANGUAGES:
            made = page(book, f"{lang}/{rest}")
            if made is not None:
                yield f"{lang}/{rest}", made
        iri = iri_of(rest)
        if iri and book.has_page(iri):
            yield from thing_pictures(book, iri)
            for form in RDF:
                yield f"data/{compact(iri)}.{form}", thing_data(book, iri, form)


def main(task: str) -> int:
    """Writes the files of a task, and says how many on standard output."""
    from aikg.graph import load

    given = json.loads(task)
    end_with_parent(given["parent"])
    count = 0
    try:
        share, folder, number, of = given["shared"], given["folder"], given["number"], given["of"]
        graph = load(**given["opening"])
        book = Book(graph, engine=share["engine"], ask=answers(graph, folder))
        first = given["part"] == PARTS[0]
        # The processes find the answers from both ends, and meet in the middle.
        for question in book.questions[:: 1 if number else -1]:
            count += bool(book.rows(question.name).columns) and first and number == 0
        # What was read stays to the end: it need not be looked through for what is not used any more.
        gc.freeze()
        made = of_questions(book, share, folder, number, of) if first else of_pages(book, number, of)
        for path, data in made:
            put(folder, path, data)
            count += 1
    except (AikgError, OSError) as error:
        print(error, file=sys.stderr)  # noqa: T201 (the process that started this one reads it)
        return 1
    print(count)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
