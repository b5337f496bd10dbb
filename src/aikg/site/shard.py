"""One process's share of the pages: `python -m aikg.site.shard TASK`, where TASK is JSON."""

from __future__ import annotations

import gc
import json
import sys
from itertools import chain

from aikg.errors import AikgError
from aikg.namespaces import compact
from aikg.pages import LANGUAGES, Book, page, paths
from aikg.pages.address import iri_of
from aikg.pages.data import RDF, question_files, question_pictures, thing_data, thing_pictures
from aikg.processes import end_with_parent
from aikg.site.answers import answer_path, answers
from aikg.site.put import put
from aikg.site.shared import shared
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def files(book: Book, folder: str, number: int, of: int) -> Iterator[tuple[str, bytes]]:
    """Yields every *of*-th page, beginning with *number*, and the data behind it.

    A page is made in both languages one after the other, and the data of a thing after its page: what was looked up for
    one serves the next. The data of the questions come first: what that takes of the memory serves the pages then.

    :param folder: where the answers of the questions stand already
    """
    for question in book.questions[number::of]:
        yield from question_pictures(book, question)
        if book.rows(question.name).columns:
            with open(answer_path(folder, question.name), "rb") as file:
                made_files = question_files(book, question.name, file.read())
            for form, data in made_files:
                yield f"data/question/{question.name}.{form}", data
    every = {path.partition("/")[2]: None for lang in LANGUAGES for path in paths(book, lang)}
    for rest in list(every)[number::of]:
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
        share, folder, number = given["shared"], given["folder"], given["number"]
        graph = load(**given["opening"])
        book = Book(graph, engine=share["engine"], ask=answers(graph, folder))
        # The processes find the answers from both ends, and meet in the middle.
        for question in book.questions[:: 1 if number else -1]:
            count += bool(book.rows(question.name).columns) and number == 0
        # What was read stays to the end: it need not be looked through for what is not used any more.
        gc.freeze()
        # The first process writes what all pages share, so that the one that started it need not read the graph.
        common = shared(book, share["url"], share["since"]) if number == 0 else {}
        for path, data in chain(common.items(), files(book, folder, number, given["of"])):
            put(folder, path, data)
            count += 1
    except (AikgError, OSError) as error:
        print(error, file=sys.stderr)  # noqa: T201 (the process that started this one reads it)
        return 1
    print(count)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
