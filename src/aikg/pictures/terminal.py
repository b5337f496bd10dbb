"""The amounts of a picture as bars of plain text, no wider than a terminal."""

from __future__ import annotations

from aikg.sparql.render import display_width, table, wrap
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from aikg.pictures.picture import Amount, Picture

# Parts of a block, from an eighth on.
_PARTS = " ▏▎▍▌▋▊▉"
_LEAST = 24
# The room that a bar has at least, where names are long.
_BAR = 24


def chart(picture: Picture, width: int) -> str:
    """The picture as text: its title, a bar for each amount, and what is counted.

    A picture without amounts, such as a timeline, is written as its table.

    :param width: the greatest width of a line in columns
    """
    width = max(width, _LEAST)
    body = _bars(picture.amounts, width) if picture.amounts else _table(picture, width)
    return "\n".join([*wrap(picture.title, width), "", *body, "", *wrap(picture.counted, width), ""])


def _bars(amounts: tuple[Amount, ...], width: int) -> list[str]:
    right = min(max(_width(each.words) for each in amounts), width // 2)
    left = min(max(_width(each.name) for each in amounts), max(width // 3, width - right - _BAR))
    room = width - left - right - 2
    most = max((abs(each.value) for each in amounts if each.value is not None), default=0)
    lines = []
    for each in amounts:
        bar = "" if each.value is None or not most else _bar(abs(each.value) / most, room)
        words = _cut(each.words, right)
        lines.append(f"{_padded(_cut(each.name, left), left)} {_padded(bar, room)} {_padded(words, right, left=False)}")
    return lines


def _bar(part: Decimal, room: int) -> str:
    eighths = max(round(part * room * 8), 1 if part else 0)
    return "█" * (eighths // 8) + (_PARTS[eighths % 8] if eighths % 8 else "")


def _table(picture: Picture, width: int) -> list[str]:
    rows = [["" if cell is None else str(cell) for cell in row] for row in picture.rows]
    return table(picture.columns, rows, width).splitlines()


def _cut(words: str, width: int) -> str:
    if _width(words) <= width:
        return words
    while words and _width(words) > width - 1:
        words = words[:-1]
    return words + "…"


def _padded(words: str, width: int, left: bool = True) -> str:
    space = " " * (width - _width(words))
    return words + space if left else space + words


def _width(words: str) -> int:
    """The columns of a text behind a space: a combining mark without a letter takes one there, none at the start."""
    return display_width(f" {words}") - 1
