"""The pages of stored questions: a form made of the parameters, the rows, downloads and the query."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlencode

from aikg.namespaces import ID, VOCAB, compact
from aikg.pages.address import relative
from aikg.pages.book import value_of
from aikg.pages.citing import cited_question
from aikg.pages.figure import Figure, figure, picture_files
from aikg.pages.frame import Crumb, made
from aikg.pages.heads import HEADS, head
from aikg.pages.table import Cell, Column, Table, ranked, shown_columns, table
from aikg.pages.words import say
from aikg.sparql.columns import stem
from aikg.sparql.findings import finding
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aikg.pages.address import Where
    from aikg.pages.book import Book
    from aikg.questions.model import Parameter
    from aikg.questions.stored import StoredQuery
    from aikg.sparql.results import Result

ROWS_A_PAGE = 50
# Columns that most readers need last; a page leaves them to the downloads.
LEFT_OUT = {"days_between", "precision", "latitude", "longitude", "answers_as"}
# The rows of these questions are facts that rules derive: the columns of subject and object, and the property.
PROOFS = {
    "city-alignment": ("document", "alignsWith", "directive"),
    "implementation-gaps": ("document", "alignsWith", "directive"),
    "policy-diffusion": ("document", "alignsWith", "directive"),
    "target-cascade": ("target", "cascadesFrom", "national"),
    "coopetition": ("place", "cooperatesWith", "other"),
}
FORMATS = ("csv", "json", "xlsx")


class Choice(NamedTuple):
    """A value that a parameter may have: what is sent, its name, and how many rows of the whole answer have it."""

    value: str
    words: str
    rows: int | None
    chosen: bool


class Field(NamedTuple):
    """A parameter in the form: its name, its label, its value, the names of things that the value gives by key, an
    example, and its choices (none for free text)."""

    name: str
    label: str
    value: str
    called: str
    example: str
    choices: list[Choice]


class Sort(NamedTuple):
    """How the rows are sorted, and what leads to the page sorted by each column."""

    by: str
    down: bool
    hrefs: dict[str, str]


class Asked(NamedTuple):
    """A question as it was asked: its parameters, the page, the column to sort by (`-place` sorts down), and the row to
    cite (0 for none)."""

    parameters: Mapping[str, Sequence[str]] = {}
    page: int = 1
    sort: str = ""
    row: int = 0


def question(book: Book, where: Where, stored: StoredQuery, asked: Asked, result: Result) -> bytes:
    """Returns the page of a stored question.

    :param result: the rows of the question with these parameters
    """
    lang = where.lang
    ordered = _sorted(result, asked.sort)
    chosen = 1 <= asked.row <= len(ordered)
    pages = max(1, -(-len(ordered) // ROWS_A_PAGE))
    number = min(max(asked.page, 1), pages)
    shown = ordered[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE]
    wanted = [name for name in shown_columns(result.columns) if name not in LEFT_OUT | _said(result, asked)]
    made_table = table(book, where, shown, wanted, PROOFS.get(stored.name), stored.name)
    if book.described and len(shown):
        _add_cites(book, where, stored.name, asked._replace(page=number), made_table)
    made_table = ranked(made_table, stored.header.columns)
    return made(
        book,
        where,
        "question.html.j2",
        title(stored, lang),
        [Crumb(say("questions", lang), relative(where.here, f"{lang}/question/index.html"))],
        stored=stored,
        remainder=remainder(stored, lang),
        description=description(stored, lang),
        fields=[_field(book, lang, stored.name, name, each, asked) for name, each in stored.parameters.items()],
        table=made_table,
        figure=_figure(book, where, stored, asked, result) if number == 1 else None,
        total=len(result),
        first=(number - 1) * ROWS_A_PAGE + 1,
        number=number,
        pages=pages,
        previous=_address(where, stored.name, asked, number - 1) if number > 1 else None,
        following=_address(where, stored.name, asked, number + 1) if number < pages else None,
        sort=_sort(book, where, stored.name, asked, [each.name for each in made_table.columns]),
        downloads=[(form, _download(where, stored.name, asked, form)) for form in FORMATS if result.columns],
        command=_command(stored.name, asked, lang),
        cited=cited_question(book, where, stored, ordered[asked.row - 1 : asked.row] if chosen else None),
        chosen=asked.row if chosen else 0,
        text=stored.text.split("\n\n", 1)[-1] if stored.text.startswith("#+") else stored.text,
        editor=relative(where.here, f"{lang}/sparql.html?question={stored.name}"),
        asked=bool(asked.parameters),
    )


def page_path(name: str, number: int = 1) -> str:
    """Returns the path of a page of a question asked without parameters, below its language."""
    return f"question/{name}.html" if number == 1 else f"question/{name}.{number}.html"


def cites_path(name: str, number: int = 1) -> str:
    """Returns the path of the citations of the rows on such a page, below its language."""
    return page_path(name, number).removesuffix("html") + "cite.html"


def title(stored: StoredQuery, lang: str) -> str:
    """Returns the summary of a question as far as its first colon."""
    return re.split("[:：；;]", stored.summary(lang), maxsplit=1)[0].strip()


def remainder(stored: StoredQuery, lang: str) -> str:
    """Returns what the summary of a question says after its title."""
    rest = stored.summary(lang).removeprefix(title(stored, lang)).lstrip(":：；; ")
    return rest[:1].upper() + rest[1:]


def description(stored: StoredQuery, lang: str) -> str:
    """Returns what the header says of a question, its `columns` and `answers` called as on the page."""

    def called(found: re.Match[str]) -> str:
        name = found[1]
        return f"“{head(name, lang) if name in HEADS else finding(name, lang)}”"

    return re.sub("`([^`]+)`", called, stored.header.description.get(lang, ""))


def _said(result: Result, asked: Asked) -> set[str]:
    """The columns that repeat in every row what one parameter asks for: of its name, or with its value."""
    values = {each for several in asked.parameters.values() for each in several}
    if not values or len(result) < 2:
        return set()
    first = zip(result.columns, result.terms[0], strict=True)
    said = [name for name, term in first if name in asked.parameters or value_of(term) in values]
    return {name for name in said if len({row[result.columns.index(name)] for row in result.terms}) == 1}


def _address(where: Where, name: str, asked: Asked, number: int) -> str:
    """What leads to another page of the same rows: a path of its own where nothing was asked, else a query."""
    if not asked.parameters and not asked.sort:
        return relative(where.here, f"{where.lang}/{page_path(name, number)}")
    values = [(key, value) for key, several in asked.parameters.items() for value in several]
    values += [("sort", asked.sort)] if asked.sort else []
    values += [("page", str(number))] if number > 1 else []
    return relative(where.here, f"{where.lang}/{page_path(name)}?{urlencode(values)}")


def _download(where: Where, name: str, asked: Asked, form: str) -> str:
    values = [(key, value) for key, several in asked.parameters.items() for value in several]
    query = f"?{urlencode(values)}" if values else ""
    return relative(where.here, f"data/question/{name}.{form}{query}")


def _figure(book: Book, where: Where, stored: StoredQuery, asked: Asked, result: Result) -> Figure | None:
    """The picture of the rows. That of a whole answer is kept, since it takes as long as the rest of the page."""
    query = _download(where, stored.name, asked, "").partition("?")[2]
    files = picture_files(where, stored.name, query)
    if asked.parameters or not book.live:
        return figure(book, where, stored, result, files)
    if where not in book.figures:
        book.figures[where] = figure(book, where, stored, result, files)
    kept: Figure | None = book.figures[where]
    return kept


def _add_cites(book: Book, where: Where, name: str, asked: Asked, made_table: Table) -> None:
    """Adds to each row what leads to its citation: a server puts it on this page, in a folder it has its own page."""
    words = say("cite", where.lang)
    made_table.columns.append(Column("cite", words, "text"))
    values = [(key, value) for key, several in asked.parameters.items() for value in several]
    values += [("sort", asked.sort)] if asked.sort else []
    values += [("page", str(asked.page))] if asked.page > 1 else []
    for number, cells in enumerate(made_table.rows, (asked.page - 1) * ROWS_A_PAGE + 1):
        path = f"{page_path(name)}?{urlencode([*values, ('row', str(number))])}#cite"
        if not book.live:
            path = f"{cites_path(name, asked.page)}#row-{number}"
        cells.append(Cell(words, relative(where.here, f"{where.lang}/{path}")))


def _sort(book: Book, where: Where, name: str, asked: Asked, columns: Sequence[str]) -> Sort | None:
    if not book.live:
        return None
    by, down = asked.sort.removeprefix("-"), asked.sort.startswith("-")
    hrefs = {
        each: _address(where, name, asked._replace(sort=f"-{each}" if each == by and not down else each), 1)
        for each in columns
        if each not in ("why", "cite")
    }
    return Sort(by, down, hrefs)


def _sorted(result: Result, sort: str) -> Result:
    """Returns the rows by a column; in the order of the question without one, or if there is no such column."""
    return result.sort(sort) if sort.removeprefix("-") in map(stem, result.columns) else result


def _field(book: Book, lang: str, question: str, name: str, parameter: Parameter, asked: Asked) -> Field:
    values = list(asked.parameters.get(name, ()))
    choices = _choices(book, lang, question, name, parameter, values)
    called = say("listed", lang).join(filter(None, (_called(book, lang, parameter, each) for each in values)))
    example = _called(book, lang, parameter, parameter.example) or parameter.example
    return Field(name, parameter.label[lang], ", ".join(values), called, f"{say('example', lang)}{example}", choices)


def _called(book: Book, lang: str, parameter: Parameter, key: str) -> str:
    """Returns what the thing is called that a key (`ngaidp-2017`) names; nothing if it names none."""
    names = (book.names.get(f"{ID}{start}{key}", {}).get(lang) for start in (f"{parameter.type}/", ""))
    return next(filter(None, names), "")


def _choices(
    book: Book, lang: str, question: str, name: str, parameter: Parameter, values: Sequence[str]
) -> list[Choice]:
    if parameter.type == "boolean":
        return [
            Choice(each, say(words, lang), None, each in values) for each, words in (("true", "yes"), ("false", "no"))
        ]
    if not parameter.type.startswith("concept:"):
        return []
    scheme = parameter.type.removeprefix("concept:")
    start = f"{VOCAB}{scheme}/"
    counts = {iri: len(rows) for iri, rows in book.grouped(question, name).items()}
    concepts = book.concepts.get(scheme, [])
    found = [
        Choice(iri.removeprefix(start), book.name(iri, lang), counts.get(iri) if counts else None, _chosen(iri, values))
        for iri in concepts
        if not counts or counts.get(iri) or _chosen(iri, values)
    ]
    return sorted(found, key=lambda each: -(each.rows or 0))


def _chosen(iri: str, values: Sequence[str]) -> bool:
    return any(each in (iri, compact(iri), iri.rpartition("/")[2]) for each in values)


def _command(name: str, asked: Asked, lang: str) -> str:
    import shlex

    values = [f"-p {shlex.quote(f'{key}={each}')}" for key, several in asked.parameters.items() for each in several]
    return " ".join(["aikg", "query", name, *values, "--lang", lang])
