"""The list beside a tile map on a wide screen: divisions in their order, each with its bar or its answer in words."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from aikg.pictures.picture import BROAD, WIDTH
from aikg.pictures.svg import clip, rect, room, text
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# A list of more lines has two columns.
_LINES, _ROW, _THICK = 18, 22, 12
_LEFT, _GAP = WIDTH + 56, 28
# The part of a line that its name may take, and the room before a bar.
_NAME, _BEFORE = 0.45, 6


class Ranked(NamedTuple):
    """A division in the list: its name, its figure or the letter of its answer, that answer in words, its shade, and
    its number, by which bars are compared (None for words)."""

    name: str
    sign: str
    words: str
    shade: int
    number: Decimal | None


def ranks(entries: Sequence[Ranked]) -> tuple[list[str], float]:
    """Returns a line for each division, in one column or two, and their height."""
    columns = 1 if len(entries) <= _LINES else 2
    lines = -(-len(entries) // columns)
    wide = (BROAD - _LEFT - _GAP * (columns - 1)) / columns
    left = min(max((room(each.name, 12) for each in entries), default=0) + _BEFORE, _NAME * wide)
    right = max((room(each.sign, 12) for each in entries), default=0) + _BEFORE
    most = max((abs(each.number) for each in entries if each.number is not None), default=0) or 1
    drawn = []
    for place, each in enumerate(entries):
        x, y = _LEFT + (place // lines) * (wide + _GAP), (place % lines) * _ROW
        line = rect(x, y, wide, _ROW, "hit") + text(x, y + 15, clip(each.name, left - _BEFORE))
        if each.number is None:
            line += rect(x + left, y + 4, 20, 14, f"q{each.shade}")
            line += text(x + left + 10, y + 15, each.sign, f"x{each.shade} mid b")
            line += text(x + left + 26, y + 15, clip(each.words, wide - left - 26), "m")
        else:
            length = float(abs(each.number) / most) * (wide - left - right)
            line += rect(x + left, y + 5, max(length, 1) if each.number else 0, _THICK, "bar")
            line += text(x + wide, y + 15, each.sign, "ink end")
        drawn.append(line)
    return drawn, lines * _ROW
