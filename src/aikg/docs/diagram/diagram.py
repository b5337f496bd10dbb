"""Diagrams as what a template writes them from: boxes that lead to pages, and lines between them, all in place."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from aikg.docs.diagram.boxes import INDENT, PAD, ROW, Row
from aikg.docs.diagram.layout import place
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aikg.docs.diagram.boxes import Box, Edge, Tree

_MARGIN = 8.0
_HEAD = 7.0


class Line(NamedTuple):
    """A path in the syntax of SVG; `kind` is way, head (the point of an arrow) or open (an open triangle)."""

    path: str
    kind: str


class Frame(NamedTuple):
    """A box where it stands, and its rows of words: each with where it begins."""

    kind: str
    x: float
    y: float
    width: float
    height: float
    rows: list[tuple[float, float, Row]]


class Picture(NamedTuple):
    """A diagram with its size in pixels; lines and frames stand inside its margin."""

    name: str
    title: str
    width: float
    height: float
    margin: float
    lines: list[Line]
    frames: list[Frame]


def draw(
    name: str, title: str, trees: Sequence[Tree], edges: Sequence[Edge], layers: Mapping[int, int] | None = None
) -> Picture:
    """A diagram, laid out.

    :param name: an id of its own in the page
    :param title: what it shows, for those who do not see it
    :param layers: the column of each tree, where that is known
    """
    placed = place([tree.block() for tree in trees], [edge[:2] for edge in edges], layers)
    corners: dict[str, tuple[float, float]] = {}
    boxes: dict[str, Box] = {}
    for tree, (x, y) in zip(trees, placed.blocks, strict=True):
        for (box, depth, _), top in zip(tree.boxes, tree.tops(), strict=True):
            corners[box.key], boxes[box.key] = (x + depth * INDENT, y + top), box
    lines: list[Line] = []
    for edge, (points, turned) in zip(edges, placed.ways, strict=True):
        head, tail = (edge.target, edge.source) if turned else (edge.source, edge.target)
        if points[0][0] < points[-1][0]:
            points = [(corners[head][0] + boxes[head].width, points[0][1]), *points, (corners[tail][0], points[-1][1])]
        lines += _way(points, edge.arrow and not turned, edge.arrow and turned)
    for tree in trees:
        kinds = [*((box.key, above) for box, _, above in tree.boxes if above), *tree.besides]
        for key, above in kinds:
            lines += _branch(corners, boxes, key, above)
    frames = [_frame(box, *corners[key]) for key, box in boxes.items()]
    return Picture(name, title, placed.width + 2 * _MARGIN, placed.height + 2 * _MARGIN, _MARGIN, lines, frames)


def _frame(box: Box, x: float, y: float) -> Frame:
    tops = (y + PAD / 2 + number * ROW + ROW * 0.72 for number in range(len(box.rows)))
    rows = [(x + PAD, top, row) for top, row in zip(tops, box.rows, strict=True)]
    return Frame(box.kind, x, y, box.width, box.height, rows)


def _way(points: list[tuple[float, float]], end: bool, start: bool) -> Iterator[Line]:
    """A line through the points: straight along a column, curved between columns."""
    path = f"M{points[0][0]:g} {points[0][1]:g}"
    for (x, y), (to, at) in pairwise(points):
        if y == at:
            path += f"H{to:g}"
        elif x == to:
            path += f"C{x + 40:g} {y:g} {to + 40:g} {at:g} {to:g} {at:g}"
        else:
            middle = (x + to) / 2
            path += f"C{middle:g} {y:g} {middle:g} {at:g} {to:g} {at:g}"
    yield Line(path, "way")
    if end:
        yield _head(*points[-1], -1)
    if start:
        yield _head(*points[0], 1)


def _head(x: float, y: float, side: int) -> Line:
    back = x + side * _HEAD
    return Line(f"M{x:g} {y:g}L{back:g} {y - 4:g}L{back:g} {y + 4:g}Z", "head")


def _branch(
    corners: Mapping[str, tuple[float, float]], boxes: Mapping[str, Box], key: str, above: str
) -> Iterator[Line]:
    """The line from a box to the one above that it is a kind of, with an open triangle there."""
    x, y = corners[above][0] + 12, corners[above][1] + boxes[above].height
    to, at = corners[key][0], corners[key][1] + boxes[key].height / 2
    yield Line(f"M{x:g} {y + 9:g}V{at:g}H{to:g}", "way")
    yield Line(f"M{x:g} {y:g}L{x - 5:g} {y + 9:g}H{x + 5:g}Z", "open")
