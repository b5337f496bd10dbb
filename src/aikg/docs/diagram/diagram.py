"""Diagrams as inline SVG: boxes that lead to pages, lines between them, and no script."""

from __future__ import annotations

from itertools import pairwise

from aikg.docs.diagram.boxes import INDENT, PAD, ROW
from aikg.docs.diagram.layout import place
from aikg.docs.markup import Html, element, joined
from aikg.types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aikg.docs.diagram.boxes import Box, Edge, Tree

_MARGIN = 8.0
_HEAD = 7.0


def draw(
    name: str, title: str, trees: Sequence[Tree], edges: Sequence[Edge], layers: Mapping[int, int] | None = None
) -> Html:
    """A diagram as an `svg` element in a frame that scrolls where the page is narrow.

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
    parts = []
    for edge, (points, turned) in zip(edges, placed.ways, strict=True):
        head, tail = (edge.target, edge.source) if turned else (edge.source, edge.target)
        if points[0][0] < points[-1][0]:
            points = [(corners[head][0] + boxes[head].width, points[0][1]), *points, (corners[tail][0], points[-1][1])]
        parts.append(_way(points, edge.arrow and not turned, edge.arrow and turned))
    for tree in trees:
        kinds = [*((box.key, above) for box, _, above in tree.boxes if above), *tree.besides]
        parts += [_branch(corners, boxes, key, above) for key, above in kinds]
    parts += [_box(box, *corners[key]) for key, box in boxes.items()]
    width, height = placed.width + 2 * _MARGIN, placed.height + 2 * _MARGIN
    svg = element(
        "svg",
        element("title", title, id=f"{name}-title"),
        element("g", *parts, transform=f"translate({_MARGIN:g} {_MARGIN:g})"),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:g} {height:g}",
        width=f"{width:g}",
        height=f"{height:g}",
        role="group",
        aria_labelledby=f"{name}-title",
    )
    return element("div", svg, class_="diagram", tabindex="0", role="region", aria_label=title)


def _box(box: Box, x: float, y: float) -> Html:
    frame = element(
        "rect",
        **{"class": box.kind, "x": f"{x:g}", "y": f"{y:g}", "width": f"{box.width:g}", "height": f"{box.height:g}"},
        rx="5",
    )
    lines = []
    for number, row in enumerate(box.rows):
        at = y + PAD / 2 + number * ROW + ROW * 0.72
        words = element("text", row.words, x=f"{x + PAD:g}", y=f"{at:g}", lang=row.lang or None)
        lines.append(element("a", words, href=row.href) if row.href else words)
    return joined(frame, *lines)


def _way(points: list[tuple[float, float]], end: bool, start: bool) -> Html:
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
    heads = [_head(*points[-1], -1) if end else None, _head(*points[0], 1) if start else None]
    return joined(element("path", d=path, class_="way"), *heads)


def _head(x: float, y: float, side: int) -> Html:
    back = x + side * _HEAD
    return element("path", d=f"M{x:g} {y:g}L{back:g} {y - 4:g}L{back:g} {y + 4:g}Z", class_="head")


def _branch(corners: Mapping[str, tuple[float, float]], boxes: Mapping[str, Box], key: str, above: str) -> Html:
    """The line from a box to the one above that it is a kind of, with an open triangle there."""
    x, y = corners[above][0] + 12, corners[above][1] + boxes[above].height
    to, at = corners[key][0], corners[key][1] + boxes[key].height / 2
    line = element("path", d=f"M{x:g} {y + 9:g}V{at:g}H{to:g}", class_="way")
    return joined(line, element("path", d=f"M{x:g} {y:g}L{x - 5:g} {y + 9:g}H{x + 5:g}Z", class_="open"))
