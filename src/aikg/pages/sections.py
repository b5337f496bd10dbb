"""What a page shows of a thing by stored questions: for each kind of thing, the questions and their columns."""

from __future__ import annotations

from typing import NamedTuple

from aikg.namespaces import compact
from aikg.pages.address import path_of
from aikg.pages.figure import Figure, figure, picture_files
from aikg.pages.question import title
from aikg.pages.table import Table, table
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aikg.pages.address import Where
    from aikg.pages.book import Book
    from aikg.questions.stored import StoredQuery
    from aikg.sparql.results import Result

# More rows stand on the page of the question.
MOST_ROWS = 10


class Section(NamedTuple):
    """A part of a page.

    `heading` is a key of the words, `column` the column of the question that holds the thing, `columns` those to show,
    `parameter` the one that asks for the thing alone, `proof` the relation of each row that rules derive. Rows are
    `drawn` as the question wants to be seen; a section without columns is a picture alone.
    """

    heading: str
    question: str
    column: str
    columns: tuple[str, ...]
    parameter: str = ""
    proof: tuple[str, str, str] | None = None
    drawn: bool = False


class Part(NamedTuple):
    """A section that has rows: the title of its question, its table, how many rows there are in all, where all of them
    stand if not here, how many things the first column names, and its picture if it has one.
    """

    section: Section
    title: str
    table: Table
    total: int
    all: str | None
    things: int
    figure: Figure | None


_ALIGNS = ("document", "alignsWith", "directive")
_COVERAGE = ("documents", "local_documents", "divisions", "of_divisions", "newest", "looks", "in_vain")
_PLACE = (
    Section(
        "carries_out",
        "city-alignment",
        "place",
        ("directive", "kind", "document", "issued", "days_after", "source"),
        "place",
        _ALIGNS,
    ),
    Section("documents", "documents", "place", ("document", "number", "kind", "issued", "status", "source"), "place"),
    Section("targets", "targets", "place", ("target", "value", "deadline", "adoption", "document", "source"), "place"),
    Section("instruments", "instruments", "place", ("instrument", "type", "cap", "document", "source"), "place"),
    Section("sites", "clusters", "location", ("site", "kind", "lead", "source"), "location"),
    Section("relations", "coopetition", "place", ("other", "relation", "ground", "thing", "source"), "place"),
    Section("relations", "coopetition", "other", ("place", "relation", "ground", "thing", "source"), "place"),
    Section("designations", "designations", "thing", ("status", "by", "document", "on", "source")),
    Section("gaps", "implementation-gaps", "place", ("directive", "found", "document", "issued"), "place"),
    Section(
        "themes",
        "theme-profile",
        "place",
        ("theme", "documents", "of", "share", "share_low", "share_high"),
        "",
        None,
        True,
    ),
    Section("statistics", "statistics", "place", ("statement", "value", "period", "source")),
    Section("coverage", "province-coverage", "place", _COVERAGE, "place"),
    Section("initiatives", "south-south", "with", ("initiative", "kind", "modality", "announced", "source")),
)
_DOCUMENT = (
    Section(
        "today", "in-force", "document", ("answer", "ground", "effective", "until", "ended", "ended_by", "checked")
    ),
    Section(
        "carries_out",
        "city-alignment",
        "document",
        ("directive", "kind", "place", "days_after", "through", "source"),
        "",
        _ALIGNS,
    ),
    Section(
        "followed_by",
        "city-alignment",
        "directive",
        ("place", "kind", "document", "issued", "days_after", "source"),
        "directive",
        _ALIGNS,
    ),
    Section(
        *("diffusion", "policy-diffusion", "directive", ("place", "curve", "document", "issued", "days"), "directive"),
        drawn=True,
    ),
    Section(
        *("gaps", "implementation-gaps", "directive", ("place", "found", "document", "issued"), "directive"), drawn=True
    ),
    Section("targets", "targets", "document", ("target", "place", "value", "deadline", "variable", "source")),
    Section("instruments", "instruments", "document", ("instrument", "type", "cap", "source")),
    Section("designations", "designations", "document", ("thing", "status", "on", "source")),
    Section("succession", "succession", "newer", ("relation", "older", "older_issued", "older_status", "source")),
    Section("succession", "succession", "older", ("relation", "newer", "newer_issued", "newer_status", "source")),
)
_VARIABLE = (
    Section("map", "target-map", "variable", (), "variable", drawn=True),
    Section(
        "targets", "targets", "variable", ("place", "value", "deadline", "target", "adoption", "document", "source")
    ),
    Section(
        "cascade",
        "target-cascade",
        "variable",
        ("year", "national", "national_value", "province", "value", "against", "document", "source"),
        drawn=True,
    ),
    Section(
        "progress", "target-progress", "variable", ("place", "value", "deadline", "observed", "period", "standing")
    ),
)
# A concept: a topic has its targets, a type of instrument or of site its members.
_CONCEPT = (
    Section(
        "targets", "targets", "indicator", ("target", "place", "value", "deadline", "variable", "source"), "indicator"
    ),
    Section("instruments", "instruments", "type", ("instrument", "place", "cap", "document", "source"), "type"),
    Section("sites", "clusters", "kind", ("site", "location", "lead", "source"), "kind"),
)
SECTIONS: dict[str, tuple[Section, ...]] = {
    "vocab": _CONCEPT,
    "place": _PLACE,
    "document": _DOCUMENT,
    "variable": _VARIABLE,
    "site": (
        Section("designations", "designations", "thing", ("status", "by", "document", "on", "source")),
        Section("sites", "compute-map", "item", ("kind", "location", "year", "value", "lead", "status", "source")),
    ),
    "initiative": (
        Section("initiatives", "south-south", "initiative", ("with", "modality", "from", "announced", "source")),
    ),
    "body": (
        Section("issued", "joint-issuance", "body", ("document", "position", "leading", "bodies", "source"), "body"),
        Section("designations", "designations", "by", ("status", "thing", "document", "on", "source")),
    ),
    "programme": (
        Section("followed_by", "programmes", "programme", ("place", "document", "level", "draft", "issued", "source")),
    ),
    "target": (
        Section("progress", "target-progress", "target", ("observed", "period", "standing", "needed", "source")),
        Section(
            "cascade", "target-cascade", "national", ("province", "target", "value", "against", "document", "source")
        ),
    ),
}


def parts(book: Book, where: Where, kind: str, iri: str) -> Iterator[Part]:
    """Returns the sections of a thing that have rows.

    :param kind: the kind of thing, as in its IRI (`document`)
    """
    for section in SECTIONS.get(kind, ()):
        found = book.where(section.question, section.column, iri)
        if len(found):
            stored = book.question(section.question)
            assert stored is not None  # It has rows.
            files = picture_files(where, picture_name(iri, section.question))
            drawn = figure(book, where, stored, found, files) if section.drawn else None
            rows = table(book, where, found[:MOST_ROWS], section.columns, section.proof)
            all_of_them = rows_path(iri, section) if section.columns and len(found) > MOST_ROWS else None
            number = _distinct(found, section)
            yield Part(section, title(stored, where.lang), rows, len(found), all_of_them, number, drawn)


def rows_path(iri: str, section: Section, number: int = 1) -> str:
    """Returns the path of a page of the rows of a section of a thing, below its language."""
    start = f"rows/{(path_of(iri) or '').removesuffix('html')}{section.question}.{section.column}"
    return f"{start}.html" if number == 1 else f"{start}.{number}.html"


def picture_name(iri: str, question: str) -> str:
    """Returns what the files of a picture on the page of a thing are called: `place/shenzhen.theme-profile`."""
    return f"{compact(iri)}.{question}"


def drawn_rows(book: Book, iri: str) -> Iterator[tuple[StoredQuery, Result]]:
    """Returns the questions that are drawn on the page of a thing, each with the rows of the thing."""
    for section in SECTIONS.get(compact(iri).partition("/")[0], ()):
        stored = book.question(section.question) if section.drawn else None
        if stored is not None:
            yield stored, book.where(section.question, section.column, iri)


def _distinct(found: Result, section: Section) -> int:
    first = section.columns[0] if section.columns else section.column
    place = found.columns.index(first) if first in found.columns else 0
    return len({row[place] for row in found.terms})
