"""The content of a stored query's `#+` header."""

from __future__ import annotations

from typing import Any, NamedTuple

# A text in both languages: `text["zh"]`, `text["en"]`.
Bilingual = dict[str, str]


class Parameter(NamedTuple):
    """A parameter of a stored query.

    `type` is string, integer, decimal, boolean, from, to (the first or last day of a date), endpoint, a kind of thing
    (`document`) or a scheme of concepts (`concept:theme`). `example` and the items of `default` are written as a user
    would type them. `line` is the line of the file that declares the parameter.
    """

    type: str
    label: Bilingual
    example: str
    default: list[str]
    line: int


class Header(NamedTuple):
    """The header of a stored query.

    Only quality queries have `severity` and `message`, and only rules have `source` and `edges`; elsewhere these are
    empty. `competency` is the number of the competency question that the query answers.
    """

    summary: Bilingual
    description: Bilingual = {}  # noqa: RUF012 (never changed)
    competency: int | None = None
    tags: list[str] = []  # noqa: RUF012
    parameters: dict[str, Parameter] = {}  # noqa: RUF012
    severity: str = ""
    message: Bilingual = {}  # noqa: RUF012
    source: str = ""
    edges: str = ""

    def data(self) -> dict[str, Any]:
        """Returns the header as plain data for JSON."""
        return self._asdict() | {"parameters": {name: each._asdict() for name, each in self.parameters.items()}}


def read_header(data: dict[str, Any]) -> Header:
    """Returns the header from the plain data that `Header.data` returned.

    :raises TypeError: if another version of the header wrote the data
    """
    parameters = {name: Parameter(**each) for name, each in data.get("parameters", {}).items()}
    return Header(**{**data, "parameters": parameters})
