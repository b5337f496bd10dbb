"""The content of a stored query's `#+` header."""

from __future__ import annotations

from typing import Any, NamedTuple

# A text in both languages: `text["zh"]`, `text["en"]`.
Bilingual = dict[str, str]


class Parameter(NamedTuple):
    """A parameter of a stored query.

    `type` is string, integer, decimal, boolean, from, to (the first or last day of a date), endpoint, a kind of thing
    (`document`) or a scheme of concepts (`concept:theme`). `example` and the items of `default` are written as a user
    would type them. `line` is the line of the file that declares the parameter. Two values of the parameter mean either
    of them, unless `pair` names another parameter: then they mean the pair, and the second is the value of that one.
    `chooses` says that a value only chooses rows of the whole answer: those with it in the column of the same name.
    `where` says so too of a parameter without a column: it is the pattern that the thing in another column must meet.
    """

    type: str
    label: Bilingual
    example: str
    default: list[str]
    line: int
    pair: str = ""
    chooses: bool = False
    where: str = ""


class View(NamedTuple):
    """How a question wants to be seen: the key `view` of its header.

    `picture` is a kind of picture (`aikg.questions.views.PICTURES`). `roles` says which variables of the answer stand
    for what in it. `title` is what it shows, and `counts` what is counted and what is not. `order` ranks the concepts
    of an answer in words from the strongest on. `absent` are the words for a place that has no row, if these are not
    'nothing known'. `line` is the line of the file where the view begins.
    """

    picture: str
    title: Bilingual
    counts: Bilingual
    roles: dict[str, list[str]]
    order: list[str] = []  # noqa: RUF012 (never changed)
    absent: Bilingual = {}  # noqa: RUF012
    line: int = 0


class Header(NamedTuple):
    """The header of a stored query.

    Only quality queries have `severity` and `message`, and only rules have `source` and `edges`; elsewhere these are
    empty. `competency` is the number of the competency question that the query answers, and `replaces` are earlier
    names, by which it still answers. `columns` are the columns from the most important on, for a table that has no room
    for all. `view` is None where the question names no picture. `kept` says that the answer without parameters is kept
    with a prepared store.
    """

    summary: Bilingual
    description: Bilingual = {}  # noqa: RUF012 (never changed)
    competency: int | None = None
    tags: list[str] = []  # noqa: RUF012
    replaces: list[str] = []  # noqa: RUF012
    parameters: dict[str, Parameter] = {}  # noqa: RUF012
    severity: str = ""
    message: Bilingual = {}  # noqa: RUF012
    source: str = ""
    edges: str = ""
    columns: list[str] = []  # noqa: RUF012
    view: View | None = None
    kept: bool = False

    def data(self) -> dict[str, Any]:
        """Returns the header as plain data for JSON."""
        parameters = {name: each._asdict() for name, each in self.parameters.items()}
        return self._asdict() | {"parameters": parameters, "view": self.view and self.view._asdict()}


def read_header(data: dict[str, Any]) -> Header:
    """Returns the header from the plain data that `Header.data` returned.

    :raises TypeError: if another version of the header wrote the data
    """
    parameters = {name: Parameter(**each) for name, each in data.get("parameters", {}).items()}
    view = View(**data["view"]) if data.get("view") else None
    return Header(**{**data, "parameters": parameters, "view": view})
