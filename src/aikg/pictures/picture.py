"""What a picture is, and what its maker is given."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from aikg.pictures.reading import name, value
from aikg.pictures.svg import document, lines, text
from aikg.pictures.words import word
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from aikg.questions.model import View
    from aikg.sparql.results import Row

    # What a cell of a picture's table holds; None is 'nothing known'.
    Datum = str | int | Decimal | None

# The width of a picture in pixels, and the size of its smallest letters: readable on a phone of 375 pixels. Most are
# drawn wider where there is room.
WIDTH = 360
BROAD = 920
SIZE = 12
_TITLE = 13.5
# How much wider bold letters are.
_BOLD = 1.08


class Amount(NamedTuple):
    """One amount of a picture: what has it, how much (None: nothing known), and as people read it."""

    name: str
    value: Decimal | None
    words: str


@dataclass(frozen=True)
class Picture:
    """A picture with its data.

    `svg` is a whole SVG element, which stands alone or in a page. `title` says what it shows. `caption` says what is
    counted, what is not, from which release, and how to read the drawing; `counted` leaves the last out. `columns` and
    `rows` are the data as a table; None is 'nothing known'. `amounts` are those that can be drawn as plain bars; a
    timeline has none.
    """

    svg: str
    title: str
    caption: str
    counted: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Datum, ...], ...]
    amounts: tuple[Amount, ...] = ()


@dataclass(frozen=True)
class Task:
    """A picture to be made: the view of a question, the rows of its answer, and how the caller wants it.

    `part` is the name of the part of the answer that `rows` are, if the view parts it, and `parts` the number of parts.
    `broad` asks for a picture that fills a wide screen.
    """

    view: View
    rows: Sequence[Row]
    lang: str
    href: Callable[[str], str | None]
    release: str
    part: str = ""
    parts: int = 1
    broad: bool = False

    @property
    def width(self) -> int:
        """The width of the picture in pixels."""
        return BROAD if self.broad else WIDTH

    def one(self, role: str) -> str:
        """The variable of a role; an empty text if the view does not name it, which no row has."""
        return self.view.roles.get(role, [""])[0]

    def word(self, key: str, **values: object) -> str:
        """A word or sentence in the language of the picture."""
        return word(key, self.lang, **values)

    @property
    def title(self) -> str:
        """What the picture shows."""
        title = self.view.title[self.lang]
        return self.word("part", title=title, part=self.part) if self.part else title


def parted(task: Task, weight: Callable[[list[Row]], float] = len) -> Task:
    """The same task for one part of the answer: the one of greatest weight, the first of several such.

    :param weight: by default the number of rows
    """
    variables = task.view.roles.get("each", [])
    if not variables or not task.rows:
        return task
    parts: dict[tuple[object, ...], list[Row]] = {}
    for row in task.rows:
        parts.setdefault(tuple(value(row, each) for each in variables), []).append(row)
    rows = max(parts.values(), key=weight)
    named = [each for each in variables if each != task.one("unit")]  # The unit stands beside the figures.
    part = " · ".join(filter(None, (name(rows[0], each, task.lang) for each in named)))
    return replace(task, rows=rows, part=part, parts=len(parts))


def finished(
    task: Task,
    body: str,
    height: float,
    columns: Sequence[str],
    rows: Sequence[Sequence[Datum]],
    notes: Sequence[str] = (),
    amounts: Sequence[Amount] = (),
    key: Sequence[str] = (),
) -> Picture:
    """A picture of this body, with its title above and its release below.

    :param height: of the body, in pixels
    :param notes: what its maker says of the data
    :param key: what its maker says of the drawing
    """
    heads = lines(task.title, task.width, _TITLE * _BOLD)
    top = 18 * len(heads) + 6
    title = "".join(text(0, 14 + 18 * number, line, "t") for number, line in enumerate(heads))
    foot = text(0, top + height + 16, task.word("foot", release=task.release).strip(), "m")
    more = [task.word("parts", count=f"{task.parts:,}")] if task.parts > 1 else []
    space = "" if task.lang == "zh" else " "
    said = [*notes, *more, *([task.word("release", release=task.release)] if task.release else [])]
    counted = space.join([task.view.counts[task.lang], *said])
    caption = space.join([task.view.counts[task.lang], *key, *said])
    inside = f'{title}<g transform="translate(0 {top})">{body}</g>{foot}'
    svg = document(task.title, caption, task.lang, task.width, top + height + 22, inside)
    return Picture(svg, task.title, caption, counted, tuple(columns), tuple(map(tuple, rows)), tuple(amounts))
