"""The boxes of a diagram, how large their words make them, and trees of boxes as one block."""

from __future__ import annotations

from typing import NamedTuple

from aikg.docs.diagram.layout import Block

ROW, PAD, INDENT, TREE_GAP = 19.0, 9.0, 24.0, 12.0
_SIZE = 13.0


class Row(NamedTuple):
    """A line of words in a box, and the page that it leads to."""

    words: str
    href: str | None = None
    lang: str = ""


class Box(NamedTuple):
    """`key` is its own in the diagram; `kind` is class, property, other or focus, and says how it looks."""

    key: str
    kind: str
    rows: list[Row]

    @property
    def width(self) -> float:
        return round(max(_extent(row.words) for row in self.rows) + 2 * PAD, 1)

    @property
    def height(self) -> float:
        return len(self.rows) * ROW + PAD


class Edge(NamedTuple):
    """A line between two boxes of different blocks, with a point at its end if `arrow`."""

    source: str
    target: str
    arrow: bool


class Tree(NamedTuple):
    """Boxes that stay together: each with its depth, and the key of the box above that it points to, if any.

    `besides` are further pairs of a box and one above that it points to.
    """

    boxes: list[tuple[Box, int, str | None]]
    besides: tuple[tuple[str, str], ...] = ()

    def tops(self) -> list[float]:
        found, y = [], 0.0
        for box, _, _ in self.boxes:
            found.append(y)
            y += box.height + TREE_GAP
        return found

    def block(self) -> Block:
        """The tree as the layout sees it."""
        tops = self.tops()
        ports = {box.key: top + box.height / 2 for (box, _, _), top in zip(self.boxes, tops, strict=True)}
        width = max(box.width + depth * INDENT for box, depth, _ in self.boxes)
        return Block(width, tops[-1] + self.boxes[-1][0].height, ports)


def alone(box: Box) -> Tree:
    """A tree of one box."""
    return Tree([(box, 0, None)])


def _extent(words: str) -> float:
    """How wide words are at most, in the fonts that browsers have: a Chinese character is a square."""
    return sum(_SIZE if ord(each) > 0x2E7F else _SIZE * (0.9 if each in "mwMW…—" else 0.62) for each in words)
