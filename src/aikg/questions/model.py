"""What the `#+` header of a stored query says."""

from __future__ import annotations

from typing import Any, NamedTuple

# A text in both languages: `text["zh"]`, `text["en"]`.
Bilingual = dict[str, str]


class Parameter(NamedTuple):
    """A parameter of a stored query.

    `type` is string, integer, decimal, boolean, from, to (the first or last day of a date), endpoint, a kind of thing
    (`document`) or a scheme of concepts (`concept:theme`). `example` and the items of `default` are what a user would
    type. `line` is the line of the file that declares it.
    """

    type: str
    label: Bilingual
    example: str
    default: list[str]
    line: int


class Header(NamedTuple):
    """The header of a stored query. What only some folders ask for is empty elsewhere.

    `severity` and `message` belong to quality queries, `source` and `edges` to rules; `competency` is the number of
    the competency question that the query answers.
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
        """The header as plain data, which JSON can hold."""
        return self._asdict() | {"parameters": {name: each._asdict() for name, each in self.parameters.items()}}


def read_header(data: dict[str, Any]) -> Header:
    """The header that `Header.data` gave as plain data.

    :raises TypeError: if the data are of another version of the header
    """
    parameters = {name: Parameter(**each) for name, each in data.get("parameters", {}).items()}
    return Header(**{**data, "parameters": parameters})
